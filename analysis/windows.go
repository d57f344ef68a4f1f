package analysis

import (
	"fmt"
	"time"

	"nines/policy"
	"nines/sla"
)

// gridOf is where the windows begin that follow one another; trailing windows
// overlap and have none.
func (c calendar) gridOf(w policy.Window) grid {
	switch w.Kind {
	case policy.CycleWindow:
		return grid{anchor: time.Date(2000, 1, c.cycleOf(w), 0, 0, 0, 0, time.UTC), months: 1}
	case policy.DaysWindow:
		anchor := c.began
		if day, err := time.Parse(time.DateOnly, w.Anchor); err == nil {
			anchor = day
		}
		return grid{anchor: anchor, days: w.Days, bounded: true}
	case policy.SubscriptionWindow:
		return grid{anchor: c.began, months: c.monthsOf(w), bounded: true}
	}
	return monthly(w.Months)
}

// cycleOf is the day of the month on which a billing cycle begins.
func (c calendar) cycleOf(w policy.Window) int {
	if w.CycleDay == 0 {
		return c.cycleDay
	}
	return w.CycleDay
}

// monthsOf is how many months' fee a window is worth.
func (c calendar) monthsOf(w policy.Window) int {
	if months := w.FeeMonths(); months > 0 {
		return months
	}
	return c.termMonths
}

// windows are the periods of w that end in month, in order. What ends with the
// last millisecond of a month ends in it.
func (c calendar) windows(w policy.Window, month sla.Month) []sla.Period {
	first := dayOf(month)
	after := dayOf(month + 1)
	if w.Kind == policy.TrailingWindow {
		return []sla.Period{c.period(w, after.AddDate(0, 0, -w.Days), after)}
	}
	var list []sla.Period
	g := c.gridOf(w)
	n := g.number(first)
	if g.bounded {
		n = max(n, 0)
	}
	for ; ; n++ {
		end := g.start(n + 1)
		if end.After(after) {
			return list
		}
		if end.After(first) {
			list = append(list, c.period(w, g.start(n), end))
		}
	}
}

// whole is an interval, made longer to the edges of the windows at its ends; always for
// trailing windows, which overlap.
func (c calendar) whole(w policy.Window, i sla.Interval) sla.Interval {
	if w.Kind == policy.TrailingWindow {
		return always
	}
	g := c.gridOf(w)
	if i.Start > always.Start {
		i.Start = c.startOf(g.start(g.number(c.date(i.Start))))
	}
	if i.End < sla.Never {
		i.End = c.startOf(g.start(g.number(c.date(i.End-1)) + 1))
	}
	return i
}

// fromFirst is an interval less what lies before the first window, where there is one.
func (c calendar) fromFirst(w policy.Window, i sla.Interval) sla.Interval {
	if w.Kind != policy.TrailingWindow {
		if g := c.gridOf(w); g.bounded {
			i.Start = max(i.Start, c.startOf(g.start(0)))
		}
	}
	return i
}

// dayOf is the first day of a month.
func dayOf(m sla.Month) time.Time {
	return time.Date(m.Year(), time.Month(m.Number()), 1, 0, 0, 0, 0, time.UTC)
}

// monthOfDay is the month in which a day lies.
func monthOfDay(day time.Time) sla.Month { return sla.MonthOf(day.Year(), day.Month()) }

// period is the window from the local day first up to, not including, end.
func (c calendar) period(w policy.Window, first, end time.Time) sla.Period {
	day := end.AddDate(0, 0, -1)
	last := monthOfDay(day)
	label := first.Format(time.DateOnly) + ".." + day.Format(time.DateOnly)
	switch w {
	case policy.Month:
		label = last.String()
	case policy.Quarter:
		label = fmt.Sprintf("%04d-Q%d", last.Year(), last.Number()/3)
	case policy.Year:
		label = fmt.Sprintf("%04d", last.Year())
	}
	return sla.Period{Label: label, Zone: c.zone.String(), Months: c.monthsOf(w), Last: last,
		Interval: sla.Interval{Start: c.startOf(first), End: c.startOf(end)}}
}
