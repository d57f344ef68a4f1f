package sla_test

import (
	"testing"

	"nines/sla"
)

func TestRule22_ARateConvertsExactlyAndRoundsOnce(t *testing.T) {
	for _, c := range []struct {
		amount sla.Money
		quote  string
		rate   string
		want   int64
	}{
		{sla.Money{Minor: 1_787_025, Currency: "JPY"}, "USD", "0.0123", 2_198_041}, // 21,980.4075
		{sla.Money{Minor: 3_718_651, Currency: "CAD"}, "USD", "1.0321", 3_838_020}, // 38,380.19697…
		{sla.Money{Minor: 100, Currency: "USD"}, "KWD", "0.2775", 278},             // 0.2775 of 1.000
		{sla.Money{Minor: 5, Currency: "USD"}, "JPY", "90", 5},                     // 4.5, half up
		{sla.Money{Minor: 0, Currency: "EUR"}, "USD", "1.4", 0},
	} {
		got, err := sla.Rate{Base: c.amount.Currency, Quote: c.quote, Rate: c.rate}.Of(c.amount)
		if want := (sla.Money{Minor: c.want, Currency: c.quote}); err != nil || got != want {
			t.Errorf("%v at %s: %v, %v; wanted %v", c.amount, c.rate, got, err, want)
		}
	}
	if _, err := (sla.Rate{Base: "EUR", Quote: "USD", Rate: "1.4"}).Of(sla.Money{Minor: 1, Currency: "GBP"}); err == nil {
		t.Error("a rate of EUR converted GBP")
	}
}
