package ingest

import "nines/sla"

// creditNotesKind: a row is a credit that was issued.
func creditNotesKind() kind[sla.CreditNote] {
	columns := []column[sla.CreditNote]{
		idColumn("cn-31", "the credit note", func(c *sla.CreditNote) *string { return &c.ID }, "credit note", "credit note number", "document number", "num"),
	}
	columns = append(columns, whomColumns(
		func(c *sla.CreditNote) *string { return &c.Customer }, func(c *sla.CreditNote) *string { return &c.Tenant },
		func(c *sla.CreditNote) *string { return &c.Service }, func(c *sla.CreditNote) *string { return &c.Period })...)
	columns = append(columns, []column[sla.CreditNote]{
		{Column{Name: "amount", Type: Amount, Required: true, Example: "2500.00", Meaning: "what was credited, before tax, without a sign",
			Synonyms: []string{"total", "net", "credit", "credit amount", "net amount"}},
			func(r *row, text string, _ *sla.CreditNote) { r.amount = text }},
		{Column{Name: "currency", Type: Currency, Required: true, Example: "USD", Meaning: "of the amount", Synonyms: []string{"currency code", "currency iso code"}},
			func(r *row, text string, _ *sla.CreditNote) { r.code = text }},
		{Column{Name: "issued", Type: DayOr, Required: true, Example: "2011-06-15", Meaning: "when it was issued",
			Synonyms: []string{"issued at", "issued on", "date", "issue date", "created"}},
			func(r *row, text string, c *sla.CreditNote) { c.Issued = r.first(r.dayOrInstant(text)) }},
		{Column{Name: "reason", Type: Text, Example: "SLA 2011-05", Meaning: "what the note says", Synonyms: []string{"memo", "note", "description", "reference"}},
			func(_ *row, text string, c *sla.CreditNote) { c.Reason = text }},
		zoneColumn[sla.CreditNote](),
	}...)
	return kind[sla.CreditNote]{name: "credit_notes", meaning: "what was issued", row: "a credit note", columns: columns,
		fresh:  func(r *row, c *sla.CreditNote) { c.Source, c.Place = r.file.intake.Source, r.place() },
		finish: func(r *row, c *sla.CreditNote) { c.Amount = r.money("amount", r.amount, r.code) }}
}
