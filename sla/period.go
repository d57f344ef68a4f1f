package sla

import (
	"fmt"
	"strconv"
	"time"
)

// Month is a calendar month, counted from January of year 0 so that it can be
// added to.
type Month int

// MonthOf is the month m (1 to 12) of year y.
func MonthOf(y int, m time.Month) Month { return Month(y*12 + int(m) - 1) }

// ParseMonth reads "2011-05".
func ParseMonth(text string) (Month, error) {
	t, err := time.Parse("2006-01", text)
	if err != nil {
		return 0, fmt.Errorf("%q is not a month like 2011-05", text)
	}
	return MonthOf(t.Year(), t.Month()), nil
}

// Year and Number (1 to 12) of the month.
func (m Month) Year() int   { return int(m) / 12 }
func (m Month) Number() int { return int(m)%12 + 1 }

// String is "2011-05".
func (m Month) String() string {
	n := m.Number()
	return strconv.Itoa(10_000 + m.Year())[1:] + "-" + strconv.Itoa(100 + int(n))[1:]
}

// Name is "May 2011".
func (m Month) Name() string { return time.Month(m.Number()).String() + " " + strconv.Itoa(m.Year()) }

// MonthOfInstant is the month in which t lies in zone.
func MonthOfInstant(t Instant, zone *time.Location) Month {
	local := t.Time().In(zone)
	return MonthOf(local.Year(), local.Month())
}

// Period is a stretch that a target is judged on: whole days in a zone,
// resolved to UTC.
type Period struct {
	// Label is "2011-05" for a month, "2011-Q2" for a quarter, "2011" for a
	// year, and else the first and the last day: "2011-05-17..2011-06-16".
	Label string
	Interval
	// Zone is the IANA name of the zone in which the days are counted.
	Zone string
	// Months is how many months' fee the period is worth: 1 where it is no
	// number of months.
	Months int
	// Last is the month of its last day: reports of a month show the periods
	// that end in it.
	Last Month
}

// ParseRange reads "2011-05", "2011-Q2", "2011", "2011-03..2011-05" as a first
// and a last month; the label of a period that is none of these
// ("2011-05-17..2011-06-16") as the month in which it ends, twice.
func ParseRange(text string) (first, last Month, err error) {
	if from, to, ok := cutRange(text); ok {
		if len(from) == len(time.DateOnly) && len(to) == len(time.DateOnly) {
			last, err := parseDays(from, to)
			return last, last, err
		}
		if first, _, err = ParseRange(from); err != nil {
			return 0, 0, err
		}
		if _, last, err = ParseRange(to); err != nil {
			return 0, 0, err
		}
		if last < first {
			return 0, 0, fmt.Errorf("period %s ends before it begins", text)
		}
		return first, last, nil
	}
	if m, err := ParseMonth(text); err == nil {
		return m, m, nil
	}
	var year, quarter int
	if n, _ := fmt.Sscanf(text, "%4d-Q%1d", &year, &quarter); n == 2 && len(text) == 7 && quarter >= 1 && quarter <= 4 {
		first = MonthOf(year, time.Month(quarter*3-2))
		return first, first + 2, nil
	}
	if year, err := strconv.Atoi(text); err == nil && len(text) == 4 {
		return MonthOf(year, 1), MonthOf(year, 12), nil
	}
	return 0, 0, fmt.Errorf("%q is not a period like 2011-05, 2011-Q2, 2011 or 2011-03..2011-05", text)
}

// parseDays is the month of the last of two days.
func parseDays(from, to string) (Month, error) {
	first, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day like 2011-05-17", from)
	}
	last, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day like 2011-05-17", to)
	}
	if last.Before(first) {
		return 0, fmt.Errorf("period %s..%s ends before it begins", from, to)
	}
	return MonthOf(last.Year(), last.Month()), nil
}

func cutRange(text string) (from, to string, ok bool) {
	for n := 0; n+1 < len(text); n++ {
		if text[n:n+2] == ".." {
			return text[:n], text[n+2:], true
		}
	}
	return "", "", false
}
