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
func check(o *outcome, p *sla.Period) error {
	sentence, left, right := o.broken(p)
	if sentence != "" {
		return &IdentityError{sentence, "a result in " + p.Label, left, right}
	}
	return checkFormula(o, p)
}

// broken is the first identity that does not hold and its two sides; "" where
// all hold.
func (o *outcome) broken(p *sla.Period) (sentence string, left, right int64) {
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
	free := o.terms.Denominator == policy.FixedTime || o.beyondTime
	switch {
	case o.Up+o.Down+o.Excluded+o.Unknown != o.Measured:
		return "the states add up to the measured time", o.Up + o.Down + o.Excluded + o.Unknown, o.Measured
	case min(o.Up, o.Down, o.Excluded, o.Unknown) < 0:
		return "no state is negative", min(o.Up, o.Down, o.Excluded, o.Unknown), 0
	case o.Counted < 0 || o.Counted > o.Measured && !free:
		return "counted time is within measured time", o.Counted, o.Measured
	case o.Measured > p.Length():
		return "measured time is within the period", o.Measured, p.Length()
	case charges != o.Charged.Num:
		return "the charges of all outages add up to the charged time", charges, o.Charged.Num
	case o.terms.Combine != policy.Sum && !o.beyondTime && o.Charged.Cmp(sla.Fraction{Num: most, Den: 1}) > 0:
		return "a union charges no more than was down", o.Charged.Floor(), most
	case o.beyondTime && o.Charged.Cmp(sla.Fraction{Num: o.Counted, Den: 1}) > 0:
		return "no more is charged than was counted", o.Charged.Floor(), o.Counted
	case days != o.Down:
		return "the days add up to the down time", days, o.Down
	case chargedDays != o.chargedDays():
		return "the charges of all days add up to the charged time", chargedDays, o.chargedDays()
	}
	return "", 0, 0
}

// totals compare the two routes to what was credited: by service, less by
// outage.
type totals map[totalKey]int64

type totalKey struct {
	month             sla.Month
	service, currency string
}

func (t totals) addRollups(rows []sla.Rollup) {
	for n := range rows {
		r := &rows[n]
		t[totalKey{r.Month, r.Service, r.Currency}] += r.CreditMinor
	}
}

func (t totals) takeOutages(rows []sla.OutageCost) {
	for n := range rows {
		if o := &rows[n]; o.CreditMinor != 0 {
			t[totalKey{o.Month, o.Service, o.Currency}] -= o.CreditMinor
		}
	}
}

func (t totals) check() error {
	for k, difference := range t {
		if difference != 0 {
			return &IdentityError{"what the outages cost adds up to the credits",
				fmt.Sprintf("%s in %s, %s", k.service, k.month, k.currency), difference, 0}
		}
	}
	return nil
}
