package store

import (
	"context"
	"fmt"
	"sync"
)

// The large tables of a judgement are written a batch at a time through the
// table function by which files are loaded, too: row by row takes three times
// as long.

// rowGroup is how many rows the engine keeps together. A thread that writes as many
// puts them into the file at once; what a thread has of fewer is held in memory, row
// by row, until the transaction ends.
const rowGroup = 122_880

// written are rows on their way into a table: they go in whole groups.
type written[T any] struct {
	table   string
	columns []storedColumn[T]
	rows    []T
}

func (w *written[T]) add(ctx context.Context, j *Judgement, rows []T) error {
	w.rows = append(w.rows, rows...)
	whole := len(w.rows) / rowGroup * rowGroup
	if whole == 0 {
		return nil
	}
	err := writeAll(ctx, j, w.table, w.columns, w.rows[:whole])
	w.rows = w.rows[:copy(w.rows, w.rows[whole:])]
	return err
}

// finish writes what is left.
func (w *written[T]) finish(ctx context.Context, j *Judgement) error {
	rows := w.rows
	w.rows = nil
	return writeAll(ctx, j, w.table, w.columns, rows)
}

// sliceRows hands out rows that are there already.
type sliceRows[T any] struct {
	mu   sync.Mutex
	left []T
}

// Next is the next group of rows; it does not need the space.
func (s *sliceRows[T]) Next([]T) ([]T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := min(len(s.left), rowGroup)
	out := s.left[:n]
	s.left = s.left[n:]
	return out, nil
}

// writeAll adds rows to a table of the schema judged. Numbers that do not fit
// their column are an error.
func writeAll[T any](ctx context.Context, j *Judgement, table string, columns []storedColumn[T], rows []T) error {
	if len(rows) == 0 {
		return nil
	}
	source, err := newRowSource(&sliceRows[T]{left: rows}, stored[T]{columns: columns}, nil)
	if err != nil {
		return err
	}
	_, err = j.conn.ExecContext(context.WithValue(ctx, sourceKey{}, source),
		"insert into judged."+table+" by name select * from "+rowsFunction+"()")
	if err != nil {
		return fmt.Errorf("writing %s: %w", table, err)
	}
	return nil
}
