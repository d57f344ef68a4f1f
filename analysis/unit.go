package analysis

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"nines/policy"
	"nines/sla"
)

// reach is how far from a piece of down time another can lie and still matter
// to what is charged for it; far says whether pieces matter beyond the edges of
// what they are cut to.
func (t *timing) reach() (reach sla.Instant, far bool) {
	if t.unit.Part {
		reach = sla.Instant(t.unit.LengthMS)
	}
	return reach, t.minimum.LengthMS > 0 || t.unit.LengthMS > 0 || t.combine == policy.Longest
}

// lookAround is window with so much around it that pieces made of measurements,
// which no event bounds, are whole in it.
func (t *timing) lookAround(window sla.Interval) sla.Interval {
	if _, far := t.reach(); !t.measured || !far {
		return window
	}
	return sla.Interval{Start: window.Start - slack, End: window.End + slack}
}

// countUnits charges, in place of time, the units that count: under sum outage
// by outage, else those of all together.
func (t *timing) countUnits(l *timeline) {
	if t.unit.LengthMS == 0 {
		return
	}
	if t.combine != policy.Sum {
		l.charges = t.units(l.charges)
	} else {
		l.charges = t.unitsByOutage(l.charges)
	}
	if t.unit.Part {
		return
	}
	counted := l.charged()
	var segments []sla.Segment
	for _, seg := range l.segments {
		if seg.State != sla.Down || seg.Reason != sla.Counts {
			segments = append(segments, seg)
			continue
		}
		segments = append(segments, splitAt(seg, seg.Without(counted), sla.PartOfUnit)...)
	}
	l.segments = segments
}

func (t *timing) unitsByOutage(charges []charge) []charge {
	byOutage := map[int32][]charge{}
	for _, c := range charges {
		byOutage[c.outage] = append(byOutage[c.outage], c)
	}
	var all []charge
	for _, list := range byOutage {
		all = append(all, t.units(list)...)
	}
	return stretches(all)
}

// units are the units of charges, which are disjoint and by start, that count.
func (t *timing) units(charges []charge) []charge {
	var out []charge
	done := sla.NoInstant // units up to here have been looked at
	for next := 0; next < len(charges); {
		piece, first := charges[next].Interval, next
		for next++; next < len(charges) && charges[next].Start == piece.End; next++ {
			piece.End = charges[next].End
		}
		for at := max(piece.Start, done); at < piece.End; at = done {
			unit, regular := t.unitAt(at, piece)
			for first < next-1 && charges[first].End <= unit.Start {
				first++
			}
			// As long as one charge fills unit after unit they are alike.
			if alike := min(charges[first].End, regular); charges[first].Start <= unit.Start && alike > unit.End {
				unit.End += (alike - unit.End) / sla.Instant(t.unit.LengthMS) * sla.Instant(t.unit.LengthMS)
			}
			done = unit.End
			if t.unit.Part || piece.Contains(unit) {
				out = joinCharge(out, heaviestIn(charges, first, unit))
			}
		}
	}
	return out
}

// unitAt is the unit in which at lies; up to regular more of the full length
// follow it.
func (t *timing) unitAt(at sla.Instant, piece sla.Interval) (unit sla.Interval, regular sla.Instant) {
	if t.unit.Align == policy.AlignToOutage {
		return sla.Interval{Start: at, End: at + sla.Instant(t.unit.LengthMS)}, piece.End
	}
	return t.calendar.unit(t.unit.LengthMS, at)
}

// heaviestIn is the charge for a unit: its length, by the heaviest weight in
// it, to the outage with most right to it (rule 24). charges before first end
// before it.
func heaviestIn(charges []charge, first int, unit sla.Interval) charge {
	best := charges[first]
	for _, c := range charges[first:] {
		if c.Start >= unit.End {
			break
		}
		if !c.Overlaps(unit) {
			continue
		}
		if !best.Overlaps(unit) || c.weight > best.weight || c.weight == best.weight &&
			(c.began < best.began || c.began == best.began && c.outage < best.outage) {
			best = c
		}
	}
	best.Interval = unit
	return best
}

// stretches cuts charges that overlap where another one begins or ends, so that
// they are in order of start and of end alike.
func stretches(charges []charge) []charge {
	var edges []sla.Instant
	for _, c := range charges {
		edges = append(edges, c.Start, c.End)
	}
	slices.Sort(edges)
	var out []charge
	for _, c := range charges {
		for n := sort.Search(len(edges), func(n int) bool { return edges[n] > c.Start }); c.Start < c.End; n++ {
			part := c
			part.End = min(edges[n], c.End)
			if !part.Empty() {
				out = append(out, part)
			}
			c.Start = part.End
		}
	}
	slices.SortFunc(out, func(a, b charge) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.outage, b.outage))
	})
	return out
}

// unit is the unit of the clock in which t lies: units are counted from local
// midnight, and one is cut short by the next midnight and where clocks change.
// Up to regular more of the full length follow it.
func (c calendar) unit(length int64, t sla.Instant) (unit sla.Interval, regular sla.Instant) {
	local := t.Time().In(c.zone)
	_, offset := local.Zone()
	clock := (int64(t)+int64(offset)*sla.Second)%sla.Day + sla.Day
	midnight := t - sla.Instant(clock%sla.Day)
	before, after := local.ZoneBounds()
	regular = midnight + sla.Instant(sla.Day)
	unit.Start = midnight + (t-midnight)/sla.Instant(length)*sla.Instant(length)
	unit.End = min(unit.Start+sla.Instant(length), regular)
	for _, change := range [...]time.Time{before, after} {
		if change.IsZero() {
			continue
		}
		switch at := sla.InstantOf(change); {
		case at > t:
			unit.End, regular = min(unit.End, at), min(regular, at)
		default:
			unit.Start = max(unit.Start, at)
		}
	}
	return unit, regular
}

// charged is all time that is charged.
func (l *timeline) charged() []sla.Interval {
	list := make([]sla.Interval, len(l.charges))
	for n, c := range l.charges {
		list[n] = c.Interval
	}
	return sla.Union(list)
}
