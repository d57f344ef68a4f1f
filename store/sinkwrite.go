package store

import (
	"context"
	"fmt"
	"sync"

	"github.com/duckdb/duckdb-go/v2"
)

// The large tables of a judgement are written a batch at a time through the
// table function by which files are loaded, too: row by row takes three times
// as long.

// sliceRows hands out rows that are there already.
type sliceRows[T any] struct {
	mu   sync.Mutex
	left []T
}

// Next is the next chunk of rows; it does not need the space.
func (s *sliceRows[T]) Next([]T) ([]T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := min(len(s.left), duckdb.GetDataChunkCapacity())
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
