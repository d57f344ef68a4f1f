package main

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"flag"
	"fmt"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// What the bare engine is asked for, so that nines has something to be
// compared with.
//
//go:embed queries/*.sql
var queries embed.FS

// bareQuery is the text of queries/name.sql with every {word} replaced.
func bareQuery(name string, words map[string]string) string {
	text, err := queries.ReadFile("queries/" + name + ".sql")
	if err != nil {
		panic("bench: there is no query " + name)
	}
	out := string(text)
	for word, value := range words {
		out = strings.ReplaceAll(out, "{"+word+"}", strings.ReplaceAll(value, "'", "''"))
	}
	return out
}

// runBare runs statements in a fresh process, one after the other, and reads
// all rows of the last.
func runBare(ctx context.Context, args []string) (err error) {
	flags := flag.NewFlagSet("bare", flag.ContinueOnError)
	path := flags.String("db", "", "a database file; none is in memory")
	ordered := flags.Bool("ordered", false, "keep rows in the order of the files, which is the engine's default")
	if err := flags.Parse(args); err != nil {
		return err
	}
	db, err := openBare(*path, *ordered)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, statement := range flags.Args() {
		if err := drain(ctx, db, statement); err != nil {
			first, _, _ := strings.Cut(statement, "\n")
			return fmt.Errorf("%s: %w", first, err)
		}
	}
	return nil
}

func openBare(path string, ordered bool) (*sql.DB, error) {
	connector, err := duckdb.NewConnector(fmt.Sprintf("%s?preserve_insertion_order=%t", path, ordered), nil)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(1) // temporary tables belong to a connection
	return db, nil
}

// drain reads the rows of a statement without looking at them.
func drain(ctx context.Context, db *sql.DB, statement string) error {
	rows, err := db.QueryContext(ctx, statement)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}
