package analysis

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// share is an exact part of something, at least 0; the zero value is nothing.
// Most fit a fraction; what does not is in exact, and then Fraction is it
// rounded down.
type share struct {
	sla.Fraction
	exact *big.Rat
}

// ratio is num ÷ den in lowest terms.
func ratio(num, den int64) share {
	if num == 0 {
		return share{}
	}
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	return share{Fraction: sla.Fraction{Num: num / a, Den: den / a}}
}

// shareOf is r, which is at least 0.
func shareOf(r *big.Rat) share {
	if r.Sign() == 0 {
		return share{}
	}
	if r.Num().IsInt64() && r.Denom().IsInt64() {
		return share{Fraction: sla.Fraction{Num: r.Num().Int64(), Den: r.Denom().Int64()}}
	}
	for den := int64(1_000_000_000_000); ; den /= 1_000_000 {
		scaled := new(big.Int).Mul(r.Num(), big.NewInt(den))
		if scaled.Quo(scaled, r.Denom()); scaled.IsInt64() || den <= 1 {
			return share{Fraction: sla.Fraction{Num: scaled.Int64(), Den: den}, exact: r}
		}
	}
}

// rat is s as a new number.
func (s share) rat() *big.Rat {
	if s.exact != nil {
		return new(big.Rat).Set(s.exact)
	}
	if s.Num == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).SetFrac64(s.Num, s.Den)
}

// fraction is s as results have it; 0 is 0 ÷ 1.
func (s share) fraction() sla.Fraction {
	return sla.Fraction{Num: s.Num, Den: max(s.Den, 1)}
}

// any says whether s is more than nothing.
func (s share) any() bool { return s.Num > 0 || s.exact != nil && s.exact.Sign() > 0 }

// times is s × num ÷ den.
func (s share) times(num, den int64) share {
	if num == den || !s.any() {
		return s
	}
	return shareOf(s.rat().Mul(s.rat(), new(big.Rat).SetFrac64(num, den)))
}

func (s share) plus(more share) share {
	if !more.any() {
		return s
	}
	return shareOf(s.rat().Add(s.rat(), more.rat()))
}

// cmp is -1, 0 or 1 where s is less than, equal to or more than o.
func (s share) cmp(o share) int {
	if s.exact == nil && o.exact == nil {
		return s.fraction().Cmp(o.fraction())
	}
	return s.rat().Cmp(o.rat())
}

// ppm is s in parts per million, rounded down.
func (s share) ppm() int64 {
	scaled := s.rat()
	scaled.Mul(scaled, big.NewRat(sla.Whole, 1))
	return new(big.Int).Quo(scaled.Num(), scaled.Denom()).Int64()
}

// ofFee turns what a formula gives, in the unit of the promise, into a share of
// the fee base. A day, of service or of the fee, is one of those that the fee
// base is for.
func (o *outcome) ofFee(gives share) share {
	if o.terms.Pays != policy.ShareOfFee && o.terms.Pays != "" {
		gives = o.inDays(gives)
	}
	return gives.times(o.terms.FeeSharePPM, sla.Whole)
}

// inDays is a number of days as a share of the fee base.
func (o *outcome) inDays(days share) share {
	if o.FeePartMS == 0 || o.dayCount == 0 {
		return share{}
	}
	return days.times(o.FeeWholeMS, o.FeePartMS).times(1, o.dayCount)
}
