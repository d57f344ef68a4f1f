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
	d.drawn.Policies = []policy.Policy{first}
	if d.chance(10) {
		second := first
		second.Effective = (d.drawn.options.First + 1).String() + "-01"
		second.Terms = d.otherwise(first.Terms)
		d.drawn.Policies = append(d.drawn.Policies, second)
	}
	if d.chance(45) {
		second := first
		second.Name = "silver"
		if d.chance(70) {
			second.Terms = d.otherwise(first.Terms)
		}
		d.drawn.Policies = append(d.drawn.Policies, second)
	}
}

func (d *drawer) terms() policy.Terms {
	t := policy.Defaults()
	t.Window = pick(d, policy.Month, policy.Month, policy.Month, policy.Quarter)
	t.Zone, t.OnChange = pick(d, d.zone, d.zone, policy.CustomerZone), pick(d, policy.SplitPeriod, policy.KeepFirst, policy.Continue)
	t.Weights = [sla.Levels]int64{int64(pick(d, 0, 0, 250_000)), int64(pick(d, 500_000, 333_333)), sla.Whole}
	t.Tiers = []policy.Tier{{ThresholdPPM: 999_000, CreditPPM: 250_000}, {ThresholdPPM: 990_000, CreditPPM: 333_300}, {ThresholdPPM: 950_000, CreditPPM: sla.Whole}}
	if t.Window == policy.Quarter {
		o := &d.drawn.options
		o.Last += sla.Month((12 - o.Last.Number()) % 3)
		d.to = d.clocks.monthStart("UTC", o.Last+2)
		d.from = d.clocks.monthStart("UTC", o.Last-sla.Month(pick(d, 3, 5)))
		if d.drawn.step < 15*sla.Minute {
			d.drawn.step = 15 * sla.Minute
		}
		d.near = append(d.near, d.clocks.monthStart(d.zone, o.Last-2), d.clocks.monthStart(d.zone, o.Last+1))
	}
	d.timeClauses(&t)
	d.moneyClauses(&t)
	if d.chance(15) {
		t.Measure.Kind = policy.UserTime
	}
	if d.chance(40) {
		d.rareTimeClauses(&t)
	}
	if d.chance(40) {
		d.rareMoneyClauses(&t)
	}
	return t
}

func (d *drawer) timeClauses(t *policy.Terms) {
	d.hours(t)
	t.Components = pick(d, nil, nil, nil, []string{"smtp"})
	t.PartMonth = pick(d, policy.SubscribedTime, policy.RestIsUp, policy.WholePeriod)
	t.Combine = pick(d, policy.Union, policy.Union, policy.Sum)
	d.minimum(t)
	t.ExcludedCauses = pick(d, nil, []sla.Cause{sla.CauseCustomer}, []sla.Cause{sla.CauseCustomer, sla.CauseThirdParty})
	d.maintenance(t)
	t.Unknown = pick(d, policy.UnknownAvailable, policy.UnknownRemoved, policy.UnknownDown)
	t.Denominator = pick(d, policy.AllTime, policy.LessExcludedOutages, policy.LessScheduledWindows, policy.LessExcludedAndScheduled)
}

func (d *drawer) hours(t *policy.Terms) {
	t.Hours = nil
	if !d.chance(35) {
		return
	}
	t.Hours = &policy.ServiceHours{Days: pick(d, [7]bool{false, true, true, true, true, true, false},
		[7]bool{true, true, true, true, true, true, true}, [7]bool{true, false, false, false, false, false, true}),
		From: pick(d, 0, 9*sla.Hour, 2*sla.Hour+30*sla.Minute, 1*sla.Hour), To: pick(d, 17*sla.Hour, sla.Day, 23*sla.Hour+30*sla.Minute)}
	if d.chance(20) {
		t.Hours.From, t.Hours.To = 0, pick(d, 90*sla.Minute, 150*sla.Minute)
	}
	if d.chance(40) {
		t.Hours.Holidays = []string{dayAfter(d.drawn.options.First.String()+"-01", d.count(0, 27))}
	}
}

func (d *drawer) minimum(t *policy.Terms) {
	t.Minimum = policy.Minimum{}
	if d.chance(45) {
		t.Minimum = policy.Minimum{LengthMS: d.drawn.step * int64(d.count(1, 5)),
			MoreThan: d.chance(30), AfterMinimum: d.chance(35)}
	}
}

func (d *drawer) maintenance(t *policy.Terms) {
	t.Maintenance = nil
	if !d.chance(75) {
		return
	}
	t.Maintenance = &policy.Maintenance{NoticeMS: pick(d, 0, 48*sla.Hour, 48*sla.Hour)}
	if d.chance(60) {
		t.Maintenance.Allowance = &policy.Allowance{LengthMS: d.drawn.step * int64(d.count(0, 10)),
			Per:      pick(d, policy.PerMonth, policy.PerQuarter, policy.PerYear, policy.PerYear),
			Uses:     pick(d, policy.UsedByWindow, policy.UsedByDowntime),
			Prorated: d.chance(40)}
	}
}

func (d *drawer) moneyClauses(t *policy.Terms) {
	t.Operator = pick(d, policy.Below, policy.AtOrBelow)
	t.FeeBase = pick(d, policy.FullFee, policy.ProratedFee)
	t.Caps = pick(d, nil, nil, []policy.Cap{{PPM: 500_000, Of: policy.CapWindow}})
	t.Round = pick(d, sla.RoundHalfUp, sla.RoundHalfEven, sla.RoundDown, sla.RoundUp)
	t.TargetPPM = int64(pick(d, 999_000, 999_500))
	t.Claim = pick(d, policy.Claim{By: policy.Automatic}, policy.Claim{By: policy.DaysAfter, Count: 30}, policy.Claim{By: policy.EndOfMonth, Count: 1})
}

// otherwise is terms with one clause drawn again.
func (d *drawer) otherwise(t policy.Terms) policy.Terms {
	redrawn := t
	d.timeClauses(&redrawn)
	d.moneyClauses(&redrawn)
	switch d.count(1, 13) {
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
		t.FeeBase, t.Caps, t.Round = redrawn.FeeBase, redrawn.Caps, redrawn.Round
	case 12:
		return redrawn
	case 13:
		t.Measure.Kind = policy.UserTime
	}
	return t
}
