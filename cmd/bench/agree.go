package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
)

// disagreement is that two ways to judge do not come to the same rows. It ends
// the benchmark: of two that disagree, no time means anything.
type disagreement struct{ error }

// rows is where what nines found is kept in the shape of the baselines.
func (j judging) rows() string { return filepath.Join(j.work, "plain-ours.parquet") }

func (j judging) ourRows(to string) string { return bareQuery("our_rows", map[string]string{"to": to}) }

// rowsOf reads a CSV file of judged rows.
func rowsOf(path string) string { return bareQuery("csv_rows", map[string]string{"file": path}) }

// agrees checks, once, that what another way left is what nines found. from is
// a table or a query of the database at path, "" is none.
func (j judging) agrees(ctx context.Context, name, path, from string) func(string) error {
	known := false
	return func(string) error {
		if known {
			return nil
		}
		_, printed, err := runProcess(ctx, nil, j.self, "agree", "-db", path, "-ours", j.rows(), "-theirs", from)
		if err != nil {
			return disagreement{fmt.Errorf("nines and %s: %w", name, err)}
		}
		known = true
		*j.agreed = append(*j.agreed, name)
		say("  %s: %s", name, strings.TrimSpace(printed))
		return nil
	}
}

// oursAgree checks that the rows are the same where every one was written.
func (j judging) oursAgree(ctx context.Context) func(string) error {
	rows := filepath.Join(j.work, "plain-written.parquet")
	agrees := j.agrees(ctx, "nines with every result written", "", "from '"+strings.ReplaceAll(rows, "'", "''")+"'")
	return func(printed string) error {
		if _, _, err := runProcess(ctx, nil, j.self, "bare", "-db", j.db("ours"), "--", j.ourRows(rows)); err != nil {
			return err
		}
		return agrees(printed)
	}
}

// runAgree compares two lists of judged rows, field by field.
func runAgree(ctx context.Context, args []string) (err error) {
	flags := flag.NewFlagSet("agree", flag.ContinueOnError)
	path := flags.String("db", "", "the database of the other list, none is in memory")
	ours := flags.String("ours", "", "our rows, as Parquet")
	theirs := flags.String("theirs", "", "a table or a query")
	if err := flags.Parse(args); err != nil {
		return err
	}
	db, err := openBare(*path, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if !strings.Contains(*theirs, " ") {
		*theirs = "from " + *theirs
	}
	return compare(ctx, db, *ours, *theirs)
}

func compare(ctx context.Context, db *sql.DB, ours, theirs string) error {
	words := map[string]string{"ours": ours}
	query := strings.ReplaceAll(bareQuery("disagree", words), "{theirs}", theirs)
	var rows, other, differ int64
	var shown sql.NullString
	if err := db.QueryRowContext(ctx, query).Scan(&rows, &other, &differ, &shown); err != nil {
		return err
	}
	if rows == 0 || differ > 0 || rows != other {
		return fmt.Errorf("%d and %d rows, of which %d are not in both; the first:\n%s", rows, other, differ, shown.String)
	}
	fmt.Printf("the same %d rows\n", rows)
	return nil
}
