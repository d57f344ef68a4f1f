package analysis

import (
	"math/big"
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
	if l.straddles(over.measured) {
		s.warnings |= sla.Straddling
	}
	s.settleCounted(&c)
}

// straddles says whether something was measured in one piece in time that counts and
// in time that does not: nobody knows how much of it belongs to which.
func (l *timeline) straddles(measured []sla.Interval) bool {
	for _, i := range l.counting(measured) {
		for _, edge := range [...]sla.Instant{i.Start, i.End} {
			next := sort.Search(len(l.samples), func(n int) bool { return l.samples[n].Start > edge-sla.Instant(l.longestMS) })
			for ; next < len(l.samples) && l.samples[next].Start < edge; next++ {
				if s := &l.samples[next]; s.kind == seen && s.all > 0 && s.End > edge {
					return true
				}
			}
		}
	}
	return false
}

// counting is measured time without what is excluded.
func (l *timeline) counting(measured []sla.Interval) (list []sla.Interval) {
	for _, i := range measured {
		var excluded []sla.Interval
		next := sort.Search(len(l.segments), func(n int) bool { return l.segments[n].End > i.Start })
		for ; next < len(l.segments) && l.segments[next].Start < i.End; next++ {
			if seg := &l.segments[next]; seg.Window || seg.State == sla.Excluded {
				excluded = append(excluded, seg.Interval)
			}
		}
		list = append(list, i.Without(sla.Union(excluded))...)
	}
	return sla.Union(list)
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
