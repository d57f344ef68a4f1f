package main

import (
	"context"
	"fmt"
	"time"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// watch adds up how long steps took; the kernel waits for each of them.
type watch struct {
	steps []string
	took  map[string]time.Duration
	rows  map[string]int
	// results of contracts, shared ones counted for each contract.
	results int64
}

func newWatch() *watch { return &watch{took: map[string]time.Duration{}, rows: map[string]int{}} }

func (w *watch) add(step string, took time.Duration, rows int) {
	if _, known := w.took[step]; !known {
		w.steps = append(w.steps, step)
	}
	w.took[step] += took
	w.rows[step] += rows
}

func (w *watch) sum() (all time.Duration) {
	for _, d := range w.took {
		all += d
	}
	return all
}

func (w *watch) tell() {
	for _, step := range w.steps {
		fmt.Printf("  %-20s %8.3f s  %9d rows\n", step, w.took[step].Seconds(), w.rows[step])
	}
}

// watchedSource times what the kernel reads.
type watchedSource struct {
	analysis.Source
	watch *watch
}

func read[T any](w *watch, step string, ask func() ([]T, error)) ([]T, error) {
	start := time.Now()
	rows, err := ask()
	w.add(step, time.Since(start), len(rows))
	return rows, err
}

func (s watchedSource) Policies(ctx context.Context) ([]policy.Policy, error) {
	return read(s.watch, "read policies", func() ([]policy.Policy, error) { return s.Source.Policies(ctx) })
}

func (s watchedSource) Groups(ctx context.Context) ([]analysis.Group, error) {
	return read(s.watch, "read groups", func() ([]analysis.Group, error) { return s.Source.Groups(ctx) })
}

func (s watchedSource) Fees(ctx context.Context) ([]analysis.Fee, error) {
	return read(s.watch, "read fees", func() ([]analysis.Fee, error) { return s.Source.Fees(ctx) })
}

func (s watchedSource) Holdings(ctx context.Context, reach analysis.Reach) ([]analysis.Holding, error) {
	return read(s.watch, "read holdings", func() ([]analysis.Holding, error) { return s.Source.Holdings(ctx, reach) })
}

func (s watchedSource) Edges(ctx context.Context, reach analysis.Reach) ([]analysis.Contract, error) {
	return read(s.watch, "read edges", func() ([]analysis.Contract, error) { return s.Source.Edges(ctx, reach) })
}

func (s watchedSource) Scene(ctx context.Context, span sla.Interval) (analysis.Scene, error) {
	start := time.Now()
	scene, err := s.Source.Scene(ctx, span)
	s.watch.add("read events of all", time.Since(start), len(scene.Events))
	return scene, err
}

// Own leaves out what the kernel does with each row.
func (s watchedSource) Own(ctx context.Context, reach analysis.Reach, row func(analysis.Own) error) error {
	start, rows, kernel := time.Now(), 0, time.Duration(0)
	err := s.Source.Own(ctx, reach, func(o analysis.Own) error {
		rows++
		begun := time.Now()
		defer func() { kernel += time.Since(begun) }()
		return row(o)
	})
	s.watch.add("read events of one", time.Since(start)-kernel, rows)
	return err
}

// watchedSink times what the kernel writes.
type watchedSink struct {
	analysis.Sink
	watch *watch
}

func write[T any](w *watch, step string, rows []T, keep func([]T) error) error {
	start := time.Now()
	err := keep(rows)
	w.add(step, time.Since(start), len(rows))
	return err
}

func (s watchedSink) Results(ctx context.Context, rows []analysis.Result) error {
	return write(s.watch, "write results", rows, func(r []analysis.Result) error { return s.Sink.Results(ctx, r) })
}

func (s watchedSink) GroupResults(ctx context.Context, rows []analysis.GroupResult) error {
	return write(s.watch, "write who, groups", rows, func(r []analysis.GroupResult) error { return s.Sink.GroupResults(ctx, r) })
}

func (s watchedSink) Exceptions(ctx context.Context, rows []analysis.Exception) error {
	return write(s.watch, "write who, singles", rows, func(r []analysis.Exception) error { return s.Sink.Exceptions(ctx, r) })
}

func (s watchedSink) Credits(ctx context.Context, rows []analysis.Credit) error {
	return write(s.watch, "write credits", rows, func(r []analysis.Credit) error { return s.Sink.Credits(ctx, r) })
}

func (s watchedSink) OutageCosts(ctx context.Context, rows []sla.OutageCost) error {
	return write(s.watch, "write outage costs", rows, func(r []sla.OutageCost) error { return s.Sink.OutageCosts(ctx, r) })
}

func (s watchedSink) Rollups(ctx context.Context, rows []sla.Rollup) error {
	for _, r := range rows {
		s.watch.results += r.Contracts
	}
	return write(s.watch, "write rollups", rows, func(r []sla.Rollup) error { return s.Sink.Rollups(ctx, r) })
}

func (s watchedSink) Days(ctx context.Context, rows []sla.DayDown) error {
	return write(s.watch, "write days", rows, func(r []sla.DayDown) error { return s.Sink.Days(ctx, r) })
}
