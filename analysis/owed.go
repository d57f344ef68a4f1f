package analysis

import (
	"fmt"

	"nines/policy"
	"nines/sla"
)

// earlier is what a contract was credited for the windows that a cap looks back
// on: in minor units of its fee's currency, or in days of service.
type earlier struct{ minor, daysPPM int64 }

// owed is what a contract with a fee is owed for a result: the formula's share
// of the fee base, less what caps and floor take, in one rounding of each
// figure shown (rules 21, 23). before has, for each of the terms' caps that
// lasts longer than the window, what was credited; nil where there is none.
// Errors: what the terms read of the fee and it lacks; an amount that does not
// fit.
func owed(o *outcome, fee *Fee, before []earlier) (Credit, error) {
	c := Credit{Result: o.Number}
	b, err := o.base(fee)
	if err != nil {
		return c, err
	}
	if o.terms.Pays == policy.DaysOfService {
		o.owedDays(&c, &b, before)
	} else {
		o.owedMoney(&c, &b, before)
	}
	if b.err != nil {
		return c, fmt.Errorf("taking a share of a fee of %s %s: %w", fee.Decimal(), fee.Currency, b.err)
	}
	if o.terms.Floor != nil && (c.CreditMinor > 0 || c.DaysPPM > 0) {
		err = o.applyFloor(&c, &b, fee.Currency)
	}
	return c, err
}

func (o *outcome) owedMoney(c *Credit, b *base, before []earlier) {
	round := o.terms.Round
	c.BaseMinor, c.FormulaMinor = b.of(one, round), b.of(o.share, round)
	c.CreditMinor = c.FormulaMinor
	if o.capped.cmp(o.share) != 0 {
		c.CreditMinor = b.of(o.capped, round)
	}
	for n, cap := range o.terms.Caps {
		if lasts(cap) && before != nil {
			c.CreditMinor = min(c.CreditMinor, max(0, b.of(o.limit(cap), round)-before[n].minor))
		}
	}
	c.CapMinor = c.FormulaMinor - c.CreditMinor
}

// owedDays is for credits in days of service: no money, but what they cost.
func (o *outcome) owedDays(c *Credit, b *base, before []earlier) {
	c.DaysPPM = o.daysOf(o.capped)
	for n, cap := range o.terms.Caps {
		if lasts(cap) && before != nil {
			c.DaysPPM = min(c.DaysPPM, max(0, o.daysOf(o.limit(cap))-before[n].daysPPM))
		}
	}
	c.WorthMinor = b.of(o.inDays(ratio(c.DaysPPM, sla.Whole)), o.terms.Round)
}

// daysOf is a share of the fee base in days, in parts per million of a day,
// rounded down: inDays, the other way round.
func (o *outcome) daysOf(s share) int64 {
	return s.times(o.dayCount, 1).times(o.FeePartMS, o.FeeWholeMS).ppm()
}

func (o *outcome) applyFloor(c *Credit, b *base, currency string) error {
	minor, exact := c.CreditMinor+c.WorthMinor, o.capped
	least, most := minor, minor
	if o.terms.Pays == policy.DaysOfService {
		exact = o.inDays(ratio(c.DaysPPM, sla.Whole))
	}
	if b.of(exact, o.terms.Round) == minor { // no cap with an amount of its own was smaller
		least, most = b.of(exact, sla.RoundDown), b.of(exact, sla.RoundUp)
	}
	below, err := belowFloor(o.terms, currency, least, most, minor)
	if below {
		c.FloorMinor, c.CreditMinor, c.DaysPPM, c.WorthMinor = c.CreditMinor, 0, 0, 0
	}
	return err
}

// one is the whole fee base.
var one = share{Fraction: sla.Fraction{Num: 1, Den: 1}}

// base is the exact fee base of a period for one fee: minor × num ÷ den.
type base struct {
	minor int64
	// On the stack: this is made once for every credit. The last of both is
	// for the share.
	num [5]int64
	den [5]int64
	err error
}

// base is the fee of the period, of the parts that the terms count: rule 21.
// Errors: the fee lacks what the terms read of it.
func (o *outcome) base(fee *Fee) (base, error) {
	t := o.terms
	b := base{minor: fee.Minor, num: [5]int64{fee.Seats, o.months, o.FeePartMS, 1, 1},
		den: [5]int64{int64(fee.Months), o.FeeWholeMS, 1, 1, 1}}
	if o.FeePartMS == o.FeeWholeMS { // keeps the products small
		b.num[2], b.den[1] = 1, 1
	}
	switch {
	case t.FeeBase == policy.ListPrice && fee.ListMinor < 0:
		return b, feeError(t, fee, "has no list price")
	case t.FeeBase == policy.ListPrice:
		b.minor = fee.ListMinor
	case t.FeeParts.LessOneTime && fee.OneTimeMinor > fee.Minor:
		return b, feeError(t, fee, "is less than its one-time part")
	case t.FeeParts.LessOneTime:
		b.minor -= fee.OneTimeMinor
	}
	if t.FeeParts.SuiteShare {
		b.num[3], b.den[2] = fee.SharePPM, sla.Whole
	}
	if t.FeeParts.OneSeat {
		if b.den[3] = t.of.Seats; b.den[3] == 0 {
			return b, feeError(t, fee, "is for an unknown number of seats")
		}
	}
	return b, nil
}

// of is a share of the base, rounded once.
func (b *base) of(s share, r sla.Rounding) int64 {
	b.num[4], b.den[4] = s.Num, max(s.Den, 1)
	minor, err := int64(0), error(nil)
	if s.exact == nil {
		minor, err = sla.Scale(b.minor, b.num[:], b.den[:], r)
	} else {
		b.num[4], b.den[4] = 1, 1
		minor, err = sla.ScaleExact(b.minor, b.num[:], b.den[:], s.exact, r)
	}
	if err != nil {
		b.err = err
	}
	return minor
}
