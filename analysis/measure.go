package analysis

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// inTime says whether counted and charged are milliseconds.
func inTime(m policy.Measure) bool {
	return m.Kind != policy.MeanErrorRate && m.Kind != policy.RequestCount
}

// timeOf is what a number of requests or intervals is of the measured time, in
// whole milliseconds, so that contracts of every measure can be added up; time
// it leaves as it is.
func (o *outcome) timeOf(units sla.Fraction) sla.Fraction {
	if !o.beyondTime || o.Counted == 0 {
		return units
	}
	part := new(big.Rat).SetFrac64(units.Num, units.Den)
	part.Mul(part, new(big.Rat).SetFrac64(o.Measured, o.Counted))
	return sla.Fraction{Num: new(big.Int).Quo(part.Num(), part.Denom()).Int64(), Den: 1}
}
