package store

import "nines/sla"

// stored says how a noun is kept: its table, its columns and its key.
type stored[T any] struct {
	// kind as files call it, table in the database.
	kind, table string
	columns     []storedColumn[T]
	// key are columns that tell rows apart, beside the source.
	key []string
	// line are the columns that all versions of a row share; nil is the key.
	line []string
	// anySource: a row names its own source.
	anySource bool
	// numbered rows get a contract_no.
	numbered bool
	// kept is the table of the rows where table is a view of it and of parts.
	kept  string
	parts []rowPart
	// lineOf is the line of a row; nil where rows come from no file.
	lineOf func(*T) int
}

// rowPart is a table of what many rows have in common: columns of the noun, which
// may be its source, and a number that the rows have in their place.
type rowPart struct {
	table, number string
	columns       []string
}

// storedColumn is a column and where its value comes from: exactly one of
// text, number and yes is set.
type storedColumn[T any] struct {
	// name in the table, field in files; unit says how a number is shown.
	name, field string
	unit        unit
	text        func(*T) string
	number      func(*T) int64
	yes         func(*T) bool
	// orNull: sla.NoInstant is null.
	orNull bool
	// steady: a number is the same in every row of a file without the field; a
	// text always is.
	steady bool
}

// unit is what a number counts.
type unit uint8

const (
	plainUnit unit = iota
	instantUnit
	ppmUnit
	moneyUnit // of the row's column currency
	countUnit // -1 where nobody counted
	rateUnit  // parts per million million, -1 where none is given
)

func textColumn[T any](name, field string, text func(*T) string) storedColumn[T] {
	return storedColumn[T]{name: name, field: field, text: text}
}

func numberColumn[T any](name, field string, number func(*T) int64) storedColumn[T] {
	return storedColumn[T]{name: name, field: field, number: number}
}

// steadyNumber is a number that no other column of a file can decide.
func steadyNumber[T any](name, field string, number func(*T) int64) storedColumn[T] {
	c := numberColumn(name, field, number)
	c.steady = true
	return c
}

func instantColumn[T any](name, field string, at func(*T) sla.Instant) storedColumn[T] {
	return storedColumn[T]{name: name, field: field, unit: instantUnit, number: func(t *T) int64 { return int64(at(t)) }}
}

func optionalInstant[T any](name, field string, at func(*T) sla.Instant) storedColumn[T] {
	c := instantColumn(name, field, at)
	c.orNull, c.steady = true, true
	return c
}

func moneyColumn[T any](name, field string, minor func(*T) int64) storedColumn[T] {
	return storedColumn[T]{name: name, field: field, unit: moneyUnit, number: minor}
}

func steadyMoney[T any](name, field string, minor func(*T) int64) storedColumn[T] {
	c := moneyColumn(name, field, minor)
	c.steady = true
	return c
}

func scopeColumns[T any](at func(*T) *sla.Scope) []storedColumn[T] {
	return []storedColumn[T]{
		textColumn("service", "service", func(t *T) string { return at(t).Service }),
		textColumn("component", "component", func(t *T) string { return at(t).Component }),
		textColumn("region", "region", func(t *T) string { return at(t).Region }),
		textColumn("tenant", "tenant", func(t *T) string { return at(t).Tenant }),
	}
}

func storedCustomers() stored[sla.Customer] {
	return stored[sla.Customer]{kind: "customers", table: "input.customers", key: []string{"customer"},
		lineOf: func(c *sla.Customer) int { return c.Line },
		columns: []storedColumn[sla.Customer]{
			textColumn("customer", "customer", func(c *sla.Customer) string { return c.ID }),
			textColumn("name", "name", func(c *sla.Customer) string { return c.Name }),
			textColumn("account_manager", "account_manager", func(c *sla.Customer) string { return c.AccountManager }),
			textColumn("email", "email", func(c *sla.Customer) string { return c.Email }),
		}}
}

func storedServices() stored[sla.Service] {
	return stored[sla.Service]{kind: "services", table: "input.services", key: []string{"service", "component"},
		lineOf: func(s *sla.Service) int { return s.Line },
		columns: []storedColumn[sla.Service]{
			textColumn("service", "service", func(s *sla.Service) string { return s.ID }),
			textColumn("name", "name", func(s *sla.Service) string { return s.Name }),
			textColumn("component", "component", func(s *sla.Service) string { return s.Component }),
		}}
}

func storedContracts() stored[sla.Contract] {
	return stored[sla.Contract]{kind: "tenants", table: "input.contracts", numbered: true, kept: "input.contract_rows",
		parts: []rowPart{
			{"input.contract_parties", "party_no", []string{"customer", "customer_name", "tenant", "tenant_name", "account_manager"}},
			{"input.contract_offers", "offer_no", []string{"source", "service", "region", "policy", "zone", "currency", "fee_months", "fee_unit",
				"plan", "class", "topology", "billing_day", "term_months"}},
		},
		key:    []string{"customer", "tenant", "service", "region", "contract", "from_ms"},
		line:   []string{"tenant", "service", "region", "contract"},
		lineOf: func(c *sla.Contract) int { return c.Line },
		columns: []storedColumn[sla.Contract]{
			textColumn("contract", "contract", func(c *sla.Contract) string { return c.ID }),
			textColumn("customer", "customer", func(c *sla.Contract) string { return c.Customer }),
			textColumn("customer_name", "customer_name", func(c *sla.Contract) string { return c.CustomerName }),
			textColumn("tenant", "tenant", func(c *sla.Contract) string { return c.Tenant }),
			textColumn("tenant_name", "tenant_name", func(c *sla.Contract) string { return c.TenantName }),
			textColumn("service", "service", func(c *sla.Contract) string { return c.Service }),
			textColumn("region", "region", func(c *sla.Contract) string { return c.Region }),
			textColumn("policy", "policy", func(c *sla.Contract) string { return c.Policy }),
			textColumn("zone", "timezone", func(c *sla.Contract) string { return c.Zone }),
			moneyColumn("fee_minor", "fee", func(c *sla.Contract) int64 { return c.Fee.Minor }),
			textColumn("currency", "currency", func(c *sla.Contract) string { return c.Fee.Currency }),
			steadyNumber("fee_months", "fee_period", func(c *sla.Contract) int64 { return int64(c.Fee.Months) }),
			textColumn("fee_unit", "fee_unit", func(c *sla.Contract) string { return feeUnitName(c.Fee.Unit) }),
			steadyNumber("seats", "seats", func(c *sla.Contract) int64 { return c.Seats }),
			instantColumn("from_ms", "from", func(c *sla.Contract) sla.Instant { return c.From }),
			instantColumn("to_ms", "to", func(c *sla.Contract) sla.Instant { return c.To }),
			textColumn("account_manager", "account_manager", func(c *sla.Contract) string { return c.AccountManager }),
			textColumn("plan", "plan", func(c *sla.Contract) string { return c.Plan }),
			textColumn("class", "class", func(c *sla.Contract) string { return c.Class }),
			textColumn("topology", "topology", func(c *sla.Contract) string { return c.Topology }),
			steadyNumber("billing_day", "billing_day", func(c *sla.Contract) int64 { return int64(c.BillingDay) }),
			steadyNumber("term_months", "term_months", func(c *sla.Contract) int64 { return int64(c.TermMonths) }),
			steadyMoney("list_minor", "list_fee", func(c *sla.Contract) int64 { return c.ListMinor }),
			steadyMoney("one_time_minor", "one_time_fee", func(c *sla.Contract) int64 { return c.OneTimeMinor }),
			storedColumn[sla.Contract]{name: "share_ppm", field: "fee_share", unit: ppmUnit, steady: true, number: func(c *sla.Contract) int64 { return c.SharePPM }},
		}}
}

func feeUnitName(unit sla.FeeUnit) string {
	if unit == sla.PerSeat {
		return "seat"
	}
	return "contract"
}

func storedOutages() stored[sla.Outage] {
	columns := []storedColumn[sla.Outage]{textColumn("outage", "id", func(o *sla.Outage) string { return o.ID })}
	columns = append(columns, scopeColumns(func(o *sla.Outage) *sla.Scope { return &o.Scope })...)
	columns = append(columns,
		instantColumn("start_ms", "start", func(o *sla.Outage) sla.Instant { return o.Start }),
		instantColumn("end_ms", "end", func(o *sla.Outage) sla.Instant { return o.End }),
		textColumn("level", "level", func(o *sla.Outage) string { return o.Level.String() }),
		storedColumn[sla.Outage]{name: "share_ppm", field: "share", unit: ppmUnit, steady: true, number: func(o *sla.Outage) int64 { return o.SharePPM }},
		textColumn("cause", "cause", func(o *sla.Outage) string { return string(o.Cause) }),
		textColumn("title", "title", func(o *sla.Outage) string { return o.Title }),
		storedColumn[sla.Outage]{name: "posted", field: "posted", yes: func(o *sla.Outage) bool { return o.Posted }},
		textColumn("duplicate_of", "duplicate_of", func(o *sla.Outage) string { return o.Duplicate }),
		optionalInstant("detected_ms", "detected", func(o *sla.Outage) sla.Instant { return o.Detected }),
		optionalInstant("announced_ms", "announced", func(o *sla.Outage) sla.Instant { return o.Announced }),
		optionalInstant("mitigated_ms", "mitigated", func(o *sla.Outage) sla.Instant { return o.Mitigated }),
		optionalInstant("declared_over_ms", "declared_over", func(o *sla.Outage) sla.Instant { return o.DeclaredOver }),
		optionalInstant("reported_ms", "reported", func(o *sla.Outage) sla.Instant { return o.Reported }),
		optionalInstant("closed_ms", "closed", func(o *sla.Outage) sla.Instant { return o.Closed }),
		storedColumn[sla.Outage]{name: "users", field: "users", unit: countUnit, steady: true, number: func(o *sla.Outage) int64 { return o.Users }})
	return stored[sla.Outage]{kind: "outages", table: "input.outages", columns: columns,
		key:    []string{"outage", "service", "component", "region", "tenant", "start_ms"},
		lineOf: func(o *sla.Outage) int { return o.Line }}
}

func storedNotices() stored[sla.Notice] {
	return stored[sla.Notice]{kind: "notices", table: "input.notices", key: []string{"outage", "moment_ms", "stage", "channel"},
		lineOf: func(n *sla.Notice) int { return n.Line },
		columns: []storedColumn[sla.Notice]{
			textColumn("outage", "outage", func(n *sla.Notice) string { return n.Outage }),
			instantColumn("moment_ms", "moment", func(n *sla.Notice) sla.Instant { return n.Moment }),
			textColumn("stage", "stage", func(n *sla.Notice) string { return n.Stage }),
			textColumn("channel", "channel", func(n *sla.Notice) string { return n.Channel }),
			textColumn("text", "text", func(n *sla.Notice) string { return n.Text }),
		}}
}

// windowKey does not have the start: work that is moved is the same work.
func windowKey(id string) []string { return []string{id, "service", "component", "region", "tenant"} }

func storedMaintenance() stored[sla.Maintenance] {
	columns := []storedColumn[sla.Maintenance]{textColumn("maintenance", "id", func(m *sla.Maintenance) string { return m.ID })}
	columns = append(columns, scopeColumns(func(m *sla.Maintenance) *sla.Scope { return &m.Scope })...)
	columns = append(columns,
		instantColumn("start_ms", "start", func(m *sla.Maintenance) sla.Instant { return m.Start }),
		instantColumn("end_ms", "end", func(m *sla.Maintenance) sla.Instant { return m.End }),
		optionalInstant("announced_ms", "announced", func(m *sla.Maintenance) sla.Instant { return m.Announced }),
		textColumn("title", "title", func(m *sla.Maintenance) string { return m.Title }))
	return stored[sla.Maintenance]{kind: "maintenance", table: "input.maintenance", key: windowKey("maintenance"), columns: columns,
		lineOf: func(m *sla.Maintenance) int { return m.Line }}
}

func storedGaps() stored[sla.Gap] {
	columns := []storedColumn[sla.Gap]{textColumn("gap", "id", func(g *sla.Gap) string { return g.ID })}
	columns = append(columns, scopeColumns(func(g *sla.Gap) *sla.Scope { return &g.Scope })...)
	columns = append(columns,
		instantColumn("start_ms", "start", func(g *sla.Gap) sla.Instant { return g.Start }),
		instantColumn("end_ms", "end", func(g *sla.Gap) sla.Instant { return g.End }),
		textColumn("reason", "reason", func(g *sla.Gap) string { return g.Reason }))
	return stored[sla.Gap]{kind: "gaps", table: "input.gaps", key: windowKey("gap"), columns: columns,
		lineOf: func(g *sla.Gap) int { return g.Line }}
}

func storedClaims() stored[sla.Claim] {
	return stored[sla.Claim]{kind: "claims", table: "input.claims", key: []string{"claim"},
		lineOf: func(c *sla.Claim) int { return c.Line },
		columns: []storedColumn[sla.Claim]{
			textColumn("claim", "id", func(c *sla.Claim) string { return c.ID }),
			textColumn("customer", "customer", func(c *sla.Claim) string { return c.Customer }),
			textColumn("tenant", "tenant", func(c *sla.Claim) string { return c.Tenant }),
			textColumn("service", "service", func(c *sla.Claim) string { return c.Service }),
			textColumn("period", "period", func(c *sla.Claim) string { return c.Period }),
			instantColumn("claimed_ms", "claimed", func(c *sla.Claim) sla.Instant { return c.Claimed }),
			textColumn("reason", "reason", func(c *sla.Claim) string { return c.Reason }),
			optionalInstant("noticed_ms", "noticed", func(c *sla.Claim) sla.Instant { return c.Noticed }),
			optionalInstant("ticket_ms", "ticket_opened", func(c *sla.Claim) sla.Instant { return c.TicketOpened }),
		}}
}

func storedCreditNotes() stored[sla.CreditNote] {
	return stored[sla.CreditNote]{kind: "credit_notes", table: "input.credit_notes", key: []string{"credit_note"},
		lineOf: func(c *sla.CreditNote) int { return c.Line },
		columns: []storedColumn[sla.CreditNote]{
			textColumn("credit_note", "id", func(c *sla.CreditNote) string { return c.ID }),
			textColumn("customer", "customer", func(c *sla.CreditNote) string { return c.Customer }),
			textColumn("tenant", "tenant", func(c *sla.CreditNote) string { return c.Tenant }),
			textColumn("service", "service", func(c *sla.CreditNote) string { return c.Service }),
			textColumn("period", "period", func(c *sla.CreditNote) string { return c.Period }),
			moneyColumn("amount_minor", "amount", func(c *sla.CreditNote) int64 { return c.Amount.Minor }),
			textColumn("currency", "currency", func(c *sla.CreditNote) string { return c.Amount.Currency }),
			instantColumn("issued_ms", "issued", func(c *sla.CreditNote) sla.Instant { return c.Issued }),
			textColumn("reason", "reason", func(c *sla.CreditNote) string { return c.Reason }),
		}}
}

func storedRates() stored[sla.Rate] {
	return stored[sla.Rate]{kind: "rates", table: "input.rates", key: []string{"day_ms", "base", "quote"}, anySource: true,
		lineOf: func(r *sla.Rate) int { return r.Line },
		columns: []storedColumn[sla.Rate]{
			textColumn("source", "source", func(r *sla.Rate) string { return r.Source }),
			instantColumn("day_ms", "day", func(r *sla.Rate) sla.Instant { return r.Day }),
			textColumn("base", "base", func(r *sla.Rate) string { return r.Base }),
			textColumn("quote", "quote", func(r *sla.Rate) string { return r.Quote }),
			textColumn("rate", "rate", func(r *sla.Rate) string { return r.Rate }),
		}}
}
