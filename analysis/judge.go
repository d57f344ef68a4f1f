package analysis

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// judge applies the promise to a ledger's times: rules 14, 18, 20.
func judge(t *policy.Terms, times sla.Times) Verdict {
	atOr := t.Operator == policy.AtOrBelow
	v := Verdict{TargetPPM: t.TargetPPM, AtOr: atOr, TierPPM: -1, NextTierPPM: -1, NextTierMS: -1}
	if times.Counted <= 0 {
		return v
	}
	v.Judged = true
	v.Breached = times.Below(t.TargetPPM, atOr)
	v.BudgetMS = max(0, reach(times.Counted, t.TargetPPM, atOr, sla.Fraction{Num: 0, Den: sla.Whole})-1)
	for _, tier := range t.Tiers {
		if !times.Below(tier.ThresholdPPM, atOr) {
			v.NextTierPPM = tier.CreditPPM
			v.NextTierMS = reach(times.Counted, tier.ThresholdPPM, atOr, times.Charged)
			break
		}
		v.TierPPM, v.CreditPPM = tier.ThresholdPPM, tier.CreditPPM
	}
	return v
}

// reach is how many more whole milliseconds than charged bring the
// availability below threshold, or to it where atOr: the smallest d with
// charged + d > counted × (1 − threshold), or ≥ where atOr.
func reach(counted, threshold int64, atOr bool, charged sla.Fraction) int64 {
	num, den := big.NewInt(counted), big.NewInt(sla.Whole)
	num.Mul(num, big.NewInt(sla.Whole-threshold))
	if charged.Den == sla.Whole && num.IsInt64() { // nearly always; saves the allocations
		return max(0, steps(num.Int64()-charged.Num, sla.Whole, atOr))
	}
	missing := new(big.Rat).SetFrac(num, den)
	missing.Sub(missing, big.NewRat(charged.Num, charged.Den))
	whole, rest := new(big.Int).DivMod(missing.Num(), missing.Denom(), new(big.Int))
	if !atOr || rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return max(0, whole.Int64())
}

// steps is the smallest whole number above num ÷ den, or at it where atOr.
func steps(num, den int64, atOr bool) int64 {
	whole, rest := num/den, num%den
	if rest < 0 {
		whole, rest = whole-1, rest+den
	}
	if !atOr || rest > 0 {
		whole++
	}
	return whole
}
