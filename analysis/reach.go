package analysis

import (
	"time"

	"nines/policy"
	"nines/sla"
)

// slack is how far around the months inputs are looked at beyond what the
// calendar asks for: zones, and pieces that cross an edge. Outages may follow each
// other for longer.
const slack = sla.Instant(LongChain + sla.Day)

// LongChain is how long outages must follow each other, without a moment between
// them, so that reaches are made longer for them, in milliseconds: from where a
// reach begins to where a month may in the first of the zones.
const LongChain = 31 * sla.Day

// Reach is the time that is looked at to judge some months: all of it, and as
// much of it as the contracts of a policy need. A contract that begins or ends
// inside is looked at alone; so a policy that looks far back must not have the
// contracts of others looked at for as long.
type Reach struct {
	sla.Interval
	ByPolicy map[string]sla.Interval
	// Services, if not nil, are those whose contracts are looked at.
	Services []string
}

// Of is the time for the contracts of a policy.
func (r Reach) Of(policy string) sla.Interval {
	if of, known := r.ByPolicy[policy]; known {
		return of
	}
	return r.Interval
}

// With is r made longer: over i, too, for every policy.
func (r Reach) With(i sla.Interval) Reach {
	longer := Reach{hull(r.Interval, i), map[string]sla.Interval{}, r.Services}
	for name, of := range r.ByPolicy {
		longer.ByPolicy[name] = hull(of, i)
	}
	return longer
}

// ReachOf is the time for the periods that end in months (sorted). Of chains,
// which are [Source.LongChains] of LongChain or less, those that meet what is judged are looked at
// whole, so that it does not matter which months are judged together.
func ReachOf(months []sla.Month, policies []policy.Policy, groups []Group, chains []sla.Interval) Reach {
	terms := map[string]sla.Month{} // the length of the longest
	for _, g := range groups {
		terms[g.Policy] = max(terms[g.Policy], sla.Month(g.TermMonths))
	}
	versions := map[string][]policy.Policy{}
	for _, p := range policies {
		versions[p.Name] = append(versions[p.Name], p)
	}
	r := Reach{Interval: withChains(reachOf(months, policies, terms), chains), ByPolicy: map[string]sla.Interval{}}
	for name, list := range versions {
		r.ByPolicy[name] = withChains(reachOf(months, list, terms), chains)
	}
	return r
}

// withChains is a reach with all of the chains that go on beyond what it has around
// the months. Of one that is not over, nothing is known behind.
func withChains(reach sla.Interval, chains []sla.Interval) sla.Interval {
	whole := reach
	for _, c := range chains {
		if c.Start < reach.Start && c.End >= reach.Start+sla.Instant(LongChain) {
			whole.Start = min(whole.Start, c.Start)
		}
		if c.Start <= reach.End-sla.Instant(LongChain) && c.End > reach.End && c.End < sla.Never {
			whole.End = max(whole.End, c.End)
		}
	}
	return whole
}

// reachOf is from where the first of the periods, or of those that they look
// back on, may begin to the end of the last month; from the beginning of the
// year where a policy has an allowance, because that is filled then, and to its
// end where a share of the allowance depends on when a contract ends.
func reachOf(months []sla.Month, policies []policy.Policy, terms map[string]sla.Month) sla.Interval {
	utc := calendar{zone: time.UTC}
	first, last := months[0], months[len(months)-1]
	for _, p := range policies {
		term := max(1, terms[p.Name])
		first = min(first, months[0]-lookback(&p.Terms, int(term))-longestWindow(p.Terms.Window, term)+1)
	}
	for _, p := range policies {
		m := p.Terms.Maintenance
		if m == nil || m.Allowance == nil {
			continue
		}
		if m.Allowance.Per == policy.PerContractYear {
			first -= 12
		}
		first = min(first, first-first%12)
		if m.Allowance.Prorated {
			last = sla.MonthOf(last.Year(), time.December)
		}
	}
	return sla.Interval{Start: utc.monthStart(first) - slack, End: utc.monthStart(last+1) + slack}
}

// longestWindow is how many calendar months a window meets at most, whose last
// day lies in the last of them; term is the length of the longest term.
func longestWindow(w policy.Window, term sla.Month) sla.Month {
	switch w.Kind {
	case policy.CycleWindow:
		return 2
	case policy.TrailingWindow, policy.DaysWindow:
		return sla.Month((w.Days+27)/28 + 1)
	case policy.SubscriptionWindow:
		if w.Months == 0 {
			return term + 1
		}
		return sla.Month(w.Months + 1)
	}
	return sla.Month(w.Months)
}
