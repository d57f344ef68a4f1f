package analysis

import (
	"cmp"
	"math/bits"
	"slices"

	"nines/sla"
)

// apportion shares minor units among charges in proportion, the last units by
// largest remainder, then to the smaller outage: rule 24. out has one place
// for each charge; its sum is minor.
func apportion(minor int64, charges []outageCharge, out []int64) []int64 {
	out = slices.Grow(out[:0], len(charges))[:len(charges)]
	var total int64
	for _, c := range charges {
		total += c.num
	}
	if total == 0 { // nobody to share it among; the identities will object
		clear(out)
		return out
	}
	left := minor
	rests := make([]uint64, len(charges))
	for n, c := range charges {
		hi, lo := bits.Mul64(uint64(minor), uint64(c.num))
		share, rest := bits.Div64(hi, lo, uint64(total))
		out[n], rests[n] = int64(share), rest
		left -= int64(share)
	}
	for ; left > 0; left-- {
		best := 0
		for n := range rests {
			if rests[n] > rests[best] {
				best = n
			}
		}
		out[best]++
		rests[best] = 0
	}
	return out
}

// costKey is the grain of sla.OutageCost.
type costKey struct {
	outage            int32
	month             sla.Month
	service, currency string
}

type cost struct {
	contracts, seats, creditContracts, creditMinor int64
	charged, seatCharged                           wide
}

// costs adds up what each outage cost.
type costs map[costKey]*cost

func (c costs) at(outage int32, month sla.Month, service, currency string) *cost {
	key := costKey{outage, month, service, currency}
	found := c[key]
	if found == nil {
		found = &cost{}
		c[key] = found
	}
	return found
}

// rows are the costs in a fixed order.
func (c costs) rows() []sla.OutageCost {
	keys := make([]costKey, 0, len(c))
	for key := range c {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b costKey) int {
		return cmp.Or(cmp.Compare(a.month, b.month), cmp.Compare(a.outage, b.outage),
			cmp.Compare(a.service, b.service), cmp.Compare(a.currency, b.currency))
	})
	out := make([]sla.OutageCost, len(keys))
	for n, key := range keys {
		one := c[key]
		out[n] = sla.OutageCost{Outage: key.outage, Month: key.month, Service: key.service, Currency: key.currency,
			Contracts: one.contracts, Seats: one.seats, ChargedMS: one.charged.per(sla.Whole),
			SeatChargedMS: one.seatCharged.per(sla.Whole), CreditContracts: one.creditContracts, CreditMinor: one.creditMinor}
	}
	return out
}
