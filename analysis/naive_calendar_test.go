package analysis_test

import (
	"time"

	"nines/policy"
	"nines/sla"
)

// clocks finds local times by looking at a clock every quarter of an hour:
// slow, obvious, and unlike anything in the kernel. It remembers what it found.
type clocks struct {
	zones map[string]*time.Location
	found map[wallTime]sla.Instant
}

// wallTime is a number of milliseconds after the local midnight of a day.
type wallTime struct {
	zone, date string
	ms         int64
}

func newClocks() *clocks {
	return &clocks{map[string]*time.Location{}, map[wallTime]sla.Instant{}}
}

func (c *clocks) zone(name string) *time.Location {
	if c.zones[name] == nil {
		zone, err := time.LoadLocation(name)
		if err != nil {
			panic(err)
		}
		c.zones[name] = zone
	}
	return c.zones[name]
}

const quarterHour = 15 * sla.Minute

// at is the instant at which clocks in zone show date and ms after midnight:
// the first, where they show it twice; where they never do, as long after the
// jump as the time lies in the gap.
func (c *clocks) at(zone, date string, ms int64) sla.Instant {
	key := wallTime{zone, date, ms}
	if t, known := c.found[key]; known {
		return t
	}
	grid := ms - ms%quarterHour
	midnight, err := time.Parse("2006-01-02", date)
	if err != nil {
		panic(err)
	}
	want := midnight.UnixMilli() + grid
	for t := sla.Instant(want) - sla.Instant(16*sla.Hour); ; t += sla.Instant(quarterHour) {
		shown := c.shown(zone, t)
		if shown < want {
			continue
		}
		late := int64(0)
		if shown > want {
			late = want - (c.shown(zone, t-sla.Instant(quarterHour)) + quarterHour)
		}
		c.found[key] = t + sla.Instant(late+ms-grid)
		return c.found[key]
	}
}

// shown is what clocks in zone show at t, as if it were UTC.
func (c *clocks) shown(zone string, t sla.Instant) int64 {
	_, offset := t.Time().In(c.zone(zone)).Zone()
	return int64(t) + int64(offset)*sla.Second
}

// date is the local day of t.
func (c *clocks) date(zone string, t sla.Instant) string {
	return t.Time().In(c.zone(zone)).Format("2006-01-02")
}

// dayAfter is the calendar day n days after date.
func dayAfter(date string, n int) string {
	day, err := time.Parse("2006-01-02", date)
	if err != nil {
		panic(err)
	}
	return day.AddDate(0, 0, n).Format("2006-01-02")
}

func (c *clocks) monthStart(zone string, m sla.Month) sla.Instant {
	return c.at(zone, m.String()+"-01", 0)
}

// period is the period of this many months that ends with the month last.
func (c *clocks) period(zone string, months int, last sla.Month) sla.Period {
	p := sla.Period{Label: last.String(), Zone: zone, Months: months, Last: last}
	if months == 3 {
		p.Label = last.String()[:4] + "-Q" + string(rune('0'+last.Number()/3))
	}
	p.Start = c.monthStart(zone, last-sla.Month(months-1))
	p.End = c.monthStart(zone, last+1)
	return p
}

// stretch is the stretch of an allowance in which t lies.
func (c *clocks) stretch(zone string, per policy.AllowancePer, t sla.Instant) sla.Interval {
	first := sla.MonthOfInstant(t, c.zone(zone))
	months := 1
	switch per {
	case policy.PerQuarter:
		months = 3
	case policy.PerYear:
		months = 12
	}
	first -= sla.Month((first.Number() - 1) % months)
	return sla.Interval{Start: c.monthStart(zone, first), End: c.monthStart(zone, first+sla.Month(months))}
}

// promised says whether the service is promised at t.
func (c *clocks) promised(zone string, hours *policy.ServiceHours, t sla.Instant) bool {
	if hours == nil {
		return true
	}
	today := c.date(zone, t)
	return c.promisedOn(zone, today, hours, t) || c.promisedOn(zone, dayAfter(today, -1), hours, t) || c.promisedOn(zone, dayAfter(today, 1), hours, t)
}

// promisedOn says whether t lies in the service hours of one day. Those of a
// neighbour can reach into a day when clocks jump at midnight.
func (c *clocks) promisedOn(zone, date string, hours *policy.ServiceHours, t sla.Instant) bool {
	if t < c.hour(zone, date, hours.From) || t >= c.hour(zone, date, hours.To) {
		return false
	}
	for _, holiday := range hours.Holidays {
		if holiday == date {
			return false
		}
	}
	day, err := time.Parse("2006-01-02", date)
	return err == nil && hours.Days[day.Weekday()]
}

// hour is at, where 24:00 is the midnight that begins the next day.
func (c *clocks) hour(zone, date string, ms int64) sla.Instant {
	if ms == sla.Day {
		return c.at(zone, dayAfter(date, 1), 0)
	}
	return c.at(zone, date, ms)
}
