package ingest

import "nines/sla"

// waitsKind: a row is a stretch of an outage in which the provider waited for
// the customer.
func waitsKind() kind[sla.Wait] {
	columns := []column[sla.Wait]{
		idColumn("w-3", "the wait", func(w *sla.Wait) *string { return &w.ID }, "wait", "wait id"),
		{Column{Name: "outage", Type: Text, Required: true, Example: "o-17", Meaning: "the id of the outage, or source:id where two sources have it",
			Synonyms: []string{"outage id", "incident", "incident id"}},
			func(_ *row, text string, w *sla.Wait) { w.Outage = text }},
		{Column{Name: "tenant", Type: Text, Default: "all", Example: "alpine-eu", Meaning: "the tenant that was waited for; all is every tenant",
			Synonyms: []string{"tenant id", "org", "organisation", "organization"}},
			func(_ *row, text string, w *sla.Wait) { w.Tenant = tenantOrAll(text) }},
	}
	columns = append(columns, startAndEnd[sla.Wait](true, "", "the wait")...)
	columns = append(columns, []column[sla.Wait]{
		{Column{Name: "reason", Type: Text, Example: "asked for logs", Meaning: "what was waited for", Synonyms: []string{"why", "waiting for"}},
			func(_ *row, text string, w *sla.Wait) { w.Reason = text }},
		zoneColumn[sla.Wait](),
	}...)
	return kind[sla.Wait]{name: "waits", meaning: "when the provider waited for the customer during an outage", row: "a stretch of one outage", columns: columns,
		fresh:  func(r *row, w *sla.Wait) { w.Source, w.Place = r.file.intake.Source, r.place() },
		finish: func(r *row, w *sla.Wait) { w.Interval = r.interval() }}
}
