package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// plain counts the contracts that have their cohort's result: in force during
// the whole period and without an event of their own.
type plain struct {
	byGroup []payers // in force during the whole reach
	stays   [][]stay // by group, the contracts that come and go
}

// payers are contracts of one group by fee, each fee once, and what they add up
// to by currency.
type payers struct {
	by     []Holding
	crowds []crowdIn
}

func (k *Kernel) countPlain(ctx context.Context, src Source) (*plain, error) {
	holdings, err := src.Holdings(ctx, k.reach)
	if err != nil {
		return nil, fmt.Errorf("counting contracts: %w", err)
	}
	slices.SortFunc(holdings, func(a, b Holding) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Fee, b.Fee))
	})
	p := &plain{byGroup: make([]payers, len(k.groups))}
	for len(holdings) > 0 {
		group, end := holdings[0].Group, 1
		for end < len(holdings) && holdings[end].Group == group {
			end++
		}
		p.byGroup[group].by, holdings = merged(holdings[:end:end]), holdings[end:]
	}
	inParallel(len(p.byGroup), func(_, n int) {
		one := &p.byGroup[n]
		for _, h := range one.by {
			one.crowds = k.join(one.crowds, h)
		}
	})
	return p, nil
}

// held says whether a group has contracts that are in force during the whole
// reach.
func (p *plain) held(group int32) bool { return len(p.byGroup[group].crowds) > 0 }

// any says whether a group has plain contracts in a period.
func (p *plain) any(group int32, at int) bool {
	var n int64
	for _, c := range p.byGroup[group].crowds {
		n += c.contracts
	}
	for _, s := range p.stays[group] {
		if s.first <= int32(at) && int32(at) < s.after {
			n += s.Contracts
		}
	}
	return n > 0
}

// merged adds up neighbours with equal fees, in place, and drops what is none.
func merged(list []Holding) []Holding {
	out := list[:0]
	for _, h := range list {
		if last := len(out) - 1; last >= 0 && out[last].Fee == h.Fee {
			out[last].Contracts += h.Contracts
			out[last].Seats += h.Seats
		} else {
			out = append(out, h)
		}
	}
	return slices.DeleteFunc(out, func(h Holding) bool { return h.Contracts == 0 && h.Seats == 0 })
}

// together are the contracts of two lists, each by fee, in into.
func together(a, b, into []Holding) []Holding {
	into = into[:0]
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].Fee < b[0].Fee:
			into, a = append(into, a[0]), a[1:]
		case len(a) == 0 || b[0].Fee < a[0].Fee:
			into, b = append(into, b[0]), b[1:]
		default:
			both := a[0]
			both.Contracts += b[0].Contracts
			both.Seats += b[0].Seats
			if a, b = a[1:], b[1:]; both.Contracts != 0 || both.Seats != 0 {
				into = append(into, both)
			}
		}
	}
	return into
}
