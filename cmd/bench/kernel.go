package main

import (
	"context"
	"fmt"
	"runtime"
	"syscall"
	"time"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
	"nines/store"
)

// remembered is a source that was read into memory, so that the kernel can be
// timed without the engine.
type remembered struct {
	policies []policy.Policy
	groups   []analysis.Group
	fees     []analysis.Fee
	holdings []analysis.Holding
	edges    []analysis.Contract
	own      []analysis.Own
	scene    analysis.Scene
	chains   []sla.Interval
}

func remember(ctx context.Context, src analysis.Source, judge []sla.Month) (r *remembered, err error) {
	r = &remembered{}
	if r.policies, err = src.Policies(ctx); err != nil {
		return nil, err
	}
	if r.groups, err = src.Groups(ctx); err != nil {
		return nil, err
	}
	if r.chains, err = src.LongChains(ctx, analysis.LongChain); err != nil {
		return nil, err
	}
	reach := analysis.ReachOf(judge, r.policies, r.groups, r.chains)
	if r.fees, err = src.Fees(ctx); err != nil {
		return nil, err
	}
	if r.holdings, err = src.Holdings(ctx, reach); err != nil {
		return nil, err
	}
	if r.edges, err = src.Edges(ctx, reach); err != nil {
		return nil, err
	}
	if r.scene, err = src.Scene(ctx, reach.Interval); err != nil {
		return nil, err
	}
	err = src.Own(ctx, reach, func(o analysis.Own) error {
		r.own = append(r.own, o)
		return nil
	})
	return r, err
}

func (r *remembered) Policies(context.Context) ([]policy.Policy, error) { return r.policies, nil }
func (r *remembered) Groups(context.Context) ([]analysis.Group, error)  { return r.groups, nil }
func (r *remembered) Fees(context.Context) ([]analysis.Fee, error)      { return r.fees, nil }
func (r *remembered) Holdings(context.Context, analysis.Reach) ([]analysis.Holding, error) {
	return append([]analysis.Holding(nil), r.holdings...), nil // the kernel may keep it
}
func (r *remembered) Edges(context.Context, analysis.Reach) ([]analysis.Contract, error) {
	return append([]analysis.Contract(nil), r.edges...), nil
}
func (r *remembered) Scene(context.Context, sla.Interval) (analysis.Scene, error) {
	return r.scene, nil
}
func (r *remembered) Own(_ context.Context, _ analysis.Reach, row func(analysis.Own) error) error {
	for _, o := range r.own {
		if err := row(o); err != nil {
			return err
		}
	}
	return nil
}

func (r *remembered) LongChains(context.Context, int64) ([]sla.Interval, error) {
	return r.chains, nil
}

func (r *remembered) OwnCount(context.Context) (int, error) { return len(r.own), nil }

// countingSink keeps nothing.
type countingSink struct{ ledgers, credits, contracts int64 }

func (c *countingSink) Periods(context.Context, []sla.Period) error { return nil }
func (c *countingSink) Results(_ context.Context, rows []analysis.Result) error {
	c.ledgers += int64(len(rows))
	return nil
}
func (c *countingSink) GroupResults(context.Context, []analysis.GroupResult) error { return nil }
func (c *countingSink) Exceptions(context.Context, []analysis.Exception) error     { return nil }
func (c *countingSink) Credits(_ context.Context, rows []analysis.Credit) error {
	c.credits += int64(len(rows))
	return nil
}
func (c *countingSink) OutageCosts(context.Context, []sla.OutageCost) error { return nil }
func (c *countingSink) Rollups(_ context.Context, rows []sla.Rollup) error {
	for _, r := range rows {
		c.contracts += r.Contracts
	}
	return nil
}
func (c *countingSink) Days(context.Context, []sla.DayDown) error             { return nil }
func (c *countingSink) Rights(context.Context, []analysis.RightReached) error { return nil }

// kernelAlone judges a year a few times without reading or writing anything,
// and says what the fastest needed.
func kernelAlone(ctx context.Context, db *store.Store) error {
	judge, asOf := wholeYear()
	src, err := remember(ctx, db, judge)
	if err != nil {
		return err
	}
	var sink countingSink
	wall, busy := time.Hour, time.Hour
	for range 5 {
		runtime.GC()
		sink = countingSink{}
		start, used := time.Now(), processor()
		if err := analysis.Run(ctx, src, &sink, analysis.Options{Months: judge, AsOf: asOf}); err != nil {
			return err
		}
		wall, busy = min(wall, time.Since(start)), min(busy, processor()-used)
	}
	fmt.Printf("the kernel alone: %.3f s, processor %.3f s, for %d results of contracts: %d ledgers, %d credits; %d ns of a core each\n",
		wall.Seconds(), busy.Seconds(), sink.contracts, sink.ledgers, sink.credits, busy.Nanoseconds()/max(1, sink.contracts))
	return nil
}

// processor is the time for which processors were busy with this process.
func processor() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
