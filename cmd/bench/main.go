// Command bench makes data sets of any size and measures nines on them, each
// figure beside what the bare engine needs for the same files in the same run.
//
// Enters: a size and a seed; a built nines. Leaves: files as nines ingests
// them; a table of times, ratios and peak memory, on the screen and in
// docs/performance.md. It does not know how nines works inside, except for
// "profile", which runs its packages in this process.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

// command is something that bench can be asked for.
type command struct {
	name, means string
	run         func(ctx context.Context, args []string) error
}

func commands() []command {
	return []command{
		{"generate", "write a data set: -size S|M10|M|L -out DIR [-seed N] [-bad] [-plain] [-parquet] [-xlsx]", runGenerate},
		{"run", "measure: -size S,M10,M [-nines FILE] [-runs N] [-write FILE]", runMeasure},
		{"profile", "where the time goes: -step ingest|analyze -db FILE -out PROFILE [FILE...]", runProfile},
		{"bare", "run SQL in the bare engine, for run: -db FILE [-ordered] -- SQL...", runBare},
		{"postgres", "run a script in a private server, for run: -folder DIR -- SCRIPT", runPostgres},
		{"agree", "compare judged rows, for run: -ours FILE -theirs TABLE|QUERY [-db FILE]", runAgree},
		{"rows", "read a workbook, for run: -file FILE", runRows},
		{"pages", "write constant pages, for run: -like DIR -out DIR", runPages},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := dispatch(ctx, os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func dispatch(ctx context.Context, args []string) error {
	for _, c := range commands() {
		if len(args) > 0 && args[0] == c.name {
			return c.run(ctx, args[1:])
		}
	}
	fmt.Fprintln(os.Stderr, "bench COMMAND, one of:")
	for _, c := range commands() {
		fmt.Fprintf(os.Stderr, "  %-9s %s\n", c.name, c.means)
	}
	return flag.ErrHelp
}
