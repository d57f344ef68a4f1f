package analysis

import (
	"slices"

	"nines/policy"
	"nines/sla"
)

// single is a contract and period that is judged alone.
type single struct {
	contract Contract
	period   int32
	at       int // of the period, among those of the promise
	terms    *terms
	version  int32 // of the contract's policy that judges
	// cover is the time for which the contract is judged: mostly the time it
	// was in force, more where a change inside the period is bridged.
	cover sla.Interval
	// chain is the time in force of all its versions that adjoin.
	chain sla.Interval
	own   []Event
	// resweep: the shared timeline is not what this contract felt.
	resweep bool
	// bridged: it stands for several versions; changed: they differ in what
	// the terms look at.
	bridged, changed bool
	// split: other versions are judged for the rest of the period.
	split bool
	// line is all of the contract, for what looks back: before are the windows
	// that it looks back on, oldest first, unclear those that cannot be judged.
	line    *line
	before  []single
	unclear bool
	// paid is the fee of the window before, where that is the fee base and it
	// was another; else nil.
	paid *Fee
	// parts are the same for each of several objectives.
	parts []single
}

// each are the singles of every objective, or s itself.
func (s *single) each() []*single {
	if len(s.parts) == 0 {
		return []*single{s}
	}
	out := make([]*single, len(s.parts))
	for n := range s.parts {
		out[n] = &s.parts[n]
	}
	return out
}

// look finds out what of the tenant's own matters to the terms.
func (k *Kernel) look(s *single) {
	if len(s.terms.parts) == 0 {
		k.promise(s)
		s.resweep = k.touchedBy(s)
		return
	}
	s.parts = make([]single, len(s.terms.parts))
	for n, t := range s.terms.parts {
		part := &s.parts[n]
		*part = *s
		part.terms, part.parts = t, nil
		k.look(part)
		s.resweep = s.resweep || part.resweep
	}
}

// touchedBy says whether what happened to the tenant alone, or the terms'
// allowance, make the shared timeline another than the contract's.
func (k *Kernel) touchedBy(s *single) bool {
	window := k.lookback(s)
	if a := allowance(s.terms); a != nil {
		last := s.terms.calendar.stretch(a.Per, window.End-1)
		if s.chain.Start > window.Start || a.Prorated && s.chain.End < last.End {
			return true
		}
	}
	return k.touches(s.terms, s.contract.Group, window, s.own)
}

// touches says whether any of the events happened to what terms look at for a
// window.
func (k *Kernel) touches(t *terms, group int32, window sla.Interval, own []Event) bool {
	if len(own) == 0 {
		return false
	}
	if reach, far := t.timing.reach(); far || t.reachesOut() { // pieces reach across the period's edges
		window = k.scopeOf(group, t).around(window, own, reach)
	}
	window = t.timing.lookAround(window)
	for n := range own {
		if own[n].Overlaps(window) {
			return true
		}
	}
	return false
}

// lookback is the period together with the stretch of the allowance before it.
func (k *Kernel) lookback(s *single) sla.Interval {
	window := k.periods[s.period].Interval
	if a := allowance(s.terms); a != nil {
		window.Start = s.terms.calendar.stretch(a.Per, window.Start).Start
	}
	return window
}

func allowance(t *terms) *policy.Allowance {
	if t.Maintenance == nil {
		return nil
	}
	return t.Maintenance.Allowance
}

// felt is the timeline of a single: the shared one, or a sweep of its own over
// as much as can matter, which is good until the room is used again.
func (k *Kernel) felt(s *single, r *room) (*timeline, error) {
	scope := k.scopeOf(s.contract.Group, s.terms)
	if !s.resweep {
		return k.timeline(s.terms, scope)
	}
	reach, _ := s.terms.timing.reach()
	window := scope.around(s.terms.timing.lookAround(k.lookback(s)), s.own, reach)
	if l, ok, err := k.splice(s, scope, window, r); ok {
		return l, err
	}
	r.events = mix(r.events[:0], scope.within(window), s.own, window)
	return s.terms.timing.sweep(glance{events: r.events,
		readings: k.readingsOf(s, scope, window), inForce: s.chain, over: window, asOf: k.asOf})
}

// mix appends the tenant's own events of window and the shared ones, in order.
// A row for the tenant overrides, while it lasts, the rows of the same outage
// for all: rule 16.
func mix(out, shared, own []Event, window sla.Interval) []Event {
	for _, e := range own {
		if e.Overlaps(window) && e.Kind != WaitEvent && e.Kind != MeasuredEvent {
			out = append(out, e)
		}
	}
	for _, e := range shared {
		if e.Kind != OutageEvent || !slices.ContainsFunc(own, func(o Event) bool { return o.Ref == e.Ref }) {
			out = append(out, e)
			continue
		}
		holes, waits := ownOf(own, OutageEvent, e.Ref), ownOf(own, WaitEvent, e.Ref)
		if e.overridden(holes) {
			continue
		}
		for _, rest := range e.Without(holes) {
			out = waited(out, e, rest, waits)
		}
	}
	sortEvents(out)
	return out
}

// ownOf is when events of a kind and an outage happened to the tenant alone.
func ownOf(own []Event, kind Kind, ref int32) []sla.Interval {
	var list []sla.Interval
	for n := range own {
		if own[n].Kind == kind && own[n].Ref == ref {
			list = append(list, own[n].Interval)
		}
	}
	return sla.Union(list)
}

// judgedFor is the cover of a single; nothing of it where only full periods are
// judged and the contract is in force for part of this one.
func (k *Kernel) judgedFor(s *single) sla.Interval {
	if s.terms.PartMonth == policy.FullPeriods && !s.chain.Contains(k.periods[s.period].Interval) {
		return sla.Interval{Start: s.cover.Start, End: s.cover.Start}
	}
	return s.cover
}

// judgeAlone evaluates a single, after the windows that it looks back on.
func (k *Kernel) judgeAlone(s *single, r *room) (outcome, error) {
	o, err := k.judgeOne(s, r)
	if err != nil || !s.terms.looksBack() {
		return o, err
	}
	h := &history{windows: make([]pastWindow, len(s.before))}
	for n := range s.before {
		w := &s.before[n]
		h.windows[n] = pastWindow{period: k.periods[w.period], fee: w.contract.Fee}
		if w.unclear {
			continue
		}
		past, err := k.judgeOne(w, r)
		if err != nil {
			return o, err
		}
		h.windows[n].outcome = &past
	}
	h.cut = len(s.before) > 0 && s.chain.Start < k.periods[s.before[0].period].Start
	o.lookBack(h, k.periods[s.period].Last)
	return o, nil
}

// judgeOne evaluates one window of a single.
func (k *Kernel) judgeOne(s *single, r *room) (o outcome, err error) {
	list := make([]outcome, len(s.parts))
	for n := range s.parts {
		if list[n], err = k.judgeFelt(&s.parts[n], r); err != nil {
			return o, err
		}
	}
	if len(list) > 0 {
		o = judgedTogether(s.terms, list)
	} else if o, err = k.judgeFelt(s, r); err != nil {
		return o, err
	}
	k.claim(&o, func() []Event { return mix(nil, k.scopeOf(s.contract.Group, s.terms).events, s.own, always) })
	o.paid = s.paid
	return o, nil
}

// judgeFelt evaluates what a single felt under the terms of one objective.
func (k *Kernel) judgeFelt(s *single, r *room) (outcome, error) {
	l, err := k.felt(s, r)
	if err != nil {
		return outcome{}, err
	}
	o := k.evaluate(s.terms, s.period, l, tenure{k.judgedFor(s), s.chain, s.split}, r)
	o.SubscribedMS = k.periods[s.period].Cut(s.cover).Length()
	if s.changed {
		o.Warnings |= sla.TermsChanged
	}
	return o, nil
}
