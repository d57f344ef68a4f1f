package ingest

import (
	"strings"
	"time"

	"nines/sla"
)

// ratesKind: a row is what one unit of a currency was worth on a day.
func ratesKind() kind[sla.Rate] {
	return kind[sla.Rate]{name: "rates", meaning: "what currencies were worth", row: "a rate of a day",
		columns: []column[sla.Rate]{
			{Column{Name: "day", Type: Day, Required: true, Example: "2011-05-31", Meaning: "the day of the rate", Synonyms: []string{"date"}},
				func(r *row, text string, rate *sla.Rate) {
					r.zone, r.zoneName = time.UTC, "UTC"
					rate.Day = r.dayOrInstant(text).first
				}},
			{Column{Name: "base", Type: Currency, Required: true, Example: "EUR", Meaning: "the currency of which one unit is meant", Synonyms: []string{"from", "from currency", "base currency"}},
				func(r *row, text string, rate *sla.Rate) { rate.Base = r.currency(text) }},
			{Column{Name: "quote", Type: Currency, Required: true, Example: "USD", Meaning: "the currency in which it is worth rate", Synonyms: []string{"to", "to currency", "quote currency", "currency"}},
				func(r *row, text string, rate *sla.Rate) { rate.Quote = r.currency(text) }},
			{Column{Name: "rate", Type: Decimal, Unit: "quote for one base", Required: true, Example: "1.4385", Meaning: "the rate; up to 12 decimals", Synonyms: []string{"value", "price", "exchange rate"}},
				func(r *row, text string, rate *sla.Rate) {
					if rate.Rate = r.decimalText(text); r.number(text, 12) <= 0 && !r.bad {
						r.refuse("rate", text, text+" is not above 0", "")
					}
				}},
			{Column{Name: "source", Type: Text, Default: "the file's source", Example: "ECB", Meaning: "who published it", Synonyms: []string{"published by"}},
				func(_ *row, text string, rate *sla.Rate) { rate.Source = text }},
		},
		fresh: func(r *row, rate *sla.Rate) { rate.Source, rate.Place = r.file.intake.Source, r.place() }}
}

// currency reads a code.
func (r *row) currency(text string) string {
	code := strings.ToUpper(text)
	if _, err := sla.MinorDigits(code); err != nil {
		r.refuse(r.column, text, err.Error(), "codes look like USD, EUR, JPY")
	}
	return code
}
