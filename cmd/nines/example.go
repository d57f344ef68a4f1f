package main

import (
	"context"
	"fmt"
	"math/big"
	"strings"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// judgeExample runs a worked example of a policy through the kernel and says
// in what it differs from what the example wants; "" where in nothing.
func judgeExample(ctx context.Context, p policy.Policy, e policy.Example) (difference string, err error) {
	c := exampleCase{p, e}
	_, last, err := sla.ParseRange(e.Period)
	if err != nil {
		return "", err
	}
	k, err := analysis.Load(ctx, c, []sla.Month{last}, longAfter)
	if err != nil {
		return "", err
	}
	accounts, err := k.Accounts([]analysis.Contract{c.contract()}, [][]analysis.Event{nil}, last, analysis.Rows{})
	if err != nil {
		return "", err
	}
	for _, a := range accounts {
		if a.Period.Label == e.Period {
			return differs(a, e), nil
		}
	}
	return "", fmt.Errorf("the policy has no period %s", e.Period)
}

// longAfter is an as-of instant at which everything is over.
const longAfter = sla.Instant(1) << 50

// differs compares what came out with what was wanted.
func differs(a analysis.Account, e policy.Example) string {
	var out []string
	if got := exactAvailability(a.Result.Times); !sameAvailability(a.Result.Times, e.Want.Availability) {
		out = append(out, fmt.Sprintf("availability is %s, wanted %s", got, e.Want.Availability))
	}
	if got := a.Result.TierPPM; got != e.Want.TierPPM {
		out = append(out, fmt.Sprintf("tier is %s, wanted %s", tierName(got), tierName(e.Want.TierPPM)))
	}
	if got := a.Credit.CreditMinor; got != e.Want.CreditMinor {
		out = append(out, fmt.Sprintf("credit is %s, wanted %s", decimal(got, e.Fee.Currency), decimal(e.Want.CreditMinor, e.Fee.Currency)))
	}
	return strings.Join(out, "; ")
}

func tierName(ppm int64) string {
	if ppm < 0 {
		return "none"
	}
	return percent(ppm)
}

func exactAvailability(t sla.Times) string {
	a, ok := t.Availability()
	if !ok {
		return policy.NotMeasured
	}
	return fmt.Sprintf("%d/%d", a.Num, a.Den)
}

// sameAvailability compares with a fraction exactly, and with a percentage
// after rounding down to its decimals.
func sameAvailability(t sla.Times, want string) bool {
	a, ok := t.Availability()
	if !ok || want == policy.NotMeasured {
		return !ok && want == policy.NotMeasured
	}
	got := big.NewRat(a.Num, a.Den)
	if strings.Contains(want, "/") {
		wanted, valid := new(big.Rat).SetString(want)
		return valid && got.Cmp(wanted) == 0
	}
	_, fraction, _ := strings.Cut(strings.TrimSuffix(want, "%"), ".")
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(fraction)+2)), nil)
	got.Mul(got, new(big.Rat).SetInt(scale))
	down := new(big.Int).Quo(got.Num(), got.Denom())
	return down.IsInt64() && sla.FormatScaled(down.Int64(), len(fraction))+"%" == strings.TrimSuffix(want, "%")+"%"
}

// exampleCase is a world in which nothing happened but the example: one
// contract, from long before to long after. It is an analysis.Source.
type exampleCase struct {
	policy  policy.Policy
	example policy.Example
}

const exampleService = "the service of the example"

func (c exampleCase) contract() analysis.Contract {
	return analysis.Contract{Number: 1, Line: 1, From: 0, To: sla.Never}
}

// Policies is the policy alone, whenever it comes into force.
func (c exampleCase) Policies(context.Context) ([]policy.Policy, error) {
	p := c.policy
	p.Effective = "0001-01-01"
	return []policy.Policy{p}, nil
}

// Groups is the group of the one contract.
func (c exampleCase) Groups(context.Context) ([]analysis.Group, error) {
	return []analysis.Group{{Service: exampleService, Region: "everywhere", Policy: c.policy.Name, Zone: c.example.Zone}}, nil
}

// Fees is the fee of the example, which is for the whole period.
func (c exampleCase) Fees(context.Context) ([]analysis.Fee, error) {
	fee := sla.Fee{Money: c.example.Fee, Months: c.policy.Terms.Window.Months()}
	return []analysis.Fee{{Fee: fee, Seats: 1}}, nil
}

// Holdings is the one contract.
func (c exampleCase) Holdings(context.Context, sla.Interval) ([]analysis.Holding, error) {
	return []analysis.Holding{{Contracts: 1, Seats: 1}}, nil
}

// Edges is nothing: the contract neither begins nor ends.
func (c exampleCase) Edges(context.Context, sla.Interval) ([]analysis.Contract, error) {
	return nil, nil
}

// Scene is the outages of the example.
func (c exampleCase) Scene(context.Context, sla.Interval) (analysis.Scene, error) {
	var scene analysis.Scene
	for n, o := range c.example.Down {
		scene.Causes = append(scene.Causes, o.Cause)
		scene.Events = append(scene.Events, analysis.SharedEvent{Service: exampleService, Region: sla.Anywhere,
			Event: analysis.Event{Interval: o.Interval, Announced: sla.NoInstant, Ref: int32(n), Component: sla.NoRef,
				Share: int32(o.SharePPM), Cause: int16(n), Kind: analysis.OutageEvent, Level: o.Level}})
	}
	return scene, nil
}

// Own is nothing: the example has one tenant.
func (c exampleCase) Own(context.Context, sla.Interval, func(analysis.Own) error) error { return nil }
