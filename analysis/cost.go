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
		if total > 0 {
			hi, lo := bits.Mul64(uint64(minor), uint64(c.num))
			share, rest = bits.Div64(hi, lo, uint64(total))
		}
		s.shares, s.rests = append(s.shares, int64(share)), append(s.rests, rest)
		left -= int64(share)
	}
	if n := len(s.shares); total == 0 && n > 0 { // it is owed, and nothing is charged
		s.shares[n-1] = minor
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
	charged, seatCharged                           fractions
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
	service int32 // index into atlas.services
}

// costTable is what outages cost in one place, ordered by currency: most hit
// contracts of one currency, and few hit all.
type costTable map[int32][]costEntry

type costEntry struct {
	currency int32
	cost
}

// costs adds up what each outage cost.
type costs map[costPlace]costTable

func (c costs) at(where costPlace) costTable {
	found := c[where]
	if found == nil {
		found = costTable{}
		c[where] = found
	}
	return found
}

// costIn finds the cost in a currency to add to, from place at on; list grows
// where it is new.
func costIn(list []costEntry, at int, currency int32) ([]costEntry, int) {
	for at < len(list) && list[at].currency < currency {
		at++
	}
	if at == len(list) || list[at].currency != currency {
		list = slices.Insert(list, at, costEntry{currency: currency})
	}
	return list, at
}

func (c costs) merge(more costs) {
	for where, table := range more {
		into := c.at(where)
		for outage, list := range table {
			sums, at := into[outage], 0
			for n := range list {
				sums, at = costIn(sums, at, list[n].currency)
				sums[at].add(&list[n].cost)
			}
			into[outage] = sums
		}
	}
}

// rows are the costs in a fixed order.
func (c costs) rows(k *Kernel) []sla.OutageCost {
	type place struct { // small, to be sorted
		costPlace
		outage int32
		list   []costEntry
	}
	var places []place
	rows := 0
	for where, table := range c {
		for outage, list := range table {
			places = append(places, place{where, outage, list})
			rows += len(list)
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.month, b.month), cmp.Compare(a.outage, b.outage),
			cmp.Compare(k.atlas.services[a.service], k.atlas.services[b.service]))
	})
	out := make([]sla.OutageCost, 0, rows)
	for _, p := range places {
		first := len(out)
		for n := range p.list {
			one := &p.list[n]
			out = append(out, sla.OutageCost{Outage: p.outage, Month: p.month, Service: k.atlas.services[p.service],
				Currency: k.currencies[one.currency], Contracts: one.contracts, Seats: one.seats,
				ChargedMS: one.charged.floor(), SeatChargedMS: one.seatCharged.floor(),
				CreditContracts: one.creditContracts, CreditMinor: one.creditMinor})
		}
		slices.SortFunc(out[first:], func(a, b sla.OutageCost) int { return cmp.Compare(a.Currency, b.Currency) })
	}
	return out
}
