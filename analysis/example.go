package analysis

import (
	"fmt"
	"math/big"
	"strconv"
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
	r, want := a.Result, e.Want
	unknown := r.Warnings&sla.NotComputable != 0
	differ("whether it is computable", strconv.FormatBool(!unknown), strconv.FormatBool(!want.NotComputable))
	if unknown || want.NotComputable {
		return out, nil
	}
	differ("availability", likeWanted(r.Times, want.Availability), want.Availability)
	differ("tier", tierText(r.TierPPM), tierText(want.TierPPM))
	amount := func(minor int64) string { return sla.Money{Minor: minor, Currency: e.Fee.Currency}.Decimal() }
	differ("credit", amount(a.Credit.CreditMinor), amount(want.CreditMinor))
	if want.DaysPPM >= 0 {
		differ("the days owed", sla.FormatScaled(a.Credit.DaysPPM, 6), sla.FormatScaled(want.DaysPPM, 6))
	}
	if want.WorthMinor >= 0 {
		differ("the worth of the days", amount(a.Credit.WorthMinor), amount(want.WorthMinor))
	}
	if want.Deadline.Known() {
		differ("deadline", r.Deadline.String(), want.Deadline.String())
	}
	if want.Right != "" {
		right := policy.NoRight
		for _, reached := range a.Rights {
			if right == policy.NoRight || reached.What == want.Right {
				right = reached.What
			}
		}
		differ("right", right, want.Right)
	}
	if want.Objective != "" {
		differ("objective", r.Objective, want.Objective)
	}
	return out, nil
}

// tryExample judges one contract that pays the example's fee for a period.
func tryExample(p policy.Policy, e policy.Example) (Account, error) {
	_, month, err := sla.ParseRange(e.Period)
	if err != nil {
		return Account{}, err
	}
	p.Effective = "" // an example holds for its version, whenever that began
	on, err := stage(p, e)
	if err != nil {
		return Account{}, err
	}
	policies, groups, months := []policy.Policy{p}, []Group{on.group}, []sla.Month{month}
	k := newKernel(policies, groups, on.scene, months, sla.Never, ReachOf(months, policies, groups, nil))
	k.setFees([]Fee{on.fee})
	contract := Contract{From: on.force.Start, To: on.force.End, Seats: on.group.Seats}
	accounts, err := k.Accounts([]Contract{contract}, [][]Event{nil}, month, on.rows)
	if err != nil {
		return Account{}, err
	}
	for _, a := range accounts {
		if a.Period.Label == e.Period || month.String() == e.Period {
			return a, nil
		}
	}
	return Account{}, fmt.Errorf("no %s of the policy is %s", p.Terms.Window, e.Period)
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
