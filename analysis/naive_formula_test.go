package analysis_test

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// fullFee is the fee of the whole window, of the parts that the terms count.
func (f *felt) fullFee() *big.Rat {
	fee := feeOf(f.contract)
	minor := fee.Minor
	if f.terms.FeeBase == policy.ListPrice {
		minor = f.contract.ListMinor
	} else if f.terms.FeeParts.LessOneTime {
		minor -= f.contract.OneTimeMinor
	}
	full := new(big.Rat).SetInt64(minor)
	full.Mul(full, new(big.Rat).SetFrac64(fee.Seats*int64(f.period.Months), int64(fee.Months)))
	if f.terms.FeeParts.SuiteShare {
		full.Mul(full, new(big.Rat).SetFrac64(f.contract.SharePPM, sla.Whole))
	}
	return full
}

// dayFee is what a day of the window costs.
func (f *felt) dayFee(full *big.Rat) *big.Rat {
	days := int64(f.terms.DayOf)
	if days == 0 {
		for date := f.date(f.zone, f.period.Start); f.at(f.zone, date, 0) < f.period.End; date = dayAfter(date, 1) {
			days++
		}
	}
	return new(big.Rat).Quo(full, new(big.Rat).SetInt64(days))
}

// formula is what the promise owes before caps.
func (f *felt) formula(o *outcome, base, full *big.Rat) *big.Rat {
	if !o.judged {
		return new(big.Rat)
	}
	given := new(big.Rat).SetFrac64(o.creditPPM, sla.Whole) // of the tier or band
	switch {
	case f.terms.Flat > 0 && o.breached:
		given.SetFrac64(f.terms.Flat, sla.Whole)
	case f.terms.ProRata != nil && o.breached:
		given.Quo(o.charged, new(big.Rat).SetInt64(o.counted))
		if f.terms.ProRata.Excess {
			given.Sub(given, new(big.Rat).SetFrac64(sla.Whole-f.terms.TargetPPM, sla.Whole))
		}
		if given.Sign() < 0 {
			given.SetInt64(0)
		}
		given.Mul(given, new(big.Rat).SetFrac64(f.terms.ProRata.MultiplierPPM, sla.Whole))
	case f.terms.Steps != nil && o.charged.Sign() > 0:
		steps := new(big.Rat).Quo(o.charged, new(big.Rat).SetInt64(f.terms.Steps.EveryMS))
		whole := new(big.Int).Quo(steps.Num(), steps.Denom())
		if f.terms.Steps.Started && !steps.IsInt() {
			whole.Add(whole, big.NewInt(1))
		}
		given.SetFrac64(f.terms.Steps.FirstPPM+whole.Int64()*f.terms.Steps.EachPPM, sla.Whole)
	}
	if f.terms.Pays != policy.ShareOfFee {
		return given.Mul(given, f.dayFee(full))
	}
	return given.Mul(given, base)
}

// limit is a cap in money.
func (f *felt) limit(c policy.Cap, base, full *big.Rat) *big.Rat {
	limit := new(big.Rat).SetFrac64(c.PPM, sla.Whole)
	switch c.Of {
	case policy.CapDays:
		return limit.Mul(limit, f.dayFee(full))
	case policy.CapTwelfth:
		return limit.Mul(limit, new(big.Rat).Quo(full, new(big.Rat).SetInt64(int64(f.period.Months))))
	}
	return limit.Mul(limit, base)
}

// payDays is for days of service: a number of them to a millionth, rounded
// down, and what those cost; no money. They cost nothing under a fee of nothing.
func (f *felt) payDays(o *outcome, owed, full *big.Rat, free bool) {
	if owed.Sign() == 0 {
		return
	}
	day := f.dayFee(full)
	days := new(big.Rat).Quo(owed, day)
	days.Mul(days, new(big.Rat).SetInt64(sla.Whole))
	o.days_ = new(big.Int).Quo(days.Num(), days.Denom()).Int64()
	cost := new(big.Rat).Mul(new(big.Rat).SetFrac64(o.days_, sla.Whole), day)
	if free {
		cost.SetInt64(0)
	}
	o.worth = f.round(cost)
	if f.belowFloor(cost, o.worth) {
		o.days_, o.worth = 0, 0
	}
}

func (f *felt) belowFloor(exact *big.Rat, rounded int64) bool {
	if f.terms.Floor == nil {
		return false
	}
	amount := exact
	if f.terms.Floor.Rounded {
		amount = new(big.Rat).SetInt64(rounded)
	}
	for _, least := range f.terms.Floor.Amounts {
		if least.Currency == f.contract.Fee.Currency {
			c := amount.Cmp(new(big.Rat).SetInt64(least.Minor))
			return c < 0 || c == 0 && !f.terms.Floor.AtLeast
		}
	}
	panic("a floor without an amount in " + f.contract.Fee.Currency)
}

// lookedUp is an availability in parts per million as it is compared: rounded,
// where the policy rounds it.
func (f *felt) lookedUp(ppm *big.Rat) *big.Rat {
	p := f.terms.Percentage
	if p == nil {
		return ppm
	}
	step := int64(1)
	for range 4 - p.Decimals {
		step *= 10
	}
	g := felt{}
	g.terms.Round = p.Round
	return new(big.Rat).SetInt64(step * g.round(new(big.Rat).Quo(ppm, new(big.Rat).SetInt64(step))))
}

// bandHeld is the credit of the band that holds an availability, by the rule
// for holes where none does.
func (f *felt) bandHeld(ppm *big.Rat) int64 {
	above := int64(0) // what the last band above pays
	for _, b := range f.terms.Bands {
		upper, lower := ppm.Cmp(new(big.Rat).SetInt64(b.ToPPM)), ppm.Cmp(new(big.Rat).SetInt64(b.FromPPM))
		under := upper < 0 || upper == 0 && !b.OpenTo
		over := lower > 0 || lower == 0 && !b.OpenFrom
		switch {
		case under && over:
			return b.CreditPPM
		case !under && f.terms.Hole == policy.HoleUp: // between this band and the one above
			return above
		case !under && f.terms.Hole == policy.HoleDown:
			return b.CreditPPM
		case !under:
			return 0
		}
		above = b.CreditPPM
	}
	return above
}
