package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// batch is how many outcomes are judged, counted and written at once.
const batch = 64 * block

// writer checks outcomes as they are judged, counts their contracts and hands
// both over, in a fixed order.
type writer struct {
	k       *Kernel
	sink    Sink
	tallies []*tally // one a worker
	next    int64    // number of the next result
	// progress, if not nil, is told how many ledgers are judged.
	progress func(done int)
}

func (k *Kernel) newWriter(sink Sink, progress func(done int)) *writer {
	w := &writer{k: k, sink: sink, progress: progress, tallies: make([]*tally, workers())}
	for n := range w.tallies {
		w.tallies[n] = k.newTally()
	}
	return w
}

// deliver numbers, checks and writes outcomes, and what their contracts, which
// pays names for each, are owed.
func (w *writer) deliver(ctx context.Context, list []outcome, pays func(n int, into []paying) []paying) error {
	rows := make([]Result, len(list))
	blocks := (len(list) + block - 1) / block
	credits, errs := make([][]Credit, blocks), make([]error, blocks)
	groups := make([][]paying, len(w.tallies))
	inParallel(len(list), func(worker, n int) {
		o, at := &list[n], n/block
		if errs[at] != nil {
			return
		}
		o.Number = w.next + int64(n)
		if errs[at] = check(o, w.k.periods[o.Period]); errs[at] == nil {
			groups[worker] = pays(n, groups[worker][:0])
			credits[at], errs[at] = w.tallies[worker].count(o, groups[worker], credits[at])
		}
		rows[n] = o.Result
	})
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	w.next += int64(len(list))
	if err := w.sink.Results(ctx, rows); err != nil {
		return fmt.Errorf("writing results: %w", err)
	}
	if err := w.writeRights(ctx, list); err != nil {
		return err
	}
	if err := w.sink.Credits(ctx, slices.Concat(credits...)); err != nil {
		return fmt.Errorf("writing credits: %w", err)
	}
	if w.progress != nil {
		w.progress(int(w.next))
	}
	return nil
}

// writeRights writes the rights that were reached, which are few.
func (w *writer) writeRights(ctx context.Context, list []outcome) error {
	var rows []RightReached
	for n := range list {
		for _, r := range list[n].rights {
			r.Result = list[n].Number
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := w.sink.Rights(ctx, rows); err != nil {
		return fmt.Errorf("writing rights: %w", err)
	}
	return nil
}

// finish checks and writes the sums.
func (w *writer) finish(ctx context.Context) error {
	t := w.tallies[0]
	for _, more := range w.tallies[1:] {
		t.merge(more)
	}
	outages, rollups := t.costs.rows(w.k), t.rollups.rows(w.k)
	if err := checkTotals(outages, rollups); err != nil {
		return err
	}
	if err := w.sink.OutageCosts(ctx, outages); err != nil {
		return fmt.Errorf("writing what outages cost: %w", err)
	}
	if err := w.sink.Rollups(ctx, rollups); err != nil {
		return fmt.Errorf("writing rollups: %w", err)
	}
	if err := w.sink.Days(ctx, t.days.rows(w.k)); err != nil {
		return fmt.Errorf("writing days: %w", err)
	}
	return nil
}
