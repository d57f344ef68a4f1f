package analysis

import (
	"math/big"
	"slices"
	"sort"

	"nines/policy"
	"nines/sla"
)

// count counts requests, or intervals, and what of them is charged, in place of
// time. Samples belong to the measured time in which they begin; what meets
// excluded time is left out of both.
func (s *sums) count(l *timeline, over span, t *policy.Terms) {
	if t.Measure.CountsOutages() {
		return
	}
	c := counter{terms: t, rates: map[int64]*big.Int{}}
	for _, i := range over.measured {
		next := sort.Search(len(l.segments), func(n int) bool { return l.segments[n].End > i.Start })
		for _, sample := range samplesIn(l.samples, i) {
			for next < len(l.segments) && l.segments[next].End <= sample.Start {
				next++
			}
			if sample.kind == seen || sample.kind == unclear {
				c.evidence = true
			}
			if !meetsExcluded(l.segments[next:], sample.Interval) {
				c.add(&sample)
			}
		}
	}
	if !c.evidence && s.Unknown > 0 {
		s.warnings |= sla.RequestsUnknown
	}
	if inTime(t.Measure) {
		return
	}
	for _, i := range over.assumedUp {
		for range samplesIn(l.samples, i) {
			c.add(&sample{kind: ahead})
		}
	}
	if t.Measure.Kind == policy.RequestCount && cutRequests(l, over.measured) {
		s.warnings |= sla.CutRequests
	}
	s.settleCounted(&c)
}

// cutRequests says whether a row counts requests on both sides of an edge of measured
// time, or of excluded time in it: nobody knows how many on which.
func cutRequests(l *timeline, measured []sla.Interval) bool {
	var excluded []sla.Interval
	for n := range l.segments {
		if seg := &l.segments[n]; seg.Window || seg.State == sla.Excluded {
			excluded = append(excluded, seg.Interval)
		}
	}
	excluded = sla.Union(excluded)
	var edges []sla.Instant
	for _, i := range sla.Union(slices.Clone(measured)) {
		edges = append(edges, i.Start, i.End)
		for _, out := range sla.CutAll(excluded, i) {
			edges = append(edges, out.Start, out.End)
		}
	}
	slices.Sort(edges)
	for n := range l.samples {
		s := &l.samples[n]
		next, _ := slices.BinarySearch(edges, s.Start+1)
		if s.kind == seen && s.requests > 0 && next < len(edges) && edges[next] < s.End {
			return true
		}
	}
	return false
}

// settleCounted charges what was counted to nobody: no outage was looked at.
func (s *sums) settleCounted(c *counter) {
	exact := sumOf(c.rates)
	s.charges, s.parts, s.exact = nil, nil, nil
	if !c.counted.IsInt64() {
		s.warnings |= sla.RequestsUnknown // past all counting
		return
	}
	s.Counted = c.counted.Int64()
	s.Charged = sla.Fraction{Num: exact.Num().Int64(), Den: exact.Denom().Int64()}
	if !exact.Num().IsInt64() || !exact.Denom().IsInt64() {
		s.Charged, s.exact = roundedDown(exact), exact
		s.warnings |= sla.Inexact
	}
	if s.Charged.Num > 0 {
		s.charges = []outageCharge{{sla.NoRef, s.Charged.Num}}
	}
}

// counter is a count on its way.
type counter struct {
	terms    *policy.Terms
	evidence bool
	counted  big.Int
	// rates are what is charged, added up by denominator.
	rates map[int64]*big.Int
}

func (c *counter) add(s *sample) {
	if c.terms.Measure.Kind == policy.RequestCount {
		if s.kind == seen {
			c.counted.Add(&c.counted, big.NewInt(s.requests))
			c.charge(s.bad, s.all/max(s.requests, 1))
		}
		return
	}
	switch {
	case s.kind == unseen && c.terms.Unknown == policy.UnknownRemoved, s.kind == unclear:
		return
	case s.kind == unseen && c.terms.Unknown == policy.UnknownDown:
		c.charge(1, 1)
	case s.kind == seen && s.all == 0 && c.terms.Measure.NoRequests == policy.LeftOut:
		return
	case s.kind == seen && s.all > 0:
		c.charge(s.bad, s.all)
	}
	c.counted.Add(&c.counted, big.NewInt(1))
}

// charge charges num ÷ den.
func (c *counter) charge(num, den int64) {
	if num == 0 {
		return
	}
	common := gcd(num, den)
	num, den = num/common, den/common
	if c.rates[den] == nil {
		c.rates[den] = new(big.Int)
	}
	c.rates[den].Add(c.rates[den], big.NewInt(num))
}

// samplesIn are those that begin in i.
func samplesIn(list []sample, i sla.Interval) []sample {
	first := sort.Search(len(list), func(n int) bool { return list[n].Start >= i.Start })
	after := sort.Search(len(list), func(n int) bool { return list[n].Start >= i.End })
	return list[first:max(first, after)]
}

// meetsExcluded says whether i meets a window or an excluded outage; segments
// are from the first that does not end before it.
func meetsExcluded(segments []sla.Segment, i sla.Interval) bool {
	for n := range segments {
		seg := &segments[n]
		if seg.Start >= i.End {
			return false
		}
		if (seg.Window || seg.State == sla.Excluded) && seg.Overlaps(i) {
			return true
		}
	}
	return false
}

// sumOf adds up fractions by denominator, two and two, so that numbers stay
// short for as long as they can.
func sumOf(rates map[int64]*big.Int) *big.Rat {
	type fraction struct{ num, den *big.Int }
	var list []fraction
	for den, num := range rates {
		list = append(list, fraction{num, big.NewInt(den)})
	}
	for len(list) > 1 {
		for n := 0; 2*n < len(list); n++ {
			if 2*n+1 == len(list) {
				list[n] = list[2*n]
				continue
			}
			a, b := list[2*n], list[2*n+1]
			num := new(big.Int).Mul(a.num, b.den)
			num.Add(num, new(big.Int).Mul(b.num, a.den))
			list[n] = fraction{num, new(big.Int).Mul(a.den, b.den)}
		}
		list = list[:(len(list)+1)/2]
	}
	if len(list) == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).SetFrac(list[0].num, list[0].den)
}
