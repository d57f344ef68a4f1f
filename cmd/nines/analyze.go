package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nines/sla"
	"nines/store"
)

type analyzeOptions struct {
	period, asOf            string
	all, breach, keep, json bool
}

func (o *analyzeOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.period, "period", "all", "what to judge: 2011-05, 2011-Q2, 2011, 2011-03..2011-05, or all")
	f.StringVar(&o.asOf, "as-of", "", "the instant up to which things are known, such as 2011-09-01T00:00:00Z; a day is its start in UTC; needed while an outage is open or a period is not over")
	f.BoolVar(&o.all, "all", false, "compute again what is up to date, too")
	f.BoolVar(&o.keep, "materialize", false, "keep every result as a row of a table, too, which the view results then reads; it takes longer than judging")
	f.BoolVar(&o.breach, "fail-on-breach", false, "end with 3 where a target was missed")
	f.BoolVar(&o.json, "json", false, "for machines")
}

func newAnalyzeCommand(s *shared) *cobra.Command {
	var opts analyzeOptions
	cmd := &cobra.Command{
		Use:   "analyze",
		Short: "judge every contract in every period, and work out what is owed",
		Long: `analyze judges the periods that end in the months that were asked for. Only
months whose inputs changed since, or that are judged as of another instant, are
computed again, and of those only the services that anything changed for. Results
are checked before they are published: where the numbers
do not add up, none are, and the exit code is 5.

No figure depends on the clock. Without --as-of, things are known up to the
latest instant in the inputs, and the periods count as over. While an outage is
open, or a period is not over, --as-of must say up to when things are known:
an instant with an offset, or a day, which is its start in UTC. What is judged
before a period's end is provisional.`,
		Example: `  nines analyze
  nines analyze --period 2011-05 --fail-on-breach
  nines analyze --period 2011-Q2 --as-of 2011-06-20T12:00:00Z`,
		Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return runAnalyze(cmd.Context(), s, opts) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runAnalyze(ctx context.Context, s *shared, opts analyzeOptions) error {
	db, err := s.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	job, err := planned(ctx, db, opts)
	if err != nil {
		return err
	}
	s.clock.lap("compare inputs")
	if err := s.judge(ctx, db, &job); err != nil {
		return err
	}
	if opts.keep {
		bar := s.progress("keeping rows", "months")
		err := db.Keep(ctx, job.first, job.last, func(done, total int) { bar.set(int64(done), int64(total)) })
		bar.close()
		if err != nil {
			return fmt.Errorf("the results are published, but not all are rows: %w", err)
		}
		s.clock.lap("keep rows")
	}
	summary, err := summed(ctx, db, job)
	if err != nil {
		return err
	}
	s.clock.lap("sum up")
	if err := s.tellAnalysis(summary, opts); err != nil {
		return err
	}
	if opts.breach && summary.breached() {
		return errBreach
	}
	return nil
}

// job is what has to be judged.
type job struct {
	first, last sla.Month
	asOf        sla.Instant
	// stale are the months that have to be computed: whole, or the services of
	// them whose inputs have changed.
	stale []sla.Month
	whole bool
	// computed and services are those that were computed and all, by month.
	computed, services map[sla.Month][]string
}

func planned(ctx context.Context, db *store.Store, opts analyzeOptions) (job, error) {
	var j job
	var err error
	if j.first, j.last, err = periodOf(ctx, db, opts.period); err != nil {
		return j, err
	}
	if j.asOf, err = asOf(ctx, db, opts.asOf, j.last, time.Now()); err != nil {
		return j, err
	}
	if j.whole = opts.all; j.whole {
		for m := j.first; m <= j.last; m++ {
			j.stale = append(j.stale, m)
		}
		return j, nil
	}
	j.stale, err = db.Stale(ctx, j.first, j.last, j.asOf)
	return j, err
}

// periodOf is the first and the last month of what somebody typed.
func periodOf(ctx context.Context, db *store.Store, text string) (first, last sla.Month, err error) {
	if text != "all" && text != "" {
		if first, last, err = sla.ParseRange(text); err != nil {
			return 0, 0, usageError{"--period: " + err.Error(), ""}
		}
	}
	firstKnown, lastKnown, err := db.Span(ctx)
	switch {
	case errors.Is(err, store.ErrNoContracts):
		return 0, 0, hintedError{err, "nines ingest tenants.csv loads them; nines formats tenants shows the columns"}
	case first == 0:
		return firstKnown, lastKnown, err
	}
	return first, last, err
}

// asOf is the instant that was given, or the one that the inputs know. That one
// stands for a period that is over, with no outage open.
func asOf(ctx context.Context, db *store.Store, text string, last sla.Month, now time.Time) (sla.Instant, error) {
	if text != "" {
		return parseAsOf(text)
	}
	open, err := db.OpenOutages(ctx, last)
	switch {
	case err != nil:
		return 0, err
	case len(open) > 0:
		return 0, openOutages(open)
	case overEverywhere(last) > sla.InstantOf(now):
		return 0, usageError{fmt.Sprintf("%s is not over", last),
			fmt.Sprintf("--as-of %s (or another instant) judges it provisionally", now.UTC().Format("2006-01-02T15:04:00Z"))}
	}
	return db.DefaultAsOf(ctx, last)
}

// parseAsOf reads an instant, or a day as its start in UTC.
func parseAsOf(text string) (sla.Instant, error) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t, err = time.Parse(time.DateOnly, text)
	}
	if err != nil {
		return 0, usageError{fmt.Sprintf("--as-of: %q is not an instant", text),
			"write it with an offset, like 2011-09-01T00:00:00Z, or as a day, which is its start in UTC"}
	}
	return sla.InstantOf(t), nil
}

// overEverywhere is when a month has ended in the zone in which it ends last.
func overEverywhere(m sla.Month) sla.Instant {
	const westmost = 12 * sla.Hour
	next := m + 1
	return sla.StartOfDay(next.Year(), next.Number(), 1, time.UTC) + sla.Instant(westmost)
}

// openOutages names what is still open, where nobody said until when it is
// known to have lasted.
func openOutages(open []sla.Outage) error {
	var lines []string
	for n, o := range open {
		if n == shownRejects {
			lines = append(lines, fmt.Sprintf("%s more are open", grouped(int64(len(open)-n))))
			break
		}
		lines = append(lines, fmt.Sprintf("%s: outage %s is open since %s", place(o.Place), o.ID, o.Start))
	}
	return usageError{strings.Join(lines, "\n"), "--as-of INSTANT says until when it is known to have lasted"}
}
