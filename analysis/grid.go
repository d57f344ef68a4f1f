package analysis

import "time"

// grid is local days at equal distances in months or in days: where windows
// that follow one another begin.
type grid struct {
	// anchor is where number 0 begins, at midnight UTC of a local day.
	anchor       time.Time
	months, days int
	// bounded: nothing begins before the anchor.
	bounded bool
}

// monthly is the grid of so many calendar months, counted from a January.
func monthly(months int) grid {
	return grid{anchor: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), months: months}
}

// start is the day on which number n begins. Where the anchor's day of the
// month is not in a month, it is the last of it; later ones are not moved by
// that.
func (g grid) start(n int) time.Time {
	if g.days > 0 {
		return g.anchor.AddDate(0, 0, n*g.days)
	}
	first := time.Date(g.anchor.Year(), g.anchor.Month()+time.Month(n*g.months), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(g.anchor.Day(), first.AddDate(0, 1, -1).Day())-1)
}

// number is that of the stretch in which a day lies; negative before the
// anchor.
func (g grid) number(day time.Time) int {
	n := 0
	if g.days > 0 {
		n = int(day.Sub(g.anchor)/(24*time.Hour)) / g.days
	} else {
		n = ((day.Year()-g.anchor.Year())*12 + int(day.Month()-g.anchor.Month())) / g.months
	}
	for g.start(n).After(day) {
		n--
	}
	for !g.start(n + 1).After(day) {
		n++
	}
	return n
}

// begins says whether a stretch begins on the day.
func (g grid) begins(day time.Time) bool {
	return g.start(g.number(day)).Equal(day) && !(g.bounded && day.Before(g.anchor))
}

// end is the last day of the stretch in which a day lies.
func (g grid) end(day time.Time) time.Time {
	return g.start(g.number(day)+1).AddDate(0, 0, -1)
}
