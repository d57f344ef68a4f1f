package analysis

import (
	"time"

	"nines/policy"
	"nines/sla"
)

// slack is how far around the months inputs are looked at beyond what the
// calendar asks for: zones, and pieces that cross an edge.
const slack = sla.Instant(32 * sla.Day)

// Reach is the time that is looked at to judge the periods that end in months
// (sorted): from where the first of them, or of those that it looks back on,
// may begin to the end of the last month; from the beginning of the year where a policy has
// an allowance, because that is filled then, and to its end where a share of
// the allowance depends on when a contract ends.
func Reach(months []sla.Month, policies []policy.Policy, groups []Group) sla.Interval {
	utc := calendar{zone: time.UTC}
	first, last := months[0], months[len(months)-1]
	term := sla.Month(1)
	for _, g := range groups {
		term = max(term, sla.Month(g.TermMonths))
	}
	for _, p := range policies {
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
