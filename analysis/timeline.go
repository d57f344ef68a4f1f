package analysis

import (
	"slices"

	"nines/policy"
	"nines/sla"
)

// timeline is what one set of terms makes of a list of events, uncut: the
// stretches that are not simply up, what is charged for, and what is in doubt.
type timeline struct {
	segments []sla.Segment // in order, disjoint; between them all is up
	charges  []charge      // by start
	doubts   []doubt
	// samples are what was measured, in order; nil where outages are counted.
	samples []sample
	// longestMS is the length of the longest sample.
	longestMS int64
	// den is what weights are parts of.
	den int64
	// within are what windows kept from being charged, where it is added back.
	within []charge
}

// charge is time that an outage is charged for. Under combine: union charges
// are disjoint; under sum they may lie on top of each other.
type charge struct {
	sla.Interval
	outage int32
	weight int64
	began  sla.Instant // the outage's row
}

type doubt struct {
	sla.Interval
	warning sla.Warnings
}

// glance is what a sweep looks at: events ordered by start, and readings, of
// the time over, as of an instant. The allowance for maintenance is that of a
// contract in force during inForce.
type glance struct {
	events        []Event
	readings      []reading
	inForce, over sla.Interval
	asOf          sla.Instant
}

// sweep walks over events once: rules 2 to 9.
func (t *timing) sweep(g glance) (*timeline, error) {
	events := t.withWeekly(g.events, g.over)
	var samples []sample
	if t.measured {
		samples = t.samples(g.readings, g.over, g.asOf)
		events = slices.Concat(events, t.happenings(samples, g.over, g.asOf))
		sortEvents(events)
	}
	s := sweeper{timing: t, meter: meter{timing: t, inForce: g.inForce}, out: &timeline{den: t.denominator(events), samples: samples}}
	for n := range samples {
		s.out.longestMS = max(s.out.longestMS, samples[n].Length())
	}
	if t.measure.Kind == policy.UserTime && t.seats == 0 {
		s.out.doubts = []doubt{{always, sla.UsersUnknown}}
	}
	for next := 0; next < len(events) || len(s.active) > 0; {
		if len(s.active) == 0 {
			s.now = events[next].Start
		}
		for ; next < len(events) && events[next].Start <= s.now; next++ {
			if err := s.admit(events[next]); err != nil {
				return nil, err
			}
		}
		if len(s.active) == 0 {
			continue
		}
		until := s.firstEnd()
		if next < len(events) {
			until = min(until, events[next].Start)
		}
		s.stretch(sla.Interval{Start: s.now, End: until})
		s.now = until
		s.active = slices.DeleteFunc(s.active, func(f felt) bool { return f.End <= until })
	}
	t.keepLongest(s.out)
	t.cutMinimum(s.out)
	t.countUnits(s.out)
	return s.out, nil
}

// sweeper is the state of one sweep: what is going on now.
type sweeper struct {
	*timing
	meter  meter
	out    *timeline
	now    sla.Instant
	active []felt // by start, then ref
}

func (s *sweeper) admit(e Event) error {
	f, err := s.feel(e, s.out.den)
	if err != nil {
		return err
	}
	if f.doubt != 0 {
		s.out.doubts = append(s.out.doubts, doubt{f.Interval, f.doubt})
	}
	if f.role != nothing {
		s.active = append(s.active, f)
	}
	return nil
}

func (s *sweeper) firstEnd() sla.Instant {
	end := s.active[0].End
	for _, f := range s.active[1:] {
		end = min(end, f.End)
	}
	return end
}

// moment is what goes on in a stretch in which nothing begins or ends. The
// pointers are the heaviest of their role, nil where there is none.
type moment struct {
	counts, causeExcluded, weightless, recorded, uncounted, offClock, unclocked, window, weekly *felt
	// spare counts, but too few redundant parts are down at once.
	spare *felt
	gap   bool
	// weight of counts, or that of the lightest part that is needed.
	weight int64
}

func (s *sweeper) moment() (m moment) {
	for n := range s.active {
		f := &s.active[n]
		switch f.role {
		case counts:
			m.counts = heavier(m.counts, f)
		case causeExcluded:
			m.causeExcluded = heavier(m.causeExcluded, f)
		case weightless:
			m.weightless = heavier(m.weightless, f)
		case recorded:
			m.recorded = f
		case uncounted:
			m.uncounted = heavier(m.uncounted, f)
		case offClock:
			m.offClock = heavier(m.offClock, f)
		case unclocked:
			m.unclocked = heavier(m.unclocked, f)
		case window:
			m.window = heavier(m.window, f)
		case weekly:
			m.weekly = f
		case gap:
			m.gap = true
		}
	}
	if s.measured && m.causeExcluded != nil {
		// What was measured then is what that outage did, unless there was
		// another one.
		if m.recorded == nil {
			m.counts = nil
		} else {
			m.causeExcluded = nil
		}
	}
	switch {
	case m.counts == nil:
	case s.redundant > 0:
		s.needParts(&m)
	default:
		m.weight = m.counts.weight
	}
	return m
}

// heavier is the one that a millisecond belongs to: the heavier, then the one
// that began earlier, then the smaller id (rule 24).
func heavier(a, b *felt) *felt {
	switch {
	case a == nil, b.weight > a.weight:
		return b
	case b.weight == a.weight && (b.began < a.began || b.began == a.began && b.ref < a.ref):
		return b
	}
	return a
}

// stretch gives i its state. A window is effective only as far as there is
// allowance left, so it may end within i; a weekly one always is.
func (s *sweeper) stretch(i sla.Interval) {
	m := s.moment()
	if m.window == nil || m.weekly != nil {
		s.put(i, m, m.weekly)
		return
	}
	for !i.Empty() {
		part, effective := s.meter.take(i, m.counts != nil)
		if effective {
			s.put(part, m, m.window)
		} else {
			s.put(part, m, nil)
			s.out.doubts = append(s.out.doubts, doubt{part, sla.AllowanceUsedUp})
		}
		i.Start = part.End
	}
}

// put decides the state, rules 5 and 6, window being the effective one or nil.
func (s *sweeper) put(i sla.Interval, m moment, w *felt) {
	seg := sla.Segment{Interval: i, Outage: sla.NoRef, Maintenance: sla.NoRef}
	if w != nil {
		seg.Window, seg.Maintenance = true, w.ref
	}
	outage, inWindow, quiet := m.counts, sla.InMaintenance, sla.QuietMaintenance
	if m.weekly != nil {
		inWindow, quiet = sla.InWeeklyWindow, sla.QuietWeeklyWindow
	}
	switch {
	case w != nil && (m.counts != nil || m.causeExcluded != nil):
		seg.State, seg.Reason = sla.Excluded, inWindow
		if outage == nil {
			outage = m.causeExcluded
		} else if s.addsBack {
			s.out.within = append(s.out.within, charge{i, outage.ref, m.weight, outage.began})
		}
	case m.counts != nil:
		seg.State, seg.Reason = sla.Down, sla.Counts
		s.charge(i, &m)
	case m.causeExcluded != nil:
		seg.State, seg.Reason, outage = sla.Excluded, sla.CauseIsExcluded, m.causeExcluded
	case m.uncounted != nil:
		seg.State, seg.Reason, outage = sla.Down, sla.UsersNotCounted, m.uncounted
	case m.unclocked != nil:
		seg.State, seg.Reason, outage = sla.Unknown, sla.ClockNotRecorded, m.unclocked
	case m.looked() != nil: // it was looked at, and what was seen does not count
		outage = m.looked()
		seg.State, seg.Reason = sla.Up, m.spared(outage)
	case m.gap:
		seg.State, seg.Reason = sla.Unknown, sla.NotObserved
	case w != nil:
		seg.State, seg.Reason = sla.Up, quiet
	default:
		return
	}
	if outage != nil {
		seg.Outage, seg.WeightPPM = outage.ref, outage.weight
		if outage == m.counts {
			seg.WeightPPM = m.weight
		}
		if s.out.den != sla.Whole {
			seg.WeightPPM = scaled(seg.WeightPPM, sla.Whole, s.out.den)
		}
	}
	s.out.segments = join(s.out.segments, seg)
}

// looked is an outage that does not count and leaves the time up, if any.
func (m *moment) looked() *felt {
	for _, f := range [...]*felt{m.spare, m.offClock, m.weightless} {
		if f != nil {
			return f
		}
	}
	return nil
}

// spared says why f, which looked found, does not count.
func (m *moment) spared(f *felt) sla.Reason {
	switch f {
	case m.spare:
		return sla.EnoughParts
	case m.offClock:
		return f.off
	}
	return sla.WithoutWeight
}

// join appends seg, or makes the last segment longer where they are alike.
func join(list []sla.Segment, seg sla.Segment) []sla.Segment {
	if n := len(list) - 1; n >= 0 && list[n].End == seg.Start {
		last := list[n]
		last.Interval = seg.Interval
		if last == seg {
			list[n].End = seg.End
			return list
		}
	}
	return append(list, seg)
}

// charge charges i: to the heaviest outage, or under sum to each of them once.
// Redundant parts are down together, so they are charged once.
func (s *sweeper) charge(i sla.Interval, m *moment) {
	if s.combine == policy.Union || s.redundant > 0 {
		s.out.charges = joinCharge(s.out.charges, charge{i, m.counts.ref, m.weight, m.counts.began})
		return
	}
	first := len(s.out.charges)
	for _, f := range s.active {
		if f.role != counts {
			continue
		}
		n := slices.IndexFunc(s.out.charges[first:], func(c charge) bool { return c.outage == f.ref })
		if n < 0 {
			s.out.charges = append(s.out.charges, charge{i, f.ref, f.weight, f.began})
		} else if c := &s.out.charges[first+n]; c.weight < f.weight || c.weight == f.weight && f.began < c.began {
			c.weight, c.began = f.weight, f.began
		}
	}
}

// joinCharge appends c, or makes the last charge longer where they are alike.
func joinCharge(list []charge, c charge) []charge {
	if n := len(list) - 1; n >= 0 {
		last := &list[n]
		if last.End == c.Start && last.outage == c.outage && last.weight == c.weight && last.began == c.began {
			last.End = c.End
			return list
		}
	}
	return append(list, c)
}
