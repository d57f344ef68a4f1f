package sla

import "time"

// LocalTime is a wall-clock time without a zone, as people write it.
type LocalTime struct {
	Year, Month, Day             int
	Hour, Minute, Second, Millis int
}

// LocalKind says what a zone makes of a local time.
type LocalKind uint8

const (
	// Unique is a local time that exists once.
	Unique LocalKind = iota
	// Skipped is a local time that does not exist, because clocks went
	// forward; it is moved forward by the gap.
	Skipped
	// Twice is a local time that exists twice, because clocks went back.
	Twice
)

// Resolve is the instant of l in zone. Where l exists twice, first and second
// are its two instants in order; otherwise they are equal. Months and days
// past the end of theirs are carried over, so day 32 of May is 1 June.
func (l LocalTime) Resolve(zone *time.Location) (first, second Instant, kind LocalKind) {
	wall := time.Date(l.Year, time.Month(l.Month), l.Day, l.Hour, l.Minute, l.Second,
		l.Millis*int(time.Millisecond), time.UTC)
	if zone == time.UTC {
		return InstantOf(wall), InstantOf(wall), Unique
	}
	// A zone changes its offset at most once a day, so the offsets a day
	// before and a day after are the only two that can apply.
	before := wall.Add(-offsetAt(wall.Add(-24*time.Hour), zone))
	after := wall.Add(-offsetAt(wall.Add(24*time.Hour), zone))
	beforeFits, afterFits := fits(before, wall, zone), fits(after, wall, zone)
	switch {
	case beforeFits && afterFits && !before.Equal(after):
		return InstantOf(before), InstantOf(after), Twice
	case beforeFits:
		return InstantOf(before), InstantOf(before), Unique
	case afterFits:
		return InstantOf(after), InstantOf(after), Unique
	}
	// The old offset read into the gap lands as far behind it as the gap is long.
	return InstantOf(before), InstantOf(before), Skipped
}

// offsetAt is zone's distance from UTC at the UTC instant t.
func offsetAt(t time.Time, zone *time.Location) time.Duration {
	_, seconds := t.In(zone).Zone()
	return time.Duration(seconds) * time.Second
}

// fits says whether clocks in zone show wall at t.
func fits(t, wall time.Time, zone *time.Location) bool {
	return t.Add(offsetAt(t, zone)).Equal(wall)
}

// StartOfDay is the first instant of a calendar day in zone.
func StartOfDay(year, month, day int, zone *time.Location) Instant {
	first, _, _ := LocalTime{Year: year, Month: month, Day: day}.Resolve(zone)
	return first
}
