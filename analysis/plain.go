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
	// more are the contracts that come and go, in no order, some of them
	// negative: by group, and by period among those of the group's promise.
	more [][][]Holding
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
	p := &plain{byGroup: make([]payers, len(k.groups)), more: make([][][]Holding, len(k.groups))}
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

// add counts n more contracts like c (or fewer, n = -1) in a period.
func (p *plain) add(c Contract, at int, n int64) {
	periods := &p.more[c.Group]
	for len(*periods) <= at {
		*periods = append(*periods, nil)
	}
	list := &(*periods)[at]
	if len(*list) == cap(*list) { // before it grows; or a list of few fees would be as long as its contracts
		*list = sortedByFee(*list)
	}
	*list = append(*list, Holding{Group: c.Group, Fee: c.Fee, Contracts: n, Seats: n * c.Seats})
}

// coming are the contracts of a group that come and go, in a period.
func (p *plain) coming(group int32, at int) []Holding {
	if at < len(p.more[group]) {
		return p.more[group][at]
	}
	return nil
}

// of are the plain contracts of a group in a period: those of the whole reach,
// and those that come and go. They are asked for once.
func (p *plain) of(group int32, at int) (always payers, more []Holding) {
	return p.byGroup[group], sortedByFee(p.coming(group, at))
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
	for _, h := range p.coming(group, at) {
		n += h.Contracts
	}
	return n > 0
}

// sortedByFee has each fee once, in order; list is used up.
func sortedByFee(list []Holding) []Holding {
	slices.SortFunc(list, func(a, b Holding) int { return cmp.Compare(a.Fee, b.Fee) })
	return merged(list)
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

// singles separates who is judged alone from who is plain, contract by
// contract: it counts the plain ones and calls found for the others. Contracts
// whose tenant something happened to come first, then those that begin or end.
func (k *Kernel) singles(ctx context.Context, src Source, counted *plain, found func(single) error) error {
	edges, err := src.Edges(ctx, k.reach)
	if err != nil {
		return fmt.Errorf("reading contracts that begin or end: %w", err)
	}
	own := make(map[int64][]Event, len(edges)) // of the edges alone: there may be millions of others
	for _, c := range edges {
		own[c.Number] = nil
	}
	if err := k.ownSingles(ctx, src, own, counted, found); err != nil {
		return err
	}
	for n := 0; n < len(edges); {
		l := line{}
		for first := n; n < len(edges) && edges[n].Line == edges[first].Line; n++ {
			l.versions = append(l.versions, edges[n])
			l.own = append(l.own, own[edges[n].Number])
		}
		if err := k.split(&l, false, counted, found); err != nil {
			return err
		}
	}
	return nil
}

// ownSingles reads what happened to single tenants, contract by contract. What
// happened to edges is put to them.
func (k *Kernel) ownSingles(ctx context.Context, src Source, edges map[int64][]Event, counted *plain, found func(single) error) error {
	l := line{} // made anew for every contract: who is found keeps it
	tell := func() error {
		if len(l.versions) == 0 {
			return nil
		}
		done := l
		l = line{}
		return k.split(&done, true, counted, found)
	}
	err := src.Own(ctx, k.reach, func(o Own) error {
		e, ok := k.scenery.happened(o.Event)
		if !ok {
			return nil
		}
		if list, edge := edges[o.Contract.Number]; edge {
			edges[o.Contract.Number] = append(list, e)
			return nil
		}
		if len(l.versions) > 0 && l.versions[0].Number == o.Contract.Number {
			l.own[0] = append(l.own[0], e)
			return nil
		}
		if err := tell(); err != nil {
			return err
		}
		l.versions, l.own = append(l.versions, o.Contract), append(l.own, []Event{e})
		return nil
	})
	if err == nil {
		err = tell()
	}
	if err != nil {
		return fmt.Errorf("reading outages of single tenants: %w", err)
	}
	return nil
}

// split finds the singles of a line and counts its plain months. held says
// that the contract is among the holdings, which count it in every month.
func (k *Kernel) split(l *line, held bool, counted *plain, found func(single) error) error {
	for _, month := range k.months {
		list, err := k.inMonth(l, month)
		if err != nil {
			return err
		}
		for _, s := range list {
			k.settleSingle(&s, l)
			alone := s.resweep || s.bridged || s.changed || s.paid != nil || !k.plainly(&s) ||
				s.terms.looksBack() && k.pastIsOwn(&s)
			switch {
			case alone && held:
				counted.add(s.contract, s.at, -1)
			case !alone && !held:
				counted.add(s.contract, s.at, 1)
			}
			if !alone {
				continue
			}
			if err := found(s); err != nil {
				return err
			}
		}
	}
	return nil
}
