package main

import (
	"fmt"
	"time"
)

// period is a month or a quarter of a policy, in seconds.
type period struct {
	label      string
	start, end int64
	// firstDay is the local day on which it begins.
	firstDay string
	zone     string
	// year and month in which it ends, for deadlines.
	year, month int
}

// The months that the data tells of.
const (
	firstYear, firstMonth = 2010, 6
	monthsTold            = 15
)

// periodsOf are the periods of a contract's policy that end in the months told;
// the first quarter begins before them, when nothing happened.
func periodsOf(c contract, months int) []period {
	t, _ := termsOf(c.policy, "9999")
	zone := t.zone
	if zone == "" {
		zone = c.tenant.place.zone
	}
	var out []period
	for n := range monthsTold {
		last := firstYear*12 + firstMonth - 1 + n
		if first := last - months + 1; first%months == 0 {
			out = append(out, newPeriod(first/12, first%12+1, months, zone))
		}
	}
	return out
}

func newPeriod(year, month, months int, zone string) period {
	start := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, location(zone))
	p := period{label: start.Format("2006-01"), start: start.Unix(), end: start.AddDate(0, months, 0).Unix(),
		firstDay: start.Format("2006-01-02"), zone: zone, year: year, month: month + months - 1}
	if months == 3 {
		p.label = fmt.Sprintf("%d-Q%d", year, (month+2)/3)
	}
	return p
}

// deadline of a claim for the period; 0 where the credit is automatic.
func (p period) deadline(t terms) int64 {
	end := time.Date(p.year, time.Month(p.month)+1, 1, 0, 0, 0, 0, location(p.zone))
	switch {
	case t.claimDays > 0:
		return end.AddDate(0, 0, t.claimDays).Unix()
	case t.claimMonths > 0:
		return end.AddDate(0, t.claimMonths, 0).Unix()
	}
	return 0
}
