package analysis_test

import (
	"fmt"
	"math/rand/v2"

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
	random *rand.Rand
	clocks *clocks
	drawn  *drawn
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

func pick[T any](d *drawer, list ...T) T { return list[d.random.IntN(len(list))] }

func (d *drawer) chance(percent int) bool { return d.random.IntN(100) < percent }

func (d *drawer) count(low, high int) int { return low + d.random.IntN(high-low+1) }

// draw draws the world with this number: always the same.
func draw(number uint64, c *clocks) *drawn {
	d := &drawer{random: rand.New(rand.NewPCG(2011, number)), clocks: c, drawn: &drawn{world: &world{Suspects: map[string]bool{}}}}
	scene := pick(d, scenes...)
	d.zone = scene.zone
	month, _ := sla.ParseMonth(scene.month)
	d.drawn.options = asked{First: month, Last: month + sla.Month(pick(d, 0, 0, 0, 1, 2))}
	steps := []int64{30, 30, 15}
	if d.drawn.options.First == d.drawn.options.Last {
		steps = append(steps, 5)
	}
	d.drawn.step = pick(d, steps...) * sla.Minute
	if d.zone == "Asia/Kathmandu" {
		d.drawn.step = 15 * sla.Minute
	}
	d.from = c.monthStart("UTC", d.drawn.options.First-sla.Month(pick(d, 1, 1, 3)))
	d.to = c.monthStart("UTC", d.drawn.options.Last+2)
	for m := d.drawn.options.First; m <= d.drawn.options.Last+1; m++ {
		d.near = append(d.near, c.monthStart(d.zone, m))
	}
	d.policies()
	hot := d.near[0] + sla.Instant(d.count(1, 25))*sla.Instant(sla.Day)
	d.near = append(d.near, hot, hot, hot)
	d.contracts()
	d.events()
	d.drawn.options.AsOf = d.to
	if d.chance(15) {
		d.drawn.options.AsOf = d.instant()
	}
	return d.drawn
}

// instant is a moment near something, or anywhere, sometimes a millisecond
// beside it.
func (d *drawer) instant() sla.Instant {
	t := d.instantOnStep()
	switch d.count(1, 12) {
	case 1:
		return t - 1
	case 2:
		return t + 1
	}
	return t
}

func (d *drawer) instantOnStep() sla.Instant {
	step := sla.Instant(d.drawn.step)
	t := d.from + step*sla.Instant(d.count(0, int((d.to-d.from)/step)))
	if d.chance(85) {
		near := d.near[d.count(0, len(d.near)-1)]
		t = near - near%step + step*sla.Instant(d.count(-6, 6))
	}
	return max(d.from, min(t, d.to))
}

func (d *drawer) interval() sla.Interval {
	start := d.instant()
	length := sla.Instant(d.drawn.step) * sla.Instant(d.count(1, 8))
	if d.chance(12) {
		length *= 60
	}
	end := start + length
	switch d.count(1, 14) {
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
	for n := range d.count(1, 4) {
		c := sla.Contract{Customer: "c" + pick(d, "1", "2"), Service: pick(d, "mail", "mail", "mail", "chat"),
			Region: pick(d, "eu", "eu", "us"), Policy: pick(d, d.names()...), Zone: d.zone,
			ID: fmt.Sprint(n), Seats: d.seats(), From: d.from - sla.Instant(500*sla.Day), To: sla.Never}
		c.Tenant = c.Customer + pick(d, "a", "a", "b")
		if d.chance(15) {
			c.Zone = pick(d, "UTC", "Europe/Berlin", "America/New_York")
		}
		c.Fee = d.fee()
		c.ListMinor, c.OneTimeMinor, c.SharePPM = 2*c.Fee.Minor+1, c.Fee.Minor/12, int64(pick(d, 300_000, sla.Whole))
		if d.chance(25) {
			c.From = d.instant()
			d.near = append(d.near, c.From)
		}
		if d.chance(20) {
			if to := d.instant(); to > c.From {
				c.To = to
				d.near = append(d.near, to)
			}
		}
		d.versions(c)
	}
}

// seats are few where users count, so that outages hit all of them, and more.
func (d *drawer) seats() int64 {
	if d.drawn.countsUsers() {
		return int64(pick(d, 0, 1, 7, 40, 40))
	}
	return int64(d.count(0, 40))
}

// versions adds a contract, sometimes in two versions that meet.
func (d *drawer) versions(c sla.Contract) {
	if d.chance(15) {
		if at := d.instant(); at > c.From && at < c.To {
			older := c
			older.To, c.From = at, at
			d.drawn.Contracts = append(d.drawn.Contracts, older)
			c.Fee = d.fee()
			c.OneTimeMinor = c.Fee.Minor / 12
			c.Policy = pick(d, d.names()...)
			d.near = append(d.near, at)
		}
	}
	d.drawn.Contracts = append(d.drawn.Contracts, c)
}

func (d *drawer) fee() sla.Fee {
	return sla.Fee{Money: sla.Money{Minor: 12 * int64(pick(d, 1, 7, 833, 10_000, 123_457)), Currency: pick(d, "USD", "USD", "EUR")},
		Months: pick(d, 1, 1, 3, 12), Unit: pick(d, sla.PerContract, sla.PerContract, sla.PerSeat)}
}

func (d *drawer) names() (names []string) {
	for _, p := range d.drawn.Policies {
		if len(names) == 0 || names[len(names)-1] != p.Name {
			names = append(names, p.Name)
		}
	}
	return names
}

// scope is whom an event hits.
func (d *drawer) scope(ownPercent int) sla.Scope {
	s := sla.Scope{Service: pick(d, "mail", "mail", "mail", "mail", "mail", "mail", "chat"),
		Component: pick(d, "", "", "", "", "smtp", "web"), Region: pick(d, "*", "*", "*", "eu", "eu", "us")}
	if d.chance(ownPercent) {
		s.Tenant = d.drawn.Contracts[d.count(0, len(d.drawn.Contracts)-1)].Tenant
	}
	return s
}

func (d *drawer) events() {
	for n := range d.count(0, 5) {
		d.window(fmt.Sprint("w", n))
	}
	for n := range d.count(0, 6) {
		id := fmt.Sprintf("o%d", n)
		d.outage(id, d.interval())
		// Of which rows of one outage a clock runs longest is for scenarios.
		if last := d.drawn.Outages[len(d.drawn.Outages)-1]; last.End.Known() && d.chance(35) && !d.drawn.clocked() {
			d.outage(id, pick(d, d.interval(), sla.Interval{Start: last.Start, End: last.End}))
		}
	}
	for n := range d.count(0, 2) {
		d.drawn.Gaps = append(d.drawn.Gaps, sla.Gap{Source: "s", ID: fmt.Sprint("g", n), Interval: d.interval(), Scope: d.scope(20)})
	}
}

func (d *drawer) window(id string) {
	m := sla.Maintenance{Source: "s", ID: id, Interval: d.interval(), Scope: d.scope(20)}
	m.Announced = m.Start - sla.Instant(pick(d, 0, 24, 48, 48, 100, 100, 100)*int(sla.Hour))
	switch d.count(1, 10) {
	case 1:
		m.Announced = sla.NoInstant
	case 2:
		m.Announced++
	}
	d.drawn.Maintenance = append(d.drawn.Maintenance, m)
}

func (d *drawer) outage(id string, i sla.Interval) {
	o := sla.Outage{Source: "s", ID: id, Start: i.Start, End: i.End, Scope: d.scope(30), SharePPM: sla.NoShare,
		Level: pick(d, sla.Full, sla.Full, sla.Partial, sla.Degraded),
		Cause: pick(d, sla.CauseProvider, sla.CauseProvider, sla.CauseProvider, sla.CauseCustomer, sla.CauseThirdParty)}
	if d.chance(25) {
		o.SharePPM = int64(pick(d, 0, 1, 333_333, 500_000, 1_000_000))
	}
	if d.chance(6) {
		o.End = sla.Never
	}
	d.recorded(&o)
	d.drawn.Outages = append(d.drawn.Outages, o)
}
