package analysis

import (
	"math/big"
	"math/bits"

	"nines/sla"
)

// fractions is an exact sum of fractions: nearly all are parts of a million.
type fractions struct {
	millionths wide
	others     map[int64]wide // by denominator
}

// add adds n times num ÷ den; all must be at least 0.
func (f *fractions) add(n, num, den int64) {
	if den == sla.Whole {
		f.millionths.add(n, num)
		return
	}
	var more wide
	more.add(n, num)
	f.other(den, more)
}

func (f *fractions) other(den int64, more wide) {
	if f.others == nil {
		f.others = map[int64]wide{}
	}
	sum := f.others[den]
	sum.plus(more)
	f.others[den] = sum
}

func (f *fractions) plus(more fractions) {
	f.millionths.plus(more.millionths)
	for den, sum := range more.others {
		f.other(den, sum)
	}
}

// floor is the whole part of the sum.
func (f *fractions) floor() int64 {
	if len(f.others) == 0 {
		return f.millionths.per(sla.Whole)
	}
	// What is left after the whole parts, in parts of 2^64, each rounded down.
	whole, least := int64(0), wide{}
	f.each(func(sum wide, den int64) {
		whole += sum.per(den)
		_, rest := bits.Div64(sum.hi%uint64(den), sum.lo, uint64(den))
		part, _ := bits.Div64(rest, 0, uint64(den))
		least.plus(wide{lo: part})
	})
	most := least
	most.plus(wide{lo: uint64(len(f.others) + 1)})
	if most.hi == least.hi {
		return whole + int64(least.hi)
	}
	all := new(big.Rat) // too close to a whole number to tell without adding up
	f.each(func(sum wide, den int64) { all.Add(all, new(big.Rat).SetFrac(sum.big(), big.NewInt(den))) })
	return new(big.Int).Quo(all.Num(), all.Denom()).Int64()
}

func (f *fractions) each(show func(sum wide, den int64)) {
	show(f.millionths, sla.Whole)
	for den, sum := range f.others {
		show(sum, den)
	}
}
