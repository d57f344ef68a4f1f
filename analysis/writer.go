package analysis

import (
	"cmp"
	"context"
	"fmt"
)

// batch is how many cohorts or contracts are judged before results may be handed
// over, and enough how many results are worth it.
const (
	batch  = 32 * block
	enough = 1 << 15
)

// writer has outcomes judged, checked and counted, and hands the rows over, in
// a fixed order: one batch while the next is judged.
type writer struct {
	k     *Kernel
	sink  Sink
	desks []*desk // one a worker
	found []findings
	// rows are not written yet; next is the number of the first result.
	rows findings
	next int64
	// spare is the room of the rows before. The sink is called by one at a time, and
	// not after a run.
	spare   findings
	writing aside
	// progress, if not nil, is told how many steps of the total are passed.
	progress      func(done, total int)
	passed, total int
}

func (k *Kernel) newWriter(sink Sink, progress func(done, total int)) *writer {
	w := &writer{k: k, sink: sink, progress: progress, desks: make([]*desk, workers()), found: make([]findings, batch/block)}
	for n := range w.desks {
		w.desks[n] = &desk{Kernel: k, tally: k.newTally()}
	}
	return w
}

// judge has no more than a batch judged: one by one, in blocks, each at some
// desk.
func (w *writer) judge(ctx context.Context, count int, one func(d *desk, n int, f *findings) error) error {
	errs := make([]error, len(w.found))
	inBlocks(count, func(worker, from, after int) {
		f, err := &w.found[from/block], &errs[from/block]
		f.clear()
		for n := from; n < after && *err == nil; n++ {
			*err = one(w.desks[worker], n, f)
		}
	})
	for n := 0; n*block < count; n++ {
		if errs[n] != nil {
			return errs[n]
		}
		w.rows.append(&w.found[n])
	}
	if len(w.rows.results) < enough {
		return ctx.Err()
	}
	return w.write(ctx)
}

// write has the rows handed over, after those before.
func (w *writer) write(ctx context.Context) error {
	if err := cmp.Or(w.writing.wait(), ctx.Err()); err != nil {
		return err
	}
	rows := w.rows
	for n := range rows.results {
		rows.results[n].Number += w.next
	}
	for n := range rows.exceptions {
		rows.exceptions[n].Result += w.next
	}
	for n := range rows.credits {
		rows.credits[n].Result += w.next
	}
	for n := range rows.rights {
		rows.rights[n].Result += w.next
	}
	w.next += int64(len(rows.results))
	w.writing.start(func() error { return w.hand(ctx, &rows) })
	w.rows, w.spare = w.spare, rows
	w.rows.clear()
	return nil
}

// pass tells that more steps are done.
func (w *writer) pass(steps int) {
	w.passed += steps
	if w.progress != nil {
		w.progress(min(w.passed, w.total), w.total)
	}
}

func (w *writer) hand(ctx context.Context, rows *findings) error {
	if err := w.sink.Results(ctx, rows.results); err != nil {
		return fmt.Errorf("writing results: %w", err)
	}
	if err := w.sink.Exceptions(ctx, rows.exceptions); err != nil {
		return fmt.Errorf("writing who is judged alone: %w", err)
	}
	if err := w.sink.Credits(ctx, rows.credits); err != nil {
		return fmt.Errorf("writing credits: %w", err)
	}
	if len(rows.rights) == 0 {
		return nil
	}
	if err := w.sink.Rights(ctx, rows.rights); err != nil {
		return fmt.Errorf("writing rights: %w", err)
	}
	return nil
}

// done is the number of the next result.
func (w *writer) done() int64 { return w.next + int64(len(w.rows.results)) }

// finish checks and writes the sums.
func (w *writer) finish(ctx context.Context) error {
	if err := w.writing.wait(); err != nil {
		return err
	}
	t := w.desks[0].tally
	for _, more := range w.desks[1:] {
		t.merge(more.tally)
	}
	rollups, totals := t.rollups.rows(w.k), totals{}
	totals.addRollups(rollups)
	for _, month := range w.k.months {
		outages := t.costs.rows(w.k, month)
		totals.takeOutages(outages)
		if err := w.sink.OutageCosts(ctx, outages); err != nil {
			return fmt.Errorf("writing what outages cost: %w", err)
		}
	}
	if err := totals.check(); err != nil {
		return err
	}
	if err := w.sink.Rollups(ctx, rollups); err != nil {
		return fmt.Errorf("writing rollups: %w", err)
	}
	if err := w.sink.Days(ctx, t.days.rows(w.k)); err != nil {
		return fmt.Errorf("writing days: %w", err)
	}
	return nil
}
