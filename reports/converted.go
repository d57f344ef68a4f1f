package reports

import (
	"cmp"
	"slices"
	"time"

	"nines/sla"
)

// quote is the currency into which most of the month's currencies can be
// converted, by the rates that were loaded; "" where none can be.
func (m *month) quote(totals []sla.PayoutTotal) string {
	count := map[string]int{}
	for _, t := range totals {
		for _, r := range m.rates {
			if r.Base == t.Currency {
				count[r.Quote]++
			}
		}
	}
	best := ""
	for _, t := range totals { // in the order of most contracts
		if count[t.Currency] > count[best] {
			best = t.Currency
		}
	}
	return best
}

// rateOf is the rate from a currency to another; one to itself is 1.
func (m *month) rateOf(base, quote string) (sla.Rate, bool) {
	if base == quote {
		return sla.Rate{Base: base, Quote: quote, Rate: "1"}, true
	}
	n := slices.IndexFunc(m.rates, func(r sla.Rate) bool { return r.Base == base && r.Quote == quote })
	if n < 0 {
		return sla.Rate{}, false
	}
	return m.rates[n], true
}

// convertedTable is what the month's credits come to in one currency, each
// amount with its rate: rule 22. It is empty where no rates are loaded.
func (m *month) convertedTable() Table {
	totals := withMoney(m.totalsOf(m.Month))
	quote := m.quote(totals)
	if quote == "" {
		return Table{}
	}
	t := Table{ID: "converted", Caption: "The same in " + quote, Columns: []Column{{Label: "Currency"}, {Label: "Rate", Unit: quote + " for one", Number: true}, {Label: "Rate of"},
		{Label: "Credits", Number: true}, {Label: "in " + quote, Number: true}, {Label: "Owed", Number: true}, {Label: "in " + quote, Number: true}},
		Note: "By the last rate up to the end of the month; each amount is rounded once, halves up. What is owed is owed in its own currency."}
	var credits, due int64
	complete := true
	for _, p := range totals {
		rate, ok := m.rateOf(p.Currency, quote)
		credit, tooLarge := rate.Of(sla.Money{Minor: p.CreditMinor, Currency: p.Currency})
		open, openTooLarge := rate.Of(sla.Money{Minor: owed(p), Currency: p.Currency})
		if !ok || tooLarge != nil || openTooLarge != nil {
			complete = false
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: p.Currency}, {Text: "none", Tone: Quiet}, {}, amountCell(p.CreditMinor, p.Currency), {Text: dash}, amountCell(owed(p), p.Currency), {Text: dash}}})
			continue
		}
		credits, due = credits+credit.Minor, due+open.Minor
		when := Cell{Text: dash, Tone: Quiet}
		if p.Currency != quote {
			when = Cell{Text: dayBrief(rate.Day, time.UTC), Sub: cmp.Or(rate.Source, rate.File)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: p.Currency}, {Text: rate.Rate}, when, amountCell(p.CreditMinor, p.Currency), amountCell(credit.Minor, quote),
			amountCell(owed(p), p.Currency), amountCell(open.Minor, quote)}})
	}
	if complete {
		t.Foot = []Row{{Cells: []Cell{{Text: "Together"}, {}, {}, {}, {Text: decimalText(credits, quote)}, {}, {Text: decimalText(due, quote)}}}}
	} else {
		t.Note += " For a currency without a rate there is no sum."
	}
	return t
}
