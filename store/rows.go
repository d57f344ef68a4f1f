package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
)

// scanner is what a row is read from.
type scanner interface{ Scan(into ...any) error }

// asker is what a query can be sent to: the database, or a connection in the
// middle of a transaction.
type asker interface {
	QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row
	ExecContext(ctx context.Context, text string, args ...any) (sql.Result, error)
}

// each runs a query and calls row for every row of it.
func each(ctx context.Context, db asker, text string, row func(scanner) error, args ...any) error {
	rows, err := db.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// eachRaw is each for hundreds of thousands of rows: the values are as the driver
// has them, which takes a third of the time, and valid until the next row.
func eachRaw(ctx context.Context, db *sql.DB, text string, row func([]driver.Value) error, args ...any) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return eachRawOn(ctx, conn, text, row, args...)
}

// eachRawOn is eachRaw on a connection in the middle of a transaction.
func eachRawOn(ctx context.Context, conn *sql.Conn, text string, row func([]driver.Value) error, args ...any) error {
	named := make([]driver.NamedValue, len(args))
	for n, value := range args {
		named[n] = driver.NamedValue{Ordinal: n + 1, Value: value}
	}
	return conn.Raw(func(raw any) error {
		rows, err := raw.(driver.QueryerContext).QueryContext(ctx, text, named)
		if err != nil {
			return err
		}
		defer rows.Close()
		values := make([]driver.Value, len(rows.Columns()))
		for {
			switch err := rows.Next(values); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
			if err := row(values); err != nil {
				return err
			}
		}
	})
}

// list collects the rows of a query.
func list[T any](ctx context.Context, db asker, text string, read func(scanner, *T) error, args ...any) ([]T, error) {
	var out []T
	err := each(ctx, db, text, func(row scanner) error {
		var one T
		if err := read(row, &one); err != nil {
			return err
		}
		out = append(out, one)
		return nil
	}, args...)
	return out, err
}

// words collects a query of one text column.
func words(ctx context.Context, db asker, text string) ([]string, error) {
	return list(ctx, db, text, func(row scanner, word *string) error { return row.Scan(word) })
}
