package sla

import (
	"math/big"
	"math/bits"
)

// Fraction is the exact number Num ÷ Den, Den above 0. Charged time is one, in
// milliseconds: weights are parts per million, so Den is mostly [Whole].
type Fraction struct{ Num, Den int64 }

// Cmp compares a with b: -1, 0 or 1. Both must be at least 0.
func (a Fraction) Cmp(b Fraction) int { return cmpProducts(a.Num, b.Den, b.Num, a.Den) }

// Floor is the whole part of f.
func (f Fraction) Floor() int64 { return f.Num / f.Den }

// cmpProducts compares a×b with c×d in 128 bits; all must be at least 0.
func cmpProducts(a, b, c, d int64) int {
	hi1, lo1 := bits.Mul64(uint64(a), uint64(b))
	hi2, lo2 := bits.Mul64(uint64(c), uint64(d))
	switch {
	case hi1 != hi2 && hi1 < hi2, hi1 == hi2 && lo1 < lo2:
		return -1
	case hi1 == hi2 && lo1 == lo2:
		return 0
	}
	return 1
}

// Times is what a ledger adds up to: elapsed milliseconds by state, and what
// the policy charges for. Measured = Up + Down + Excluded + Unknown.
type Times struct {
	Measured, Up, Down, Excluded, Unknown int64
	// Counted is the denominator: measured time less what the policy takes
	// out of it.
	Counted int64
	// Charged is what the policy charges for, in milliseconds: rule 3.
	Charged Fraction
}

// Availability is (counted − charged) ÷ counted, not below 0, in lowest terms, or,
// where those pass 63 bits, rounded down to millionths of a millionth; ok is false
// where nothing was counted (rule 14).
func (t Times) Availability() (f Fraction, ok bool) {
	if t.Counted <= 0 {
		return Fraction{0, 1}, false
	}
	if f, fits := t.availability(); fits {
		return reduced(f.Num, f.Den), true
	}
	exact := t.exactAvailability()
	if exact.Num().IsInt64() && exact.Denom().IsInt64() {
		return Fraction{exact.Num().Int64(), exact.Denom().Int64()}, true
	}
	parts := new(big.Int).Mul(exact.Num(), big.NewInt(Whole*Whole))
	return reduced(parts.Quo(parts, exact.Denom()).Int64(), Whole*Whole), true
}

// availability is that of time that was counted, if it fits 63 bits before it is reduced.
func (t Times) availability() (f Fraction, fits bool) {
	hi, lo := bits.Mul64(uint64(t.Counted), uint64(t.Charged.Den))
	if hi > 0 || lo >= 1<<63 {
		return f, false
	}
	return Fraction{max(0, int64(lo)-t.Charged.Num), int64(lo)}, true
}

func (t Times) exactAvailability() *big.Rat {
	whole := new(big.Rat).SetInt64(t.Counted)
	left := new(big.Rat).Sub(whole, new(big.Rat).SetFrac64(t.Charged.Num, t.Charged.Den))
	if left.Sign() < 0 {
		left.SetInt64(0)
	}
	return left.Quo(left, whole)
}

// Below says whether the availability is below threshold (parts per million),
// or at it where orAt.
func (t Times) Below(threshold int64, orAt bool) bool {
	return t.Under(Fraction{threshold, Whole}, orAt)
}

// Under says whether the availability is below mark, which is at least 0, or
// at it where orAt. It multiplies and never divides: rule 18. False where
// nothing was counted.
func (t Times) Under(mark Fraction, orAt bool) bool {
	if t.Counted <= 0 {
		return false
	}
	var c int
	if a, fits := t.availability(); fits {
		c = a.Cmp(mark)
	} else {
		c = t.exactAvailability().Cmp(new(big.Rat).SetFrac64(mark.Num, mark.Den))
	}
	return c < 0 || orAt && c == 0
}

func reduced(num, den int64) Fraction {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	return Fraction{num / a, den / a}
}
