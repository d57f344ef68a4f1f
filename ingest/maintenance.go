package ingest

import "nines/sla"

// maintenanceKind: a row is a window of announced work for one scope.
func maintenanceKind() kind[sla.Maintenance] {
	columns := []column[sla.Maintenance]{
		idColumn("m-4", "the window", func(m *sla.Maintenance) *string { return &m.ID }, "maintenance", "maintenance id", "change", "change number"),
	}
	columns = append(columns, scopeColumns("is worked on", func(m *sla.Maintenance) *sla.Scope { return &m.Scope })...)
	columns = append(columns, startAndEnd[sla.Maintenance](true, "", "the window")...)
	columns = append(columns, []column[sla.Maintenance]{
		{Column{Name: "announced", Type: Moment, Example: "2011-05-02T09:00:00Z", Meaning: "when customers were told; windows without it are never excluded by a policy that wants notice",
			Synonyms: []string{"announced at", "notice", "notice given", "notified at"}},
			func(r *row, text string, m *sla.Maintenance) { m.Announced = r.first(r.instant(text)) }},
		{Column{Name: "title", Type: Text, Example: "Storage upgrade", Meaning: "what to call it on pages",
			Synonyms: []string{"name", "summary", "description", "subject"}},
			func(_ *row, text string, m *sla.Maintenance) { m.Title = text }},
		zoneColumn[sla.Maintenance](),
	}...)
	return kind[sla.Maintenance]{name: "maintenance", meaning: "announced work", row: "a window in one scope", columns: columns,
		fresh: func(r *row, m *sla.Maintenance) {
			m.Source, m.Place, m.Region, m.Announced = r.file.intake.Source, r.place(), sla.Anywhere, sla.NoInstant
		},
		finish: func(r *row, m *sla.Maintenance) {
			m.Interval = r.interval()
			if m.Announced != sla.NoInstant && m.Announced > m.Start {
				r.doubt("announced", "is after the work began")
			}
		}}
}
