package ingest

import "nines/sla"

// whomColumns say which contracts a claim or a credit note is about.
func whomColumns[T any](customer, tenant, service, period func(*T) *string) []column[T] {
	return []column[T]{
		{Column{Name: "customer", Type: Text, Required: true, Example: "alpine-bank", Meaning: "the customer's id",
			Synonyms: []string{"customer id", "account id", "account", "account number"}},
			func(_ *row, text string, t *T) { *customer(t) = text }},
		{Column{Name: "tenant", Type: Text, Default: "all", Example: "alpine-eu", Meaning: "the tenant, where it is about one", Synonyms: []string{"tenant id"}},
			func(_ *row, text string, t *T) { *tenant(t) = tenantOrAll(text) }},
		{Column{Name: "service", Type: Text, Default: "all", Example: "payments-api", Meaning: "the service, where it is about one", Synonyms: []string{"service id", "product"}},
			func(_ *row, text string, t *T) { *service(t) = tenantOrAll(text) }},
		{Column{Name: "period", Type: Period, Required: true, Example: "2011-05", Meaning: "the month, quarter or year it is about, or the first and the last day of another period", Synonyms: []string{"month", "quarter", "billing period"}},
			func(r *row, text string, t *T) { *period(t) = r.period(text) }},
	}
}

// claimsKind: a row is a customer's request for a credit.
func claimsKind() kind[sla.Claim] {
	columns := []column[sla.Claim]{
		idColumn("c-9", "the claim", func(c *sla.Claim) *string { return &c.ID }, "claim", "claim id", "case number", "ticket"),
	}
	columns = append(columns, whomColumns(
		func(c *sla.Claim) *string { return &c.Customer }, func(c *sla.Claim) *string { return &c.Tenant },
		func(c *sla.Claim) *string { return &c.Service }, func(c *sla.Claim) *string { return &c.Period })...)
	columns = append(columns, []column[sla.Claim]{
		{Column{Name: "claimed", Type: DayOr, Required: true, Example: "2011-06-03", Meaning: "when the customer asked",
			Synonyms: []string{"claimed at", "claimed on", "date", "created", "received"}},
			func(r *row, text string, c *sla.Claim) { c.Claimed = r.first(r.dayOrInstant(text)) }},
		claimMoment("noticed", "when the provider was first told of the outage", func(c *sla.Claim) *sla.Instant { return &c.Noticed }, "noticed at", "notified", "notified at", "reported at"),
		claimMoment("ticket_opened", "when a ticket was opened about it", func(c *sla.Claim) *sla.Instant { return &c.TicketOpened }, "ticket opened at", "case opened", "opened at"),
		{Column{Name: "reason", Type: Text, Example: "mail was down", Meaning: "what the customer said", Synonyms: []string{"note", "description", "memo"}},
			func(_ *row, text string, c *sla.Claim) { c.Reason = text }},
		zoneColumn[sla.Claim](),
	}...)
	return kind[sla.Claim]{name: "claims", meaning: "what customers asked for", row: "a request for a credit", columns: columns,
		fresh: func(r *row, c *sla.Claim) {
			c.Source, c.Place = r.file.intake.Source, r.place()
			c.Noticed, c.TicketOpened = sla.NoInstant, sla.NoInstant
		}}
}

// claimMoment is an instant that policies with a notice or a ticket ask for.
func claimMoment(name, meaning string, at func(*sla.Claim) *sla.Instant, synonyms ...string) column[sla.Claim] {
	return column[sla.Claim]{Column{Name: name, Type: Moment, Example: "2011-05-12T09:30:00Z", Meaning: meaning, Synonyms: synonyms},
		func(r *row, text string, c *sla.Claim) { *at(c) = r.first(r.instant(text)) }}
}
