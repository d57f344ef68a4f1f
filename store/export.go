package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nines/sla"
)

// Format is a kind of file that is exported.
type Format string

// The formats of Export.
const (
	CSV     Format = "csv"
	XLSX    Format = "xlsx"
	Parquet Format = "parquet"
	JSON    Format = "json"
)

// Formats are all of them, in the order in which they are offered.
var Formats = [...]Format{CSV, XLSX, Parquet, JSON}

// Exports are the lists that can be exported.
var Exports = [...]string{"results", "payouts", "rights", "goodwill"}

// ExportOptions say what is exported.
type ExportOptions struct {
	// List is one of Exports.
	List        string
	Format      Format
	First, Last sla.Month
	// Progress is told how many of about how many rows are written, total being
	// 0 where nobody knows; may be nil.
	Progress func(done, total int64)
}

// Export writes a list of some months to a file and says how many rows it has.
// The file appears at path when it is complete, and replaces what is there; its
// rows have the same keys and order in every run. Errors: no such list or
// format; more rows than a sheet has; what the disk says.
func (s *Store) Export(ctx context.Context, path string, opts ExportOptions) (int64, error) {
	return s.export(ctx, path, &export{ExportOptions: opts, atOnce: exportedAtOnce})
}

func (s *Store) export(ctx context.Context, path string, e *export) (int64, error) {
	if !slices.Contains(Exports[:], e.List) {
		return 0, fmt.Errorf("there is no list %q to export", e.List)
	}
	write, known := map[Format]func(*export, context.Context, string) error{
		CSV: (*export).csv, XLSX: (*export).xlsx, Parquet: (*export).parquet, JSON: (*export).json}[e.Format]
	if !known {
		return 0, fmt.Errorf("%q is not a format to export to", e.Format)
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	e.conn = conn
	defer e.drop()
	if err := e.prepare(ctx); err != nil {
		return 0, reading(e.List, err)
	}
	err = whole(path, func(draft string) error { return write(e, ctx, draft) })
	if err != nil {
		return 0, fmt.Errorf("writing %s: %w", path, err)
	}
	return e.rows, nil
}

// export is a list on its way into a file.
type export struct {
	ExportOptions
	conn    *sql.Conn
	columns []column
	rows    int64
	// kept are the months that the tables payments and outcomes are about.
	kept part
	// atOnce is how many contracts are in a part, written how many parts were.
	atOnce  int64
	written int
}

type column struct {
	name string
	text bool
}

func (e *export) prepare(ctx context.Context) error {
	if err := e.keepDigits(ctx); err != nil {
		return err
	}
	if err := e.keepReasons(ctx); err != nil {
		return err
	}
	some, err := e.textOf(ctx, part{first: e.First, last: e.First})
	if err != nil {
		return err
	}
	return each(ctx, e.conn, "describe ("+some+")", func(row scanner) error {
		var c column
		var kind string
		var rest sql.NullString
		err := row.Scan(&c.name, &kind, &rest, &rest, &rest, &rest)
		c.text = kind == "VARCHAR"
		e.columns = append(e.columns, c)
		return err
	})
}

// keepDigits says how many decimals each currency has, which SQL cannot know.
func (e *export) keepDigits(ctx context.Context) error {
	if _, err := e.conn.ExecContext(ctx, "create or replace temp table digits (currency varchar, digits integer)"); err != nil {
		return err
	}
	currencies, err := words(ctx, e.conn, query("currencies"))
	if err != nil {
		return err
	}
	for _, currency := range currencies {
		digits, err := sla.MinorDigits(currency)
		if err != nil {
			return err
		}
		if _, err := e.conn.ExecContext(ctx, "insert into digits values (?, ?)", currency, digits); err != nil {
			return err
		}
	}
	return nil
}

// keepReasons says what the warnings are called because of which a result
// cannot be computed.
func (e *export) keepReasons(ctx context.Context) error {
	if _, err := e.conn.ExecContext(ctx, "create or replace temp table not_computable (bit bigint, reason varchar)"); err != nil {
		return err
	}
	for bit, text := range sla.WarningTexts {
		if sla.NotComputable&(1<<bit) == 0 {
			continue
		}
		reason := strings.TrimPrefix(text, "not computable: ")
		if _, err := e.conn.ExecContext(ctx, "insert into not_computable values (?, ?)", int64(1)<<bit, reason); err != nil {
			return err
		}
	}
	return nil
}

// drop leaves the connection as it was.
func (e *export) drop() {
	for _, table := range [...]string{"exported", "payments", "outcomes", "digits", "not_computable"} {
		e.conn.ExecContext(context.Background(), "drop table if exists temp."+table)
	}
}

// cells are the columns for a CSV file: every cell of text is guarded against
// spreadsheets that run formulas.
func (e *export) cells() string {
	var cells []string
	for _, c := range e.columns {
		if c.text {
			cells = append(cells, `judged.cell("`+c.name+`") as "`+c.name+`"`)
		} else {
			cells = append(cells, `"`+c.name+`"`)
		}
	}
	return strings.Join(cells, ", ")
}

// parquet leaves the order to the engine, which sorts beside the database what
// does not fit into memory: files of this format cannot be joined.
func (e *export) parquet(ctx context.Context, path string) (err error) {
	text, err := e.textOf(ctx, e.everything())
	if err != nil {
		return err
	}
	e.rows, err = e.copy(ctx, text, path, "format parquet, compression zstd")
	return err
}

// copy has the engine write the rows of a query to a file.
func (e *export) copy(ctx context.Context, text, path, options string) (rows int64, err error) {
	quoted := "'" + strings.ReplaceAll(path, "'", "''") + "'"
	err = e.conn.QueryRowContext(ctx, "copy ("+text+") to "+quoted+" ("+options+")").Scan(&rows)
	return rows, err
}

// whole has write make a file in a folder of its own beside path, and puts it
// in its place only when it is complete.
func whole(path string, write func(draft string) error) error {
	folder, err := os.MkdirTemp(filepath.Dir(path), ".export-")
	if err != nil {
		return err
	}
	draft := filepath.Join(folder, filepath.Base(path))
	err = write(draft)
	if err == nil {
		err = os.Rename(draft, path)
	}
	return errors.Join(err, os.RemoveAll(folder))
}
