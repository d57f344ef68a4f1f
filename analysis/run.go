package analysis

import (
	"context"
	"fmt"
	"slices"

	"nines/sla"
)

// Options of a run.
type Options struct {
	// Months, sorted: the periods that end in them are judged.
	Months []sla.Month
	// AsOf is the instant as of which: rule 12.
	AsOf sla.Instant
	// Progress, if not nil, is told how many ledgers are judged.
	Progress func(done int)
}

// Run judges every contract in every period that ends in the months, checks
// that the numbers add up and hands the results to sink. Errors: of the source
// or the sink; what a policy cannot judge; [IdentityError].
func Run(ctx context.Context, src Source, sink Sink, opts Options) error {
	k, err := Load(ctx, src, opts.Months, opts.AsOf)
	if err != nil {
		return err
	}
	counted, err := k.countPlain(ctx, src)
	if err != nil {
		return err
	}
	if err := k.writePeriods(ctx, sink); err != nil {
		return err
	}
	w := k.newWriter(sink, opts.Progress)
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

// runSingles judges the exceptions, a batch at a time: there may be millions.
func (k *Kernel) runSingles(ctx context.Context, src Source, counted *plain, w *writer) error {
	list := make([]single, 0, batch)
	judge := func() error {
		outcomes, err := k.judgeSingles(list)
		if err != nil {
			return err
		}
		rows := make([]Exception, len(list))
		for n, s := range list {
			rows[n] = Exception{Contract: s.contract.Number, Period: s.period, PolicyVersion: s.version, Result: w.next + int64(n)}
		}
		alone := make([]Holding, len(list))
		err = w.deliver(ctx, outcomes, func(n int, into []paying) []paying {
			c := &list[n].contract
			alone[n] = Holding{Group: c.Group, Fee: c.Fee, Contracts: 1, Seats: c.Seats}
			return append(into, paying{group: c.Group, payers: payers{by: alone[n : n+1]}})
		})
		if err == nil {
			err = w.sink.Exceptions(ctx, rows)
		}
		list = list[:0]
		return err
	}
	err := k.singles(ctx, src, counted, func(s single) error {
		list = append(list, s)
		if len(list) < batch {
			return nil
		}
		return judge()
	})
	if err != nil {
		return err
	}
	return judge()
}

// runCohorts judges everybody else, once a cohort.
func (k *Kernel) runCohorts(ctx context.Context, counted *plain, w *writer) error {
	list, assigned, err := k.cohorts(counted)
	if err != nil {
		return err
	}
	groups := make([][]assignment, len(list))
	rows := make([]GroupResult, len(assigned))
	for n, a := range assigned {
		groups[a.cohort] = append(groups[a.cohort], a)
		rows[n] = GroupResult{Group: a.group, Period: list[a.cohort].period, PolicyVersion: a.version,
			Result: w.next + int64(a.cohort)}
	}
	for first := range slices.Chunk(list, batch) {
		outcomes, err := k.judgeCohorts(first)
		if err != nil {
			return err
		}
		these := groups[:len(first)]
		groups = groups[len(first):]
		err = w.deliver(ctx, outcomes, func(n int, into []paying) []paying {
			for _, a := range these[n] {
				always, more := counted.of(a.group, a.at)
				into = append(into, paying{a.group, always, more})
			}
			return into
		})
		if err != nil {
			return err
		}
	}
	if err := w.sink.GroupResults(ctx, rows); err != nil {
		return fmt.Errorf("writing the results of groups: %w", err)
	}
	return nil
}
