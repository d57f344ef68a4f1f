package ingest

import "nines/sla"

// gapsKind: a row is time in which nobody was measuring.
func gapsKind() kind[sla.Gap] {
	columns := []column[sla.Gap]{
		idColumn("g-2", "the gap", func(g *sla.Gap) *string { return &g.ID }, "gap", "gap id"),
	}
	columns = append(columns, scopeColumns("was not measured", func(g *sla.Gap) *sla.Scope { return &g.Scope })...)
	columns = append(columns, startAndEnd[sla.Gap](true, "", "the gap")...)
	columns = append(columns, []column[sla.Gap]{
		{Column{Name: "reason", Type: Text, Example: "probe was being moved", Meaning: "why nobody was measuring", Synonyms: []string{"cause", "why"}},
			func(_ *row, text string, g *sla.Gap) { g.Reason = text }},
		zoneColumn[sla.Gap](),
	}...)
	return kind[sla.Gap]{name: "gaps", meaning: "when nobody was measuring", row: "a stretch of time in one scope", columns: columns,
		fresh:  func(r *row, g *sla.Gap) { g.Source, g.Place, g.Region = r.file.intake.Source, r.place(), sla.Anywhere },
		finish: func(r *row, g *sla.Gap) { g.Interval = r.interval() }}
}
