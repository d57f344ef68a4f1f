package reports

import "nines/sla"

// feeSteps is the fee as the contract writes it, with the steps to that of the
// period: nothing in it is rounded, so that the credit can be done again.
func feeSteps(r sla.Result) string { return r.FeeSteps(money, unitCount) }

func unitCount(n int64, unit string) string {
	if unit == "seat" || unit == "month" {
		return plural(n, unit, unit+"s")
	}
	return count(n) + " " + unit
}

// feeInShort is the fee of the period, rounded; it says so where it was divided.
func feeInShort(r sla.Result) string {
	for _, f := range r.FeeFactors() {
		if f.Den != 0 {
			return "about " + money(r.FeeMinor, r.Currency)
		}
	}
	return money(r.FeeMinor, r.Currency)
}
