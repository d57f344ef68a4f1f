package analysis_test

import (
	"slices"

	"nines/policy"
	"nines/sla"
)

// simplest takes away from a world whatever can be taken away while it still
// fails, one thing after another, until nothing can.
func simplest(d *drawn, fails func(*drawn) bool) *drawn {
	for {
		simpler := (*drawn)(nil)
		for _, change := range simplifications(d) {
			candidate := d.copied()
			if change(candidate); candidate.String() != d.String() && fails(candidate) {
				simpler = candidate
				break
			}
		}
		if simpler == nil {
			return d
		}
		d = simpler
	}
}

func (d *drawn) copied() *drawn {
	w := *d.world
	w.Policies, w.Contracts, w.Outages = slices.Clone(w.Policies), slices.Clone(w.Contracts), slices.Clone(w.Outages)
	w.Maintenance, w.Gaps = slices.Clone(w.Maintenance), slices.Clone(w.Gaps)
	c := *d
	c.world = &w
	return &c
}

func simplifications(d *drawn) (list []func(*drawn)) {
	add := func(n int, change func(*drawn, int)) {
		for i := range n {
			list = append(list, func(d *drawn) { change(d, i) })
		}
	}
	if len(d.Contracts) > 1 {
		add(len(d.Contracts), func(d *drawn, i int) { d.Contracts = slices.Delete(d.Contracts, i, i+1) })
	}
	add(len(d.Outages), func(d *drawn, i int) { d.Outages = slices.Delete(d.Outages, i, i+1) })
	add(len(d.Maintenance), func(d *drawn, i int) { d.Maintenance = slices.Delete(d.Maintenance, i, i+1) })
	add(len(d.Gaps), func(d *drawn, i int) { d.Gaps = slices.Delete(d.Gaps, i, i+1) })
	if len(d.Policies) > 1 {
		add(len(d.Policies), withoutPolicy)
	}
	add(len(plainTerms()), func(d *drawn, i int) {
		for n := range d.Policies {
			plainTerms()[i](&d.Policies[n].Terms)
		}
	})
	add(len(d.Contracts), func(d *drawn, i int) { d.always(i) })
	add(len(d.Outages), func(d *drawn, i int) { d.Outages[i].SharePPM, d.Outages[i].Level = sla.NoShare, sla.Full })
	add(len(d.Outages), func(d *drawn, i int) { d.Outages[i].Cause = sla.CauseProvider })
	add(len(d.Outages), func(d *drawn, i int) { plainScope(&d.Outages[i].Scope) })
	add(len(d.Maintenance), func(d *drawn, i int) { plainScope(&d.Maintenance[i].Scope) })
	add(len(d.Gaps), func(d *drawn, i int) { plainScope(&d.Gaps[i].Scope) })
	return append(list, func(d *drawn) { d.options.AsOf = sla.InstantOf(farFuture()) },
		func(d *drawn) { d.options.First = d.options.Last }, func(d *drawn) { d.options.Last = d.options.First })
}

// always puts a contract in force for ever, if it has no other version.
func (d *drawn) always(i int) {
	for n, c := range d.Contracts {
		if n != i && c.ID == d.Contracts[i].ID {
			return
		}
	}
	d.Contracts[i].From, d.Contracts[i].To = instantOf("2000-01-01T00:00:00Z"), sla.Never
}

// withoutPolicy puts the contracts of a policy under the first one.
func withoutPolicy(d *drawn, i int) {
	name := d.Policies[i].Name
	d.Policies = slices.Delete(d.Policies, i, i+1)
	for n := range d.Contracts {
		if d.Contracts[n].Policy == name {
			d.Contracts[n].Policy = d.Policies[0].Name
		}
	}
}

func plainScope(s *sla.Scope) { s.Tenant, s.Component, s.Region = "", "", sla.Anywhere }

// plainTerms make one clause what it mostly is.
func plainTerms() []func(*policy.Terms) {
	return []func(*policy.Terms){
		func(t *policy.Terms) { t.Hours = nil },
		func(t *policy.Terms) { t.Components = nil },
		func(t *policy.Terms) { t.PartMonth = policy.SubscribedTime },
		func(t *policy.Terms) { t.OnChange = policy.SplitPeriod },
		func(t *policy.Terms) { t.Combine = policy.Union },
		func(t *policy.Terms) { t.Minimum = policy.Minimum{} },
		func(t *policy.Terms) { t.Clock = policy.Defaults().Clock },
		func(t *policy.Terms) { t.Clock.LessWaiting = false },
		func(t *policy.Terms) { t.Redundant = nil },
		func(t *policy.Terms) { t.Unit = policy.Unit{} },
		func(t *policy.Terms) { t.Weekly = nil },
		func(t *policy.Terms) { t.ExcludedCauses = nil },
		func(t *policy.Terms) { t.Maintenance = nil },
		func(t *policy.Terms) { t.Unknown = policy.UnknownAvailable },
		func(t *policy.Terms) { t.Denominator = policy.AllTime },
		func(t *policy.Terms) { t.Operator = policy.Below },
		func(t *policy.Terms) { t.FeeBase, t.Caps, t.Round = policy.FullFee, nil, sla.RoundHalfUp },
		func(t *policy.Terms) { t.Claim = policy.Claim{By: policy.Automatic} },
	}
}
