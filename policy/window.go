package policy

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // zones are found on machines without a zone database

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

func windowClause() clause {
	return oneWord("Window", required("window"), func(t *Terms) *Window { return &t.Window },
		word[Window]{"month", Month, "Each calendar month is judged on its own."},
		word[Window]{"quarter", Quarter, "Each calendar quarter is judged on its own, and the first begins on 1 January."},
	)
}

// CustomerZone as a zone stands for the zone of the contract's customer.
const CustomerZone = "customer"

// UnknownZone is a zone that has no rules of its own.
const UnknownZone Contradiction = "a zone is a place of the IANA database such as Europe/Berlin, or UTC, or customer: abbreviations such as PST are wrong for half of the year"

func zoneClause() clause {
	return clause{
		title: "Time zone",
		keys:  []key{required("timezone")},
		read: func(document value, p *Policy) {
			p.Terms.Zone = parse(document.get("timezone"), label)
		},
		check: func(p Policy, report complaint) {
			if !isZone(p.Terms.Zone) {
				report("timezone", UnknownZone, "%q is not a time zone%s", p.Terms.Zone, meantZone(p.Terms.Zone))
			}
		},
		say: func(t Terms) string {
			where := "in the time zone " + t.Zone
			if t.Zone == CustomerZone {
				where = "in the time zone of the customer"
			}
			return inPeriods(t, "A {period} begins and ends, and every local time is read, "+where+".")
		},
		contradictions: []Contradiction{UnknownZone},
	}
}

// isZone says whether name is the place of a zone, UTC or CustomerZone.
// Names without a place are abbreviations ("EST"), the machine's own zone
// ("Local") or leftovers ("GB"); posix/ and right/ exist on some machines only.
func isZone(name string) bool {
	if name == "UTC" || name == CustomerZone {
		return true
	}
	area, _, ok := strings.Cut(name, "/")
	if !ok || area == "posix" || area == "right" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

// meantZone is the place that an abbreviation mostly stands for.
func meantZone(name string) string {
	places := map[string]string{
		"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles",
		"MST": "America/Denver", "MDT": "America/Denver", "CST": "America/Chicago", "CDT": "America/Chicago",
		"EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
		"GMT": "Europe/London", "BST": "Europe/London", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
		"JST": "Asia/Tokyo", "AEST": "Australia/Sydney", "Z": "UTC", "utc": "UTC",
	}
	if place, ok := places[name]; ok {
		return fmt.Sprintf(" (%s may be meant)", place)
	}
	return ""
}
