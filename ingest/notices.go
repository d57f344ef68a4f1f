package ingest

import "nines/sla"

// noticesKind: a row is a public word about an outage.
func noticesKind() kind[sla.Notice] {
	return kind[sla.Notice]{name: "notices", meaning: "what the public was told about outages", row: "one update",
		columns: []column[sla.Notice]{
			{Column{Name: "outage", Type: Text, Required: true, Example: "o-17", Meaning: "the id of the outage, or source:id where two sources have it",
				Synonyms: []string{"outage id", "incident", "incident id"}},
				func(_ *row, text string, n *sla.Notice) { n.Outage = text }},
			{Column{Name: "moment", Type: Moment, Required: true, Example: "2011-05-12T08:20:00Z", Meaning: "when it was published",
				Synonyms: []string{"time", "at", "posted", "posted at", "published", "created at", "display at"}},
				func(r *row, text string, n *sla.Notice) { n.Moment = r.first(r.instant(text)) }},
			{Column{Name: "stage", Type: Word, Default: "update", Example: "identified", Meaning: "investigating, identified, update, resolved or report",
				Synonyms: []string{"status", "state"}},
				func(r *row, text string, n *sla.Notice) {
					n.Stage = r.word(text, "investigating", "identified", "update", "resolved", "report")
				}},
			{Column{Name: "channel", Type: Text, Example: "status page", Meaning: "where it was published", Synonyms: []string{"medium", "where"}},
				func(_ *row, text string, n *sla.Notice) { n.Channel = text }},
			{Column{Name: "text", Type: Text, Required: true, Example: "We have found the cause.", Meaning: "what it said",
				Synonyms: []string{"body", "message", "update", "notice"}},
				func(_ *row, text string, n *sla.Notice) { n.Text = text }},
			zoneColumn[sla.Notice](),
		},
		fresh: func(r *row, n *sla.Notice) {
			n.Source, n.Place, n.Stage = r.file.intake.Source, r.place(), "update"
		}}
}
