package analysis

import (
	"fmt"

	"nines/policy"
	"nines/sla"
)

// IdentityError says that numbers do not add up: nothing may be published.
type IdentityError struct {
	// Identity is the sentence that does not hold, Where the result it was
	// found in, Left and Right its two sides.
	Identity, Where string
	Left, Right     int64
}

func (e *IdentityError) Error() string {
	return fmt.Sprintf("%s: %s: %d against %d", e.Where, e.Identity, e.Left, e.Right)
}

// check holds an outcome against the identities that every ledger obeys.
func check(o *outcome, p sla.Period) error {
	var charges, days, chargedDays int64
	for _, c := range o.charges {
		charges += c.num
	}
	for _, d := range o.days {
		days += d.downMS
		chargedDays += d.charged
	}
	most := o.Down
	if o.terms.Unknown == policy.UnknownDown {
		most += o.Unknown
	}
	if o.terms.Unit.Part { // the rest of a unit may lie anywhere
		most = o.Measured
	}
	for _, i := range [...]struct {
		sentence    string
		left, right int64
		holds       bool
	}{
		{"the states add up to the measured time", o.Up + o.Down + o.Excluded + o.Unknown, o.Measured,
			o.Up+o.Down+o.Excluded+o.Unknown == o.Measured},
		{"no state is negative", min(o.Up, o.Down, o.Excluded, o.Unknown), 0, min(o.Up, o.Down, o.Excluded, o.Unknown) >= 0},
		{"counted time is within measured time", o.Counted, o.Measured,
			o.Counted >= 0 && (o.Counted <= o.Measured || o.terms.Denominator == policy.FixedTime || o.beyondTime)},
		{"measured time is within the period", o.Measured, p.Length(), o.Measured <= p.Length()},
		{"the charges of all outages add up to the charged time", charges, o.Charged.Num, charges == o.Charged.Num},
		{"a union charges no more than was down", o.Charged.Floor(), most,
			o.terms.Combine == policy.Sum || o.beyondTime || o.Charged.Cmp(sla.Fraction{Num: most, Den: 1}) <= 0},
		{"no more is charged than was counted", o.Charged.Floor(), o.Counted,
			!o.beyondTime || o.Charged.Cmp(sla.Fraction{Num: o.Counted, Den: 1}) <= 0},
		{"the days add up to the down time", days, o.Down, days == o.Down},
		{"the charges of all days add up to the charged time", chargedDays, o.chargedDays(), chargedDays == o.chargedDays()},
	} {
		if !i.holds {
			return &IdentityError{i.sentence, fmt.Sprintf("result %d in %s", o.Number, p.Label), i.left, i.right}
		}
	}
	return checkFormula(o, p)
}

// checkTotals compares the two routes to a total: by outage and by service.
func checkTotals(outages []sla.OutageCost, rollups []sla.Rollup) error {
	type key struct {
		month             sla.Month
		service, currency string
	}
	sums := map[key]int64{}
	for _, r := range rollups {
		sums[key{r.Month, r.Service, r.Currency}] += r.CreditMinor
	}
	for _, o := range outages {
		sums[key{o.Month, o.Service, o.Currency}] -= o.CreditMinor
	}
	for k, difference := range sums {
		if difference != 0 {
			return &IdentityError{"what the outages cost adds up to the credits",
				fmt.Sprintf("%s in %s, %s", k.service, k.month, k.currency), difference, 0}
		}
	}
	return nil
}
