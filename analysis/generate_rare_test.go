package analysis_test

import (
	"fmt"

	"nines/policy"
	"nines/sla"
)

// rareTimeClauses draws what few policies have.
func (d *drawer) rareTimeClauses(t *policy.Terms) {
	step := d.drawn.step
	for range d.count(1, 2) {
		switch d.count(1, 7) {
		case 1:
			t.Clock = policy.Clock{
				From:        pick(d, policy.FromImpact, policy.FromDetected, policy.FromReported, policy.FromAnnounced),
				To:          pick(d, policy.ToEnd, policy.ToMitigated, policy.ToDeclaredOver, policy.ToClosed),
				LessWaiting: d.chance(50)}
		case 2:
			t.Redundant, t.Combine = &policy.Redundant{Components: []string{"smtp", "web"}, AtLeast: d.count(1, 2)}, policy.Union
			t.Components = nil
		case 3:
			if t.Redundant == nil {
				t.Combine = policy.Longest
			}
		case 4:
			t.Unit = policy.Unit{LengthMS: pick(d, step, 2*step, sla.Hour, 25*sla.Minute), Part: d.chance(50),
				Align: pick(d, policy.AlignToClock, policy.AlignToOutage)}
		case 5:
			t.Weekly = []policy.Weekly{{Days: [7]bool{d.chance(50), d.chance(50), true, d.chance(30)}, From: pick(d, 0, 2*sla.Hour), To: pick(d, 4*sla.Hour, sla.Day)}}
		case 6:
			t.Denominator, t.FixedMS = policy.FixedTime, 43_200*sla.Minute
		case 7:
			t.Denominator, t.Combine, t.Redundant = policy.AddedBack, policy.Union, nil
		}
	}
	if t.Denominator == policy.AddedBack { // what is within windows is not cut to pieces
		t.Minimum, t.Unit = policy.Minimum{}, policy.Unit{}
	}
}

// clocked says whether any policy has a clock of its own.
func (d *drawn) clocked() bool {
	for _, p := range d.Policies {
		if p.Terms.Clock != (policy.Clock{From: policy.FromImpact, To: policy.ToEnd}) {
			return true
		}
	}
	return false
}

// recorded draws what was written down of an outage, and how long the provider
// waited in it.
func (d *drawer) recorded(o *sla.Outage) {
	around := func(t sla.Instant) sla.Instant { return t + sla.Instant(d.drawn.step*int64(d.count(-2, 3))) }
	o.Detected, o.Reported, o.Announced = around(o.Start), around(o.Start), around(o.Start)
	o.Mitigated, o.DeclaredOver, o.Closed = sla.NoInstant, sla.NoInstant, sla.NoInstant
	o.Users = sla.NoUsers
	if d.drawn.countsUsers() && d.chance(85) {
		o.Users = int64(pick(d, 0, 1, 3, 7))
	}
	if o.End.Known() {
		o.Mitigated, o.DeclaredOver, o.Closed = around(o.End), around(o.End), around(o.End)
	}
	if d.chance(30) {
		start := around(o.Start)
		w := sla.Wait{Source: o.Source, ID: fmt.Sprint("wait ", len(d.drawn.Waits)), Outage: o.ID,
			Interval: sla.Interval{Start: start, End: start + sla.Instant(d.drawn.step*int64(d.count(1, 4)))}}
		if d.chance(30) {
			w.Tenant = d.drawn.Contracts[0].Tenant
		}
		d.drawn.Waits = append(d.drawn.Waits, w)
	}
}

// rareMoneyClauses draws another formula, and what few policies take from it.
func (d *drawer) rareMoneyClauses(t *policy.Terms) {
	if d.chance(30) {
		t.Percentage = &policy.Percentage{Decimals: d.count(0, 3), Round: pick(d, sla.RoundHalfUp, sla.RoundHalfEven, sla.RoundDown, sla.RoundUp)}
	}
	t.Pays = pick(d, policy.ShareOfFee, policy.ShareOfFee, policy.DailyFees, policy.DaysOfService)
	switch d.count(1, 5) {
	case 1:
		t.Tiers, t.Flat = nil, 100_000
	case 2:
		t.Tiers, t.ProRata, t.Pays = nil, &policy.ProRata{MultiplierPPM: pick(d, sla.Whole, 10*sla.Whole), Excess: d.chance(50)}, policy.ShareOfFee
	case 3:
		t.Tiers, t.Steps = nil, &policy.Steps{FirstPPM: int64(pick(d, 0, 30_000)), EveryMS: pick(d, d.drawn.step, sla.Hour), EachPPM: 30_000, Started: d.chance(50)}
	case 4:
		t.Tiers, t.TargetPPM = nil, 999_500
		t.Bands = []policy.Band{{FromPPM: 990_000, ToPPM: 999_400, CreditPPM: 50_000}, {FromPPM: 950_000, ToPPM: 989_900, CreditPPM: 333_300}, {FromPPM: 0, ToPPM: 949_900, CreditPPM: 500_000}}
		t.Hole = pick(d, policy.HoleUp, policy.HoleDown, policy.HoleNone)
	}
	if d.chance(40) {
		t.Caps = append(t.Caps, pick(d, policy.Cap{PPM: 15 * sla.Whole, Of: policy.CapDays}, policy.Cap{PPM: 100_000, Of: policy.CapTwelfth}))
	}
	if d.chance(30) {
		t.Floor = &policy.Floor{Amounts: []sla.Money{{Minor: 50, Currency: "EUR"}, {Minor: 840, Currency: "USD"}}, AtLeast: d.chance(50), Rounded: d.chance(50)}
	}
	t.DayOf = pick(d, 0, 0, 30)
	t.FeeParts.LessOneTime, t.FeeParts.SuiteShare = d.chance(20), d.chance(20)
	if d.chance(15) {
		t.FeeBase = policy.ListPrice
	}
}
