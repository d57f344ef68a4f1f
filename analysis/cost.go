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

// costTable is what outages cost in one place. There may be millions of
// entries, so they lie together.
type costTable struct {
	at      map[uint64]int32 // by outage and currency, an index into entries
	entries []costEntry
}

type costEntry struct {
	outage, currency int32
	cost
}

// entry finds the entry of an outage in a currency to add to.
func (t *costTable) entry(outage, currency int32) *cost {
	key := uint64(uint32(outage))<<32 | uint64(uint32(currency))
	found, known := t.at[key]
	if !known {
		found = int32(len(t.entries))
		t.at[key], t.entries = found, append(t.entries, costEntry{outage: outage, currency: currency})
	}
	return &t.entries[found].cost
}

// costs adds up what each outage cost.
type costs map[costPlace]*costTable

func (c costs) at(where costPlace) *costTable {
	found := c[where]
	if found == nil {
		found = &costTable{at: map[uint64]int32{}}
		c[where] = found
	}
	return found
}

// merge takes more, which is used up.
func (c costs) merge(more costs) {
	for where, table := range more {
		if c[where] == nil {
			c[where] = table
			continue
		}
		into := c[where]
		for n := range table.entries {
			from := &table.entries[n]
			into.entry(from.outage, from.currency).add(&from.cost)
		}
		delete(more, where)
	}
}

// rows are the costs in a month, in a fixed order.
func (c costs) rows(k *Kernel, month sla.Month) []sla.OutageCost {
	type entry struct { // small, to be sorted
		*costEntry
		service int32
	}
	var list []entry
	for service := range k.atlas.services {
		if table := c[costPlace{month, int32(service)}]; table != nil {
			list = slices.Grow(list, len(table.entries))
			for n := range table.entries {
				list = append(list, entry{&table.entries[n], int32(service)})
			}
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		if a.outage != b.outage {
			return cmp.Compare(a.outage, b.outage)
		}
		return cmp.Or(cmp.Compare(k.atlas.services[a.service], k.atlas.services[b.service]),
			cmp.Compare(k.currencies[a.currency], k.currencies[b.currency]))
	})
	out := make([]sla.OutageCost, len(list))
	for n, one := range list {
		out[n] = sla.OutageCost{Outage: one.outage, Month: month, Service: k.atlas.services[one.service],
			Currency: k.currencies[one.currency], Contracts: one.contracts, Seats: one.seats,
			ChargedMS: one.charged.floor(), SeatChargedMS: one.seatCharged.floor(),
			CreditContracts: one.creditContracts, CreditMinor: one.creditMinor}
	}
	return out
}
