package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"sync"

	"github.com/duckdb/duckdb-go/v2"

	"nines/sla"
)

// rowsFunction is the table function through which rows enter: DuckDB asks it
// for chunks from several threads, and each thread reads a batch of its own.
const rowsFunction = "nines_rows"

// sourceKey finds the row source of a statement in its context.
type sourceKey struct{}

// registerRows makes the table function known to a connection.
func registerRows(conn *sql.Conn) error {
	return duckdb.RegisterTableUDF(conn, rowsFunction, duckdb.ParallelChunkTableFunction{
		BindArgumentsContext: func(ctx context.Context, _ map[string]any, _ ...any) (duckdb.ParallelChunkTableSource, error) {
			source, ok := ctx.Value(sourceKey{}).(duckdb.ParallelChunkTableSource)
			if !ok {
				return nil, errors.New(rowsFunction + " is only for loading files")
			}
			return source, nil
		},
	})
}

// rowSource hands batches of rows to DuckDB.
type rowSource[T any] struct {
	rows  sla.Rows[T]
	table stored[T]
	// columns are those that are handed out; the others are the same in every
	// row, and constants say them.
	columns   []storedColumn[T]
	constants map[string]string
	types     []duckdb.ColumnInfo
	parts     []partReader[T]
	lines     *lineHashes[T]

	mu    sync.Mutex
	err   error
	first []T
}

// source is a rowSource, whatever its rows are.
type source interface {
	failure() error
	constant(column string) (literal string, ok bool)
	// anyTwice says whether rows that were handed out may have one line or key.
	anyTwice() bool
}

// newRowSource reads a first batch, for the values that all rows share. In the
// place of what parts have, rows are handed out with its numbers.
func newRowSource[T any](rows sla.Rows[T], t stored[T], absent []string, parts ...partReader[T]) (*rowSource[T], error) {
	s := &rowSource[T]{rows: rows, table: t, parts: parts, constants: map[string]string{}, lines: newLineHashes(t)}
	var err error
	if s.first, err = rows.Next(nil); err != nil {
		return nil, err
	}
	for _, p := range parts {
		s.types = append(s.types, columnOf(p.number, duckdb.TYPE_INTEGER))
	}
	for _, c := range t.columns {
		if inPart(t.parts, c.name) {
			continue
		}
		if len(s.first) > 0 && (c.text != nil || c.steady) && slices.Contains(absent, c.field) {
			s.constants[c.name] = c.literal(&s.first[0])
			continue
		}
		s.columns = append(s.columns, c)
		kind := duckdb.TYPE_BIGINT
		switch {
		case c.text != nil:
			kind = duckdb.TYPE_VARCHAR
		case c.yes != nil:
			kind = duckdb.TYPE_BOOLEAN
		}
		s.types = append(s.types, columnOf(c.name, kind))
	}
	if t.lineOf != nil {
		s.types = append(s.types, columnOf("line", duckdb.TYPE_INTEGER))
	}
	return s, nil
}

// literal is the value of a row as a literal of SQL.
func (c *storedColumn[T]) literal(row *T) string {
	if c.text != nil {
		return quoted(c.text(row))
	}
	value := c.number(row)
	if c.orNull && sla.Instant(value) == sla.NoInstant {
		return "null"
	}
	return strconv.FormatInt(value, 10)
}

// constant is the literal of the value that a column has in every row.
func (s *rowSource[T]) constant(column string) (string, bool) {
	literal, ok := s.constants[column]
	return literal, ok
}

// takeFirst is the first batch, for whoever asks first.
func (s *rowSource[T]) takeFirst() []T {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := s.first
	s.first = nil
	return rows
}

func columnOf(name string, kind duckdb.Type) duckdb.ColumnInfo {
	// The types are simple ones, for which there is no error.
	t, _ := duckdb.NewTypeInfo(kind)
	return duckdb.ColumnInfo{Name: name, T: t}
}

// ColumnInfos, Cardinality, Init and NewLocalState are DuckDB's questions.
func (s *rowSource[T]) ColumnInfos() []duckdb.ColumnInfo { return s.types }

// Cardinality is not known before the file was read.
func (s *rowSource[T]) Cardinality() *duckdb.CardinalityInfo { return nil }

// Init lets DuckDB use all its threads: it takes the smaller number. With 0 it
// would read with one thread while another one spins.
func (s *rowSource[T]) Init() duckdb.ParallelTableSourceInfo {
	return duckdb.ParallelTableSourceInfo{MaxThreads: 1024}
}

// batch is what one thread has read and not handed out yet.
type batch[T any] struct {
	rows []T
	at   int
	// space is the capacity that is used again.
	space []T
	// recent are what this thread knows of the parts' numbers.
	recent []recent
}

// NewLocalState is made for each thread.
func (s *rowSource[T]) NewLocalState() any { return &batch[T]{recent: make([]recent, len(s.parts))} }

// FillChunk hands out the next rows of a thread.
func (s *rowSource[T]) FillChunk(state any, chunk duckdb.DataChunk) error {
	b := state.(*batch[T])
	if b.at == len(b.rows) {
		rows := s.takeFirst()
		if rows == nil {
			var err error
			if rows, err = s.rows.Next(b.space); err != nil {
				return s.fail(err)
			}
		}
		s.lines.add(rows)
		b.rows, b.at, b.space = rows, 0, rows
	}
	count := min(len(b.rows)-b.at, duckdb.GetDataChunkCapacity())
	if err := s.fill(chunk, b.rows[b.at:b.at+count], b.recent); err != nil {
		return s.fail(err)
	}
	b.at += count
	return chunk.SetSize(count)
}

func (s *rowSource[T]) fill(chunk duckdb.DataChunk, rows []T, recent []recent) error {
	for n := range s.parts {
		if err := s.parts[n].fill(chunk, n, rows, &recent[n]); err != nil {
			return err
		}
	}
	for n := range s.columns {
		if err := s.columns[n].fill(chunk, len(s.parts)+n, rows); err != nil {
			return err
		}
	}
	for n := range rows {
		if s.table.lineOf == nil {
			break
		}
		if err := duckdb.SetChunkValue(chunk, len(s.parts)+len(s.columns), n, int32(s.table.lineOf(&rows[n]))); err != nil {
			return err
		}
	}
	return nil
}

// fill writes one column of a chunk.
func (c *storedColumn[T]) fill(chunk duckdb.DataChunk, column int, rows []T) (err error) {
	for n := range rows {
		switch {
		case c.text != nil:
			err = duckdb.SetChunkValue(chunk, column, n, c.text(&rows[n]))
		case c.yes != nil:
			err = duckdb.SetChunkValue(chunk, column, n, c.yes(&rows[n]))
		default:
			value := c.number(&rows[n])
			if c.orNull && sla.Instant(value) == sla.NoInstant {
				err = chunk.SetValue(column, n, nil)
			} else {
				err = duckdb.SetChunkValue(chunk, column, n, value)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// fail keeps the first error: DuckDB only hands on its text.
func (s *rowSource[T]) fail(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
	return err
}

func (s *rowSource[T]) anyTwice() bool { return s.lines.anyTwice() }

func (s *rowSource[T]) failure() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}
