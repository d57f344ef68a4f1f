package ingest

import (
	"math/big"
	"time"

	"nines/sla"
)

// moment is an instant as a row means it. second differs from first where the
// local time existed twice.
type moment struct {
	first, second sla.Instant
	kind          sla.LocalKind
	finer         bool
}

// zoneDays are when days begin in a zone, for each year that a file can mean: in
// minutes since 1970, 0 where it is not known yet. Rows repeat days; they hardly
// ever repeat times of day. Days on which clocks change are not kept.
type zoneDays [latestYear - earliestYear]*[12 * 31]int32

const (
	earliestYear = 1990
	latestYear   = 2100
)

// of is where the beginning of a day is kept, nil where it is not.
func (d *zoneDays) of(l sla.LocalTime) *int32 {
	if l.Year < earliestYear || l.Year >= latestYear || l.Month < 1 || l.Month > 12 || l.Day < 1 || l.Day > 31 {
		return nil
	}
	year := &d[l.Year-earliestYear]
	if *year == nil {
		*year = new([12 * 31]int32)
	}
	return &(*year)[(l.Month-1)*31+l.Day-1]
}

// The first and the last instant that a file can mean; anything else is a
// typing error or a wrong format.
var (
	earliest = sla.InstantOf(time.Date(earliestYear, 1, 1, 0, 0, 0, 0, time.UTC))
	latest   = sla.InstantOf(time.Date(latestYear, 1, 1, 0, 0, 0, 0, time.UTC))
)

// instant reads an instant. Where it is refused the row is bad and the zero
// moment is returned.
func (r *row) instant(text string) moment { return r.moment(text, false) }

// dayOrInstant reads an instant, or a day as the instant at which it begins.
func (r *row) dayOrInstant(text string) moment { return r.moment(text, true) }

func (r *row) moment(text string, day bool) moment {
	m, ok := r.parseMoment(text, day)
	if !ok {
		return moment{}
	}
	r.doubtMoment(text, m)
	return m
}

// first is the instant of m; where the local time existed twice, the first is
// taken and flagged.
func (r *row) first(m moment) sla.Instant {
	if m.first != m.second {
		r.doubt(r.column, m.first.String()+" is the first of two instants that clocks in "+r.zoneName+" showed alike")
	}
	return m.first
}

// doubtMoment flags what had to be decided to read m.
func (r *row) doubtMoment(text string, m moment) {
	if m.finer {
		r.doubt(r.column, text+" was cut to the millisecond")
	}
	if m.kind == sla.Skipped {
		r.doubt(r.column, text+" does not exist in "+r.zoneName+"; it was moved forward by the hour that clocks skipped")
	}
}

func (r *row) parseMoment(text string, day bool) (moment, bool) {
	if r.file.serials {
		if _, number := spreadsheetNumber(text); number {
			return r.serial(text)
		}
	}
	c, reason, hint := parseClock(text)
	if reason != "" {
		r.refuse(r.column, text, quote(text)+" "+reason, hint)
		return moment{}, false
	}
	if c.slashed && !r.orderDay(&c, text) {
		return moment{}, false
	}
	switch {
	case !c.exists():
		r.refuse(r.column, text, quote(text)+" is a day that the calendar does not have", "")
		return moment{}, false
	case !c.hasTime && !day:
		r.refuse(r.column, text, quote(text)+" has no time of day", "")
		return moment{}, false
	case c.finer && !r.file.truncate:
		r.refuse(r.column, text, quote(text)+" is finer than a millisecond", "--truncate cuts such times to the millisecond")
		return moment{}, false
	}
	return r.resolve(c, text)
}

// orderDay puts day and month where the column's order says.
func (r *row) orderDay(c *clockText, text string) bool {
	order, err := r.file.orderOf(r.columnNo)
	switch {
	case err != nil:
		r.refuse(r.column, text, err.Error(), "")
		return false
	case order == dayFirst:
		c.local.Day, c.local.Month = c.a, c.b
	case order == monthFirst:
		c.local.Day, c.local.Month = c.b, c.a
	case order == bothOrders:
		r.refuse(r.column, text, quote(text)+" is in a column that has the day first in some rows and the month first in others", "write dates as 2011-05-12")
		return false
	default:
		r.refuse(r.column, text, quote(text)+" has day and month in an order that no value of the column decides",
			"say --date-order day_first or --date-order month_first, or write dates as 2011-05-12")
		return false
	}
	return true
}

// resolve finds the instant of a local time, or of one with an offset.
func (r *row) resolve(c clockText, text string) (moment, bool) {
	m := moment{finer: c.finer}
	switch {
	case c.hasOffset:
		utc, _, _ := c.local.Resolve(time.UTC)
		m.first = utc - sla.Instant(c.offsetMS)
		m.second = m.first
	case r.columnUTC():
		m.first, m.second, _ = c.local.Resolve(time.UTC)
	case r.zone == nil:
		r.refuse(r.column, text, quote(text)+" has no offset, and no zone was declared",
			"say --timezone Europe/Berlin (the zone in which the file was written), or add a column timezone")
		return moment{}, false
	case c.hasTime:
		m.first, m.second, m.kind = c.local.Resolve(r.zone)
	default:
		m = r.startOfDay(c.local)
	}
	return m, r.plausible(m, text)
}

// startOfDay is when a day begins in the row's zone.
func (r *row) startOfDay(l sla.LocalTime) moment {
	kept := r.days.of(l)
	if kept != nil && *kept != 0 {
		first := sla.Instant(int64(*kept) * sla.Minute)
		return moment{first: first, second: first}
	}
	var m moment
	m.first, m.second, m.kind = l.Resolve(r.zone)
	if kept != nil && m.kind == sla.Unique && int64(m.first)%sla.Minute == 0 {
		*kept = int32(int64(m.first) / sla.Minute)
	}
	return m
}

func (r *row) plausible(m moment, text string) bool {
	if m.first < earliest || m.second >= latest {
		r.refuse(r.column, text, quote(text)+" is not between 1990 and 2100", "")
		return false
	}
	return true
}

// columnUTC says whether the header itself declared UTC: "Start (UTC)".
func (r *row) columnUTC() bool { return r.file.utc[r.columnNo] }

// serial reads a spreadsheet's number of days, which is a local time.
func (r *row) serial(text string) (moment, bool) {
	days, ok := spreadsheetNumber(text)
	if !ok || days.Sign() < 0 || days.Cmp(big.NewRat(200000, 1)) > 0 {
		r.refuse(r.column, text, quote(text)+" is not a date of a spreadsheet", "")
		return moment{}, false
	}
	ms := new(big.Rat).Mul(days, big.NewRat(sla.Day, 1))
	whole := new(big.Int).Div(new(big.Int).Add(new(big.Int).Mul(ms.Num(), big.NewInt(2)), ms.Denom()),
		new(big.Int).Mul(ms.Denom(), big.NewInt(2))).Int64()
	local := r.file.firstDay
	local.Day += int(whole / sla.Day)
	rest := whole % sla.Day
	local.Hour, local.Minute = int(rest/sla.Hour), int(rest%sla.Hour/sla.Minute)
	local.Second, local.Millis = int(rest%sla.Minute/sla.Second), int(rest%sla.Second)
	c := clockText{local: local, hasTime: true}
	return r.resolve(c, text)
}
