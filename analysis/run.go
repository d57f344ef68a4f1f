package analysis

import (
	"cmp"
	"context"
	"fmt"

	"nines/sla"
)

// Options of a run.
type Options struct {
	// Months, sorted: the periods that end in them are judged.
	Months []sla.Month
	// AsOf is the instant as of which: rule 12.
	AsOf sla.Instant
	// Again limits the run to some services in some of the months.
	Again Again
	// Progress, if not nil, is told how many of about how many steps are done: a
	// contract that may be judged alone is one, and a group in a month.
	Progress func(done, total int)
}

// Run judges every contract in every period that ends in the months, or those of
// some services alone, checks that the numbers add up and hands the results to
// sink. Errors: of the source or the sink; what a policy cannot judge;
// [IdentityError].
func Run(ctx context.Context, src Source, sink Sink, opts Options) (err error) {
	k, err := Load(ctx, src, opts.Months, opts.AsOf)
	if err != nil {
		return err
	}
	k.limit(opts.Again)
	counted, err := k.countPlain(ctx, src)
	if err != nil {
		return err
	}
	if err := k.writePeriods(ctx, sink); err != nil {
		return err
	}
	k.foresee()
	w := k.newWriter(sink, opts.Progress)
	defer func() { err = cmp.Or(err, w.writing.wait()) }()
	if err := k.runSingles(ctx, src, counted, w); err != nil {
		return err
	}
	if err := k.runCohorts(ctx, counted, w); err != nil {
		return err
	}
	return w.finish(ctx)
}

// writePeriods finds the periods of all groups before anything is judged, so
// that their numbers do not depend on who is judged first.
func (k *Kernel) writePeriods(ctx context.Context, sink Sink) error {
	if k.judged == nil {
		k.answer()
	}
	if err := sink.Periods(ctx, k.periods[:k.written]); err != nil {
		return fmt.Errorf("writing periods: %w", err)
	}
	return nil
}

// runSingles judges the exceptions, and counts who else is plain for some of
// the months.
func (k *Kernel) runSingles(ctx context.Context, src Source, counted *plain, w *writer) error {
	edges, err := src.Edges(ctx, k.reach)
	if err != nil {
		return fmt.Errorf("reading contracts that begin or end: %w", err)
	}
	own, err := src.OwnCount(ctx)
	if err != nil {
		return fmt.Errorf("counting what happened to single tenants: %w", err)
	}
	alone := own + len(edges)
	w.total = alone
	for _, month := range k.months {
		w.total += k.judgedIn(month)
	}
	err = k.lines(ctx, src, edges, func(list []line, held bool) error {
		err := w.judge(ctx, len(list), func(d *desk, n int, f *findings) error { return d.judgeLine(&list[n], held, f) })
		w.pass(min(len(list), alone-w.passed))
		return err
	})
	if err != nil {
		return err
	}
	w.pass(alone - w.passed)
	var stayed []stays
	for _, d := range w.desks {
		stayed, d.stays = append(stayed, d.stays), nil
	}
	counted.settle(stayed)
	return nil
}

// runCohorts judges everybody else, once a cohort, month by month.
func (k *Kernel) runCohorts(ctx context.Context, counted *plain, w *writer) error {
	for _, month := range k.months {
		if err := k.runMonth(ctx, month, counted, w); err != nil {
			return err
		}
	}
	return nil
}

func (k *Kernel) runMonth(ctx context.Context, month sla.Month, counted *plain, w *writer) error {
	list, assigned, err := k.cohorts(month, counted)
	if err != nil {
		return err
	}
	groups := byCohort(assigned, len(list))
	rows := make([]GroupResult, len(assigned))
	for n, a := range assigned {
		rows[n] = GroupResult{Group: a.group, Period: list[a.cohort].period, PolicyVersion: a.version, Result: w.done() + int64(a.cohort)}
	}
	all := k.judgedIn(month)
	left := all
	for first := 0; first < len(list); first += batch {
		these := list[first:min(first+batch, len(list))]
		past, err := k.judgePast(these)
		if err != nil {
			return err
		}
		err = w.judge(ctx, len(these), func(d *desk, n int, f *findings) error {
			return d.judgeCohort(&these[n], groups[first+n], counted, past, f)
		})
		if err != nil {
			return err
		}
		share := all * len(these) / len(list)
		w.pass(share)
		left -= share
	}
	w.pass(left)
	if err := cmp.Or(w.write(ctx), w.writing.wait()); err != nil {
		return err
	}
	if err := w.sink.GroupResults(ctx, rows); err != nil {
		return fmt.Errorf("writing the results of groups: %w", err)
	}
	return nil
}
