package analysis_test

import (
	"maps"
	"math/big"
	"slices"
	"sort"

	"nines/policy"
	"nines/sla"
)

// longestAlone charges, of outages that overlap or are linked by others that
// do, the longest alone.
func (f *felt) longestAlone(list []moment) []moment {
	if f.terms.Combine != policy.Longest || f.terms.Redundant != nil {
		return list
	}
	runs := runsOf(list)
	for n := range list {
		if list[n].state != sla.Down {
			continue
		}
		var rows []charge
		for _, c := range list[n].rows {
			if best := longestWith(runs, n, c.outage); best.outage == c.outage {
				rows = append(rows, c)
			}
		}
		list[n].rows = rows
	}
	return list
}

// outageRun is an outage without an interruption, from one moment to another.
type outageRun struct {
	outage      int32
	first, last int
	length      int64
	weight      int64
	began       sla.Instant
}

func runsOf(list []moment) (runs []outageRun) {
	open := map[int32]int{}
	for n, m := range list {
		now := map[int32]int{}
		if m.state == sla.Down {
			for _, c := range m.rows {
				at, goesOn := open[c.outage]
				if !goesOn {
					at, runs = len(runs), append(runs, outageRun{outage: c.outage, first: n, began: c.began})
				}
				r := &runs[at]
				r.last, r.length, r.weight, r.began = n, r.length+m.Length(), max(r.weight, c.weight), min(r.began, c.began)
				now[c.outage] = at
			}
		}
		open = now
	}
	return runs
}

// longestWith is the longest of the runs that are linked to the one of an
// outage at a moment.
func longestWith(runs []outageRun, at int, outage int32) outageRun {
	linked := map[int]bool{}
	for n, r := range runs {
		linked[n] = r.outage == outage && r.first <= at && at <= r.last
	}
	for grown := true; grown; {
		grown = false
		for a, r := range runs {
			for b, s := range runs {
				if linked[a] && !linked[b] && r.first <= s.last && s.first <= r.last {
					linked[b], grown = true, true
				}
			}
		}
	}
	var list []outageRun
	for n, r := range runs {
		if linked[n] {
			list = append(list, r)
		}
	}
	sort.Slice(list, func(a, b int) bool {
		if list[a].length != list[b].length {
			return list[a].length > list[b].length
		}
		x, y := list[a], list[b]
		return before(charge{x.outage, x.began, x.weight}, charge{y.outage, y.began, y.weight})
	})
	return list[0]
}

// unit is a stretch that is charged as a whole.
type unit struct {
	sla.Interval
	charge
}

// units charges whole units in place of time.
func (f *felt) units(list []moment) []moment {
	if f.terms.Unit.LengthMS == 0 {
		return list
	}
	var all []unit
	if f.terms.Combine == policy.Sum && f.terms.Redundant == nil {
		for outage := range f.numbersCharged(list) {
			all = append(all, f.unitsOf(f.only(list, outage))...)
		}
	} else {
		all = f.unitsOf(list)
	}
	var edges []sla.Instant
	for _, u := range all {
		edges = append(edges, u.Start, u.End)
	}
	slices.Sort(edges)
	var out []moment
	for _, m := range list {
		for _, part := range cutAt(m, edges) {
			if len(part.rows) > 0 && part.rows[0].outage != sla.NoRef {
				part.charged = false
			}
			for _, u := range all {
				if part.Start >= u.Start && part.End <= u.End {
					if !part.unit {
						part.rows = nil
					}
					part.rows, part.charged, part.unit = append(part.rows, u.charge), true, true
				}
			}
			out = append(out, part)
		}
	}
	return out
}

func (f *felt) numbersCharged(list []moment) map[int32]bool {
	found := map[int32]bool{}
	for _, m := range list {
		for _, c := range m.rows {
			if c.outage != sla.NoRef {
				found[c.outage] = true
			}
		}
	}
	return found
}

// only is list as if nothing but one outage were charged.
func (f *felt) only(list []moment, outage int32) []moment {
	out := slices.Clone(list)
	for n := range out {
		var rows []charge
		for _, c := range out[n].rows {
			if c.outage == outage {
				rows = append(rows, c)
			}
		}
		out[n].rows = rows
	}
	return out
}

// unitsOf walks over the charged time from unit to unit.
func (f *felt) unitsOf(list []moment) (units []unit) {
	isCharged := func(m moment) bool { return m.charged && len(m.rows) > 0 && m.rows[0].outage != sla.NoRef }
	var end sla.Instant
	for n := 0; n < len(list); n++ {
		if !isCharged(list[n]) {
			continue
		}
		piece := list[n : n+1]
		for n+1 < len(list) && isCharged(list[n+1]) && list[n+1].Start == list[n].End {
			n++
			piece = piece[:len(piece)+1]
		}
		last := piece[len(piece)-1].End
		for at := max(end, piece[0].Start); at < last; at = end {
			u := unit{Interval: f.unitAround(at)}
			end = u.End
			whole := u.Start >= piece[0].Start && u.End <= last
			if !f.terms.Unit.Part && !whole {
				continue
			}
			u.charge = mostRight(list, u.Interval, isCharged)
			units = append(units, u)
		}
	}
	return units
}

// mostRight is the heaviest charge of a unit, by the order of rule 24.
func mostRight(list []moment, i sla.Interval, isCharged func(moment) bool) (best charge) {
	for _, m := range list {
		if isCharged(m) && m.Overlaps(i) && (best.weight == 0 || before(m.rows[0], best)) {
			best = m.rows[0]
		}
	}
	return best
}

// unitAround is the unit that begins at t, or that of the clock around it: from
// local midnight, cut where a day ends or the clock changes.
func (f *felt) unitAround(t sla.Instant) sla.Interval {
	length := f.terms.Unit.LengthMS
	if f.terms.Unit.Align == policy.AlignToOutage {
		return sla.Interval{Start: t, End: t + sla.Instant(length)}
	}
	same := func(other sla.Instant) bool {
		a, b := f.shown(f.zone, t)-int64(t), f.shown(f.zone, other)-int64(other)
		return a == b && f.date(f.zone, t) == f.date(f.zone, other)
	}
	into := (f.shown(f.zone, t) % sla.Day) % length
	i := sla.Interval{Start: t - sla.Instant(into), End: t - sla.Instant(into) + sla.Instant(length)}
	for i.Start < t && !same(i.Start) {
		i.Start += sla.Instant(stepTo(i.Start, t, same))
	}
	for i.End > t && !same(i.End-1) {
		i.End -= sla.Instant(stepTo(i.End, t, func(other sla.Instant) bool { return same(other - 1) }))
	}
	return i
}

// stepTo is how far a moves towards t at once: clocks and days change on whole
// quarters of an hour.
func stepTo(a, t sla.Instant, _ func(sla.Instant) bool) int64 {
	if a < t {
		return quarterHour - int64(a)%quarterHour
	}
	if rest := int64(a) % quarterHour; rest > 0 {
		return rest
	}
	return quarterHour
}

func cutAt(m moment, edges []sla.Instant) (out []moment) {
	for _, e := range edges {
		if e > m.Start && e < m.End {
			part := m
			part.End, m.Start = e, e
			out = append(out, part)
		}
	}
	return append(out, m)
}

// addBack gathers what (A − B + C) ÷ A adds: the time of windows less what
// broke in them, which was never charged. What left A is added to nothing.
func (f *felt) addBack(o *outcome, m moment) {
	if f.terms.Denominator != policy.AddedBack || !m.window || !f.isCounted(m) {
		return
	}
	o.back.Add(o.back, new(big.Rat).SetInt64(m.Length()))
	if counting := f.counting(m.Start); len(counting) > 0 {
		o.back.Sub(o.back, new(big.Rat).SetFrac64(m.Length()*counting[0].weight, f.whole()))
	}
}

// replaceDenominator is what is counted where that is no part of the measured
// time, and what is added back, taken from the last outages first.
func (f *felt) replaceDenominator(o *outcome) {
	if f.terms.Denominator == policy.FixedTime && o.counted > 0 {
		o.counted = f.terms.FixedMS
	}
	o.backFromDays(new(big.Rat).Set(o.back))
	var outages []int32
	for outage := range o.byOutage {
		outages = append(outages, outage)
	}
	sort.Slice(outages, func(a, b int) bool { return uint32(outages[a]) > uint32(outages[b]) })
	for _, outage := range outages {
		less := o.back
		if o.byOutage[outage].Cmp(less) <= 0 {
			less = o.byOutage[outage]
			delete(o.byOutage, outage)
		} else {
			o.byOutage[outage].Sub(o.byOutage[outage], less)
		}
		o.back = new(big.Rat).Sub(o.back, less)
		o.charged.Sub(o.charged, less)
	}
}

// backFromDays takes what is added back from the last days first.
func (o *outcome) backFromDays(back *big.Rat) {
	dates := slices.Sorted(maps.Keys(o.chargedDays))
	for _, date := range slices.Backward(dates) {
		less := new(big.Rat).Set(back)
		if o.chargedDays[date].Cmp(less) < 0 {
			less.Set(o.chargedDays[date])
		}
		if o.chargedDays[date].Sub(o.chargedDays[date], less); o.chargedDays[date].Sign() == 0 {
			delete(o.chargedDays, date)
		}
		back.Sub(back, less)
	}
}
