package analysis

import (
	"slices"

	"nines/policy"
	"nines/sla"
)

// withWeekly puts the weekly windows of over among events, by start.
func (t *timing) withWeekly(events []Event, over sla.Interval) []Event {
	if len(t.weekly) == 0 {
		return events
	}
	var all []Event
	for _, i := range t.calendar.weekly(t.weekly, over) {
		all = append(all, Event{Interval: i, Kind: weeklyEvent, Announced: sla.NoInstant, Ref: sla.NoRef,
			Component: sla.NoRef, Share: int32(sla.NoShare)})
	}
	all = append(all, events...)
	slices.SortStableFunc(all, func(a, b Event) int { return int(a.Start - b.Start) })
	return all
}

// weekly are the windows of every week, as far as they lie in over. Windows
// that adjoin are one.
func (c calendar) weekly(list []policy.Weekly, over sla.Interval) []sla.Interval {
	var out []sla.Interval
	for d := c.date(over.Start); c.startOf(d) < over.End; d = d.AddDate(0, 0, 1) {
		for _, w := range list {
			if w.On(d.Weekday()) {
				out = append(out, sla.Interval{Start: c.at(d, w.From), End: c.at(d, w.To)}.Cut(over))
			}
		}
	}
	return sla.Union(out)
}
