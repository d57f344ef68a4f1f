package analysis

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"nines/sla"
)

// exactly adds up charges of which the denominator is not a million: numbers
// that may not fit 63 bits.
type exactly struct {
	den      *big.Int
	byOutage map[int32]*big.Int
}

// add charges an outage (or sla.NoRef) length × weight, in milliseconds times
// parts of the denominator.
func (x *exactly) add(outage int32, length, weight int64) {
	if x.byOutage == nil {
		x.byOutage = map[int32]*big.Int{}
	}
	num := x.byOutage[outage]
	if num == nil {
		num = new(big.Int)
		x.byOutage[outage] = num
	}
	num.Add(num, product(length, weight))
}

// outages are those that are charged, sla.NoRef last.
func (x *exactly) outages() []int32 {
	return slices.SortedFunc(maps.Keys(x.byOutage), func(a, b int32) int { return cmp.Compare(uint32(a), uint32(b)) })
}

// takeBack takes from what is charged, the last charges first, as far as it
// goes.
func (x *exactly) takeBack(num *big.Int) {
	for _, outage := range slices.Backward(x.outages()) {
		charged := x.byOutage[outage]
		if charged.Cmp(num) > 0 {
			charged.Sub(charged, num)
			return
		}
		num.Sub(num, charged)
		delete(x.byOutage, outage)
	}
}

// settle makes charges, and their sum, of what was added, in the lowest terms
// that hold for all of them. Where those are too long for 63 bits each is
// rounded down; exact is their true sum then, else nil.
func (x *exactly) settle() (charges []outageCharge, sum sla.Fraction, exact *big.Rat) {
	common, total := new(big.Int).Set(x.den), new(big.Int)
	for _, num := range x.byOutage {
		common.GCD(nil, nil, common, num)
		total.Add(total, num)
	}
	den := new(big.Int).Quo(x.den, common)
	if whole := new(big.Int).Quo(total, common); !den.IsInt64() || !whole.IsInt64() {
		exact = new(big.Rat).SetFrac(total, x.den)
		den = big.NewInt(roundedDown(exact).Den)
	}
	sum.Den = den.Int64()
	for _, outage := range x.outages() {
		num := new(big.Int).Mul(x.byOutage[outage], den)
		if num.Quo(num, x.den); num.Sign() > 0 {
			charges = append(charges, outageCharge{outage, num.Int64()})
			sum.Num += num.Int64()
		}
	}
	return charges, sum, exact
}

// roundedDown is r, which is at least 0, rounded down to millionths, or to
// whole numbers where it is too large for that.
func roundedDown(r *big.Rat) sla.Fraction {
	num := new(big.Int).Mul(r.Num(), big.NewInt(sla.Whole))
	if num.Quo(num, r.Denom()); num.IsInt64() {
		return sla.Fraction{Num: num.Int64(), Den: sla.Whole}
	}
	return sla.Fraction{Num: num.Quo(r.Num(), r.Denom()).Int64(), Den: 1}
}

// amount is what a promise is judged on: times in which the charged part may be
// rounded down, and then exact is it.
type amount struct {
	sla.Times
	exact *big.Rat
}

// under says whether the availability is below mark, or at it where orAt: on
// the exact number, rule 18.
func (a *amount) under(mark sla.Fraction, orAt bool) bool {
	if a.exact == nil || a.Counted <= 0 {
		return a.Times.Under(mark, orAt)
	}
	left := new(big.Rat).SetInt64(a.Counted)
	if left.Sub(left, a.exact); left.Sign() < 0 {
		left.SetInt64(0)
	}
	least := new(big.Rat).SetFrac64(mark.Num, mark.Den)
	c := left.Cmp(least.Mul(least, new(big.Rat).SetInt64(a.Counted)))
	return c < 0 || orAt && c == 0
}
