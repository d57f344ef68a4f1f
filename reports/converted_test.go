package reports

import (
	"testing"
	"time"

	"nines/sla"
)

func TestRule22_CurrenciesAreAddedOnlyAtRatesThatAreShown(t *testing.T) {
	m := &month{MonthInfo: sla.MonthInfo{Month: sla.MonthOf(2011, 5)}, zone: time.UTC, payouts: []sla.PayoutTotal{
		{Month: sla.MonthOf(2011, 5), Currency: "USD", Contracts: 9, CreditMinor: 10_000, DueMinor: 10_000},
		{Month: sla.MonthOf(2011, 5), Currency: "JPY", Contracts: 2, CreditMinor: 1_001, DueMinor: 1_001},
		{Month: sla.MonthOf(2011, 5), Currency: "KWD", Contracts: 1, CreditMinor: 1_500},
	}}
	m.payouts[2].IssuedMinor = 1_500
	if len(m.convertedTable().Rows) != 0 {
		t.Error("currencies are converted without a rate")
	}
	day := sla.StartOfDay(2011, 5, 31, time.UTC)
	m.rates = []sla.Rate{{Source: "bank", Base: "JPY", Quote: "USD", Day: day, Rate: "0.0123"}}
	got := m.convertedTable()
	if texts := rowTexts(got.Rows[1]); texts != "JPY|0.0123|31 May 2011 (bank)|1,001|12.31|1,001|12.31" {
		t.Error(texts)
	}
	if texts := rowTexts(got.Rows[2]); texts != "KWD|none||1.500|–|–|–" || len(got.Foot) != 0 {
		t.Error(texts, got.Foot)
	}
	m.rates = append(m.rates, sla.Rate{Source: "bank", Base: "KWD", Quote: "USD", Day: day, Rate: "3.6"})
	if texts := rowTexts(m.convertedTable().Foot[0]); texts != "Together||||117.71||112.31" {
		t.Error(texts)
	}
}

func TestTheDigestOfPaymentsMovesWithRatesAndNotWithTheirFiles(t *testing.T) {
	digest := func(rate, file string) string {
		m := &month{rates: []sla.Rate{{Source: "bank", Base: "JPY", Quote: "USD", Rate: rate, Place: sla.Place{File: file, Line: 2}}}}
		return m.paymentsDigest()
	}
	if digest("0.0123", "rates.csv") != digest("0.0123", "archive/rates.csv") || digest("0.0123", "rates.csv") == digest("0.0124", "rates.csv") {
		t.Error("the digest looks at something else than the rates")
	}
}

func rowTexts(r Row) (out string) {
	for n, c := range r.Cells {
		if n > 0 {
			out += "|"
		}
		out += c.Text
		if c.Sub != "" {
			out += " (" + c.Sub + ")"
		}
	}
	return out
}
