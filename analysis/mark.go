package analysis

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// mark is a point that an availability is compared with: reached where it is
// below the point, or at it where atOr.
type mark struct {
	sla.Fraction
	atOr bool
}

// markOf is where an availability is below (or at) a threshold, after it was
// rounded by p. Rounding only moves the point, so the exact availability is
// compared in every case: rule 18.
func markOf(threshold int64, atOr bool, p *policy.Percentage) mark {
	if p == nil {
		return mark{sla.Fraction{Num: threshold, Den: sla.Whole}, atOr}
	}
	step := int64(1)
	for range 4 - p.Decimals {
		step *= 10
	}
	// The highest rounded availability that is below the threshold, or at it.
	highest := threshold / step * step
	if highest == threshold && !atOr {
		highest -= step
	}
	// In halves of a millionth: where what is rounded to it ends.
	m := mark{Fraction: sla.Fraction{Num: 2 * highest, Den: 2 * sla.Whole}}
	switch p.Round {
	case sla.RoundUp:
		m.atOr = true
	case sla.RoundDown:
		m.Num += 2 * step
	case sla.RoundHalfUp:
		m.Num += step
	case sla.RoundHalfEven:
		m.Num += step
		m.atOr = highest/step%2 == 0
	}
	return m
}

// reached says whether the availability of t has come down to the mark.
func (m mark) reached(t *amount) bool {
	return m.Num >= 0 && t.under(m.Fraction, m.atOr)
}

// above says whether everything that reaches n reaches m too, and not the
// other way round.
func (m mark) above(n mark) bool {
	left, right := m.Num*n.Den, n.Num*m.Den // far below 63 bits
	return left > right || left == right && m.atOr && !n.atOr
}

// missingFrom is how many more whole units than are charged reach the mark.
func (m mark) missingFrom(t *amount) int64 {
	if t.exact == nil {
		return m.missing(t.Counted, t.Charged)
	}
	return m.past(t.Counted, t.exact)
}

// missing is how many more whole units than charged bring the availability
// down to the mark: the smallest d with charged + d > counted × (1 − mark), or
// ≥ where atOr.
func (m mark) missing(counted int64, charged sla.Fraction) int64 {
	if charged.Den == sla.Whole && m.Den == sla.Whole && counted < 1<<43 { // nearly always; saves the allocations
		return max(0, firstPast(counted*(sla.Whole-m.Num)-charged.Num, sla.Whole, m.atOr))
	}
	return m.past(counted, new(big.Rat).SetFrac64(charged.Num, charged.Den))
}

func (m mark) past(counted int64, charged *big.Rat) int64 {
	most := new(big.Rat).SetFrac64(m.Den-m.Num, m.Den)
	most.Mul(most, new(big.Rat).SetInt64(counted))
	most.Sub(most, charged)
	whole, rest := new(big.Int).DivMod(most.Num(), most.Denom(), new(big.Int))
	if !m.atOr || rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return max(0, whole.Int64())
}

// firstPast is the smallest whole number above num ÷ den, or at it where atOr.
func firstPast(num, den int64, atOr bool) int64 {
	whole, rest := num/den, num%den
	if rest < 0 {
		whole, rest = whole-1, rest+den
	}
	if !atOr || rest > 0 {
		whole++
	}
	return whole
}
