package analysis

import (
	"fmt"

	"nines/policy"
	"nines/sla"
)

// owed is what a contract with a fee is owed for a result. The family of a
// tier: the deepest tier reached applies to the whole fee base (rule 20), cap
// after formula (rule 23), one rounding of each figure shown (rule 21).
// Errors: an amount that does not fit.
func owed(t *policy.Terms, r *Result, fee *Fee) (Credit, error) {
	num := []int64{fee.Seats, int64(t.Window.Months())}
	den := []int64{int64(fee.Months)}
	if t.FeeBase == policy.ProratedFee {
		num, den = append(num, r.SubscribedMS), append(den, r.PeriodMS)
	}
	share := func(ppm int64) (int64, error) {
		minor, err := sla.Scale(fee.Minor, append(num[:len(num):len(num)], ppm),
			append(den[:len(den):len(den)], sla.Whole), t.Round)
		if err != nil {
			err = fmt.Errorf("taking %s %% of a fee of %s %s: %w", sla.FormatPercent(ppm), fee.Decimal(), fee.Currency, err)
		}
		return minor, err
	}
	base, err := share(sla.Whole)
	if err != nil {
		return Credit{}, err
	}
	formula, err := share(r.CreditPPM)
	if err != nil {
		return Credit{}, err
	}
	credit, err := share(min(r.CreditPPM, t.CapPPM))
	return Credit{Result: r.Number, BaseMinor: base, FormulaMinor: formula,
		CapMinor: formula - credit, CreditMinor: credit}, err
}
