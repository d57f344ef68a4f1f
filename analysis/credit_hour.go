package analysis

import (
	"sort"

	"nines/policy"
	"nines/sla"
)

// freeHours is the share of the fee base for the hours of the clock in which
// more was charged than the promise allows; whatever the target. An hour is
// paid for with its part of the period.
func (w *owing) freeHours() share {
	charged := map[sla.Instant]wide{} // × weight, by the beginning of the hour
	for _, i := range w.measured {
		w.eachCharge(i, func(part sla.Interval, weight int64) {
			for !part.Empty() {
				hour := w.terms.calendar.hour(part.Start)
				end := min(part.End, hour+sla.Instant(sla.Hour))
				sum := charged[hour]
				sum.add(int64(end-part.Start), weight)
				charged[hour] = sum
				part.Start = end
			}
		})
	}
	w.hours, w.hoursNum, w.hoursDen = 0, wide{}, w.timeline.den
	for _, num := range charged {
		if num.above(w.terms.FreeHour.MoreThanMS, w.hoursDen) {
			w.hours++
			w.hoursNum.plus(num)
		}
	}
	if w.FeePartMS == 0 {
		return share{}
	}
	hours := ratio(w.hours*sla.Hour, w.PeriodMS).times(w.FeeWholeMS, w.FeePartMS)
	return hours.times(w.terms.FeeSharePPM, sla.Whole)
}

// eachCharge shows what is charged in i, unknown time that counts as down too.
func (w *owing) eachCharge(i sla.Interval, show func(part sla.Interval, weight int64)) {
	l := w.timeline
	first := sort.Search(len(l.charges), func(n int) bool { return l.charges[n].End > i.Start })
	for _, c := range l.charges[first:] {
		if c.Start >= i.End {
			break
		}
		show(c.Cut(i), c.weight)
	}
	if w.terms.Unknown != policy.UnknownDown {
		return
	}
	first = sort.Search(len(l.segments), func(n int) bool { return l.segments[n].End > i.Start })
	for _, s := range l.segments[first:] {
		if s.Start < i.End && s.State == sla.Unknown && !s.Window {
			show(s.Cut(i), l.den)
		}
	}
}

// hoursBroken is broken where an hour is free in which too little was charged.
func (o *outcome) hoursBroken() string {
	if o.hours > 0 && !o.hoursNum.above(o.hours*o.terms.FreeHour.MoreThanMS, o.hoursDen) {
		return "in a free hour more is charged than the promise allows"
	}
	return ""
}
