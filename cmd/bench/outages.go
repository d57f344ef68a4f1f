package main

import (
	"fmt"
	"time"
)

const outagesHeader = "id,service,component,region,tenant,start,end,level,share,cause,title,detected,announced,declared_over"

// strike is a row of the outages.
type strike struct {
	id, service, component, region, tenant string
	start                                  time.Time
	seconds                                int
}

// writeOutages writes the outages in the order of time, those of everybody and
// those of single tenants in turn.
func writeOutages(path string, s size, seed uint64) error {
	t, err := createTable(path, outagesHeader)
	if err != nil {
		return err
	}
	d := newDice(seed)
	rows, last := s.shared+s.own, strike{}
	for shared, own := 0, 0; shared+own < rows; {
		if shared*s.own <= own*s.shared && shared < s.shared {
			last = sharedAt(d.at(sharedStream, shared), s, shared, last)
			writeStrike(t, d, last)
			shared++
			continue
		}
		writeStrike(t, d, ownAt(d, s, own))
		own++
	}
	return t.close()
}

// sharedAt is an outage of everybody in a region. One row in ten goes on with
// the outage of the row before, in the next region.
func sharedAt(d *dice, s size, n int, last strike) strike {
	if n > 0 && d.chance(10) && last.region != anywhere {
		last.region = regionAfter(last.region)
		last.start = last.start.Add(time.Duration(d.between(-90, 90)) * time.Second)
		return last
	}
	o := strike{id: fmt.Sprintf("o-%07d", n), service: services()[d.IntN(s.services)], region: pick(d, regions())}
	if d.IntN(150) == 0 {
		o.region = anywhere
	}
	if d.chance(10) {
		o.component = pick(d, components())
	}
	o.start = startOf(d, n, s.shared)
	// The fewer outages a provider has, the longer each of them is here, so
	// that about as many promises are broken in every size.
	o.seconds = 1 + length(d)*250*len(regions())*s.services/s.shared
	if n > 0 && d.chance(5) { // while something lasts, something else breaks
		o.service, o.region = last.service, last.region
		o.start = last.start.Add(time.Duration(d.IntN(last.seconds)) * time.Second)
	}
	return o
}

const anywhere = "*"

func regionAfter(name string) string {
	all := regions()
	for n, r := range all {
		if r == name {
			return all[(n+1)%len(all)]
		}
	}
	return name
}

// startOf spreads rows over the year, a day to and fro.
func startOf(d *dice, n, all int) time.Time {
	second := n * (days * 86400) / all
	return newYear().Add(time.Duration(second+d.between(-86400, 86400)) * time.Second)
}

// length is mostly a minute or two and seldom some hours, in seconds.
func length(d *dice) int {
	switch n := d.IntN(1000); {
	case n < 920:
		return d.between(10, 180)
	case n < 992:
		return d.between(180, 900)
	}
	return d.between(1200, 14_000)
}

// ownAt is an outage of a single tenant.
func ownAt(d *dice, s size, n int) strike {
	// A multiplication that shares no factor with the number of tenants walks
	// over all of them.
	tenant := n * 7919 % (s.tenants / s.struck) * s.struck
	region := buyerAt(d, tenant).region
	d.at(ownStream, n)
	o := strike{id: fmt.Sprintf("t-%07d", n), service: services()[d.IntN(s.services)], region: region, tenant: tenantID(tenant)}
	if d.chance(30) {
		o.region = anywhere
	}
	o.start, o.seconds = startOf(d, n, s.own), d.between(60, 9000)
	return o
}

func writeStrike(t *table, d *dice, o strike) {
	end := o.start.Add(time.Duration(o.seconds) * time.Second)
	level, share := pick(d, []string{"full", "full", "full", "partial", "partial", "partial", "degraded", "degraded", "degraded", "degraded"}), ""
	if d.chance(8) {
		share = fmt.Sprintf("%d.5%%", d.IntN(60))
	}
	t.text(o.id, o.service, o.component, o.region, o.tenant)
	t.instant(o.start)
	t.instant(end)
	t.text(level, share, cause(d), title(d, o))
	t.instant(o.start.Add(time.Duration(d.between(10, 400)) * time.Second))
	t.instant(o.start.Add(time.Duration(d.between(400, 3000)) * time.Second))
	t.instant(end.Add(time.Duration(d.between(60, 3600)) * time.Second))
	t.end()
}

func cause(d *dice) string {
	switch n := d.IntN(100); {
	case n < 5:
		return "customer"
	case n < 13:
		return "third_party"
	case n < 15:
		return "force_majeure"
	}
	return ""
}

func title(d *dice, o strike) string {
	return pick(d, []string{"Requests time out", "Sign-in refused", "Slow answers", "Storage node lost", "Queue backs up", "Certificate ran out", "Name not found", "Failover stuck"}) +
		" in " + o.service
}
