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

// compare looks at each row only where the fingerprints differ, for that takes
// much memory.
func compare(ctx context.Context, db *sql.DB, ours, theirs string) error {
	ours = "from '" + strings.ReplaceAll(ours, "'", "''") + "'"
	rows, same, err := fingerprint(ctx, db, ours)
	if err != nil {
		return err
	}
	other, found, err := fingerprint(ctx, db, theirs)
	if err != nil {
		return err
	}
	var differ int64
	var shown sql.NullString
	alike := rows > 0 && rows == other
	if alike && same == found {
		return saySame(rows)
	}
	query := strings.NewReplacer("{ours}", ours, "{theirs}", theirs).Replace(bareQuery("disagree", nil))
	if err := db.QueryRowContext(ctx, query).Scan(&differ, &shown); err != nil {
		return err
	}
	if alike && differ == 0 { // in other types
		return saySame(rows)
	}
	return fmt.Errorf("%d and %d rows, of which %d are not in both; the first:\n%s", rows, other, differ, shown.String)
}

func saySame(rows int64) error {
	_, err := fmt.Printf("the same %d rows\n", rows)
	return err
}

func fingerprint(ctx context.Context, db *sql.DB, from string) (rows int64, sum string, err error) {
	query := strings.ReplaceAll(bareQuery("fingerprint", nil), "{rows}", from)
	err = db.QueryRowContext(ctx, query).Scan(&rows, &sum)
	return rows, sum, err
}
