package policy

import (
	"fmt"

	"nines/sla"
)

// Window is the stretch a target is judged on. Windows can be compared.
type Window struct {
	Kind WindowKind
	// Months is the length of a CalendarWindow (1, 3 or 12) and of a
	// SubscriptionWindow, where 0 is the term that the contract writes.
	Months int
	// Days is the length of a TrailingWindow or a DaysWindow.
	Days int
	// CycleDay is the day of the month on which a CycleWindow begins (1 to 31,
	// the last day where a month is shorter); 0 is the one that the contract
	// writes.
	CycleDay int
	// Anchor is the local day on which the first DaysWindow begins; "" is the
	// day on which the contract begins.
	Anchor string
}

// WindowKind says where a window begins and ends.
type WindowKind string

// The kinds of windows.
const (
	CalendarWindow     WindowKind = "calendar"     // whole calendar months
	CycleWindow        WindowKind = "cycle"        // a month from a day of the month
	TrailingWindow     WindowKind = "trailing"     // the days before the end of each calendar month; they overlap
	DaysWindow         WindowKind = "days"         // days counted from an anchor, one after another
	SubscriptionWindow WindowKind = "subscription" // months counted from the beginning of the contract
)

// The windows that have a name of their own.
var (
	Month   = Window{Kind: CalendarWindow, Months: 1}
	Quarter = Window{Kind: CalendarWindow, Months: 3}
	Year    = Window{Kind: CalendarWindow, Months: 12}
)

// FeeMonths is how many months' fee a window is worth; 0 is the contract's
// term. A window of days is worth a month's.
func (w Window) FeeMonths() int {
	switch w.Kind {
	case CalendarWindow, SubscriptionWindow:
		return w.Months
	}
	return 1
}

// longestMS is the length of the longest window, daylight saving aside; a
// subscription of unknown length is at most ten years.
func (w Window) longestMS() int64 {
	switch {
	case w.Days > 0:
		return int64(w.Days) * sla.Day
	case w.Kind == SubscriptionWindow && w.Months == 0:
		return 3653 * sla.Day
	case w.Months == 3:
		return 92 * sla.Day
	}
	return int64(max(w.Months, 1))*366*sla.Day/12 + sla.Day/2
}

// noun is the window as sentences say it: "month", "window of 30 days".
func (w Window) noun() string {
	switch {
	case w.Kind == TrailingWindow, w.Kind == DaysWindow:
		return "window of " + plural(int64(w.Days), "day")
	case w.Kind == SubscriptionWindow && w.Months > 0:
		return "window of " + plural(int64(w.Months), "month")
	case w.Kind == SubscriptionWindow:
		return "term"
	}
	return w.String()
}

// String is the window in a word or two: "month", "30 days".
func (w Window) String() string {
	switch {
	case w == Month:
		return "month"
	case w == Quarter:
		return "quarter"
	case w == Year:
		return "year"
	case w.Kind == CycleWindow:
		return "billing cycle"
	case w.Kind == TrailingWindow:
		return fmt.Sprintf("trailing %d days", w.Days)
	case w.Kind == DaysWindow:
		return fmt.Sprintf("%d days", w.Days)
	case w.Months == 0:
		return "subscription"
	}
	return fmt.Sprintf("%d months of the subscription", w.Months)
}
