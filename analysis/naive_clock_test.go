package analysis_test

import (
	"sort"

	"nines/policy"
	"nines/sla"
)

// clockOf is when the policy's clock runs during an outage, waits aside.
func (f *felt) clockOf(o sla.Outage) sla.Interval {
	i := sla.Interval{Start: o.Start, End: o.End}
	switch f.terms.Clock.From {
	case policy.FromDetected:
		i.Start = max(i.Start, o.Detected)
	case policy.FromReported:
		i.Start = max(i.Start, o.Reported)
	case policy.FromAnnounced:
		i.Start = max(i.Start, o.Announced)
	}
	over := map[policy.ClockTo]sla.Instant{policy.ToMitigated: o.Mitigated, policy.ToDeclaredOver: o.DeclaredOver, policy.ToClosed: o.Closed}
	if to, other := over[f.terms.Clock.To]; other {
		if i.End = to; to == sla.NoInstant {
			i.End = sla.Never // it is open, so nobody can have written that down
		}
	}
	return i
}

func (f *felt) clockTicks(o sla.Outage) []sla.Instant {
	i := f.clockOf(o)
	return []sla.Instant{i.Start, i.End}
}

// felt says whether an outage is there at t: its impact, or its clock. What had
// no impact is no outage, however long its ticket was open.
func (f *felt) felt(o sla.Outage, t sla.Instant) bool {
	if o.Start >= o.End {
		return false
	}
	i := f.clockOf(o)
	return t >= o.Start && t < o.End || t >= i.Start && t < i.End
}

// stillRuns says whether an outage is not over as of the judgement.
func (f *felt) stillRuns(o sla.Outage) bool { return f.clockOf(o).End > f.asOf }

// clockRuns says whether the clock runs for an outage at t: not while the
// provider waited for the customer.
func (f *felt) clockRuns(o sla.Outage, t sla.Instant) bool {
	i := f.clockOf(o)
	if t < i.Start || t >= i.End {
		return false
	}
	for _, w := range f.world.Waits {
		waitedFor := w.Tenant == "" || w.Tenant == f.contract.Tenant
		if f.terms.Clock.LessWaiting && waitedFor && w.Source == o.Source && w.Outage == o.ID && t >= w.Start && t < w.End {
			return false
		}
	}
	return true
}

// together is what redundant parts come to at t: nothing, unless enough of them
// are down; then the outage with most right to it, by the weight of the
// lightest part that is needed.
func (f *felt) together(rows []sla.Outage, counting []charge, t sla.Instant) []charge {
	var weights []int64
	concerned := map[int32]bool{}
	for _, part := range f.terms.Redundant.Components {
		var most int64
		for _, o := range rows {
			if o.Component != "" && o.Component != part || f.causeExcluded(o) || !f.clockRuns(o, t) {
				continue
			}
			if w := f.weight(o); w > 0 {
				concerned[f.numbers[o.Source+":"+o.ID]] = true
				most = max(most, w)
			}
		}
		weights = append(weights, most)
	}
	sort.Slice(weights, func(a, b int) bool { return weights[a] > weights[b] })
	weight := weights[f.terms.Redundant.AtLeast-1]
	if weight == 0 {
		return nil
	}
	for _, c := range counting {
		if concerned[c.outage] {
			c.weight = weight
			return []charge{c}
		}
	}
	return nil
}

// inWeekly says whether t lies in a window of every week.
func (f *felt) inWeekly(t sla.Instant) bool {
	for _, w := range f.terms.Weekly {
		hours := policy.ServiceHours{Days: w.Days, From: w.From, To: w.To}
		if f.promised(f.zone, &hours, t) {
			return true
		}
	}
	return false
}

// weeklyTicks are the edges of weekly windows.
func (f *felt) weeklyTicks(first, last sla.Month) (list []sla.Instant) {
	if len(f.terms.Weekly) == 0 {
		return nil
	}
	end := f.monthStart(f.zone, last)
	for date := first.String() + "-01"; f.at(f.zone, date, 0) < end; date = dayAfter(date, 1) {
		for _, w := range f.terms.Weekly {
			list = append(list, f.hour(f.zone, date, w.From), f.hour(f.zone, date, w.To))
		}
	}
	return list
}
