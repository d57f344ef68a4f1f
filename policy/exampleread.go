package policy

import (
	"fmt"
	"strings"

	"nines/sla"
)

func readExample(v value) Example {
	e := Example{
		Name:   parse(v.get("name"), prose),
		Period: parse(v.get("period"), label),
		Zone:   parse(v.get("timezone"), label),
		Fee:    parse(v.get("fee"), money),
		Line:   v.line(),
	}
	// A fee that could not be read says nothing about the currency.
	readable := !v.get("fee").present() || e.Fee.Currency != ""
	e.Contract = readExampleContract(v.get("contract"), e.Fee, readable)
	for _, o := range v.get("outages").items() {
		e.Down = append(e.Down, readExampleOutage(o))
	}
	for _, w := range v.get("maintenance").items() {
		e.Maintenance = append(e.Maintenance, ExampleWindow{readSpan(w), moment(w.get("announced"), LongBefore)})
	}
	for _, g := range v.get("gaps").items() {
		e.Gaps = append(e.Gaps, readSpan(g))
	}
	for _, m := range v.get("measurements").items() {
		e.Measurements = append(e.Measurements, readExampleMeasurement(m))
	}
	e.Want = readWant(v.get("want"), e.Fee, readable)
	return e
}

func readSpan(v value) sla.Interval {
	return sla.Interval{Start: parse(v.get("start"), instant), End: parse(v.get("end"), instant)}
}

// moment is the instant at v, otherwise where none is written.
func moment(v value, otherwise sla.Instant) sla.Instant { return unless(v, instant, otherwise) }

// unless is what is written at v, otherwise where nothing is.
func unless[T any](v value, read func(text string) (T, error), otherwise T) T {
	if !v.present() {
		return otherwise
	}
	return parse(v, read)
}

func readExampleContract(v value, fee sla.Money, readable bool) ExampleContract {
	c := ExampleContract{
		Plan: parse(v.get("plan"), label), Class: parse(v.get("class"), label),
		Topology: parse(v.get("topology"), label), Region: parse(v.get("region"), label),
		BillingDay: parse(v.get("billing_day"), count), TermMonths: parse(v.get("term_months"), count),
		Seats: parse(v.get("seats"), requests), Began: parse(v.get("began"), date), Ends: parse(v.get("ends"), date),
		ListMinor: -1, SharePPM: unless(v.get("suite_share"), percent, sla.Whole),
	}
	if readable {
		if list := v.get("list_fee"); list.present() {
			c.ListMinor = parse(list, credit(fee)).Minor
		}
		c.OneTimeMinor = parse(v.get("one_time"), credit(fee)).Minor
	}
	return c
}

func readExampleOutage(v value) ExampleOutage {
	o := ExampleOutage{
		Interval: readSpan(v), Component: parse(v.get("component"), label),
		Level:    unless(v.get("level"), oneOf(levels()...), sla.Full),
		SharePPM: unless(v.get("share"), percent, sla.NoShare),
		Users:    unless(v.get("users"), requests, sla.NoUsers),
		Cause:    unless(v.get("cause"), cause, sla.CauseProvider),
		Detected: moment(v.get("detected"), sla.NoInstant), Reported: moment(v.get("reported"), sla.NoInstant),
		Announced: moment(v.get("announced"), sla.NoInstant), Mitigated: moment(v.get("mitigated"), sla.NoInstant),
		DeclaredOver: moment(v.get("declared_over"), sla.NoInstant), Closed: moment(v.get("closed"), sla.NoInstant),
	}
	for _, w := range v.get("waits").items() {
		o.Waits = append(o.Waits, readSpan(w))
	}
	return o
}

func readExampleMeasurement(v value) ExampleMeasurement {
	m := ExampleMeasurement{Interval: readSpan(v),
		Requests: unless(v.get("requests"), requests, sla.NoRequests), Failed: sla.NoRequests, Degraded: sla.NoRequests, RatePPT: -1}
	if v.get("requests").present() {
		m.Failed, m.Degraded = parse(v.get("failed"), requests), parse(v.get("degraded"), requests)
	}
	if rate := v.get("error_rate"); rate.present() {
		m.RatePPT = parse(rate, fineRate)
	}
	return m
}

// requests reads a number of requests.
func requests(text string) (int64, error) {
	n, err := sla.ParseScaled(text, 0)
	if err != nil {
		return 0, problem{fmt.Sprintf("%q is not a whole number", text), "write digits alone, like 100000"}
	}
	return n, nil
}

// fineRate reads a percentage with up to ten decimals as parts per million
// million.
func fineRate(text string) (int64, error) {
	ppt, err := sla.ParseScaled(strings.TrimSpace(strings.TrimSuffix(text, "%")), 10)
	if err != nil {
		return 0, problem{err.Error(), "write a percentage with at most ten decimals, like 0.25%"}
	}
	return ppt, nil
}

func readWant(v value, fee sla.Money, readable bool) ExampleResult {
	if blank := v.get("not_computable"); blank.present() && parse(blank, truth) {
		return ExampleResult{NotComputable: true, TierPPM: -1, DaysPPM: -1, WorthMinor: -1, Deadline: sla.NoInstant}
	}
	v.get("availability").mustBeWritten()
	w := ExampleResult{
		Availability: parse(v.get("availability"), availability),
		TierPPM:      unless(v.get("tier"), tierReached, -1), DaysPPM: unless(v.get("days"), weight, -1), WorthMinor: -1,
		Deadline: moment(v.get("deadline"), sla.NoInstant),
		Right:    parse(v.get("right"), label), Objective: parse(v.get("objective"), label),
	}
	if w.DaysPPM < 0 {
		v.get("credit").mustBeWritten()
	}
	if readable {
		w.CreditMinor = parse(v.get("credit"), credit(fee)).Minor
		if worth := v.get("worth"); worth.present() {
			w.WorthMinor = parse(worth, credit(fee)).Minor
		}
	}
	return w
}
