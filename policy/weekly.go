package policy

import "time"

// Weekly is a window that is excluded every week, without an announcement:
// [From, To) in milliseconds after local midnight of each of Days.
type Weekly struct {
	Days     [7]bool // by time.Weekday
	From, To int64
}

// On says whether the window lies on a day of the week.
func (w Weekly) On(day time.Weekday) bool { return w.Days[day] }
