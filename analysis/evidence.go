package analysis

import (
	"cmp"
	"math"
	"slices"

	"nines/policy"
	"nines/sla"
)

// reading is a row of a measurement.
type reading struct {
	sla.Interval
	// As in Detail.
	requests, failed, degraded, ratePPT int64
	// rank says how much it is the contract's own: readings of a higher rank
	// stand for those of a lower one at the same time.
	rank int8
}

// Ranks add up: a row of the tenant, of the region, of what is promised (the
// components that a policy names, or else the service as a whole).
const (
	rankPromised int8 = 1 << iota
	rankRegion
	rankTenant
)

// readings appends a measurement, if the terms promise its component.
func (s *scenery) readings(list []reading, e *Event, t *terms, rank int8) []reading {
	if !s.promised(*e, t.Components) {
		return list
	}
	return append(list, readingOf(e, t, rank))
}

// sharedReadings are the measurements for every tenant: those of every region,
// and of one.
func (s *scenery) sharedReadings(anywhere place, inRegion []Event, t *terms) []reading {
	var list []reading
	for n := range s.measured[anywhere] {
		list = s.readings(list, &s.measured[anywhere][n], t, 0)
	}
	for n := range inRegion {
		list = s.readings(list, &inRegion[n], t, rankRegion)
	}
	return decisive(list)
}

// readingsOf are the measurements that hold for a single in window: the shared
// ones and the tenant's own.
func (k *Kernel) readingsOf(s *single, shared *scope, window sla.Interval) []reading {
	var list []reading
	for _, r := range shared.readings {
		if r.Overlaps(window) {
			list = append(list, r)
		}
	}
	for n := range s.own {
		if e := &s.own[n]; e.Kind == MeasuredEvent && e.Overlaps(window) {
			list = append(list, readingOf(e, s.terms, rankTenant))
		}
	}
	return decisive(list)
}

func readingOf(e *Event, t *terms, rank int8) reading {
	d := e.Detail
	if d == nil {
		d = &unrecorded
	}
	if (e.Component == sla.NoRef) == (len(t.Components) == 0) {
		rank |= rankPromised
	}
	return reading{e.Interval, d.Requests, d.Failed, d.Degraded, d.RatePPT, rank}
}

// decisive are the readings at whose time there is none of a higher rank, by
// start.
func decisive(list []reading) []reading {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b reading) int { return -cmp.Compare(a.rank, b.rank) })
	var kept []reading
	var taken, rank []sla.Interval // by higher ranks, by this one
	for n, r := range list {
		if n > 0 && r.rank != list[n-1].rank {
			taken, rank = sla.Union(slices.Concat(taken, rank)), nil
		}
		if len(sla.CutAll(taken, r.Interval)) == 0 {
			kept, rank = append(kept, r), append(rank, r.Interval)
		}
	}
	slices.SortStableFunc(kept, func(a, b reading) int { return cmp.Compare(a.Start, b.Start) })
	return kept
}

// sample is what is known of an interval of the measure, or of a reading where
// requests are counted. bad ÷ all is its error rate.
type sample struct {
	sla.Interval
	kind sampleKind
	// all is 0 where nobody asked for anything. requests of which bad ÷ all
	// are errors; -1 where only the rate is known.
	bad, all, requests int64
}

type sampleKind uint8

const (
	seen    sampleKind = iota
	unseen             // nobody was measuring
	ahead              // after the as-of instant
	unclear            // what was measured does not say enough
)

// samples are made of readings, which are decisive, in order. For measures by
// interval they are all intervals that meet over.
func (t *timing) samples(readings []reading, over sla.Interval, asOf sla.Instant) []sample {
	if t.measure.Kind == policy.RequestCount {
		list := make([]sample, len(readings))
		for n := range readings {
			list[n] = t.sampleOf(readings[n : n+1])
			list[n].Interval = readings[n].Interval
			if list[n].requests < 0 {
				list[n].kind = unclear
			}
		}
		return list
	}
	of := map[sla.Instant][]reading{}
	for _, r := range readings {
		t.spread(r, of)
	}
	var list []sample
	for at := over.Start; at < over.End; {
		unit, _ := t.calendar.unit(t.measure.IntervalMS, at)
		s := sample{kind: unseen}
		switch found := of[unit.Start]; {
		case len(found) > 0:
			s = t.sampleOf(found)
		case unit.Start >= asOf:
			s.kind = ahead
		}
		s.Interval = unit
		list, at = append(list, s), unit.End
	}
	return list
}

// spread gives a reading to its interval; one that fills several gives each its
// rate. What lies across an edge and fills no intervals tells nothing of them.
func (t *timing) spread(r reading, of map[sla.Instant][]reading) {
	unit, _ := t.calendar.unit(t.measure.IntervalMS, r.Start)
	if r.End <= unit.End {
		if r.requests < 0 && r.Interval != unit {
			r.ratePPT = -1 // the rate of a part
		}
		of[unit.Start] = append(of[unit.Start], r)
		return
	}
	var units []sla.Interval
	for ; unit.Start < r.End; unit, _ = t.calendar.unit(t.measure.IntervalMS, unit.End) {
		units = append(units, unit)
	}
	each := r
	each.requests, each.ratePPT = sla.NoRequests, -1
	if r.Start == units[0].Start && r.End == units[len(units)-1].End {
		each = rateOf(r)
	}
	for _, u := range units {
		of[u.Start] = append(of[u.Start], each)
	}
}

// rateOf is a reading with its rate alone: bad requests of all are kept, to be
// divided exactly.
func rateOf(r reading) reading {
	if r.requests >= 0 {
		r.ratePPT = fromCounts
	}
	return r
}

// fromCounts as a rate: it is that of the counts, which are of more than the
// interval.
const fromCounts int64 = -2

// sampleOf adds readings of one interval up. Rates cannot be added.
func (t *timing) sampleOf(list []reading) sample {
	if len(list) == 1 && list[0].requests < 0 {
		if list[0].ratePPT < 0 {
			return sample{kind: unclear}
		}
		return sample{bad: list[0].ratePPT, all: sla.Whole * sla.Whole, requests: sla.NoRequests}
	}
	common := gcd(sla.Whole, t.measure.DegradedPPM)
	whole, half := sla.Whole/common, t.measure.DegradedPPM/common
	var s sample
	for _, r := range list {
		parts := len(list) > 1 && r.ratePPT == fromCounts
		// Far above what anybody counts, and far below 63 bits.
		if r.requests < 0 || r.failed < 0 || r.degraded < 0 || parts || r.requests > math.MaxInt64/2/whole-s.requests ||
			r.failed > r.requests || r.degraded > r.requests-r.failed {
			return sample{kind: unclear}
		}
		s.requests += r.requests
		s.bad += r.failed*whole + r.degraded*half
	}
	s.all = s.requests * whole
	if list[0].ratePPT == fromCounts {
		s.requests = sla.NoRequests
	}
	return s
}

// down says whether an interval is down, and sure whether that is certain.
func (t *timing) down(s *sample) (down, sure bool) {
	rule := t.measure.Down
	if s.all == 0 {
		return false, true
	}
	c := (sla.Fraction{Num: s.bad, Den: s.all}).Cmp(sla.Fraction{Num: rule.RatePPM, Den: sla.Whole})
	switch {
	case c < 0 || c == 0 && !rule.AtOr:
		return false, true
	case s.requests < 0:
		return true, rule.MinRequests <= 1
	}
	return s.requests >= rule.MinRequests, true
}

// happenings are what samples mean to a sweep: intervals that are down, time in
// which nobody was measuring, and what is unclear.
func (t *timing) happenings(samples []sample, over sla.Interval, asOf sla.Instant) []Event {
	var out []Event
	put := func(i sla.Interval, kind Kind) {
		if i = i.Cut(over); !i.Empty() {
			out = append(out, Event{Interval: i, Kind: kind, Announced: sla.NoInstant, Ref: sla.NoRef,
				Component: sla.NoRef, Share: int32(sla.NoShare), began: i.Start})
		}
	}
	var known []sla.Interval
	for n := range samples {
		s := &samples[n]
		if s.kind == seen && t.measure.Kind == policy.DownIntervals {
			down, sure := t.down(s)
			if !sure {
				s.kind = unclear
			} else if down {
				put(s.Interval, downEvent)
			}
		}
		if s.kind == unclear {
			put(s.Interval, unclearEvent)
		}
		if s.kind != unseen {
			known = append(known, s.Interval)
		}
	}
	past := sla.Interval{Start: over.Start, End: min(over.End, asOf)}
	for _, hole := range past.Without(sla.Union(known)) {
		put(hole, GapEvent)
	}
	sortEvents(out)
	return out
}
