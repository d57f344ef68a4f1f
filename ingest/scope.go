package ingest

import "nines/sla"

// scopeColumns are the columns that say whom an event hits, for any noun that
// has a scope; at finds it.
func scopeColumns[T any](what string, at func(*T) *sla.Scope) []column[T] {
	return []column[T]{
		{Column{Name: "service", Type: Text, Required: true, Example: "payments-api", Meaning: "the service that " + what,
			Synonyms: []string{"service id", "service name", "product", "system", "application"}},
			func(_ *row, text string, t *T) { at(t).Service = text }},
		{Column{Name: "component", Type: Text, Default: "the whole service", Example: "webhooks", Meaning: "the part of the service that " + what,
			Synonyms: []string{"component name", "affected component", "feature"}},
			func(_ *row, text string, t *T) { at(t).Component = text }},
		{Column{Name: "region", Type: Text, Default: "*, every region", Example: "eu-west", Meaning: "the region it was confined to",
			Synonyms: []string{"location", "data center", "datacenter", "affected region", "pod", "cell"}},
			func(_ *row, text string, t *T) { at(t).Region = text }},
		{Column{Name: "tenant", Type: Text, Default: "all", Example: "alpine-eu", Meaning: "the tenant it was confined to; all is every tenant",
			Synonyms: []string{"tenant id", "org", "organisation", "organization"}},
			func(_ *row, text string, t *T) { at(t).Tenant = tenantOrAll(text) }},
	}
}

func tenantOrAll(text string) string {
	if text == "all" || text == "*" {
		return ""
	}
	return text
}

// zoneColumn is the zone of a row's local times; the reader looks at it
// before everything else.
func zoneColumn[T any]() column[T] {
	return column[T]{Column{Name: "timezone", Type: Zone, Default: "--timezone", Example: "Europe/Berlin",
		Meaning:  "the zone of this row's local times",
		Synonyms: []string{"time zone", "tz", "zone"}},
		func(*row, string, *T) {}}
}

// idColumn is what the source calls the row.
func idColumn[T any](example, what string, at func(*T) *string, synonyms ...string) column[T] {
	return column[T]{Column{Name: "id", Type: Text, Required: true, Example: example,
		Meaning: "what the source calls " + what, Synonyms: append([]string{"number", "key"}, synonyms...)},
		func(_ *row, text string, t *T) { *at(t) = text }}
}

// startAndEnd are the two edges of a row; finish decides them.
func startAndEnd[T any](endRequired bool, endDefault, what string) []column[T] {
	return []column[T]{
		{Column{Name: "start", Type: Moment, Required: true, Example: "2011-05-12T08:04:00Z", Meaning: "when " + what + " began",
			Synonyms: []string{"started", "started at", "start time", "start date", "begin", "began", "from", "start at"}},
			func(r *row, text string, _ *T) { r.start = r.instant(text) }},
		{Column{Name: "end", Type: Moment, Required: endRequired, Default: endDefault, Example: "2011-05-12T11:52:00Z", Meaning: "when " + what + " was over; the first moment that is not part of it",
			Synonyms: []string{"ended", "ended at", "end time", "end date", "to", "until", "resolved at", "end at"}},
			func(r *row, text string, _ *T) { r.end = r.instant(text) }},
	}
}

// interval is the row's start and end, in order.
func (r *row) interval() sla.Interval {
	start, end, fits := r.length.choose(r.start, r.end)
	switch {
	case end < start:
		hint := ""
		if r.start.first != r.start.second || r.end.first != r.end.second {
			hint = "clocks showed this time twice; write the offset, or add a column duration"
		}
		r.refuse("end", end.String(), end.String()+" is before start "+start.String(), hint)
	case !fits:
		r.refuse("duration", "", "end less start is "+lengthText(int64(end-start))+", the row says "+lengthText(r.length.ms), "")
	case end == start:
		r.doubt("end", "has no length: it ends when it begins")
	case int64(end-start) > longest:
		r.doubt("end", "is longer than 30 days: "+lengthText(int64(end-start)))
	}
	if !r.length.given {
		r.column = "start"
		r.first(r.start)
		r.column = "end"
		r.first(r.end)
	}
	return sla.Interval{Start: start, End: end}
}

// longest is the length past which a row is flagged: real lists have ends in
// the wrong year.
const longest = 30 * sla.Day
