package store

import "nines/sla"

func storedWaits() stored[sla.Wait] {
	return stored[sla.Wait]{kind: "waits", table: "input.waits", key: []string{"wait", "outage", "tenant"},
		lineOf: func(w *sla.Wait) int { return w.Line },
		columns: []storedColumn[sla.Wait]{
			textColumn("wait", "id", func(w *sla.Wait) string { return w.ID }),
			textColumn("outage", "outage", func(w *sla.Wait) string { return w.Outage }),
			textColumn("tenant", "tenant", func(w *sla.Wait) string { return w.Tenant }),
			instantColumn("start_ms", "start", func(w *sla.Wait) sla.Instant { return w.Start }),
			instantColumn("end_ms", "end", func(w *sla.Wait) sla.Instant { return w.End }),
			textColumn("reason", "reason", func(w *sla.Wait) string { return w.Reason }),
		}}
}

func storedMeasurements() stored[sla.Measurement] {
	columns := append(scopeColumns(func(m *sla.Measurement) *sla.Scope { return &m.Scope }),
		instantColumn("start_ms", "start", func(m *sla.Measurement) sla.Instant { return m.Start }),
		instantColumn("end_ms", "end", func(m *sla.Measurement) sla.Instant { return m.End }),
		storedColumn[sla.Measurement]{name: "requests", field: "requests", unit: countUnit, steady: true, number: func(m *sla.Measurement) int64 { return m.Requests }},
		storedColumn[sla.Measurement]{name: "failed", field: "failed", unit: countUnit, steady: true, number: func(m *sla.Measurement) int64 { return m.Failed }},
		storedColumn[sla.Measurement]{name: "degraded", field: "degraded", unit: countUnit, number: func(m *sla.Measurement) int64 { return m.Degraded }},
		storedColumn[sla.Measurement]{name: "rate_ppt", field: "error_rate", unit: rateUnit, number: func(m *sla.Measurement) int64 { return m.RatePPT }})
	return stored[sla.Measurement]{kind: "measurements", table: "input.measurements", columns: columns,
		key:    []string{"service", "component", "region", "tenant", "start_ms"},
		lineOf: func(m *sla.Measurement) int { return m.Line }}
}

func storedGoodwill() stored[sla.Goodwill] {
	return stored[sla.Goodwill]{kind: "goodwill", table: "input.goodwill", key: []string{"goodwill"},
		lineOf: func(g *sla.Goodwill) int { return g.Line },
		columns: []storedColumn[sla.Goodwill]{
			textColumn("goodwill", "id", func(g *sla.Goodwill) string { return g.ID }),
			textColumn("customer", "customer", func(g *sla.Goodwill) string { return g.Customer }),
			textColumn("tenant", "tenant", func(g *sla.Goodwill) string { return g.Tenant }),
			textColumn("service", "service", func(g *sla.Goodwill) string { return g.Service }),
			textColumn("period", "period", func(g *sla.Goodwill) string { return g.Period }),
			moneyColumn("amount_minor", "amount", func(g *sla.Goodwill) int64 { return g.Amount.Minor }),
			textColumn("currency", "currency", func(g *sla.Goodwill) string { return g.Amount.Currency }),
			instantColumn("granted_ms", "granted", func(g *sla.Goodwill) sla.Instant { return g.Granted }),
			textColumn("reason", "reason", func(g *sla.Goodwill) string { return g.Reason }),
			textColumn("approver", "approver", func(g *sla.Goodwill) string { return g.Approver }),
		}}
}
