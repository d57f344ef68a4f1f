package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"nines/sla"
)

// lineReader hands over, a batch at a time, the contracts that may be judged
// alone. The next batch is read while one is judged.
type lineReader struct {
	// held: the contracts are among the holdings.
	judge func(list []line, held bool) error
	list  []line
	held  bool
	// spare is the batch before, which is judged.
	spare   []line
	judging aside
}

func (r *lineReader) add(l line) error {
	r.list = append(r.list, l)
	if len(r.list) < batch {
		return nil
	}
	return r.hand()
}

// hand has what was read judged, after what was read before.
func (r *lineReader) hand() error {
	if err := r.judging.wait(); err != nil {
		return err
	}
	clear(r.spare)
	list, held := r.list, r.held
	r.judging.start(func() error { return r.judge(list, held) })
	r.list, r.spare = r.spare[:0], list
	return nil
}

// lines reads the contracts that something happened to alone, and then those
// that begin or end, with all their versions.
func (k *Kernel) lines(ctx context.Context, src Source, edges []Contract, judge func(list []line, held bool) error) error {
	own := make(map[int64][]Event, len(edges)) // of the edges alone: there may be millions of others
	for n := range edges {
		own[edges[n].Number] = nil
	}
	r := lineReader{judge: judge, held: true}
	err := k.ownLines(ctx, src, own, &r)
	if err != nil {
		err = fmt.Errorf("reading outages of single tenants: %w", err)
	} else {
		r.held = false
		err = r.edgeLines(edges, own)
	}
	return cmp.Or(r.judging.wait(), err)
}

// edgeLines are the contracts that begin or end, with all their versions. Those of
// a group follow one another: what happened to everybody is at hand in the processor
// then.
func (r *lineReader) edgeLines(edges []Contract, own map[int64][]Event) error {
	var firsts []int // of the versions of each
	for n := range edges {
		if n == 0 || edges[n].Line != edges[n-1].Line {
			firsts = append(firsts, n)
		}
	}
	slices.SortFunc(firsts, func(a, b int) int { return cmp.Or(cmp.Compare(edges[a].Group, edges[b].Group), cmp.Compare(a, b)) })
	for _, first := range firsts {
		l := line{}
		after := first
		for ; after < len(edges) && edges[after].Line == edges[first].Line; after++ {
			l.own = append(l.own, own[edges[after].Number])
		}
		l.versions = edges[first:after:after]
		if err := r.add(l); err != nil {
			return err
		}
	}
	return r.hand()
}

// ownLines reads what happened to single tenants, contract by contract. What
// happened to edges is put to them.
func (k *Kernel) ownLines(ctx context.Context, src Source, edges map[int64][]Event, r *lineReader) error {
	var c Contract
	var events []Event
	tell := func() error {
		if len(events) == 0 {
			return nil
		}
		l := line{versions: []Contract{c}, own: [][]Event{events}}
		events = nil // the line keeps them
		return r.add(l)
	}
	err := src.Own(ctx, k.reach, func(o Own) error {
		e, ok := k.scenery.happened(o.Event)
		if !ok {
			return nil
		}
		// A contract in force in all of the reach leaves no time for other versions, and
		// is no edge.
		if inForce := (sla.Interval{Start: o.Contract.From, End: o.Contract.To}); !inForce.Contains(k.reach.Interval) {
			if list, edge := edges[o.Contract.Number]; edge {
				edges[o.Contract.Number] = append(list, e)
				return nil
			}
		}
		if len(events) > 0 && c.Number != o.Contract.Number {
			if err := tell(); err != nil {
				return err
			}
		}
		c, events = o.Contract, append(events, e)
		return nil
	})
	if err == nil {
		err = tell()
	}
	if err == nil {
		err = r.hand()
	}
	return err
}
