package analysis

import (
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
	// Progress, if not nil, is told how many of all contracts' results that
	// are judged alone or in cohorts are done.
	Progress func(step string, done, all int)
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
	alone, err := k.singles(ctx, src, counted)
	if err != nil {
		return err
	}
	together, assigned, err := k.cohorts(counted)
	if err != nil {
		return err
	}
	cohorts, err := k.judgeCohorts(together)
	if err != nil {
		return err
	}
	singles, err := k.judgeSingles(alone, int64(len(cohorts)))
	if err != nil {
		return err
	}
	return k.deliver(ctx, sink, judged{cohorts, singles, assigned, alone, counted})
}

// judged is everything that was judged in a run.
type judged struct {
	cohorts, singles []outcome
	assigned         []assignment
	alone            []single
	counted          *plain
}

// deliver checks the results and writes them, in a fixed order.
func (k *Kernel) deliver(ctx context.Context, sink Sink, j judged) error {
	if err := sink.Periods(ctx, k.periods); err != nil {
		return fmt.Errorf("writing periods: %w", err)
	}
	for _, list := range [][]outcome{j.cohorts, j.singles} {
		if err := k.writeResults(ctx, sink, list); err != nil {
			return err
		}
	}
	if err := k.writeWho(ctx, sink, j); err != nil {
		return err
	}
	t := &tally{k: k, sink: sink, costs: costs{}, rollups: rollups{}, days: dayRows{}}
	if err := t.countAll(ctx, j); err != nil {
		return err
	}
	return t.finish(ctx)
}

func (k *Kernel) writeResults(ctx context.Context, sink Sink, list []outcome) error {
	rows := make([]Result, 0, min(len(list), batch))
	for n := range list {
		o := &list[n]
		if err := check(o, k.periods[o.Period]); err != nil {
			return err
		}
		rows = append(rows, o.Result)
		if len(rows) == batch || n == len(list)-1 {
			if err := sink.Results(ctx, rows); err != nil {
				return fmt.Errorf("writing results: %w", err)
			}
			rows = rows[:0]
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeWho says which result each group and each exception has.
func (k *Kernel) writeWho(ctx context.Context, sink Sink, j judged) error {
	groups := make([]GroupResult, len(j.assigned))
	for n, a := range j.assigned {
		groups[n] = GroupResult{Group: a.group, Period: j.cohorts[a.cohort].Period, Result: int64(a.cohort)}
	}
	if err := sink.GroupResults(ctx, groups); err != nil {
		return fmt.Errorf("writing the results of groups: %w", err)
	}
	exceptions := make([]Exception, len(j.alone))
	for n, s := range j.alone {
		exceptions[n] = Exception{Contract: s.contract.Number, Period: s.period, Result: j.singles[n].Number}
	}
	if err := sink.Exceptions(ctx, exceptions); err != nil {
		return fmt.Errorf("writing exceptions: %w", err)
	}
	return nil
}

func (t *tally) countAll(ctx context.Context, j judged) error {
	groups := make([][]assignment, len(j.cohorts))
	for _, a := range j.assigned {
		groups[a.cohort] = append(groups[a.cohort], a)
	}
	for n := range j.cohorts {
		pays := make([]paying, len(groups[n]))
		for m, a := range groups[n] {
			pays[m] = paying{a.group, j.counted.of(a.group, a.month, nil)}
		}
		if err := t.count(ctx, &j.cohorts[n], pays); err != nil {
			return err
		}
	}
	for n := range j.singles {
		c := j.alone[n].contract
		one := []Holding{{Group: c.Group, Fee: c.Fee, Contracts: 1, Seats: c.Seats}}
		if err := t.count(ctx, &j.singles[n], []paying{{c.Group, one}}); err != nil {
			return err
		}
	}
	return t.flush(ctx)
}

// finish checks and writes the sums.
func (t *tally) finish(ctx context.Context) error {
	outages, rollups := t.costs.rows(), t.rollups.rows()
	if err := checkTotals(outages, rollups); err != nil {
		return err
	}
	if err := t.sink.OutageCosts(ctx, outages); err != nil {
		return fmt.Errorf("writing what outages cost: %w", err)
	}
	if err := t.sink.Rollups(ctx, rollups); err != nil {
		return fmt.Errorf("writing rollups: %w", err)
	}
	if err := t.sink.Days(ctx, t.days.rows()); err != nil {
		return fmt.Errorf("writing days: %w", err)
	}
	return nil
}
