package reports

import (
	"testing"

	"nines/sla"
)

func TestTheFeeInTheArithmeticIsTheContractsOwnWithEveryStep(t *testing.T) {
	fee := func(months int, unit sla.FeeUnit) sla.Fee {
		return sla.Fee{Money: sla.Money{Minor: 18224, Currency: "EUR"}, Months: months, Unit: unit}
	}
	month := sla.Period{Months: 1}
	for _, c := range []struct {
		result sla.Result
		steps  string
		short  string
	}{
		{sla.Result{Fee: fee(1, sla.PerContract), Period: month, FeeMinor: 18224, Currency: "EUR"}, "182.24 EUR", "182.24 EUR"},
		{sla.Result{Fee: fee(1, sla.PerContract), Period: month, FeeMinor: 10005, Currency: "EUR", FeePartMS: 409 * sla.Hour, FeeWholeMS: 745 * sla.Hour},
			"182.24 EUR × 409 h ÷ 745 h", "about 100.05 EUR"},
		{sla.Result{Fee: fee(3, sla.PerSeat), Period: month, Seats: 1200, FeeMinor: 7289600, Currency: "EUR"},
			"182.24 EUR × 1,200 seats × 1 month ÷ 3 months", "72,896.00 EUR"},
		{sla.Result{Fee: fee(1, sla.PerSeat), Period: month, Seats: 2, FeeMinor: 36448, Currency: "EUR"}, "182.24 EUR × 2 seats", "364.48 EUR"},
	} {
		if steps, short := feeSteps(c.result), feeInShort(c.result); steps != c.steps || short != c.short {
			t.Errorf("got %q and %q, wanted %q and %q", steps, short, c.steps, c.short)
		}
	}
}
