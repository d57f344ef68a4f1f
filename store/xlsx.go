package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// xlsx writes a sheet with a frozen head. Text is always a cell of text,
// whatever it looks like, and so never a formula.
func (e *export) xlsx(ctx context.Context, path string) error {
	if err := e.keepRows(ctx); err != nil {
		return err
	}
	if e.rows >= excelize.TotalRows {
		return fmt.Errorf("%d rows do not fit into a sheet of %d", e.rows, excelize.TotalRows)
	}
	file := excelize.NewFile()
	defer file.Close()
	if err := file.SetSheetName("Sheet1", e.List); err != nil {
		return err
	}
	sheet, err := file.NewStreamWriter(e.List)
	if err != nil {
		return err
	}
	if err := e.fillSheet(ctx, file, sheet); err != nil {
		return err
	}
	if err := sheet.Flush(); err != nil {
		return err
	}
	if slices.ContainsFunc(e.columns, func(c column) bool { return c.name == "currency" }) {
		if err := e.totalsSheet(ctx, file); err != nil {
			return fmt.Errorf("adding up the currencies: %w", err)
		}
	}
	out, err := os.Create(path) // excelize would make a program of it
	if err != nil {
		return err
	}
	return errors.Join(file.Write(out), out.Close())
}

// keepRows makes the table exported of the connection.
func (e *export) keepRows(ctx context.Context) error {
	text, err := e.textOf(ctx, e.everything())
	if err != nil {
		return err
	}
	if _, err := e.conn.ExecContext(ctx, "create or replace temp table exported as select row_number() over () as row_no, * from ("+text+")"); err != nil {
		return err
	}
	return e.conn.QueryRowContext(ctx, "select count(*) from exported").Scan(&e.rows)
}

func (e *export) fillSheet(ctx context.Context, file *excelize.File, sheet *excelize.StreamWriter) error {
	bold, err := file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	head := excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := sheet.SetPanes(&head); err != nil {
		return err
	}
	cells := make([]any, len(e.columns))
	for n, c := range e.columns {
		cells[n] = excelize.Cell{StyleID: bold, Value: c.name}
	}
	if err := sheet.SetRow("A1", cells); err != nil {
		return err
	}
	// The driver holds all rows of a query: ask for some at a time.
	const some = 20_000
	for from := int64(1); from <= e.rows; from += some {
		if err := e.fillRows(ctx, sheet, from, from+some-1); err != nil {
			return err
		}
		e.tell(min(from+some-1, e.rows), e.rows)
	}
	return nil
}

// amounts are the columns of text that are numbers for a spreadsheet.
var amounts = []string{"credit", "owed", "issued", "difference", "settled", "amount", "days_of_service", "availability_percent"}

func (e *export) fillRows(ctx context.Context, sheet *excelize.StreamWriter, from, to int64) error {
	cells := make([]any, len(e.columns))
	into := make([]any, len(e.columns)+1)
	var number int64
	into[0] = &number
	for n := range cells {
		into[n+1] = &cells[n]
	}
	return each(ctx, e.conn, "select * from exported where row_no between ? and ? order by row_no", func(row scanner) error {
		if err := row.Scan(into...); err != nil {
			return err
		}
		for n, c := range e.columns {
			cells[n] = cellOf(c, cells[n])
		}
		return sheet.SetRow("A"+strconv.FormatInt(number+1, 10), cells)
	}, from, to)
}

// cellOf is a value as a sheet keeps it. Its numbers have 15 digits: what does
// not fit stays text, and the minor units stand beside an amount.
func cellOf(c column, value any) any {
	text, isText := value.(string)
	if !isText || !slices.Contains(amounts, c.name) {
		return value
	}
	return amountCell(text)
}

// amountCell is a decimal as a number, if that keeps all its digits.
func amountCell(text string) any {
	if len(text) > 15 {
		return text
	}
	if number, err := strconv.ParseFloat(text, 64); err == nil {
		return number
	}
	return text
}
