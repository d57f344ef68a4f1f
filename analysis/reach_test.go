package analysis_test

import (
	"context"
	"testing"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// A policy that looks ten years back, for a rolling cap, must not have the
// contracts of others judged alone that began in those years: they share a
// result with all that felt the same.
func TestAPolicyThatLooksFarBackTakesSharingFromNoOther(t *testing.T) {
	far := farPolicy("far")
	near := farPolicy("near")
	near.Terms.Caps = []policy.Cap{{PPM: sla.Whole / 2, Of: policy.CapWindow}}
	w := &world{Policies: []policy.Policy{far, near}}
	for n := range 50 {
		begins := largeYear - sla.Instant(int64(n+3)*30*sla.Day)
		for _, name := range []string{"far", "near"} {
			w.Contracts = append(w.Contracts, sla.Contract{Customer: "c", Tenant: string(rune('A' + n)), Service: "mail", Region: "eu", Policy: name, Zone: "UTC",
				Fee: sla.Fee{Money: sla.Money{Minor: 10_000, Currency: "EUR"}, Months: 1}, From: begins, To: sla.Never})
		}
	}
	counted := map[string]int{}
	source, out := newMemory(w), &kept{}
	options := analysis.Options{Months: []sla.Month{sla.MonthOf(2011, 1)}, AsOf: largeYear + sla.Instant(90*sla.Day)}
	if err := analysis.Run(context.Background(), source, out, options); err != nil {
		t.Fatal(err)
	}
	for _, e := range out.exceptions {
		counted[w.Contracts[e.Contract-1].Policy]++
	}
	if counted["near"] != 0 || counted["far"] != 50 || len(out.groups) != 1 {
		t.Errorf("judged alone are %v; %d groups share a result", counted, len(out.groups))
	}
}

// farPolicy has a rolling cap.
func farPolicy(name string) policy.Policy {
	p := policy.Policy{Name: name, Effective: "2000-01-01", Terms: policy.Defaults()}
	t := &p.Terms
	t.Window, t.Zone, t.PartMonth = policy.Month, "UTC", policy.SubscribedTime
	t.Combine, t.Weights = policy.Union, [sla.Levels]int64{0, 500_000, sla.Whole}
	t.Unknown, t.Denominator = policy.UnknownAvailable, policy.AllTime
	t.TargetPPM, t.Operator, t.FeeBase, t.Round = 999_000, policy.Below, policy.FullFee, sla.RoundHalfUp
	t.Tiers = []policy.Tier{{ThresholdPPM: 999_000, CreditPPM: 250_000}}
	t.Caps = []policy.Cap{{PPM: sla.Whole, Of: policy.CapMonth, Months: 2}}
	return p
}
