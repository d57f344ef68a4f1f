package analysis

import (
	"fmt"
	"slices"

	"nines/policy"
	"nines/sla"
)

// timing is the part of the terms that decides who was down when, before
// anything is cut to a period. Terms with equal timing share their timelines.
type timing struct {
	combine policy.Combine
	measure policy.Measure
	// measured: measurements count, not outages.
	measured bool
	// seats of the contract, where the measure looks at users; 0 is unknown.
	seats       int64
	weights     [sla.Levels]int64
	minimum     policy.Minimum
	excluded    []bool // by index into Scene.Causes
	maintenance *policy.Maintenance
	weekly      []policy.Weekly
	unit        policy.Unit
	// atLeast of the redundant parts must be down at once, 0 where none are
	// redundant; parts says for each component which of them it is, or -1.
	redundant, atLeast int
	parts              []int
	// addsBack: what lies in windows is added back, so it is looked at.
	addsBack bool
	calendar calendar
	// policy is its name, for messages.
	policy string
}

func newTiming(t *terms, name string, causes []sla.Cause, components []string) *timing {
	out := &timing{combine: t.Combine, measure: t.Measure, measured: !t.Measure.CountsOutages(), weights: t.Weights, minimum: t.Minimum,
		maintenance: t.Maintenance, weekly: t.Weekly, unit: t.Unit, addsBack: t.Denominator == policy.AddedBack,
		calendar: t.calendar, policy: name, excluded: make([]bool, len(causes))}
	for n, cause := range causes {
		out.excluded[n] = slices.Contains(t.ExcludedCauses, cause)
	}
	if t.Measure.Kind == policy.UserTime && t.of.Seats <= mostSeats {
		out.seats = t.of.Seats
	}
	if r := t.Redundant; r != nil {
		out.atLeast, out.parts = r.AtLeast, make([]int, len(components))
		for n, name := range components {
			out.parts[n] = slices.Index(r.Components, name)
		}
		if out.atLeast == 0 {
			out.atLeast = len(r.Components)
		}
		out.redundant = len(r.Components)
	}
	return out
}

// role is what an event is to a policy.
type role uint8

const (
	counts role = iota
	causeExcluded
	weightless
	recorded  // an outage where measurements count
	uncounted // nobody counted the users that it hit
	offClock  // the clock of the policy does not run
	unclocked // nobody knows whether it runs
	window
	weekly
	gap
	nothing // a window that is not effective
)

// felt is an event as a policy sees it.
type felt struct {
	sla.Interval
	role   role
	ref    int32
	began  sla.Instant
	weight int64
	doubt  sla.Warnings
	// component is that of the event; off is why its clock does not run.
	component int32
	off       sla.Reason
}

// longest is the length past which an outage is doubted: rule 31.
const longest = 30 * sla.Day

// feel says what e is to the policy. Errors: a level without a weight; under
// sum, an outage that may be there twice (rule 31). Weights are parts of den.
func (t *timing) feel(e Event, den int64) (felt, error) {
	f := felt{Interval: e.Interval, ref: e.Ref, began: e.began, component: e.Component, off: e.off}
	switch e.Kind {
	case GapEvent:
		f.role = gap
		return f, nil
	case weeklyEvent:
		f.role = weekly
		return f, nil
	case downEvent:
		f.weight = sla.Whole
		return f, nil
	case unclearEvent:
		f.role, f.doubt = nothing, sla.RequestsUnknown
		return f, nil
	case MaintenanceEvent:
		f.role, f.doubt = t.effective(e)
		return f, nil
	}
	if t.measured {
		if f.role = recorded; t.excluded[e.Cause] {
			f.role = causeExcluded
		}
		return f, nil
	}
	known := false
	if f.weight, known = t.weight(&e, den); known && f.weight == policy.NoWeight {
		return f, fmt.Errorf("policy %s has no weight for the level %s, which an outage from %s has",
			t.policy, e.Level, e.Start)
	}
	if !known { // what its level would weigh is said in other parts
		f.weight = 0
	}
	f.doubt = doubts(e)
	switch {
	case known && f.weight == 0:
		f.role = weightless
	case t.excluded[e.Cause]:
		f.role = causeExcluded
	case e.Suspect && t.combine == policy.Sum:
		return f, fmt.Errorf("policy %s sums lengths, and the outage from %s may be another source's over again: link it or dismiss it in duplicate_of",
			t.policy, e.Start)
	case e.off == sla.ClockNotRecorded:
		f.role, f.doubt = unclocked, f.doubt|sla.ClockUnknown
	case e.off != sla.NoReason:
		f.role = offClock
	case !known:
		f.role, f.doubt = uncounted, f.doubt|sla.UsersUnknown
	}
	return f, nil
}

// effective: a window counts only if it was announced in time, rule 8; where
// the policy asks for no notice, before it began.
func (t *timing) effective(e Event) (role, sla.Warnings) {
	switch m := t.maintenance; {
	case m == nil:
		return nothing, 0
	case e.Announced == sla.NoInstant:
		return nothing, sla.UnknownNotice
	case int64(e.Start-e.Announced) < max(m.NoticeMS, 1):
		return nothing, sla.LateNotice
	}
	return window, 0
}

func doubts(e Event) (w sla.Warnings) {
	if e.open {
		w |= sla.OpenOutage
	}
	if e.Posted {
		w |= sla.PostedTime
	}
	if e.Suspect {
		w |= sla.PossibleDuplicate
	}
	if e.Length() > longest {
		w |= sla.LongOutage
	}
	return w
}
