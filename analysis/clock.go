package analysis

import (
	"slices"

	"nines/policy"
	"nines/sla"
)

// clockwork says when the clock of a policy runs during an outage, as of an
// instant: what was recorded later is not known yet.
type clockwork struct {
	policy.Clock
	asOf sla.Instant
}

func (k *Kernel) clockOf(t *terms) clockwork { return clockwork{t.Clock, k.asOf} }

// plain: the clock runs exactly during the impact.
func (c clockwork) plain() bool { return c.atImpact() && !c.LessWaiting }

func (c clockwork) atImpact() bool {
	return (c.From == "" || c.From == policy.FromImpact) && (c.To == "" || c.To == policy.ToEnd)
}

// key is equal for equal clocks, and "" for the plain one.
func (c clockwork) key() string {
	if c.plain() {
		return ""
	}
	key := string(c.From) + ">" + string(c.To)
	if c.LessWaiting {
		key += "-"
	}
	return key
}

// append appends an event to list: as it is, or an outage in the parts in
// which the clock runs and those in which it does not, in order.
func (c clockwork) append(list []Event, e Event, waits []sla.Interval) []Event {
	if c.plain() || e.Kind != OutageEvent {
		return append(list, e)
	}
	runs, known := sla.Interval{Start: e.Start, End: e.End}, true
	if !c.atImpact() {
		runs, e.open, known = c.runs(e)
	}
	if !known {
		return part(list, e, hull(e.Interval, runs), sla.ClockNotRecorded)
	}
	runs.End = max(runs.Start, runs.End)
	list = part(list, e, sla.Interval{Start: e.Start, End: min(e.End, runs.Start)}, sla.OffClock)
	list = c.running(list, e, runs.Cut(e.Interval), waits)
	list = part(list, e, sla.Interval{Start: max(e.Start, runs.End), End: e.End}, sla.OffClock)
	tail := e
	tail.impactEnd = e.End
	return c.running(list, tail, sla.Interval{Start: max(e.End, runs.Start), End: runs.End}, waits)
}

// running appends the part i of e, in which the clock runs but for waits.
func (c clockwork) running(list []Event, e Event, i sla.Interval, waits []sla.Interval) []Event {
	if !c.LessWaiting {
		waits = nil
	}
	for _, w := range sla.CutAll(waits, i) {
		list = part(list, e, sla.Interval{Start: i.Start, End: w.Start}, sla.NoReason)
		list = part(list, e, w, sla.WaitedFor)
		i.Start = w.End
	}
	return part(list, e, i, sla.NoReason)
}

// part appends the part i of e, if there is any; off is why the clock does not
// run in it.
func part(list []Event, e Event, i sla.Interval, off sla.Reason) []Event {
	if i.Empty() {
		return list
	}
	e.Interval, e.off = i, off
	return append(list, e)
}

// runs is from when to when the clock runs, waits aside, and whether it still
// did at the as-of instant. Where known is false an instant that it needs was
// not recorded, and runs is what is known of it: the impact never stands for it.
func (c clockwork) runs(e Event) (runs sla.Interval, open, known bool) {
	from, to := c.instants(e)
	known, open = from != sla.NoInstant, to > c.asOf
	switch {
	case to != sla.NoInstant:
	case e.open: // it is not over, so nobody can have recorded it
		to, open = c.asOf, true
	default:
		to, known = e.End, false
	}
	// A report before the impact counts from the impact.
	return sla.Interval{Start: max(from, e.Start), End: min(to, c.asOf)}, open, known
}

// instants are those that the clock needs, sla.NoInstant where not recorded.
func (c clockwork) instants(e Event) (from, to sla.Instant) {
	d := e.Detail
	if d == nil {
		d = &unrecorded
	}
	from, to = e.Start, e.End
	if e.open {
		to = sla.Never
	}
	switch c.From {
	case policy.FromDetected:
		from = d.Detected
	case policy.FromReported:
		from = d.Reported
	case policy.FromAnnounced:
		from = d.Announced
	}
	switch c.To {
	case policy.ToMitigated:
		to = d.Mitigated
	case policy.ToDeclaredOver:
		to = d.DeclaredOver
	case policy.ToClosed:
		to = d.Closed
	}
	return from, to
}

// unrecorded is the detail of an event of which nothing more was recorded.
var unrecorded = Detail{Detected: sla.NoInstant, Reported: sla.NoInstant, Announced: sla.NoInstant, Mitigated: sla.NoInstant,
	DeclaredOver: sla.NoInstant, Closed: sla.NoInstant, Users: sla.NoUsers, Requests: sla.NoRequests, RatePPT: -1}

// promise keeps of what happened to the tenant alone what the terms look at:
// the components that they promise, as their clock sees them.
func (k *Kernel) promise(s *single) {
	if len(s.own) == 0 {
		return
	}
	clock := k.clockOf(s.terms)
	rare := func(e Event) bool { return e.Kind == WaitEvent || e.Kind == MeasuredEvent }
	if clock.plain() && len(s.terms.Components) == 0 && !slices.ContainsFunc(s.own, rare) {
		return
	}
	var kept []Event
	for _, e := range s.own {
		switch {
		case e.Kind == WaitEvent && clock.LessWaiting:
			kept = append(kept, e)
		case e.Kind == MeasuredEvent && !s.terms.Measure.CountsOutages() && k.scenery.promised(e, s.terms.Components):
			kept = append(kept, e)
		case !rare(e) && k.scenery.promised(e, s.terms.Components):
			kept = clock.append(kept, e, sla.Union(slices.Concat(ownOf(s.own, WaitEvent, e.Ref), k.scenery.waits[e.Ref])))
		}
	}
	s.own = kept
}

// waited appends the part i of e, less the waits for the tenant if the clock
// runs in it.
func waited(list []Event, e Event, i sla.Interval, waits []sla.Interval) []Event {
	if e.off != sla.NoReason {
		return part(list, e, i, e.off)
	}
	return clockwork{Clock: policy.Clock{LessWaiting: true}}.running(list, e, i, waits)
}

// overridden says whether the time that the clock of e runs after its impact
// is none of the contract's business, because its end is overridden.
func (e *Event) overridden(holes []sla.Interval) bool {
	last := sla.Interval{Start: e.impactEnd - 1, End: e.impactEnd}
	return e.impactEnd != 0 && len(sla.CutAll(holes, last)) > 0
}
