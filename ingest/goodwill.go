package ingest

import "nines/sla"

// goodwillKind: a row is what was paid outside the contract.
func goodwillKind() kind[sla.Goodwill] {
	columns := []column[sla.Goodwill]{
		idColumn("gw-5", "the payment", func(g *sla.Goodwill) *string { return &g.ID }, "goodwill", "goodwill id", "document number"),
	}
	columns = append(columns, whomColumns(
		func(g *sla.Goodwill) *string { return &g.Customer }, func(g *sla.Goodwill) *string { return &g.Tenant },
		func(g *sla.Goodwill) *string { return &g.Service }, func(g *sla.Goodwill) *string { return &g.Period })...)
	columns = append(columns, []column[sla.Goodwill]{
		{Column{Name: "amount", Type: Amount, Required: true, Example: "500.00", Meaning: "what was paid, before tax, without a sign",
			Synonyms: []string{"total", "net amount"}},
			func(r *row, text string, _ *sla.Goodwill) { r.amount = text }},
		{Column{Name: "currency", Type: Currency, Required: true, Example: "USD", Meaning: "of the amount", Synonyms: []string{"currency code", "currency iso code"}},
			func(r *row, text string, _ *sla.Goodwill) { r.code = text }},
		{Column{Name: "granted", Type: DayOr, Required: true, Example: "2011-06-20", Meaning: "when it was granted",
			Synonyms: []string{"granted at", "granted on", "date", "approved at", "approved on"}},
			func(r *row, text string, g *sla.Goodwill) { g.Granted = r.first(r.dayOrInstant(text)) }},
		{Column{Name: "reason", Type: Text, Required: true, Example: "long-standing customer", Meaning: "why", Synonyms: []string{"memo", "note", "description"}},
			func(_ *row, text string, g *sla.Goodwill) { g.Reason = text }},
		{Column{Name: "approver", Type: Text, Required: true, Example: "Dana Ruiz", Meaning: "who approved it", Synonyms: []string{"approved by", "granted by"}},
			func(_ *row, text string, g *sla.Goodwill) { g.Approver = text }},
		zoneColumn[sla.Goodwill](),
	}...)
	return kind[sla.Goodwill]{name: "goodwill", meaning: "what was paid outside the contract, beside every credit", row: "a payment", columns: columns,
		fresh:  func(r *row, g *sla.Goodwill) { g.Source, g.Place = r.file.intake.Source, r.place() },
		finish: func(r *row, g *sla.Goodwill) { g.Amount = r.money("amount", r.amount, r.code) }}
}
