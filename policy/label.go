package policy

import (
	"fmt"
	"strings"
	"time"

	"nines/sla"
)

// labels says whether text names one window: "2011-05", "2011-Q2", "2011", or
// "2025-02-17..2025-03-16" where a window is none of the calendar.
func (w Window) labels(text string) bool {
	from, to, isSpan := strings.Cut(text, "..")
	if isSpan {
		return w.Kind != CalendarWindow && w.spans(from, to)
	}
	first, last, err := sla.ParseRange(text)
	switch {
	case err != nil:
		return false
	case w == Quarter:
		return text == fmt.Sprintf("%04d-Q%d", last.Year(), last.Number()/3) && first+2 == last
	case w == Year:
		return text == fmt.Sprintf("%04d", last.Year())
	}
	return w == Month && text == first.String()
}

// spans says whether the days from first to last, both included, can be one
// window.
func (w Window) spans(from, to string) bool {
	first, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return false
	}
	last, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return false
	}
	after := last.AddDate(0, 0, 1)
	days := int(after.Sub(first).Hours() / 24)
	switch w.Kind {
	case TrailingWindow:
		return days == w.Days && after.Day() == 1
	case DaysWindow:
		return days == w.Days
	case CycleWindow:
		return days >= 28 && days <= 31 && (w.CycleDay == 0 || onDay(first, w.CycleDay) && onDay(after, w.CycleDay))
	}
	months := (after.Year()-first.Year())*12 + int(after.Month()-first.Month())
	return months > 0 && (w.Months == 0 || months == w.Months) && (onDay(after, first.Day()) || onDay(first, after.Day()))
}

// onDay says whether t is on a day of the month, or on the last of a month that
// does not have it.
func onDay(t time.Time, day int) bool {
	return t.Day() == day || t.Day() < day && t.AddDate(0, 0, 1).Day() == 1
}
