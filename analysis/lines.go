package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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
	slices.SortFunc(r.list, byGroup)
	if err := r.judging.wait(); err != nil {
		return err
	}
	clear(r.spare)
	list, held := r.list, r.held
	r.judging.start(func() error { return r.judge(list, held) })
	r.list, r.spare = r.spare[:0], list
	return nil
}

// byGroup has contracts that share what happened to everybody judged one after the
// other, while it is at hand in the processor.
func byGroup(a, b line) int {
	return cmp.Or(cmp.Compare(a.versions[0].Group, b.versions[0].Group), cmp.Compare(a.versions[0].Number, b.versions[0].Number))
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

// edgeLines are the contracts that begin or end, with all their versions.
func (r *lineReader) edgeLines(edges []Contract, own map[int64][]Event) error {
	for n := 0; n < len(edges); {
		l := line{}
		first := n
		for ; n < len(edges) && edges[n].Line == edges[first].Line; n++ {
			l.own = append(l.own, own[edges[n].Number])
		}
		l.versions = edges[first:n:n]
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
		if list, edge := edges[o.Contract.Number]; edge {
			edges[o.Contract.Number] = append(list, e)
			return nil
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
