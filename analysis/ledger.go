package analysis

import (
	"math/big"
	"slices"
	"sort"

	"nines/policy"
	"nines/sla"
)

// span is the time that a ledger is made for.
type span struct {
	// measured is where the timeline is looked at, in order and disjoint.
	measured []sla.Interval
	// assumedUp is measured time that is up without a look: part_month
	// rest_up.
	assumedUp []sla.Interval
}

// outageCharge is what one outage is charged in a ledger, in milliseconds
// times parts per million. Outage is sla.NoRef for unknown time.
type outageCharge struct {
	outage int32
	num    int64
}

// sums is what a ledger adds up to.
type sums struct {
	amount
	charges  []outageCharge // by outage, sla.NoRef last; none is zero
	warnings sla.Warnings
	// parts are the charges of a timeline whose weights are not parts of a
	// million.
	parts *exactly
	// unseen is unknown time that counts as down, in milliseconds.
	unseen int64
	// units that are charged as a whole, where any part of one counts: unknown
	// time in them is not charged again.
	units []sla.Interval
	// windows is the time of effective windows in the denominator.
	windows int64
	// The local days that down and charged time are added up by, and what they
	// come to; nil adds up none.
	days []day
	down []downDay
	// today is the day of the last stretch.
	today int
}

// addUp cuts l to the span and adds it up: rules 2, 3, 6. visit, if not nil,
// is shown every segment, plain up ones too, in order; days, if not nil, are
// the local days to add down and charged time up by. Charges and days are kept
// in r.
func addUp(l *timeline, s span, t *policy.Terms, days []day, r *room, visit func(sla.Segment)) sums {
	assumed := sla.Length(s.assumedUp)
	out := sums{amount: amount{Times: sla.Times{Up: assumed, Counted: assumed}}, days: days}
	out.charges, out.down = r.begin()
	if l.den != sla.Whole {
		out.parts = &exactly{den: big.NewInt(l.den)}
	}
	if t.Unit.Part && t.Unknown == policy.UnknownDown {
		out.units = l.charged()
	}
	for _, i := range s.measured {
		out.addSegments(l, i, t, visit)
		out.addCharges(l, i)
		for _, d := range l.doubts {
			if d.Overlaps(i) {
				out.warnings |= d.warning
			}
		}
	}
	out.Measured = assumed + sla.Length(s.measured)
	if out.unseen > 0 {
		out.charge(sla.NoRef, out.unseen, l.den)
	}
	out.replaceCounted(l, s, t)
	out.settle()
	out.count(l, s, t)
	switch {
	case out.warnings&sla.NotComputable != 0: // it is nothing, and never 100 %
		out.Counted, out.Charged.Num, out.charges = 0, 0, nil
		for n := range out.down {
			out.down[n].charged = 0
		}
	case out.Counted == 0:
		out.warnings |= sla.NothingMeasured
	}
	out.charges, out.down = r.keep(out.charges, out.down)
	return out
}

// addSegments walks over the part of the timeline in i and over what is up
// between its segments, so that the sum of the states proves itself.
func (s *sums) addSegments(l *timeline, i sla.Interval, t *policy.Terms, visit func(sla.Segment)) {
	at := i.Start
	first := sort.Search(len(l.segments), func(n int) bool { return l.segments[n].End > i.Start })
	for n := first; n < len(l.segments) && l.segments[n].Start < i.End; n++ {
		part := l.segments[n].Cut(i)
		s.addUpTime(at, part.Start, visit)
		s.add(&l.segments[n], part, t, visit)
		at = part.End
	}
	s.addUpTime(at, i.End, visit)
}

// addUpTime adds the time between segments.
func (s *sums) addUpTime(from, to sla.Instant, visit func(sla.Segment)) {
	if from >= to {
		return
	}
	s.Up += int64(to - from)
	s.Counted += int64(to - from)
	if visit != nil {
		visit(plainUp(from, to))
	}
}

func plainUp(from, to sla.Instant) sla.Segment {
	return sla.Segment{Interval: sla.Interval{Start: from, End: to}, Outage: sla.NoRef, Maintenance: sla.NoRef}
}

// add adds the part of a segment that is looked at.
func (s *sums) add(seg *sla.Segment, part sla.Interval, t *policy.Terms, visit func(sla.Segment)) {
	length := part.Length()
	switch seg.State {
	case sla.Up:
		s.Up += length
	case sla.Down:
		s.Down += length
		s.addDays(part, 1, 0)
	case sla.Excluded:
		s.Excluded += length
	case sla.Unknown:
		s.Unknown += length
		if seg.Reason == sla.NotObserved {
			s.warnings |= sla.UnknownTime
		}
	}
	if !leaves(seg, t) {
		s.Counted += length
		if seg.Window {
			s.windows += length
		}
		// What leaves the denominator is not charged either, nor what a window
		// takes out: monitoring is often switched off for maintenance.
		if seg.State == sla.Unknown && t.Unknown == policy.UnknownDown && !seg.Window {
			for _, i := range part.Without(s.units) {
				s.unseen += i.Length()
				s.addDays(i, 0, sla.Whole)
			}
		}
	}
	if visit != nil {
		shown := *seg
		shown.Interval = part
		visit(shown)
	}
}

// addDays adds a stretch to its local days: as often as it is down, and with
// the weight at which it is charged.
func (s *sums) addDays(i sla.Interval, down, weight int64) {
	if s.today >= len(s.days) || s.days[s.today].Start > i.Start {
		s.today = 0
	}
	n := s.today // mostly stretches follow one another
	for n < len(s.days) && s.days[n].End <= i.Start {
		n++
	}
	for ; n < len(s.days) && s.days[n].Start < i.End; n++ {
		s.today = n
		length, d := s.days[n].Cut(i).Length(), s.dayAt(n)
		d.downMS += down * length
		d.charged += weight * length
	}
}

// dayAt keeps days in order; what is charged comes after what was down.
func (s *sums) dayAt(day int) *downDay {
	n := len(s.down)
	for n > 0 && s.down[n-1].day >= day {
		n--
	}
	if n == len(s.down) || s.down[n].day != day {
		s.down = slices.Insert(s.down, n, downDay{day: day})
	}
	return &s.down[n]
}

// leaves says whether a segment leaves the denominator: rule 6.
func leaves(seg *sla.Segment, t *policy.Terms) bool {
	if seg.State == sla.Unknown && t.Unknown == policy.UnknownRemoved {
		return true
	}
	switch t.Denominator {
	case policy.LessExcludedOutages:
		return seg.State == sla.Excluded
	case policy.LessScheduledWindows:
		return seg.Window
	case policy.LessExcludedAndScheduled:
		return seg.Window || seg.State == sla.Excluded
	}
	return false
}

func (s *sums) addCharges(l *timeline, i sla.Interval) {
	// Charges may overlap, but they are in order of start and of end alike,
	// for each lies in one elementary stretch of the sweep or is joined to it.
	first := sort.Search(len(l.charges), func(n int) bool { return l.charges[n].End > i.Start })
	for _, c := range l.charges[first:] {
		if c.Start >= i.End {
			break
		}
		part := c.Cut(i)
		s.charge(c.outage, part.Length(), c.weight)
		s.addDays(part, 0, inMillion(c.weight, l.den))
	}
}

// charge charges an outage length × weight.
func (s *sums) charge(outage int32, length, weight int64) {
	if s.parts != nil {
		s.parts.add(outage, length, weight)
		return
	}
	s.chargeTo(outage, length*weight)
}

// settle adds the charges up.
func (s *sums) settle() {
	if s.parts != nil {
		s.charges, s.Charged, s.exact = s.parts.settle()
		if s.exact != nil {
			s.warnings |= sla.Inexact
		}
		return
	}
	s.Charged.Den = sla.Whole
	for _, c := range s.charges {
		s.Charged.Num += c.num
	}
}

// chargeTo keeps charges sorted by outage, sla.NoRef last; a ledger has few.
func (s *sums) chargeTo(outage int32, num int64) {
	n := len(s.charges)
	for n > 0 && uint32(s.charges[n-1].outage) >= uint32(outage) {
		n--
	}
	if n < len(s.charges) && s.charges[n].outage == outage {
		s.charges[n].num += num
		return
	}
	s.charges = append(s.charges, outageCharge{})
	copy(s.charges[n+1:], s.charges[n:])
	s.charges[n] = outageCharge{outage, num}
}
