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
	byGroup [][]Holding // in force during the whole span, by fee
	// more are the contracts that come and go: index group × months + month.
	more   [][]Holding
	months int
}

func (k *Kernel) countPlain(ctx context.Context, src Source) (*plain, error) {
	holdings, err := src.Holdings(ctx, k.span)
	if err != nil {
		return nil, fmt.Errorf("counting contracts: %w", err)
	}
	p := &plain{byGroup: make([][]Holding, len(k.groups)), months: len(k.months),
		more: make([][]Holding, len(k.groups)*len(k.months))}
	for _, h := range holdings {
		p.byGroup[h.Group] = append(p.byGroup[h.Group], h)
	}
	for _, list := range p.byGroup {
		slices.SortFunc(list, func(a, b Holding) int { return cmp.Compare(a.Fee, b.Fee) })
	}
	return p, nil
}

// add counts n more contracts like c (or fewer, n = -1) in a month.
func (p *plain) add(c Contract, month int, n int64) {
	list := &p.more[int(c.Group)*p.months+month]
	at := slices.IndexFunc(*list, func(h Holding) bool { return h.Fee == c.Fee })
	if at < 0 {
		*list = append(*list, Holding{Group: c.Group, Fee: c.Fee})
		at = len(*list) - 1
	}
	(*list)[at].Contracts += n
	(*list)[at].Seats += n * c.Seats
}

// of are the plain contracts of a group in a month, by fee; not to be changed.
func (p *plain) of(group int32, month int) []Holding {
	more := p.more[int(group)*p.months+month]
	if len(more) == 0 {
		return p.byGroup[group]
	}
	both := slices.Concat(p.byGroup[group], more)
	slices.SortStableFunc(both, func(a, b Holding) int { return cmp.Compare(a.Fee, b.Fee) })
	return merged(both)
}

// any says whether a group has plain contracts in a month.
func (p *plain) any(group int32, month int) bool {
	var n int64
	for _, list := range [][]Holding{p.byGroup[group], p.more[int(group)*p.months+month]} {
		for _, h := range list {
			n += h.Contracts
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
	return slices.DeleteFunc(out, func(h Holding) bool { return h.Contracts == 0 })
}

// singles separates who is judged alone from who is plain, contract by
// contract: it counts the plain ones and calls found for the others.
func (k *Kernel) singles(ctx context.Context, src Source, counted *plain, found func(single) error) error {
	edges, err := src.Edges(ctx, k.span)
	if err != nil {
		return fmt.Errorf("reading contracts that begin or end: %w", err)
	}
	own, order, err := k.ownEvents(ctx, src)
	if err != nil {
		return err
	}
	for n := 0; n < len(edges); {
		l := line{}
		for first := n; n < len(edges) && edges[n].Line == edges[first].Line; n++ {
			l.versions = append(l.versions, edges[n])
			l.own = append(l.own, own[edges[n].Number].events)
			delete(own, edges[n].Number)
		}
		if err := k.split(&l, false, counted, found); err != nil {
			return err
		}
	}
	for _, number := range order {
		if o, left := own[number]; left {
			l := line{[]Contract{o.contract}, [][]Event{o.events}}
			if err := k.split(&l, true, counted, found); err != nil {
				return err
			}
		}
	}
	return nil
}

type ownList struct {
	contract Contract
	events   []Event
}

// ownEvents gathers what happened to single tenants, by contract, and the
// contracts in order.
func (k *Kernel) ownEvents(ctx context.Context, src Source) (map[int64]ownList, []int64, error) {
	own := map[int64]ownList{}
	var order []int64
	err := src.Own(ctx, k.span, func(o Own) error {
		e, ok := k.scenery.happened(o.Event)
		if !ok {
			return nil
		}
		list, known := own[o.Contract.Number]
		if !known {
			order = append(order, o.Contract.Number)
		}
		own[o.Contract.Number] = ownList{o.Contract, append(list.events, e)}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading outages of single tenants: %w", err)
	}
	return own, order, nil
}

// split finds the singles of a line and counts its plain months. held says
// that the contract is among the holdings, which count it in every month.
func (k *Kernel) split(l *line, held bool, counted *plain, found func(single) error) error {
	for n, month := range k.months {
		list, err := k.inMonth(l, month)
		if err != nil {
			return err
		}
		for _, s := range list {
			k.promise(&s)
			s.resweep = k.touchedBy(&s)
			alone := s.resweep || s.bridged || s.changed || !s.cover.Contains(k.periods[s.period].Interval)
			switch {
			case alone && held:
				counted.add(s.contract, n, -1)
			case !alone && !held:
				counted.add(s.contract, n, 1)
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

// promise drops what happened to components that the terms do not promise.
func (k *Kernel) promise(s *single) {
	if len(s.terms.Components) == 0 || len(s.own) == 0 {
		return
	}
	var kept []Event
	for _, e := range s.own {
		if k.scenery.promised(e, s.terms.Components) {
			kept = append(kept, e)
		}
	}
	s.own = kept
}
