package analysis

import (
	"sort"

	"nines/policy"
	"nines/sla"
)

// Most of what a contract felt in a period it felt like everybody. So the
// shared timeline is taken as it is, but for an island around what happened to
// the tenant alone, which is swept anew.

// islandOnly says whether an event changes a timeline nowhere but around
// itself. Allowances are used up over months, units of time, weekly windows and
// measurements have edges of their own, shares of users change the denominator
// of all of it, and a clock may run where nothing happens any more.
func islandOnly(t *policy.Terms) bool {
	return len(t.Weekly) == 0 && t.Unit.LengthMS == 0 && t.Measure.CountsOutages() && t.Measure.Kind != policy.UserTime &&
		(t.Maintenance == nil || t.Maintenance.Allowance == nil) && clockwork{Clock: t.Clock}.plain()
}

// splice makes, in room, the timeline of a single in window, which nothing
// crosses. ok is false where it has to be swept as a whole.
func (k *Kernel) splice(s *single, scope *scope, window sla.Interval, r *room) (l *timeline, ok bool, err error) {
	island, any := ownIn(s.own, window)
	if !any || !s.terms.islandOnly {
		return nil, false, nil
	}
	shared, err := k.timeline(s.terms, scope)
	if err != nil {
		return nil, false, nil // it may be due to something outside the window
	}
	t := s.terms.timing
	reach, _ := t.reach()
	island = scope.around(island, s.own, reach)
	r.events = mix(r.events[:0], scope.within(island), s.own, island)
	anew, err := t.sweep(glance{events: r.events, inForce: s.chain, over: island, asOf: k.asOf})
	if err != nil {
		return nil, true, err
	}
	l = &r.timeline
	l.den = shared.den
	l.segments = spliced(l.segments[:0], shared.segments, anew.segments, window, island, func(s *sla.Segment) sla.Interval { return s.Interval })
	l.charges = spliced(l.charges[:0], shared.charges, anew.charges, window, island, func(c *charge) sla.Interval { return c.Interval })
	l.within = spliced(l.within[:0], shared.within, anew.within, window, island, func(c *charge) sla.Interval { return c.Interval })
	l.doubts = l.doubts[:0]
	for _, d := range shared.doubts {
		if d.Overlaps(window) && !d.Overlaps(island) {
			l.doubts = append(l.doubts, d)
		}
	}
	l.doubts = append(l.doubts, anew.doubts...)
	return l, true, nil
}

// ownIn is from the beginning of the first to the end of the last of own that
// meets window.
func ownIn(own []Event, window sla.Interval) (from sla.Interval, any bool) {
	for n := range own {
		switch {
		case !own[n].Overlaps(window):
		case !any:
			from, any = own[n].Interval, true
		default:
			from = hull(from, own[n].Interval)
		}
	}
	return from, any
}

// spliced appends what of shared lies in window, with anew in place of what
// lies in island. Both lists are in order of start and of end alike, and
// nothing crosses an edge of window or island.
func spliced[T any](into, shared, anew []T, window, island sla.Interval, of func(*T) sla.Interval) []T {
	from := func(t sla.Instant) int {
		return sort.Search(len(shared), func(n int) bool { return of(&shared[n]).Start >= t })
	}
	before, after := from(island.Start), from(island.End)
	into = append(into, shared[min(from(window.Start), before):before]...)
	into = append(into, anew...)
	return append(into, shared[after:max(from(window.End), after)]...)
}
