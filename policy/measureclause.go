package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"nines/sla"
)

// Contradictions of a measure.
const (
	MeasureForm     Contradiction = "a measure is one of time, users, requests, {error_rate: 5m, …}, {requests: {degraded: 0.5}} or {intervals: 1m, down_if: …}"
	IntervalUneven  Contradiction = "an interval is as long as fits into a day a whole number of times: 1m, 5m, 1h"
	MeasureKeys     Contradiction = "no_requests belongs to error_rate, and down_if to intervals, which needs it"
	RateOutOfRange  Contradiction = "an error rate is from 0 % to 100 %; none is above 100 %, and every one is at least 0 %"
	TooFewRequests  Contradiction = "an interval without any request has no error rate: the least number of requests is 1"
	MeasureForNone  Contradiction = "where every objective has a measure of its own, that of the policy would be for nobody"
	OutagesNotRead  Contradiction = "where requests or intervals are measured, outages are not looked at: leave out what is said about them"
	UnknownRequests Contradiction = "requests that nobody counted cannot be counted as failed: write unknown: available or removed"
	CountsAreNoTime Contradiction = "requests and error rates are not time: availability is a share of all of them, less what lies in excluded windows"
)

func measureClause() clause {
	return clause{
		title: "Measure",
		keys:  measureKeys(optional("measure", "time is measured, by the outages that are recorded.").only(Terms.inheritsMeasure)),
		read: func(document value, p *Policy) {
			if v := document.get("measure"); v.present() {
				p.Terms.Measure = readMeasure(v)
			}
		},
		complete: func(document value, p *Policy) {
			if v := document.get("measure"); v.present() && !p.Terms.inheritsMeasure() {
				v.contradicts(MeasureForNone, "it is written beside objectives")
			}
		},
		needs: []string{"objectives", "combine", "weights", "minimum_outage", "unit", "clock", "redundant", "unknown", "denominator", "claim"},
		check: func(p Policy, report complaint) {
			checkMeasure(p.Terms.Measure, "measure", report)
			checkMeasured(p.Terms, report)
		},
		say: func(t Terms) string {
			if !t.inheritsMeasure() {
				return ""
			}
			return inPeriods(t, t.Measure.sentence())
		},
		contradictions: []Contradiction{MeasureForm, IntervalUneven, MeasureKeys, RateOutOfRange, TooFewRequests,
			MeasureForNone, OutagesNotRead, UnknownRequests, CountsAreNoTime, NotAWord},
	}
}

// measureKeys are a key for a measure and the keys below it; objectives have
// the same as the policy.
func measureKeys(k key) []key {
	of := func(kind MeasureKind) func(Terms) bool { return func(t Terms) bool { return t.Measure.Kind == kind } }
	below := func(name string) string { return k.path + "." + name }
	return []key{
		k.takes(allowed(measures())),
		free(below("error_rate")).is(aLength),
		optional(below("no_requests"), "an interval without requests is one without errors.").takes(allowed(quietIntervals())).only(of(MeanErrorRate)),
		free(below("requests")),
		optional(below("requests.degraded"), "a degraded request is not a failed one.").is(aWeight),
		free(below("intervals")).is(aLength),
		free(below("down_if")),
		required(below("down_if.error_rate")).is(form{name: "above 5% or at least 5%", pattern: `^(above|at least) [0-9]+(\.[0-9]+)? ?%?$`}),
		optional(below("down_if.requests"), "one request is enough for an interval to be down.").is(aNumber),
	}
}

// measures are those of one word.
func measures() []word[MeasureKind] {
	return []word[MeasureKind]{
		{"time", ElapsedTime, "Time is measured, by the outages that are recorded."},
		{"users", UserTime, "The time of users is measured: an outage counts by the users that it hit, of the seats of the contract. An outage whose users nobody counted makes the {period} not computable."},
		{"requests", RequestCount, "Requests are measured: availability is the share of them that did not fail."},
	}
}

func quietIntervals() []word[NoRequests] {
	return []word[NoRequests]{
		{"no_errors", WithoutErrors, "an interval without requests is one without errors"},
		{"left_out", LeftOut, "an interval without requests is left out"},
	}
}

func readMeasure(v value) Measure {
	if _, ok := v.node.(ast.ScalarNode); ok {
		return Measure{Kind: parse(v, oneOf(measures()...))}
	}
	rate, requests, intervals := v.get("error_rate"), v.get("requests"), v.get("intervals")
	forms := 0
	for _, form := range []value{rate, requests, intervals} {
		if form.present() {
			forms++
		}
	}
	quiet, down := v.get("no_requests"), v.get("down_if")
	switch {
	case forms != 1:
		v.contradicts(MeasureForm, fmt.Sprintf("of error_rate, requests and intervals, %d are written", forms))
		return Measure{}
	case quiet.present() && !rate.present():
		quiet.contradicts(MeasureKeys, "error_rate is not written")
	case down.present() != intervals.present():
		v.contradicts(MeasureKeys, "one of intervals and down_if is not written")
	case rate.present():
		m := Measure{Kind: MeanErrorRate, IntervalMS: parse(rate, duration), NoRequests: WithoutErrors}
		if quiet.present() {
			m.NoRequests = parse(quiet, oneOf(quietIntervals()...))
		}
		return m
	case requests.present():
		return Measure{Kind: RequestCount, DegradedPPM: parse(requests.get("degraded"), weight)}
	}
	return Measure{Kind: DownIntervals, IntervalMS: parse(intervals, duration), Down: readDownIf(down)}
}

func readDownIf(v value) DownIf {
	rate := v.get("error_rate")
	d := parse(rate, errorRate)
	d.MinRequests = 1
	if least := v.get("requests"); least.present() {
		d.MinRequests = int64(parse(least, count))
	}
	return d
}

// errorRate reads "above 5%" or "at least 5%".
func errorRate(text string) (DownIf, error) {
	number, above := strings.CutPrefix(text, "above ")
	if !above {
		var atLeast bool
		if number, atLeast = strings.CutPrefix(text, "at least "); !atLeast {
			return DownIf{}, problem{fmt.Sprintf("%q does not say from which error rate on", text), "write above 5%, or at least 5%"}
		}
	}
	ppm, err := percent(number)
	return DownIf{RatePPM: ppm, AtOr: !above}, err
}

// checkMeasure checks a measure written at path.
func checkMeasure(m Measure, path string, report complaint) {
	switch m.Kind {
	case ElapsedTime, UserTime:
		return
	case RequestCount:
	case MeanErrorRate, DownIntervals:
		if m.IntervalMS <= 0 || sla.Day%m.IntervalMS != 0 {
			report(path, IntervalUneven, "%s does not fit", spell(m.IntervalMS))
		}
	default:
		report(path, NotAWord, "%q has no meaning here", m.Kind)
	}
	if m.DegradedPPM < 0 || m.DegradedPPM > sla.Whole {
		report(path+".requests.degraded", WeightOutOfRange, "%s is not between 0 and 1", decimal(m.DegradedPPM))
	}
	if m.Kind != DownIntervals {
		return
	}
	d := m.Down
	if d.RatePPM < 0 || d.RatePPM > sla.Whole || d.AtOr && d.RatePPM == 0 || !d.AtOr && d.RatePPM == sla.Whole {
		report(path+".down_if.error_rate", RateOutOfRange, "the rate is %s", inPercent(d.RatePPM))
	}
	if d.MinRequests < 1 {
		report(path+".down_if.requests", TooFewRequests, "%d requests are enough", d.MinRequests)
	}
}

// checkMeasured looks for what has no meaning beside the measures of t.
func checkMeasured(t Terms, report complaint) {
	if t.Measures(RequestCount, MeanErrorRate) {
		checkCounted(t, report)
	}
	if t.Measures(RequestCount, MeanErrorRate, DownIntervals) && t.Claim.fromOutages() {
		report("claim", OutagesNotRead, "no outage is charged whose beginning or end a claim could follow")
	}
	if t.countsOutages() {
		return
	}
	written := map[string]bool{
		"combine": t.Combine != Union, "weights": t.Weights != noWeights(), "redundant": t.Redundant != nil,
		"clock":          t.Clock != Defaults().Clock,
		"minimum_outage": t.Minimum.LengthMS > 0 && !t.Measures(DownIntervals),
		"unit":           t.Unit.LengthMS > 0 && !t.Measures(DownIntervals),
	}
	for _, path := range []string{"combine", "weights", "redundant", "clock", "minimum_outage", "unit"} {
		if written[path] {
			report(path, OutagesNotRead, "no outage is counted")
		}
	}
}

// checkCounted looks for what has no meaning beside numbers of requests or errors.
func checkCounted(t Terms, report complaint) {
	if t.Unknown == UnknownDown {
		report("unknown", UnknownRequests, "unknown time is down")
	}
	if t.Denominator == FixedTime || t.Denominator == AddedBack {
		report("denominator", CountsAreNoTime, "the denominator is %s", t.Denominator)
	}
}

// Measures says whether the terms, or an objective of them, measure in one of
// these ways.
func (t Terms) Measures(kinds ...MeasureKind) bool {
	measured := func(m Measure) bool {
		for _, kind := range kinds {
			if m.Kind == kind {
				return true
			}
		}
		return false
	}
	for _, o := range t.Objectives {
		if o.Measure != nil && measured(*o.Measure) {
			return true
		}
	}
	return t.inheritsMeasure() && measured(t.Measure)
}

// inheritsMeasure says whether the measure of the policy is that of any promise.
func (t Terms) inheritsMeasure() bool {
	return len(t.Objectives) == 0 || slices.ContainsFunc(t.Objectives, func(o Objective) bool { return o.Measure == nil })
}

// countsOutages says whether outages are looked at, countsDowntime whether
// downtime is.
func (t Terms) countsOutages() bool  { return t.Measures(ElapsedTime, UserTime) }
func (t Terms) countsDowntime() bool { return t.Measures(ElapsedTime, UserTime, DownIntervals) }

func (m Measure) sentence() string {
	switch m.Kind {
	case MeanErrorRate:
		return fmt.Sprintf("Error rates are measured: availability is 100 %% less the mean of the error rates of all intervals of %s; %s.",
			spell(m.IntervalMS), meaning(quietIntervals(), m.NoRequests))
	case DownIntervals:
		return fmt.Sprintf("Intervals of %s are measured: one is down if its error rate is %s, and if it has %s or more.",
			spell(m.IntervalMS), m.Down.rate(), plural(m.Down.MinRequests, "request"))
	case RequestCount:
		text := meaning(measures(), m.Kind)
		if m.DegradedPPM > 0 {
			text += " A degraded request counts as " + decimal(m.DegradedPPM) + " of a failed one."
		}
		return text
	}
	return meaning(measures(), m.Kind)
}

func (d DownIf) rate() string {
	if d.AtOr {
		return "at least " + inPercent(d.RatePPM)
	}
	return "above " + inPercent(d.RatePPM)
}
