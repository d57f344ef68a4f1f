package analysis_test

import (
	"fmt"

	"pgregory.net/rapid"

	"nines/sla"
)

// drawn is a generated world with the months to judge.
type drawn struct {
	*world
	options asked
	step    int64
}

// drawer draws a world: everything lies on multiples of a step, except what is
// moved by a millisecond, and most of it near something else.
type drawer struct {
	t      *rapid.T
	clocks *clocks
	case_  *drawn
	zone   string
	// from and to hold everything that happens.
	from, to sla.Instant
	// near are instants worth being near to.
	near []sla.Instant
}

// scenes are zones with months in which something happens to their clocks or
// calendar: daylight saving forth and back, half an hour, at midnight, in
// Ramadan, a leap day, the turn of a year, nothing.
var scenes = []struct {
	zone  string
	month string
}{
	{"UTC", "2011-05"}, {"UTC", "2024-12"}, {"UTC", "2012-02"},
	{"America/New_York", "2025-03"}, {"America/New_York", "2025-11"}, {"America/Los_Angeles", "2011-05"},
	{"Europe/Berlin", "2025-03"}, {"Europe/Berlin", "2024-10"}, {"Europe/Berlin", "2023-12"},
	{"Australia/Lord_Howe", "2024-04"}, {"Australia/Lord_Howe", "2024-10"},
	{"America/Sao_Paulo", "2018-11"}, {"America/Sao_Paulo", "2019-02"},
	{"Africa/Casablanca", "2019-05"}, {"Africa/Casablanca", "2019-06"}, {"Asia/Kathmandu", "2024-02"},
}

func pick[T any](d *drawer, label string, list ...T) T {
	return rapid.SampledFrom(list).Draw(d.t, label)
}

func (d *drawer) chance(label string, percent int) bool {
	return rapid.IntRange(1, 100).Draw(d.t, label) > 100-percent
}

func (d *drawer) count(label string, low, high int) int {
	return rapid.IntRange(low, high).Draw(d.t, label)
}

func draw(t *rapid.T, c *clocks) *drawn {
	d := &drawer{t: t, clocks: c, case_: &drawn{world: &world{Suspects: map[string]bool{}}}}
	scene := pick(d, "scene", scenes...)
	d.zone = scene.zone
	month, _ := sla.ParseMonth(scene.month)
	d.case_.options = asked{First: month, Last: month + sla.Month(pick(d, "more months", 0, 0, 0, 1, 2))}
	steps := []int64{30, 30, 15}
	if d.case_.options.First == d.case_.options.Last {
		steps = append(steps, 5)
	}
	d.case_.step = pick(d, "step in minutes", steps...) * sla.Minute
	if d.zone == "Asia/Kathmandu" {
		d.case_.step = 15 * sla.Minute
	}
	d.from = c.monthStart("UTC", d.case_.options.First-1)
	d.to = c.monthStart("UTC", d.case_.options.Last+2)
	for m := d.case_.options.First; m <= d.case_.options.Last+1; m++ {
		d.near = append(d.near, c.monthStart(d.zone, m))
	}
	d.policies()
	d.contracts()
	d.events()
	d.case_.options.AsOf = d.to
	if d.chance("as-of inside", 15) {
		d.case_.options.AsOf = d.instant("as-of")
	}
	return d.case_
}

// instant is a moment near something, or anywhere, sometimes a millisecond
// beside it.
func (d *drawer) instant(label string) sla.Instant {
	t := d.instantOnStep(label)
	switch d.count(label+" beside", 1, 12) {
	case 1:
		return t - 1
	case 2:
		return t + 1
	}
	return t
}

func (d *drawer) instantOnStep(label string) sla.Instant {
	step := sla.Instant(d.case_.step)
	t := d.from + step*sla.Instant(d.count(label+" anywhere", 0, int((d.to-d.from)/step)))
	if d.chance(label+" near something", 75) {
		near := d.near[d.count(label+" near which", 0, len(d.near)-1)]
		t = near - near%step + step*sla.Instant(d.count(label+" how near", -6, 6))
	}
	return max(d.from, min(t, d.to))
}

func (d *drawer) interval(label string) sla.Interval {
	start := d.instant(label)
	length := sla.Instant(d.case_.step) * sla.Instant(d.count(label+" steps", 1, 8))
	if d.chance(label+" long", 12) {
		length *= 60
	}
	end := start + length
	switch d.count(label+" end beside", 1, 14) {
	case 1:
		end--
	case 2:
		end++
	case 3:
		end = start
	}
	d.near = append(d.near, start, end)
	return sla.Interval{Start: start, End: end}
}

func (d *drawer) contracts() {
	for n := range d.count("contracts", 1, 4) {
		label := fmt.Sprintf("contract %d ", n)
		c := sla.Contract{Customer: "c" + pick(d, label+"customer", "1", "2"), Service: pick(d, label+"service", "mail", "mail", "mail", "chat"),
			Region: pick(d, label+"region", "eu", "eu", "us"), Policy: pick(d, label+"policy", d.names()...), Zone: d.zone,
			ID: fmt.Sprint(n), Seats: int64(d.count(label+"seats", 0, 40)), From: d.from - sla.Instant(500*sla.Day), To: sla.Never}
		c.Tenant = c.Customer + pick(d, label+"tenant", "a", "a", "b")
		if d.chance(label+"other zone", 15) {
			c.Zone = pick(d, label+"zone", "UTC", "Europe/Berlin", "America/New_York")
		}
		c.Fee = d.fee(label)
		if d.chance(label+"begins", 25) {
			c.From = d.instant(label + "from")
			d.near = append(d.near, c.From)
		}
		if d.chance(label+"ends", 20) {
			if to := d.instant(label + "to"); to > c.From {
				c.To = to
				d.near = append(d.near, to)
			}
		}
		d.versions(label, c)
	}
}

// versions adds a contract, sometimes in two versions that meet.
func (d *drawer) versions(label string, c sla.Contract) {
	if d.chance(label+"changes", 15) {
		if at := d.instant(label + "change"); at > c.From && at < c.To {
			older := c
			older.To, c.From = at, at
			d.case_.Contracts = append(d.case_.Contracts, older)
			c.Fee = d.fee(label + "new ")
			c.Policy = pick(d, label+"new policy", d.names()...)
			d.near = append(d.near, at)
		}
	}
	d.case_.Contracts = append(d.case_.Contracts, c)
}

func (d *drawer) fee(label string) sla.Fee {
	return sla.Fee{Money: sla.Money{Minor: 12 * int64(pick(d, label+"fee", 1, 7, 833, 10_000, 123_457)), Currency: pick(d, label+"currency", "USD", "USD", "EUR")},
		Months: pick(d, label+"fee months", 1, 1, 3, 12), Unit: pick(d, label+"fee unit", sla.PerContract, sla.PerContract, sla.PerSeat)}
}

func (d *drawer) names() (names []string) {
	for _, p := range d.case_.Policies {
		if len(names) == 0 || names[len(names)-1] != p.Name {
			names = append(names, p.Name)
		}
	}
	return names
}

// scope is whom an event hits.
func (d *drawer) scope(label string, ownPercent int) sla.Scope {
	s := sla.Scope{Service: pick(d, label+"service", "mail", "mail", "mail", "mail", "chat"),
		Component: pick(d, label+"component", "", "", "", "smtp", "web"), Region: pick(d, label+"region", "*", "*", "eu", "us")}
	if d.chance(label+"own", ownPercent) {
		s.Tenant = d.case_.Contracts[d.count(label+"whose", 0, len(d.case_.Contracts)-1)].Tenant
	}
	return s
}

func (d *drawer) events() {
	for n := range d.count("windows", 0, 4) {
		d.window(fmt.Sprintf("window %d ", n))
	}
	for n := range d.count("outages", 0, 6) {
		id := fmt.Sprintf("o%d", n)
		for row := range pick(d, id+" rows", 1, 1, 1, 2) {
			d.outage(fmt.Sprintf("%s.%d ", id, row), id)
		}
	}
	for n := range d.count("gaps", 0, 2) {
		label := fmt.Sprintf("gap %d ", n)
		d.case_.Gaps = append(d.case_.Gaps, sla.Gap{Source: "s", ID: fmt.Sprint("g", n), Interval: d.interval(label), Scope: d.scope(label, 20)})
	}
}

func (d *drawer) window(label string) {
	m := sla.Maintenance{Source: "s", ID: label, Interval: d.interval(label), Scope: d.scope(label, 20)}
	m.Announced = m.Start - sla.Instant(pick(d, label+"notice", 0, 24, 48, 48, 100)*int(sla.Hour))
	switch d.count(label+"announced", 1, 10) {
	case 1:
		m.Announced = sla.NoInstant
	case 2:
		m.Announced++
	}
	d.case_.Maintenance = append(d.case_.Maintenance, m)
}

func (d *drawer) outage(label, id string) {
	i := d.interval(label)
	o := sla.Outage{Source: "s", ID: id, Start: i.Start, End: i.End, Scope: d.scope(label, 30), SharePPM: sla.NoShare,
		Level: pick(d, label+"level", sla.Full, sla.Full, sla.Partial, sla.Degraded),
		Cause: pick(d, label+"cause", sla.CauseProvider, sla.CauseProvider, sla.CauseProvider, sla.CauseCustomer, sla.CauseThirdParty)}
	if d.chance(label+"has a share", 25) {
		o.SharePPM = int64(pick(d, label+"share", 0, 1, 333_333, 500_000, 1_000_000))
	}
	if d.chance(label+"open", 6) {
		o.End = sla.Never
	}
	d.case_.Outages = append(d.case_.Outages, o)
}
