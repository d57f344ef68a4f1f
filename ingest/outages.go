package ingest

import (
	"strings"

	"nines/sla"
)

// outagesKind: a row is a stretch of time in which something did not work for
// one scope. Rows with one id are one outage.
func outagesKind() kind[sla.Outage] {
	columns := []column[sla.Outage]{
		idColumn("o-17", "the outage; rows with one id are one outage", func(o *sla.Outage) *string { return &o.ID },
			"outage", "outage id", "incident", "incident id", "incident number", "issue key", "case number"),
	}
	columns = append(columns, scopeColumns("did not work", func(o *sla.Outage) *sla.Scope { return &o.Scope })...)
	columns = append(columns, startAndEnd[sla.Outage](false, "still open", "the impact")...)
	columns = append(columns, []column[sla.Outage]{
		{Column{Name: "duration", Type: Length, Unit: "minutes", Example: "3h48m", Meaning: "how long it was; it decides between two equal local times, stands in for end, and is checked against it",
			Synonyms: []string{"duration minutes", "length", "minutes", "down time", "downtime minutes"}},
			func(r *row, text string, _ *sla.Outage) { r.length = r.duration(text) }},
		{Column{Name: "level", Type: Word, Example: "full", Meaning: "full, partial or degraded; level or share must be given",
			Synonyms: []string{"severity", "impact", "severity level"}},
			func(r *row, text string, o *sla.Outage) { o.Level = r.level(text) }},
		{Column{Name: "share", Type: Percent, Unit: "%", Example: "12.5%", Meaning: "the share of the users in the row's scope that were hit",
			Synonyms: []string{"share of users", "affected share", "percent affected"}},
			func(r *row, text string, o *sla.Outage) { o.SharePPM = r.percent(text) }},
		{Column{Name: "users", Type: Whole, Unit: "users", Default: "not counted", Example: "1200", Meaning: "how many users in the row's scope were hit; a share of them is written in share",
			Synonyms: []string{"users affected", "affected users", "user count"}},
			func(r *row, text string, o *sla.Outage) { o.Users = r.users(text) }},
		{Column{Name: "cause", Type: Word, Default: "provider", Example: "provider", Meaning: "whose doing it was: provider, customer, third_party, force_majeure, maintenance, or a word of your policies",
			Synonyms: []string{"reason", "root cause", "category", "responsible"}},
			func(r *row, text string, o *sla.Outage) { o.Cause = r.cause(text) }},
		{Column{Name: "title", Type: Text, Example: "Database failover", Meaning: "what to call it on pages",
			Synonyms: []string{"name", "summary", "description", "subject"}},
			func(_ *row, text string, o *sla.Outage) { o.Title = text }},
		{Column{Name: "posted", Type: YesNo, Default: "no", Example: "no", Meaning: "yes where start is when it was posted, for want of when it began",
			Synonyms: []string{"start is posted", "posted start"}},
			func(r *row, text string, o *sla.Outage) {
				if o.Posted = r.yesNo(text); o.Posted {
					r.doubt("start", "is when it was posted; it may have begun earlier")
				}
			}},
		{Column{Name: "duplicate_of", Type: Text, Example: "status-page:inc-42", Meaning: "source:id of the outage that this one records again, or none where somebody looked",
			Synonyms: []string{"duplicate", "same as"}},
			func(r *row, text string, o *sla.Outage) { o.Duplicate = r.reference(text) }},
		outageMoment("detected", "when somebody noticed", func(o *sla.Outage) *sla.Instant { return &o.Detected }, "detected at", "acknowledged at"),
		outageMoment("announced", "when the public was told first", func(o *sla.Outage) *sla.Instant { return &o.Announced }, "announced at", "posted at"),
		outageMoment("mitigated", "when the worst was over", func(o *sla.Outage) *sla.Instant { return &o.Mitigated }, "mitigated at"),
		outageMoment("declared_over", "when the public was told that it is over", func(o *sla.Outage) *sla.Instant { return &o.DeclaredOver }, "declared over at"),
		outageMoment("reported", "when the customer told the provider, or a ticket was opened", func(o *sla.Outage) *sla.Instant { return &o.Reported }, "reported at", "opened", "opened at", "ticket opened"),
		outageMoment("closed", "when the ticket was closed", func(o *sla.Outage) *sla.Instant { return &o.Closed }, "closed at", "ticket closed"),
		zoneColumn[sla.Outage](),
	}...)
	return kind[sla.Outage]{name: "outages", meaning: "what did not work, when, for whom", row: "a stretch of time in which one scope was hit",
		columns: columns, fresh: freshOutage, finish: finishOutage}
}

func outageMoment(name, meaning string, at func(*sla.Outage) *sla.Instant, synonyms ...string) column[sla.Outage] {
	return column[sla.Outage]{Column{Name: name, Type: Moment, Example: "2011-05-12T08:20:00Z", Meaning: meaning, Synonyms: synonyms},
		func(r *row, text string, o *sla.Outage) { *at(o) = r.first(r.instant(text)) }}
}

func freshOutage(r *row, o *sla.Outage) {
	o.Source, o.Place = r.file.intake.Source, r.place()
	o.Region, o.End, o.Cause = sla.Anywhere, sla.Never, sla.CauseProvider
	o.Level, o.SharePPM = sla.NoLevel, sla.NoShare
	o.Users = sla.NoUsers
	o.Detected, o.Announced, o.Mitigated, o.DeclaredOver = sla.NoInstant, sla.NoInstant, sla.NoInstant, sla.NoInstant
	o.Reported, o.Closed = sla.NoInstant, sla.NoInstant
}

// users reads how many users were hit. A share has its own column.
func (r *row) users(text string) int64 {
	if strings.HasSuffix(text, "%") {
		r.refuse(r.column, text, quote(text)+" is a share and not a number of users", "a share is written in the column share")
		return sla.NoUsers
	}
	users := r.wholeNumber(text)
	if users == 0 && !r.bad {
		r.doubt(r.column, "is 0: nobody was hit; leave it empty where nobody counted")
	}
	return users
}

func finishOutage(r *row, o *sla.Outage) {
	if o.Level == sla.NoLevel && o.SharePPM == sla.NoShare {
		r.refuse("level", "", "has neither a level nor a share", "write full, partial or degraded")
		return
	}
	if r.end == (moment{}) {
		r.openEnd(o)
		return
	}
	i := r.interval()
	o.Start, o.End = i.Start, i.End
}

// openEnd is an outage without an end: it lasts as long as its own row says,
// or is open.
func (r *row) openEnd(o *sla.Outage) {
	r.column = "start"
	o.Start = r.first(r.start)
	switch {
	case !r.length.given:
		r.doubt("end", "is empty: the outage is open, and lasts until the instant that a report is made for")
		return
	case r.length.ms == 0:
		r.refuse("duration", "0", "a duration of 0 without an end", "leave both empty while it lasts")
		return
	case r.length.ms > longest:
		r.doubt("duration", "is longer than 30 days: "+lengthText(r.length.ms))
	}
	o.End = o.Start + sla.Instant(r.length.ms)
}

// reference reads source:id, or none.
func (r *row) reference(text string) string {
	if source, id, ok := strings.Cut(text, ":"); text != "none" && (!ok || source == "" || id == "") {
		r.refuse(r.column, text, quote(text)+" is neither source:id nor none", "a source is a file's name unless --source said otherwise")
	}
	return text
}
