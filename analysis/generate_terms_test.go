package analysis_test

import (
	"nines/policy"
	"nines/sla"
)

// policies draws one policy, or two that differ in one clause, so that
// contracts under them must not share what they do not share; sometimes with a
// second version.
func (d *drawer) policies() {
	first := policy.Policy{Name: "gold", Effective: "2008-01-01", Terms: d.terms()}
	d.case_.Policies = []policy.Policy{first}
	if d.chance("second version", 10) {
		second := first
		second.Effective = (d.case_.options.First + 1).String() + "-01"
		second.Terms = d.otherwise("second version ", first.Terms)
		d.case_.Policies = append(d.case_.Policies, second)
	}
	if d.chance("second policy", 45) {
		second := first
		second.Name = "silver"
		if d.chance("other terms", 70) {
			second.Terms = d.otherwise("second policy ", first.Terms)
		}
		d.case_.Policies = append(d.case_.Policies, second)
	}
}

func (d *drawer) terms() policy.Terms {
	t := policy.Terms{
		Window: pick(d, "window", policy.Month, policy.Month, policy.Month, policy.Quarter),
		Zone:   pick(d, "zone of the terms", d.zone, d.zone, policy.CustomerZone), OnChange: pick(d, "on change", policy.SplitPeriod, policy.KeepFirst, policy.Continue),
		Weights: [sla.Levels]int64{int64(pick(d, "degraded", 0, 0, 250_000)), int64(pick(d, "partial", 500_000, 333_333)), sla.Whole},
		Tiers:   []policy.Tier{{ThresholdPPM: 999_000, CreditPPM: 250_000}, {ThresholdPPM: 990_000, CreditPPM: 333_300}, {ThresholdPPM: 950_000, CreditPPM: sla.Whole}},
	}
	if t.Window == policy.Quarter {
		o := &d.case_.options
		o.Last += sla.Month((12 - o.Last.Number()) % 3)
		d.to = d.clocks.monthStart("UTC", o.Last+2)
		d.from = d.clocks.monthStart("UTC", o.Last-4)
		if d.case_.step < 15*sla.Minute {
			d.case_.step = 15 * sla.Minute
		}
		d.near = append(d.near, d.clocks.monthStart(d.zone, o.Last-2), d.clocks.monthStart(d.zone, o.Last+1))
	}
	d.timeClauses("", &t)
	d.moneyClauses("", &t)
	return t
}

func (d *drawer) timeClauses(label string, t *policy.Terms) {
	d.hours(label, t)
	t.Components = pick(d, label+"components", nil, nil, nil, []string{"smtp"})
	t.PartMonth = pick(d, label+"part month", policy.SubscribedTime, policy.RestIsUp, policy.WholePeriod)
	t.Combine = pick(d, label+"combine", policy.Union, policy.Union, policy.Sum)
	d.minimum(label, t)
	t.ExcludedCauses = pick(d, label+"causes", nil, []sla.Cause{sla.CauseCustomer}, []sla.Cause{sla.CauseCustomer, sla.CauseThirdParty})
	d.maintenance(label, t)
	t.Unknown = pick(d, label+"unknown", policy.UnknownAvailable, policy.UnknownRemoved, policy.UnknownDown)
	t.Denominator = pick(d, label+"denominator", policy.AllTime, policy.LessExcludedOutages, policy.LessScheduledWindows, policy.LessExcludedAndScheduled)
}

func (d *drawer) hours(label string, t *policy.Terms) {
	t.Hours = nil
	if !d.chance(label+"service hours", 35) {
		return
	}
	t.Hours = &policy.ServiceHours{Days: pick(d, label+"days", [7]bool{false, true, true, true, true, true, false},
		[7]bool{true, true, true, true, true, true, true}, [7]bool{true, false, false, false, false, false, true}),
		From: pick(d, label+"opens", 0, 9*sla.Hour, 2*sla.Hour+30*sla.Minute, 1*sla.Hour), To: pick(d, label+"closes", 17*sla.Hour, sla.Day, 23*sla.Hour+30*sla.Minute)}
	if d.chance(label+"short night", 20) {
		t.Hours.From, t.Hours.To = 0, pick(d, label+"closes early", 90*sla.Minute, 150*sla.Minute)
	}
	if d.chance(label+"holiday", 40) {
		t.Hours.Holidays = []string{dayAfter(d.case_.options.First.String()+"-01", d.count(label+"which holiday", 0, 27))}
	}
}

func (d *drawer) minimum(label string, t *policy.Terms) {
	t.Minimum = policy.Minimum{}
	if d.chance(label+"minimum", 45) {
		t.Minimum = policy.Minimum{LengthMS: d.case_.step * int64(d.count(label+"minimum steps", 1, 5)),
			MoreThan: d.chance(label+"more than", 30), AfterMinimum: d.chance(label+"after", 35)}
	}
}

func (d *drawer) maintenance(label string, t *policy.Terms) {
	t.Maintenance = nil
	if !d.chance(label+"maintenance", 75) {
		return
	}
	t.Maintenance = &policy.Maintenance{NoticeMS: pick(d, label+"notice", 0, 48*sla.Hour, 48*sla.Hour)}
	if d.chance(label+"allowance", 60) {
		t.Maintenance.Allowance = &policy.Allowance{LengthMS: d.case_.step * int64(d.count(label+"allowance steps", 0, 10)),
			Per:      pick(d, label+"per", policy.PerMonth, policy.PerQuarter, policy.PerYear, policy.PerYear),
			Uses:     pick(d, label+"uses", policy.UsedByWindow, policy.UsedByDowntime),
			Prorated: d.chance(label+"prorated", 40)}
	}
}

func (d *drawer) moneyClauses(label string, t *policy.Terms) {
	t.Operator = pick(d, label+"operator", policy.Below, policy.AtOrBelow)
	t.FeeBase = pick(d, label+"fee base", policy.FullFee, policy.ProratedFee)
	t.CapPPM = pick(d, label+"cap", sla.Whole, sla.Whole, 500_000)
	t.Round = pick(d, label+"round", sla.RoundHalfUp, sla.RoundHalfEven, sla.RoundDown, sla.RoundUp)
	t.TargetPPM = int64(pick(d, label+"target", 999_000, 999_500))
	t.Claim = pick(d, label+"claim", policy.Claim{By: policy.Automatic}, policy.Claim{By: policy.DaysAfter, Count: 30}, policy.Claim{By: policy.EndOfMonth, Count: 1})
}

// otherwise is terms with one clause drawn again.
func (d *drawer) otherwise(label string, t policy.Terms) policy.Terms {
	redrawn := t
	d.timeClauses(label, &redrawn)
	d.moneyClauses(label, &redrawn)
	switch d.count(label+"differs in", 1, 12) {
	case 1:
		t.Hours = redrawn.Hours
	case 2:
		t.Components = redrawn.Components
	case 3:
		t.PartMonth = redrawn.PartMonth
	case 4:
		t.Combine = redrawn.Combine
	case 5:
		t.Minimum = redrawn.Minimum
	case 6:
		t.ExcludedCauses = redrawn.ExcludedCauses
	case 7:
		t.Maintenance = redrawn.Maintenance
	case 8:
		t.Unknown = redrawn.Unknown
	case 9:
		t.Denominator = redrawn.Denominator
	case 10:
		t.Operator, t.TargetPPM = redrawn.Operator, redrawn.TargetPPM
	case 11:
		t.FeeBase, t.CapPPM, t.Round = redrawn.FeeBase, redrawn.CapPPM, redrawn.Round
	case 12:
		return redrawn
	}
	return t
}
