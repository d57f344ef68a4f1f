package analysis

import (
	"fmt"
	"sort"
	"time"
	_ "time/tzdata" // zones are the same on every machine

	"nines/policy"
	"nines/sla"
)

// calendar is the only thing in the kernel that knows months, weekdays and
// clocks. What leaves it is in UTC.
type calendar struct {
	zone *time.Location
	// began is the local day on which the contract began, the zero time where
	// no terms ask; cycleDay and termMonths are what it writes.
	began      time.Time
	cycleDay   int
	termMonths int
}

// calendarOf loads an IANA zone. Errors: no such zone.
func calendarOf(name string) (calendar, error) {
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return calendar{}, fmt.Errorf("%q is not a time zone", name)
	}
	return calendar{zone: zone}, nil
}

// monthStart is the first instant of m.
func (c calendar) monthStart(m sla.Month) sla.Instant {
	return sla.StartOfDay(m.Year(), m.Number(), 1, c.zone)
}

// date is the local day on which t lies.
func (c calendar) date(t sla.Instant) time.Time {
	y, m, d := t.Time().In(c.zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// startOf is the first instant of the local day.
func (c calendar) startOf(day time.Time) sla.Instant {
	return sla.StartOfDay(day.Year(), int(day.Month()), day.Day(), c.zone)
}

// at is the instant of a local day's clock time, given in milliseconds after
// midnight; 24 h is the start of the next day.
func (c calendar) at(day time.Time, clock int64) sla.Instant {
	t, _, _ := sla.LocalTime{Year: day.Year(), Month: int(day.Month()), Day: day.Day(),
		Millis: int(clock)}.Resolve(c.zone)
	return t
}

// hour is the beginning of the hour of the local clock in which t lies.
func (c calendar) hour(t sla.Instant) sla.Instant {
	_, offset := t.Time().In(c.zone).Zone()
	into := (int64(t) + int64(offset)*1000) % sla.Hour
	if into < 0 {
		into += sla.Hour
	}
	return t - sla.Instant(into)
}

// day is a local day and the time it takes.
type day struct {
	date string
	sla.Interval
}

// days are the local days that meet i, whole, in order.
func (c calendar) days(i sla.Interval) []day {
	var out []day
	for d := c.date(i.Start); ; d = d.AddDate(0, 0, 1) {
		one := day{d.Format(time.DateOnly), sla.Interval{Start: c.startOf(d), End: c.startOf(d.AddDate(0, 0, 1))}}
		if one.Start >= i.End {
			return out
		}
		if !one.Empty() { // a zone that skipped a day has an empty one
			out = append(out, one)
		}
	}
}

// measured is the part of i in which the service is promised. Adjacent windows
// are one window: an outage across midnight is not two.
func (c calendar) measured(h *policy.ServiceHours, i sla.Interval) []sla.Interval {
	if h == nil {
		return []sla.Interval{i}
	}
	var windows []sla.Interval
	for d := c.date(i.Start); c.startOf(d) < i.End; d = d.AddDate(0, 0, 1) {
		date := d.Format(time.DateOnly)
		n := sort.SearchStrings(h.Holidays, date)
		holiday := n < len(h.Holidays) && h.Holidays[n] == date
		if h.Days[d.Weekday()] && !holiday {
			windows = append(windows, sla.Interval{Start: c.at(d, h.From), End: c.at(d, h.To)}.Cut(i))
		}
	}
	return sla.Union(windows)
}

// stretch is the time from one refill of an allowance to the next, around t.
func (c calendar) stretch(per policy.AllowancePer, t sla.Instant) sla.Interval {
	every := monthly(1)
	switch per {
	case policy.PerQuarter:
		every = monthly(3)
	case policy.PerYear:
		every = monthly(12)
	case policy.PerContractYear:
		every = grid{anchor: c.began, months: 12}
	}
	n := every.number(c.date(t))
	return sla.Interval{Start: c.startOf(every.start(n)), End: c.startOf(every.start(n + 1))}
}
