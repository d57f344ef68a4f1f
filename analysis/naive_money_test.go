package analysis_test

import (
	"math/big"
	"sort"

	"nines/policy"
	"nines/sla"
)

// pay is rules 21, 23 and 24. Formula and credit are each rounded once, from
// exact figures.
func (f *felt) pay(o *outcome) {
	full, free := f.fullFee(), false
	if f.terms.Pays == policy.DaysOfService && full.Sign() == 0 {
		full, free = big.NewRat(1, 1), true // days are time: as many as under any fee
	}
	base := new(big.Rat).Set(full)
	if f.terms.FeeBase == policy.ProratedFee {
		base.Mul(base, new(big.Rat).SetFrac64(o.subscribed, f.period.Length()))
	} else if f.shared { // versions of one contract do not pay a whole fee each
		base.Mul(base, new(big.Rat).SetFrac64(o.subscribed, f.period.Cut(f.life).Length()))
	}
	formula := f.formula(o, base, full)
	owed := formula
	for _, c := range f.terms.Caps {
		if limit := f.limit(c, base, full); limit.Cmp(owed) < 0 {
			owed = limit
		}
	}
	if f.terms.Pays == policy.DaysOfService {
		f.payDays(o, owed, full, free)
		return
	}
	o.base, o.formula, o.credit = f.round(base), f.round(formula), f.round(owed)
	o.cap = o.formula - o.credit
	if f.belowFloor(owed, o.credit) {
		o.credit = 0
	}
	o.shares = split(o.credit, o.byOutage, o.charged)
}

// round is the one rounding, by looking at what is left over.
func (f *felt) round(amount *big.Rat) int64 {
	whole := new(big.Int).Quo(amount.Num(), amount.Denom())
	left := new(big.Rat).Sub(amount, new(big.Rat).SetInt(whole))
	half := left.Cmp(big.NewRat(1, 2))
	up := false
	switch f.terms.Round {
	case sla.RoundHalfUp:
		up = half >= 0
	case sla.RoundHalfEven:
		up = half > 0 || half == 0 && whole.Bit(0) == 1
	case sla.RoundUp:
		up = left.Sign() > 0
	}
	if up {
		return whole.Int64() + 1
	}
	return whole.Int64()
}

// split shares an amount out by charged time, the last units by largest
// remainder; of equal remainders the smaller outage's comes first, and unknown
// time last.
func split(amount int64, charged map[int32]*big.Rat, total *big.Rat) map[int32]int64 {
	shares := map[int32]int64{}
	if total.Sign() == 0 {
		return shares
	}
	type remainder struct {
		outage int32
		left   *big.Rat
	}
	var rest []remainder
	missing := amount
	for outage, ms := range charged {
		exact := new(big.Rat).SetInt64(amount)
		exact.Mul(exact, ms).Quo(exact, total)
		whole := new(big.Int).Quo(exact.Num(), exact.Denom())
		shares[outage] = whole.Int64()
		missing -= whole.Int64()
		rest = append(rest, remainder{outage, exact.Sub(exact, new(big.Rat).SetInt(whole))})
	}
	sort.Slice(rest, func(a, b int) bool {
		if c := rest[a].left.Cmp(rest[b].left); c != 0 {
			return c > 0
		}
		return uint32(rest[a].outage) < uint32(rest[b].outage)
	})
	for n := int64(0); n < missing; n++ {
		shares[rest[n].outage]++
	}
	return shares
}
