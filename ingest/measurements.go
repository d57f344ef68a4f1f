package ingest

import "nines/sla"

// measurementsKind: a row is what a monitor counted in an interval.
func measurementsKind() kind[sla.Measurement] {
	columns := scopeColumns("was measured", func(m *sla.Measurement) *sla.Scope { return &m.Scope })
	columns = append(columns, startAndEnd[sla.Measurement](false, "by duration", "the interval")...)
	columns = append(columns, []column[sla.Measurement]{
		{Column{Name: "duration", Type: Length, Unit: "minutes", Example: "5m", Meaning: "how long the interval was; it stands in for end, and is checked against it",
			Synonyms: []string{"interval", "step", "resolution"}},
			func(r *row, text string, _ *sla.Measurement) { r.length = r.duration(text) }},
		{Column{Name: "requests", Type: Whole, Unit: "requests", Example: "48210", Meaning: "all requests; they or a rate must be given",
			Synonyms: []string{"total requests", "request count", "total", "requests total"}},
			func(r *row, text string, m *sla.Measurement) { m.Requests = r.wholeNumber(text) }},
		{Column{Name: "failed", Type: Whole, Unit: "requests", Example: "13", Meaning: "of these, how many failed; must be given with requests",
			Synonyms: []string{"errors", "failed requests", "failures", "error count"}},
			func(r *row, text string, m *sla.Measurement) { m.Failed = r.wholeNumber(text) }},
		{Column{Name: "degraded", Type: Whole, Unit: "requests", Default: "0", Example: "120", Meaning: "of these, how many were too slow, and did not fail",
			Synonyms: []string{"slow", "slow requests", "degraded requests"}},
			func(r *row, text string, m *sla.Measurement) { m.Degraded = r.wholeNumber(text) }},
		{Column{Name: "error_rate", Type: Percent, Unit: "%", Example: "0.027%", Meaning: "the share of requests that failed, where only that is known; up to 10 decimals",
			Synonyms: []string{"error percent", "error percentage", "failure rate"}},
			func(r *row, text string, _ *sla.Measurement) { r.rate = r.errorRate(text) }},
		{Column{Name: "error_fraction", Type: Decimal, Unit: "0 to 1", Example: "0.00027", Meaning: "the same as a fraction; up to 12 decimals",
			Synonyms: []string{"error ratio"}},
			func(r *row, text string, _ *sla.Measurement) { r.rate = r.errorFraction(text) }},
		zoneColumn[sla.Measurement](),
	}...)
	return kind[sla.Measurement]{name: "measurements", meaning: "what monitors counted, for policies that are judged by requests or error rates",
		row: "an interval in one scope", columns: columns, fresh: freshMeasurement, finish: finishMeasurement}
}

func freshMeasurement(r *row, m *sla.Measurement) {
	m.Source, m.Place, m.Region = r.file.intake.Source, r.place(), sla.Anywhere
	m.Requests, m.Failed, m.Degraded, m.RatePPT = sla.NoRequests, sla.NoRequests, sla.NoRequests, -1
}

func finishMeasurement(r *row, m *sla.Measurement) {
	switch {
	case r.end != (moment{}):
		m.Interval = r.interval()
	case !r.length.given:
		r.refuse("end", "", "has neither an end nor a duration", "")
	default:
		r.column = "start"
		m.Start = r.first(r.start)
		m.End = m.Start + sla.Instant(r.length.ms)
	}
	if m.End == m.Start && !r.bad {
		r.refuse("end", m.End.String(), "an interval has no length", "")
	}
	r.finishCounts(m)
}

// finishCounts holds counts and rate against each other. Counts are exact and
// stay; a rate beside them is only checked.
func (r *row) finishCounts(m *sla.Measurement) {
	switch {
	case r.bad:
	case m.Requests == sla.NoRequests && (m.Failed != sla.NoRequests || m.Degraded != sla.NoRequests):
		r.refuse("requests", "", "has failed or degraded requests, and not how many there were", "")
	case m.Requests == sla.NoRequests && !r.rate.given:
		r.refuse("requests", "", "has neither requests nor an error rate", "")
	case m.Requests == sla.NoRequests:
		m.RatePPT = r.rate.ppt
	case m.Failed == sla.NoRequests:
		r.refuse("failed", "", "has requests, and not how many failed", "write 0 where none did")
	default:
		m.Degraded = max(0, m.Degraded)
		r.checkCounts(m)
	}
}
