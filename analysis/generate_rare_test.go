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
