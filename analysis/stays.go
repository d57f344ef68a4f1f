package analysis

import (
	"cmp"
	"slices"
)

// stay is contracts of a group that pay one fee and are plain in some periods,
// first to after, only; or, where they are counted negative, in all but those.
// Periods are counted among those of the group's promise.
type stay struct {
	Holding
	first, after int32
}

// stays are what one worker counts.
type stays []stay

// add counts n more contracts like c (or fewer, n = -1) in a period.
func (list *stays) add(c *Contract, at int, n int64) {
	period := int32(at)
	one := stay{Holding{c.Group, c.Fee, n, n * c.Seats}, period, period + 1}
	if last := len(*list) - 1; last >= 0 && (*list)[last].Holding == one.Holding && (*list)[last].after == period {
		(*list)[last].after++
		return
	}
	*list = append(*list, one)
}

// settle puts the stays of all workers to their groups, each group's by fee.
func (p *plain) settle(counted []stays) {
	ends := make([]int, len(p.byGroup)+1)
	for _, list := range counted {
		for n := range list {
			ends[list[n].Group+1]++
		}
	}
	for n := range p.byGroup {
		ends[n+1] += ends[n]
	}
	all := make([]stay, ends[len(p.byGroup)])
	next := slices.Clone(ends)
	for _, list := range counted {
		for _, s := range list {
			all[next[s.Group]] = s
			next[s.Group]++
		}
	}
	p.stays = make([][]stay, len(p.byGroup))
	inParallel(len(p.byGroup), func(_, n int) {
		p.stays[n] = all[ends[n]:ends[n+1]]
		slices.SortFunc(p.stays[n], func(a, b stay) int { return cmp.Compare(a.Fee, b.Fee) })
	})
}

// coming are the contracts of a group that come and go, in a period, each fee
// once and in order.
func (p *plain) coming(group int32, at int, into []Holding) []Holding {
	for n := range p.stays[group] {
		s := &p.stays[group][n]
		if s.first > int32(at) || s.after <= int32(at) {
			continue
		}
		if last := len(into) - 1; last >= 0 && into[last].Fee == s.Fee {
			into[last].Contracts += s.Contracts
			into[last].Seats += s.Seats
		} else {
			into = append(into, s.Holding)
		}
	}
	return slices.DeleteFunc(into, func(h Holding) bool { return h.Contracts == 0 && h.Seats == 0 })
}
