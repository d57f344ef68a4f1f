package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"nines/analysis"
	"nines/ingest"
	"nines/sla"
	"nines/store"
)

// runProfile does what a command of nines does, in this process, and writes
// where the processor was.
func runProfile(ctx context.Context, args []string) (err error) {
	flags := flag.NewFlagSet("profile", flag.ContinueOnError)
	step := flags.String("step", "analyze", "ingest, analyze, or kernel: judging alone, from memory")
	path := flags.String("db", "", "the database")
	out := flags.String("out", "cpu.prof", "the profile; go tool pprof reads it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	db, err := store.Open(ctx, *path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	file, err := os.Create(*out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	start := time.Now()
	defer func() { fmt.Printf("%s: %.3f s\n", *step, time.Since(start).Seconds()) }()
	switch *step {
	case "ingest":
		return profileIngest(ctx, db, flags.Args())
	case "analyze":
		return profileAnalyze(ctx, db)
	case "kernel":
		return kernelAlone(ctx, db)
	}
	return fmt.Errorf("there is no step %q", *step)
}

func profileIngest(ctx context.Context, db *store.Store, files []string) error {
	report, err := ingest.Load(ctx, db, files, ingest.Options{Timezone: "UTC"})
	for _, f := range report.Files {
		for _, r := range f.Rejects[:min(len(f.Rejects), 20)] {
			fmt.Fprintln(os.Stderr, r)
		}
	}
	return err
}

// wholeYear is every month of the year that is judged, and an instant at which
// all of it is over.
func wholeYear() (judge []sla.Month, asOf sla.Instant) {
	for m := range months {
		judge = append(judge, sla.Month(year*12+m))
	}
	return judge, sla.InstantOf(newYear().AddDate(1, 1, 0))
}

func profileAnalyze(ctx context.Context, db *store.Store) error {
	judge, asOf := wholeYear()
	start := time.Now()
	into, err := db.Begin(ctx, judge, asOf)
	if err != nil {
		return err
	}
	defer into.Rollback()
	begun, w := time.Now(), newWatch()
	defer w.tell() // also where it was stopped because it took too long
	if err := analysis.Run(ctx, watchedSource{db, w}, watchedSink{into, w}, analysis.Options{Months: judge, AsOf: asOf}); err != nil {
		return err
	}
	judged := time.Now()
	if err := into.Commit(ctx); err != nil {
		return err
	}
	alone := judged.Sub(begun) - w.sum()
	fmt.Printf("begin %.3f s, judge %.3f s, check and keep %.3f s\n", begun.Sub(start).Seconds(), judged.Sub(begun).Seconds(), time.Since(judged).Seconds())
	fmt.Printf("the kernel alone: %.3f s for %d results of contracts, %d ns each on each of %d cores\n", alone.Seconds(), w.results,
		alone.Nanoseconds()*int64(runtime.GOMAXPROCS(0))/max(1, w.results), runtime.GOMAXPROCS(0))
	return nil
}
