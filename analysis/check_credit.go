package analysis

import (
	"fmt"

	"nines/policy"
	"nines/sla"
)

// checkFormula holds what a result owes against what its family of formulas
// can owe: rule 20.
func checkFormula(o *outcome, p *sla.Period) error {
	sentence := ""
	for n := range o.parts {
		if err := check(&o.parts[n], p); err != nil {
			return err
		}
	}
	if !o.share.any() {
		return nil
	}
	f := o.terms.formula.family
	switch {
	case !o.Judged:
		sentence = "only what was judged owes a credit"
	case o.capped.cmp(o.share) > 0:
		sentence = "a cap never adds to a credit"
	case len(o.parts) > 0:
		sentence = o.partsBroken()
	case f == nil && o.terms.FreeHour == nil:
		sentence = "a credit has a formula"
	case f != nil && f.breaks(o) != "":
		sentence = f.breaks(o)
	default:
		sentence = o.hoursBroken()
	}
	if sentence == "" {
		return nil
	}
	return &IdentityError{sentence, "a result in " + p.Label, o.Share.Num, o.Share.Den}
}

// checkCredit holds an amount against its formula, caps and floor. Formulas
// with a multiplier, or with a credit for each outage, may give more than the
// fee base; what gives no more than a share of it may not.
func checkCredit(o *outcome, c *Credit) error {
	if sentence, left, right := c.broken(o); sentence != "" {
		return &IdentityError{sentence, fmt.Sprintf("a credit for fee %d", c.Fee), left, right}
	}
	return nil
}

func (c *Credit) broken(o *outcome) (sentence string, left, right int64) {
	taken := c.CapMinor + c.FloorMinor
	inDays := o.terms.Pays == policy.DaysOfService
	switch {
	case min(c.CreditMinor, c.DaysPPM, c.WorthMinor) < 0:
		return "a credit is not negative", min(c.CreditMinor, c.DaysPPM, c.WorthMinor), 0
	case min(c.CapMinor, c.FloorMinor) < 0:
		return "neither cap nor floor gives anything", min(c.CapMinor, c.FloorMinor), 0
	case c.FormulaMinor-taken != c.CreditMinor:
		return "formula less cap and floor is the credit", c.FormulaMinor - taken, c.CreditMinor
	case c.FormulaMinor > c.BaseMinor && o.share.cmp(one) <= 0:
		return "a share of the fee base is no more than it", c.FormulaMinor, c.BaseMinor
	case c.FloorMinor != 0 && c.CreditMinor != 0:
		return "a floor takes all or nothing", c.FloorMinor, c.CreditMinor
	case inDays && c.FormulaMinor != 0, !inDays && (c.DaysPPM != 0 || c.WorthMinor != 0):
		return "a credit is money or days", c.FormulaMinor, c.DaysPPM
	case c.FormulaMinor+c.DaysPPM != 0 && !o.share.any():
		return "a credit is a share of something", c.FormulaMinor, c.DaysPPM
	}
	return "", 0, 0
}

// partsBroken is broken where several objectives together owe other than their
// sum, or the largest.
func (o *outcome) partsBroken() string {
	sum, most := share{}, share{}
	for n := range o.parts {
		one := o.parts[n].share
		if sum = sum.plus(one); one.cmp(most) > 0 {
			most = one
		}
	}
	switch {
	case o.terms.Several == policy.EachObjective && o.share.cmp(sum) != 0:
		return "the credits of each objective add up"
	case o.terms.Several != policy.EachObjective && o.share.cmp(most) != 0:
		return "of several objectives the largest credit is owed"
	}
	return ""
}
