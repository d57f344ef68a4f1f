package analysis

import (
	"fmt"
	"math/big"
	"strings"

	"nines/policy"
	"nines/sla"
)

// CheckExample judges an example of a policy as if it were a contract, and
// says in what it differs from what the policy wants, one sentence each; none
// where it comes out. Errors: what cannot be judged at all.
func CheckExample(p policy.Policy, e policy.Example) ([]string, error) {
	a, err := tryExample(p, e)
	if err != nil {
		return nil, fmt.Errorf("judging the example %q: %w", e.Name, err)
	}
	var out []string
	differ := func(what, got, want string) {
		if got != want {
			out = append(out, fmt.Sprintf("%s is %s, wanted %s", what, got, want))
		}
	}
	differ("availability", likeWanted(a.Result.Times, e.Want.Availability), e.Want.Availability)
	differ("tier", tierText(a.Result.TierPPM), tierText(e.Want.TierPPM))
	got, want := e.Fee, e.Fee
	got.Minor, want.Minor = a.Credit.CreditMinor, e.Want.CreditMinor
	differ("credit", got.Decimal(), want.Decimal())
	return out, nil
}

// tryExample judges one contract that pays the example's fee for a period.
func tryExample(p policy.Policy, e policy.Example) (Account, error) {
	_, month, err := sla.ParseRange(e.Period)
	if err != nil {
		return Account{}, err
	}
	p.Effective = "" // an example holds for its version, whenever that began
	scene := Scene{}
	for n, o := range e.Down {
		scene.Causes = append(scene.Causes, o.Cause)
		scene.Events = append(scene.Events, SharedEvent{Region: sla.Anywhere, Event: Event{Interval: o.Interval,
			Announced: sla.NoInstant, Ref: int32(n), Component: sla.NoRef, Share: int32(o.SharePPM), Cause: int16(n), Level: o.Level}})
	}
	group := Group{Region: sla.Anywhere, Policy: p.Name, Zone: e.Zone}
	k := newKernel([]policy.Policy{p}, []Group{group}, scene, []sla.Month{month}, sla.Never)
	k.setFees([]Fee{{Fee: sla.Fee{Money: e.Fee, Months: p.Terms.Window.FeeMonths()}, Seats: 1}})
	accounts, err := k.Accounts([]Contract{{From: always.Start, To: always.End}}, [][]Event{nil}, month, Rows{})
	switch {
	case err != nil:
		return Account{}, err
	case len(accounts) == 0:
		return Account{}, fmt.Errorf("no %s of the policy ends in %s", p.Terms.Window, month)
	}
	return accounts[0], nil
}

func tierText(ppm int64) string {
	if ppm < 0 {
		return "none"
	}
	return sla.FormatPercent(ppm) + "%"
}

// likeWanted is the availability in the notation of wanted: a fraction is
// repeated if it is the same number, a percentage has as many decimals.
func likeWanted(t sla.Times, wanted string) string {
	a, ok := t.Availability()
	if !ok {
		return policy.NotMeasured
	}
	exact := big.NewRat(a.Num, a.Den)
	if w, valid := new(big.Rat).SetString(wanted); valid && strings.Contains(wanted, "/") && w.Cmp(exact) == 0 {
		return wanted
	}
	percent, isPercent := strings.CutSuffix(wanted, "%")
	if !isPercent {
		return fmt.Sprintf("%d/%d", a.Num, a.Den)
	}
	_, fraction, _ := strings.Cut(strings.TrimSpace(percent), ".")
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(fraction)+2)), nil)
	scaled := scale.Mul(scale, exact.Num())
	down := scaled.Quo(scaled, exact.Denom())
	return sla.FormatScaled(down.Int64(), len(fraction)) + wanted[len(strings.TrimRight(percent, " ")):]
}
