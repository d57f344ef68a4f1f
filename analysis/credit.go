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
	// On the stack: this runs once for every credit.
	num := [4]int64{fee.Seats, int64(t.Window.FeeMonths()), r.FeePartMS}
	den := [3]int64{int64(fee.Months), r.FeeWholeMS, sla.Whole}
	if r.FeePartMS == r.FeeWholeMS { // keeps the products small
		num[2], den[1] = 1, 1
	}
	c := Credit{Result: r.Number}
	capped := r.CreditPPM
	for _, limit := range t.Caps {
		capped = min(capped, limit.PPM)
	}
	for _, figure := range [...]struct {
		ppm   int64
		minor *int64
	}{{sla.Whole, &c.BaseMinor}, {r.CreditPPM, &c.FormulaMinor}, {capped, &c.CreditMinor}} {
		num[3] = figure.ppm
		minor, err := sla.Scale(fee.Minor, num[:], den[:], t.Round)
		if err != nil {
			return c, fmt.Errorf("taking %s %% of a fee of %s %s: %w",
				sla.FormatPercent(figure.ppm), fee.Decimal(), fee.Currency, err)
		}
		*figure.minor = minor
	}
	c.CapMinor = c.FormulaMinor - c.CreditMinor
	return c, nil
}
