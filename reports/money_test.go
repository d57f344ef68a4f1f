package reports

import (
	"strings"
	"testing"

	"nines/sla"
)

func TestWhatIsOwedInFullIsSaidInAWord(t *testing.T) {
	_, m := world(t, sla.MonthOf(2011, 5))
	all := []sla.PayoutTotal{{Month: m.Month, Currency: "USD", Contracts: 9, CreditMinor: 500, DueMinor: 500}, {Month: m.Month, Currency: "EUR", CreditMinor: 300, ClaimableMinor: 300}}
	for says, lapsed := range map[string]int64{"3.00 EUR; we owe all of it. ": 0, "3.00 EUR; of these we owe 2.00 EUR. ": 100, "3.00 EUR; of these nothing is owed any more. ": 300} {
		m.payouts = append([]sla.PayoutTotal(nil), all...)
		m.payouts[1].ClaimableMinor, m.payouts[1].LapsedMinor = 300-lapsed, lapsed
		if text := m.underHeadline().String(); !strings.Contains(text, "In other currencies the credits come to "+says) {
			t.Errorf("%d lapsed: %s", lapsed, text)
		}
	}
	m.payouts = all
	if f := m.creditFigure(); f.Under != "5.00 USD; we still owe all of it; beside it credits of 3.00 EUR" {
		t.Error(f.Under)
	}
	for _, currency := range []string{"GBP", "JPY", "NZD"} {
		m.payouts = append(m.payouts, sla.PayoutTotal{Month: m.Month, Currency: currency, CreditMinor: 100, LapsedMinor: 100})
	}
	if f := m.creditFigure(); f.Under != "5.00 USD; we still owe all of it; 4 other currencies in the table of the year" {
		t.Error(f.Under)
	}
}
