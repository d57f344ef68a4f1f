package main

import (
	"slices"
	"time"
)

// interval in seconds, half open.
type interval struct{ from, to int64 }

func covers(list []interval, unix int64) bool {
	return slices.ContainsFunc(list, func(i interval) bool { return i.from <= unix && unix < i.to })
}

// row of an outage with its times in seconds.
type row struct {
	outage
	interval
}

// happening are all rows of all outages.
func (w *world) happening() []row {
	if w.rows == nil {
		for _, o := range w.outages() {
			w.rows = append(w.rows, row{o, interval{o.start.unix(), o.end.unix()}})
		}
	}
	return w.rows
}

// felt are the rows of outages that hit a contract's promise.
func (w *world) felt(c contract, t terms) []row {
	var out []row
	for _, o := range w.happening() {
		if o.service == c.service && hits(o.region, c) && (o.tenant == "" || o.tenant == c.tenant.id) &&
			(o.component == "" || t.components == nil || slices.Contains(t.components, o.component)) {
			out = append(out, o)
		}
	}
	return out
}

func hits(region string, c contract) bool { return region == "*" || region == c.tenant.place.region }

// scoped are the windows of a contract's service and region.
func (w *world) scoped(list []window, c contract) []interval {
	var out []interval
	for _, win := range list {
		if win.service == c.service && hits(win.region, c) {
			out = append(out, interval{win.start.unix(), win.end.unix()})
		}
	}
	return out
}

// windowsOf are the maintenance windows that the terms leave out: announced in
// time, as far as the year's allowance goes.
func (w *world) windowsOf(c contract, t terms, p period) []interval {
	if t.notice == 0 {
		return nil
	}
	from, to := c.span()
	if t.part == "whole_period" {
		from, to = min(from, p.start), max(to, p.end)
	}
	left := map[int]int64{}
	var out []interval
	for _, win := range w.maintenance {
		i := interval{max(from, win.start.unix()), min(to, win.end.unix())}
		if win.service != c.service || !hits(win.region, c) || i.from >= i.to ||
			win.announced == "" || win.start.unix()-win.announced.unix() < t.notice {
			continue
		}
		if t.allowance > 0 {
			year := time.Unix(i.from, 0).UTC().Year()
			if _, known := left[year]; !known {
				left[year] = t.allowance
			}
			i.to = min(i.to, i.from+left[year])
			left[year] -= i.to - i.from
		}
		out = append(out, i)
	}
	return out
}
