package reports

import (
	"math/big"

	"nines/sla"
)

// feeSteps is the fee as the contract writes it, with the steps to that of the
// period: nothing in it is rounded, so that the credit can be done again.
func feeSteps(r sla.Result) string { return r.FeeSteps(money, unitCount) }

func unitCount(n int64, unit string) string {
	if unit == "seat" || unit == "month" {
		return plural(n, unit, unit+"s")
	}
	return count(n) + " " + unit
}

// feeInShort is the fee of the period; it says so where a division of it is rounded.
func feeInShort(r sla.Result) string {
	exact, divided := new(big.Rat).SetInt64(r.Fee.Minor), false
	for _, f := range r.FeeFactors() {
		exact.Mul(exact, big.NewRat(f.Num, max(1, f.Den)))
		divided = divided || f.Den != 0
	}
	if divided && exact.Cmp(new(big.Rat).SetInt64(r.FeeMinor)) != 0 {
		return "about " + money(r.FeeMinor, r.Currency)
	}
	return money(r.FeeMinor, r.Currency)
}
