package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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

// Export writes a list of the months first..last to a file and says how many
// rows it has. The file appears at path when it is complete, and replaces what
// is there; its rows have the same keys and order in every run. Errors: no such
// list or format; more rows than a sheet has; what the disk says.
func (s *Store) Export(ctx context.Context, list string, format Format, path string, first, last sla.Month) (int64, error) {
	if !slices.Contains(Exports[:], list) {
		return 0, fmt.Errorf("there is no list %q to export", list)
	}
	write, known := map[Format]func(*export, context.Context, string) error{
		CSV: (*export).csv, XLSX: (*export).xlsx, Parquet: (*export).parquet, JSON: (*export).json}[format]
	if !known {
		return 0, fmt.Errorf("%q is not a format to export to", format)
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	e := &export{conn: conn}
	defer e.drop()
	if err := e.prepare(ctx, list, first, last); err != nil {
		return 0, reading(list, err)
	}
	err = whole(path, func(draft string) error { return write(e, ctx, draft) })
	if err != nil {
		return 0, fmt.Errorf("writing %s: %w", path, err)
	}
	return e.rows, nil
}

// export is a list on its way into a file: the table exported of a connection.
type export struct {
	conn    *sql.Conn
	columns []column
	rows    int64
}

type column struct {
	name string
	text bool
}

func (e *export) prepare(ctx context.Context, list string, first, last sla.Month) error {
	if err := e.keepDigits(ctx); err != nil {
		return err
	}
	if err := e.keepReasons(ctx); err != nil {
		return err
	}
	if list == "results" {
		if _, err := e.conn.ExecContext(ctx, query("keep_payments"), int64(first), int64(last), nil); err != nil {
			return err
		}
	}
	text := strings.NewReplacer("$first", strconv.Itoa(int(first)), "$last", strconv.Itoa(int(last))).Replace(query("export_" + list))
	if _, err := e.conn.ExecContext(ctx, "create or replace temp table exported as select row_number() over () as row_no, * from ("+text+")"); err != nil {
		return err
	}
	if err := e.conn.QueryRowContext(ctx, "select count(*) from exported").Scan(&e.rows); err != nil {
		return err
	}
	return each(ctx, e.conn, "describe (select * exclude (row_no) from exported)", func(row scanner) error {
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
	for _, table := range [...]string{"exported", "payments", "digits", "not_computable"} {
		e.conn.ExecContext(context.Background(), "drop table if exists temp."+table)
	}
}

// csv guards every cell of text against spreadsheets that run formulas.
func (e *export) csv(ctx context.Context, path string) error {
	var cells []string
	for _, c := range e.columns {
		if c.text {
			cells = append(cells, `judged.cell("`+c.name+`") as "`+c.name+`"`)
		} else {
			cells = append(cells, `"`+c.name+`"`)
		}
	}
	return e.copy(ctx, strings.Join(cells, ", "), path, "format csv, header")
}

func (e *export) parquet(ctx context.Context, path string) error {
	return e.copy(ctx, "* exclude (row_no)", path, "format parquet, compression zstd")
}

func (e *export) json(ctx context.Context, path string) error {
	return e.copy(ctx, "* exclude (row_no)", path, "format json, array true")
}

func (e *export) copy(ctx context.Context, columns, path, options string) error {
	quoted := "'" + strings.ReplaceAll(path, "'", "''") + "'"
	_, err := e.conn.ExecContext(ctx, "copy (select "+columns+" from exported order by row_no) to "+quoted+" ("+options+")")
	return err
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
