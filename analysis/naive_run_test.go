package analysis_test

import (
	"math"
	"sort"

	"nines/policy"
	"nines/sla"
)

// judgeAll is what the oracle says of every contract and period of a run.
func judgeAll(c *clocks, w *world, options asked, step int64) []outcome {
	lines := map[string][]int{}
	for n, row := range w.Contracts {
		name := row.Customer + "|" + row.Tenant + "|" + row.Service + "|" + row.Region + "|" + row.ID
		lines[name] = append(lines[name], n)
	}
	var names []string
	for name := range lines {
		names = append(names, name)
	}
	sort.Strings(names)
	asOf := options.AsOf
	if asOf == sla.NoInstant {
		asOf = math.MaxInt64
	}
	base := felt{clocks: c, world: w, numbers: w.outageNumbers(), asOf: asOf, step: step,
		promises: map[promise][]bool{}}
	var out []outcome
	for _, name := range names {
		rows := lines[name]
		sort.Slice(rows, func(a, b int) bool { return w.Contracts[rows[a]].From < w.Contracts[rows[b]].From })
		out = append(out, base.judgeLine(rows, options)...)
	}
	return out
}

// judgeLine judges the versions of one contract, period by period.
func (f felt) judgeLine(rows []int, options asked) []outcome {
	first := f.world.Contracts[rows[0]]
	f.life = sla.Interval{Start: first.From, End: f.world.Contracts[rows[len(rows)-1]].To}
	var out []outcome
	for last := options.First; last <= options.Last; last++ {
		terms := f.version(first, last)
		if last.Number()%terms.Window.FeeMonths() != 0 {
			continue
		}
		f.zone = zoneOf(terms, first)
		f.period = f.clocks.period(f.zone, terms.Window.FeeMonths(), last)
		var inForce []int
		for _, n := range rows {
			c := f.world.Contracts[n]
			if f.period.Overlaps(sla.Interval{Start: c.From, End: c.To}) {
				inForce = append(inForce, n)
			}
		}
		out = append(out, f.judgeVersions(inForce)...)
	}
	return out
}

// judgeVersions is rule 13 for a contract that changes inside the period.
func (f felt) judgeVersions(rows []int) []outcome {
	if len(rows) == 0 {
		return nil
	}
	oldest, newest := f.world.Contracts[rows[0]], f.world.Contracts[rows[len(rows)-1]]
	change := policy.SplitPeriod
	if len(rows) > 1 {
		change = f.version(oldest, f.period.Last).OnChange
		if feeOf(oldest) == feeOf(newest) && f.version(oldest, f.period.Last).Key() == f.version(newest, f.period.Last).Key() &&
			zoneOf(f.version(oldest, f.period.Last), oldest) == zoneOf(f.version(newest, f.period.Last), newest) {
			change = policy.Continue // a new row in which nothing changed is no change
		}
	}
	switch change {
	case policy.KeepFirst:
		rows = rows[:1]
	case policy.Continue:
		rows = rows[len(rows)-1:]
	}
	var out []outcome
	for _, n := range rows {
		f.contract = f.world.Contracts[n]
		if change != policy.SplitPeriod {
			f.contract.From, f.contract.To = oldest.From, newest.To
		}
		f.terms = f.version(f.contract, f.period.Last)
		f.shared = change == policy.SplitPeriod && len(rows) > 1
		o := f.judge()
		o.row = n
		out = append(out, o)
	}
	return out
}

// version is the version of a contract's policy for the period that ends with
// the month last: the newest that was in force on the period's first day, but
// where a version has another window, only once a quarter of both is over. Who
// begins with or after the first version has that one at once.
func (f felt) version(c sla.Contract, last sla.Month) policy.Terms {
	var versions []policy.Policy
	for _, p := range f.world.Policies {
		if p.Name == c.Policy {
			versions = append(versions, p)
		}
	}
	sort.Slice(versions, func(a, b int) bool { return versions[a].Effective < versions[b].Effective })
	found := versions[0].Terms
	for n := 1; n < len(versions); n++ {
		first := last - sla.Month(versions[n].Terms.Window.FeeMonths()-1)
		if versions[n].Terms.Window != versions[n-1].Terms.Window {
			first = last - last%3 // of the quarter
		}
		if versions[n].Effective <= first.String()+"-01" {
			found = versions[n].Terms
		}
	}
	return found
}

func zoneOf(terms policy.Terms, c sla.Contract) string {
	if terms.Zone == policy.CustomerZone {
		return c.Zone
	}
	return terms.Zone
}
