package analysis

import (
	"context"
	"errors"
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
	total, err := k.countAll(ctx, sink, j)
	if err != nil {
		return err
	}
	return k.finish(ctx, sink, total)
}

// batch is how many rows are handed over at once.
const batch = 8192

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

// windowSize is how many outcomes are counted before their credits are written.
const windowSize = 64 * block

// countAll counts the contracts of every outcome and writes their credits.
func (k *Kernel) countAll(ctx context.Context, sink Sink, j judged) (*tally, error) {
	groups := make([][]assignment, len(j.cohorts))
	for _, a := range j.assigned {
		groups[a.cohort] = append(groups[a.cohort], a)
	}
	tallies := make([]*tally, workers())
	for n := range tallies {
		tallies[n] = k.newTally()
	}
	all := len(j.cohorts) + len(j.singles)
	for first := 0; first < all; first += windowSize {
		credits := make([][]Credit, windowSize/block)
		errs := make([]error, windowSize/block)
		inParallel(first, min(all, first+windowSize), func(worker, n int) {
			at := (n - first) / block
			if errs[at] == nil {
				o, pays := j.paying(n, groups)
				credits[at], errs[at] = tallies[worker].count(o, pays, credits[at])
			}
		})
		if err := errors.Join(append(errs, ctx.Err())...); err != nil {
			return nil, err
		}
		for _, rows := range credits {
			if err := sink.Credits(ctx, rows); err != nil {
				return nil, fmt.Errorf("writing credits: %w", err)
			}
		}
	}
	for _, more := range tallies[1:] {
		tallies[0].merge(more)
	}
	return tallies[0], nil
}

// paying is outcome n, cohorts before singles, with the contracts that have it.
func (j *judged) paying(n int, groups [][]assignment) (*outcome, []paying) {
	if n < len(j.cohorts) {
		var pays []paying
		for _, a := range groups[n] {
			pays = append(pays, paying{a.group, j.counted.of(a.group, a.month)})
		}
		return &j.cohorts[n], pays
	}
	n -= len(j.cohorts)
	c := j.alone[n].contract
	one := []Holding{{Group: c.Group, Fee: c.Fee, Contracts: 1, Seats: c.Seats}}
	return &j.singles[n], []paying{{c.Group, one}}
}

// finish checks and writes the sums.
func (k *Kernel) finish(ctx context.Context, sink Sink, t *tally) error {
	outages, rollups := t.costs.rows(), t.rollups.rows()
	if err := checkTotals(outages, rollups); err != nil {
		return err
	}
	if err := sink.OutageCosts(ctx, outages); err != nil {
		return fmt.Errorf("writing what outages cost: %w", err)
	}
	if err := sink.Rollups(ctx, rollups); err != nil {
		return fmt.Errorf("writing rollups: %w", err)
	}
	if err := sink.Days(ctx, t.days.rows(k)); err != nil {
		return fmt.Errorf("writing days: %w", err)
	}
	return nil
}
