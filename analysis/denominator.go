package analysis

import (
	"math/big"

	"nines/policy"
)

// replaceCounted applies the denominators that are not a part of the measured
// time.
func (s *sums) replaceCounted(l *timeline, over span, t *policy.Terms) {
	switch t.Denominator {
	case policy.AddedBack:
		// (A − B + C) ÷ A: the outages of B that lie in the windows of C were
		// never charged, so no more than the rest of C is added back.
		back := product(s.windows, l.den)
		for _, i := range over.measured {
			for _, c := range l.within {
				back.Sub(back, product(c.Cut(i).Length(), c.weight))
			}
		}
		if s.parts != nil {
			s.parts.takeBack(back)
		} else if back.Sign() > 0 {
			s.addBack(back.Int64())
		}
	case policy.FixedTime:
		if s.Counted > 0 { // else nothing was measured: rule 14
			s.Counted = t.FixedMS
		}
	}
}

func product(a, b int64) *big.Int { return new(big.Int).Mul(big.NewInt(a), big.NewInt(b)) }

// addBack takes from what is charged, the last charges and the last days first,
// as far as it goes.
func (s *sums) addBack(num int64) {
	s.addBackDays(num)
	for n := len(s.charges) - 1; n >= 0 && num > 0; n-- {
		less := min(num, s.charges[n].num)
		s.charges[n].num -= less
		num -= less
		if s.charges[n].num == 0 {
			s.charges = s.charges[:n]
		}
	}
}

func (s *sums) addBackDays(num int64) {
	for n := len(s.down) - 1; n >= 0 && num > 0; n-- {
		less := min(num, s.down[n].charged)
		s.down[n].charged -= less
		num -= less
	}
}
