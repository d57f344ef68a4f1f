package analysis

import (
	"cmp"
	"math/bits"
	"slices"

	"nines/sla"
)

// sharing shares credits among the charges of one outcome, with room for its
// scratch.
type sharing struct {
	shares []int64
	rests  []uint64
}

// apportion shares minor units among charges in proportion, the last units by
// largest remainder, then to the smaller outage: rule 24. There is one share
// for each charge; they sum to minor, and are valid until the next call.
func (s *sharing) apportion(minor int64, charges []outageCharge) []int64 {
	s.shares, s.rests = s.shares[:0], s.rests[:0]
	var total int64
	for _, c := range charges {
		total += c.num
	}
	left := minor
	for _, c := range charges {
		var share, rest uint64
		if total > 0 { // else there is nobody to share it among; the identities will object
			hi, lo := bits.Mul64(uint64(minor), uint64(c.num))
			share, rest = bits.Div64(hi, lo, uint64(total))
		}
		s.shares, s.rests = append(s.shares, int64(share)), append(s.rests, rest)
		left -= int64(share)
	}
	for ; left > 0 && total > 0; left-- {
		best := 0
		for n := range s.rests {
			if s.rests[n] > s.rests[best] {
				best = n
			}
		}
		s.shares[best]++
		s.rests[best] = 0
	}
	return s.shares
}

// cost is what an outage cost in one service, month and currency.
type cost struct {
	contracts, seats, creditContracts, creditMinor int64
	charged, seatCharged                           wide
}

func (c *cost) add(more *cost) {
	c.contracts += more.contracts
	c.seats += more.seats
	c.creditContracts += more.creditContracts
	c.creditMinor += more.creditMinor
	c.charged.plus(more.charged)
	c.seatCharged.plus(more.seatCharged)
}

// costPlace is where costs are added up; outages are the finer grain.
type costPlace struct {
	month   sla.Month
	service string
}

// costs adds up what each outage cost: by place and outage, one cost for each
// currency, so that an outage is looked for once.
type costs map[costPlace]map[int32][]cost

func (c costs) at(where costPlace) map[int32][]cost {
	found := c[where]
	if found == nil {
		found = map[int32][]cost{}
		c[where] = found
	}
	return found
}

// ofOutage are the costs of an outage to add to, by currency.
func ofOutage(table map[int32][]cost, outage int32, currencies int) []cost {
	found := table[outage]
	if found == nil {
		found = make([]cost, currencies)
		table[outage] = found
	}
	return found
}

func (c costs) merge(more costs) {
	for where, table := range more {
		into := c.at(where)
		for outage, list := range table {
			sums := ofOutage(into, outage, len(list))
			for n := range list {
				sums[n].add(&list[n])
			}
		}
	}
}

// rows are the costs in a fixed order.
func (c costs) rows(currencies []string) []sla.OutageCost {
	var out []sla.OutageCost
	for where, table := range c {
		for outage, list := range table {
			for n, one := range list {
				if one.contracts == 0 {
					continue
				}
				out = append(out, sla.OutageCost{Outage: outage, Month: where.month, Service: where.service,
					Currency: currencies[n], Contracts: one.contracts, Seats: one.seats,
					ChargedMS: one.charged.per(sla.Whole), SeatChargedMS: one.seatCharged.per(sla.Whole),
					CreditContracts: one.creditContracts, CreditMinor: one.creditMinor})
			}
		}
	}
	slices.SortFunc(out, func(a, b sla.OutageCost) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Outage, b.Outage),
			cmp.Compare(a.Service, b.Service), cmp.Compare(a.Currency, b.Currency))
	})
	return out
}
