package analysis

import (
	"slices"

	"nines/policy"
	"nines/sla"
)

// run is one outage without an interruption.
type run struct {
	sla.Interval
	parts  []charge
	weight int64 // its heaviest
	began  sla.Instant
}

// keepLongest leaves, of runs that are linked by overlaps, only the longest
// charged. All of the time stays down.
func (t *timing) keepLongest(l *timeline) {
	if t.combine != policy.Longest {
		return
	}
	var kept []charge
	var chain []run
	settle := func() {
		if len(chain) > 0 {
			best := slices.MinFunc(chain, longer)
			for _, c := range best.parts {
				kept = joinCharge(kept, c)
			}
		}
		chain = chain[:0]
	}
	for n := 0; n < len(l.charges); {
		after := n + 1 // the charges of one stretch of the sweep
		for after < len(l.charges) && l.charges[after].Interval == l.charges[n].Interval {
			after++
		}
		if !slices.ContainsFunc(l.charges[n:after], func(c charge) bool { return runOf(chain, c) >= 0 }) {
			settle()
		}
		for _, c := range l.charges[n:after] {
			chain = lengthen(chain, c)
		}
		n = after
	}
	settle()
	l.charges = kept
	l.segments = chargedSegments(l.segments, kept, l.den)
}

// runOf is the index of the run that c goes on with, or -1.
func runOf(chain []run, c charge) int {
	return slices.IndexFunc(chain, func(r run) bool { return r.End == c.Start && r.parts[0].outage == c.outage })
}

func lengthen(chain []run, c charge) []run {
	n := runOf(chain, c)
	if n < 0 {
		return append(chain, run{c.Interval, []charge{c}, c.weight, c.began})
	}
	r := &chain[n]
	r.End, r.parts = c.End, append(r.parts, c)
	r.weight, r.began = max(r.weight, c.weight), min(r.began, c.began)
	return chain
}

// longer orders runs: the longer first, then the heavier, the earlier, the
// smaller id.
func longer(a, b run) int {
	switch before := a.Length() - b.Length(); {
	case before > 0,
		before == 0 && a.weight > b.weight,
		before == 0 && a.weight == b.weight && a.began < b.began,
		before == 0 && a.weight == b.weight && a.began == b.began && a.parts[0].outage < b.parts[0].outage:
		return -1
	}
	return 1
}

// chargedSegments gives down time to the outage that is charged for it; what
// is not charged is down because of one that was not the longest.
func chargedSegments(segments []sla.Segment, charges []charge, den int64) []sla.Segment {
	var out []sla.Segment
	next := 0
	for _, seg := range segments {
		if seg.State != sla.Down || seg.Reason != sla.Counts {
			out = append(out, seg)
			continue
		}
		at := seg
		put := func(end sla.Instant, why sla.Reason) {
			if at.End = end; !at.Empty() {
				at.Reason = why
				out = join(out, at)
			}
			at = seg
			at.Start = end
		}
		for next < len(charges) && charges[next].End <= seg.Start {
			next++
		}
		for n := next; n < len(charges) && charges[n].Start < seg.End; n++ {
			c := charges[n]
			put(max(c.Start, at.Start), sla.NotLongest)
			at.Outage, at.WeightPPM = c.outage, scaled(c.weight, sla.Whole, den)
			put(min(c.End, seg.End), sla.Counts)
		}
		put(seg.End, sla.NotLongest)
	}
	return out
}
