package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// inventCases puts the cases down, each tenant looked up.
func (w *world) inventCases() {
	w.maintenance, w.gaps = windowCases, gapCases
	for _, o := range cases {
		if number, ok := strings.CutPrefix(o.tenant, "own:"); ok {
			n, err := strconv.Atoi(number)
			if err != nil {
				panic(err)
			}
			o.tenant = w.plain(o.service, o.region, "bpos-standard")[n].tenant.id
		}
		w.invented = append(w.invented, o)
	}
}

// troubles are what goes wrong by level, in a customer's words.
var troubles = map[string][]string{
	exchange:   {"Mail out of reach", "Mail out of reach for some", "Mail delayed"},
	sharepoint: {"Sites out of reach", "Some sites out of reach", "Sites slow"},
	meeting:    {"Meetings could not be started", "Some meetings cut off", "Sound in meetings broken up"},
	azure:      {"Machines out of reach", "Some machines restarted", "Storage slow"},
}

// inventOutages adds outages to the months, so that a line over twelve months
// has a past; a service's month in a region that has a case is left alone.
func (w *world) inventOutages() {
	taken := w.takenMonths()
	var made []outage
	for n := range monthsTold {
		for _, s := range []string{exchange, sharepoint, meeting, azure} {
			for _, r := range regions {
				month := monthLabel(n)
				if !w.chance(30) || taken[s+r.name+month] || r.name == "Americas" && month == "2011-05" {
					continue
				}
				made = append(made, w.outage(s, r.name, r.zone, n))
			}
		}
	}
	slices.SortStableFunc(made, byStart)
	for n := range made {
		made[n].id = fmt.Sprintf("INV-%03d", n+1)
	}
	w.invented = append(w.invented, made...)
	slices.SortStableFunc(w.invented, byStart)
}

func byStart(a, b outage) int { return cmp.Compare(a.start.unix(), b.start.unix()) }

// takenMonths are the months, by service and region, in which something is told
// that another outage would spoil; a month in which contracts change is calm.
func (w *world) takenMonths() map[string]bool {
	taken := map[string]bool{exchange + "Americas2011-03": true, meeting + "EMEA2011-03": true}
	for _, o := range w.outages() {
		for _, r := range regions {
			if o.region == "*" || o.region == r.name {
				for _, t := range []moment{o.start, o.end} {
					taken[o.service+r.name+string(t[:7])] = true
				}
			}
		}
	}
	return taken
}

// outage is an invented one in month n, without an id yet.
func (w *world) outage(service, region, zone string, n int) outage {
	minutes := 4 + w.random.IntN(30)
	switch kind := w.random.IntN(10); {
	case kind == 9:
		minutes = 130 + w.random.IntN(290)
	case kind >= 6:
		minutes = 35 + w.random.IntN(90)
	}
	begin := time.Date(firstYear, time.Month(firstMonth+n), 2+w.random.IntN(26), w.random.IntN(24), w.random.IntN(60), 0, 0, location(zone)).Unix()
	level := w.random.IntN(3)
	o := outage{service: service, region: region, title: troubles[service][level],
		level: []string{"full", "partial", "degraded"}[level], start: momentAt(begin, zone),
		end: momentAt(begin+int64(minutes)*60, zone), detected: momentAt(begin+60*int64(1+w.random.IntN(3)), zone)}
	if level == 1 && w.chance(50) {
		o.level, o.share = "", halfPercent(int64(10+w.random.IntN(120)))
	}
	if w.chance(8) {
		o.cause = "third_party"
	}
	return o
}

// tell invents what was said of the outages that were made from the seed.
func (w *world) tell() []notice {
	var out []notice
	for _, o := range w.invented {
		if len(o.id) != len("INV-001") || !w.chance(80) {
			continue
		}
		zone := regionZone(o.region)
		first := o.start.unix() + 60*int64(4+w.random.IntN(80))
		over := o.end.unix() + 60*int64(2+w.random.IntN(25))
		if first < over {
			out = append(out, notice{o.id, momentAt(first, zone), "investigating", dashboard, o.title + ". We are looking into it."})
		}
		out = append(out, notice{o.id, momentAt(over, zone), "resolved", dashboard, "This is over."})
	}
	return out
}

func regionZone(region string) string {
	for _, r := range regions {
		if r.name == region {
			return r.zone
		}
	}
	return "UTC"
}

// monthLabel of the n-th month told.
func monthLabel(n int) string {
	month := firstYear*12 + firstMonth - 1 + n
	return fmt.Sprintf("%04d-%02d", month/12, month%12+1)
}

// halfPercent is a share of halves of a percent: "12.5%".
func halfPercent(halves int64) string {
	if halves%2 == 0 {
		return fmt.Sprintf("%d%%", halves/2)
	}
	return fmt.Sprintf("%d.5%%", halves/2)
}
