package sla

import (
	"fmt"
	"math/big"
	"math/bits"
)

// Money is an amount in minor units of its currency (cents, yen, fils).
type Money struct {
	Minor    int64
	Currency string
}

// ParseMoney reads a decimal amount of a currency; decimals that the currency
// does not have are an error.
func ParseMoney(amount, code string) (Money, error) {
	digits, err := MinorDigits(code)
	if err != nil {
		return Money{}, err
	}
	minor, err := ParseScaled(amount, digits)
	return Money{minor, code}, err
}

// Decimal is the amount in major units with all its decimals: "1250.00".
func (m Money) Decimal() string {
	digits, err := MinorDigits(m.Currency)
	if err != nil {
		return FormatScaled(m.Minor, 0)
	}
	return FormatScaled(m.Minor, digits)
}

// Rounding is a direction for the one rounding of an amount.
type Rounding uint8

// The directions a policy can write. Half-way cases: RoundHalfUp away from zero,
// RoundHalfEven to the even neighbour.
const (
	RoundHalfUp Rounding = iota + 1
	RoundHalfEven
	RoundDown
	RoundUp
)

// Scale is amount × num ÷ den in one rounding: rule 21. Every factor must be
// at least 0 and den above 0. Errors: the result does not fit 63 bits.
func Scale(amount int64, num, den []int64, r Rounding) (int64, error) {
	if value, ok := scaleSmall(amount, num, den, r); ok {
		return value, nil
	}
	return ScaleExact(amount, num, den, big.NewRat(1, 1), r)
}

// ScaleExact is amount × num ÷ den × factor in one rounding, for a factor of
// any length. Errors are those of Scale.
func ScaleExact(amount int64, num, den []int64, factor *big.Rat, r Rounding) (int64, error) {
	n, d := big.NewInt(amount), new(big.Int).Set(factor.Denom())
	n.Mul(n, factor.Num())
	for _, f := range num {
		n.Mul(n, big.NewInt(f))
	}
	for _, f := range den {
		d.Mul(d, big.NewInt(f))
	}
	q, rest := new(big.Int).QuoRem(n, d, new(big.Int))
	twice := rest.Lsh(rest, 1)
	if roundsUp(r, twice.Sign() > 0, twice.Cmp(d), q.Bit(0) == 1) {
		q.Add(q, big.NewInt(1))
	}
	if !q.IsInt64() {
		return 0, fmt.Errorf("a share of %d is too large for an amount", amount)
	}
	return q.Int64(), nil
}

// scaleSmall is Scale where the products fit 64 bits, which nearly all do.
func scaleSmall(amount int64, num, den []int64, r Rounding) (int64, bool) {
	n, d := uint64(amount), uint64(1)
	for _, f := range num {
		hi, lo := bits.Mul64(n, uint64(f))
		if hi != 0 {
			return 0, false
		}
		n = lo
	}
	for _, f := range den {
		hi, lo := bits.Mul64(d, uint64(f))
		if hi != 0 || lo >= 1<<62 {
			return 0, false
		}
		d = lo
	}
	q, rest := n/d, n%d
	half := 0
	switch twice := 2 * rest; {
	case twice < d:
		half = -1
	case twice > d:
		half = 1
	}
	if roundsUp(r, rest > 0, half, q%2 == 1) {
		q++
	}
	return int64(q), q < 1<<63
}

// roundsUp decides the one rounding: rest says whether anything is left over,
// half how that compares with one half (-1, 0, 1), odd whether the quotient is.
func roundsUp(r Rounding, rest bool, half int, odd bool) bool {
	switch r {
	case RoundHalfUp:
		return half >= 0
	case RoundHalfEven:
		return half > 0 || half == 0 && odd
	case RoundUp:
		return rest
	}
	return false
}
