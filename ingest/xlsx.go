package ingest

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"nines/sla"
)

// xlsxRecords reads one sheet of a workbook, a few rows at a time. Cells come
// as they are stored: what a cell shows may be rounded.
type xlsxRecords struct {
	mu     sync.Mutex
	book   *excelize.File
	stored *excelize.Rows
	// shown has the same rows as they are shown, where a column can be a percentage or
	// a length of time: 0.125 shown as 12.5% is 12.5 %, and shown as 3:00 three hours.
	shown           *excelize.Rows
	percent, length []int
	columns         []string
	line            int
	// unvalued cells have a formula and no value. file has the columns that
	// are read: what is in the others does not matter.
	unvalued formulas
	// merged are ranges of cells of which the first alone has the value.
	merged []mergedCells
	file   *file
	name   string // of the sheet
	begun  bool
}

const sheetRows = 2000

func openXLSX(f *file) (all records, err error) {
	defer noPanic(&err)
	book, err := excelize.OpenFile(f.path, excelize.Options{RawCellValue: true, UnzipSizeLimit: 16 << 30})
	if err != nil {
		return nil, fmt.Errorf("is not a workbook: %w", err)
	}
	x := &xlsxRecords{book: book, file: f}
	if err := x.start(f); err != nil {
		x.close()
		return nil, err
	}
	return x, nil
}

func (x *xlsxRecords) start(f *file) error {
	sheet, err := x.sheet(f.sheet)
	if err != nil {
		return err
	}
	if x.stored, err = x.book.Rows(sheet); err != nil {
		return err
	}
	for len(x.columns) == 0 && x.stored.Next() {
		x.line++
		if x.columns, err = x.stored.Columns(); err != nil {
			return err
		}
	}
	if len(x.columns) == 0 {
		return placedError{1, fmt.Sprintf("the sheet %q is empty", sheet), ""}
	}
	unvalued, merged, err := unseen(f.path, sheet)
	if err != nil {
		return fmt.Errorf("is not a workbook: %w", err)
	}
	x.unvalued = unvalued
	for _, area := range merged {
		if m, ok := readMerged(area); ok {
			x.merged = append(x.merged, m)
		}
	}
	for _, n := range x.unvalued[x.line] {
		cell, _ := excelize.CoordinatesToCellName(n+1, x.line)
		return placedError{x.line, "the header in " + cell + " " + noValueReason, noValueHint}
	}
	f.serials, f.ragged, f.firstDay = true, true, firstDay(x.book)
	x.name = sheet
	return nil
}

// prepare begins to read the rows as they are shown, once it is known which columns are
// percentages and lengths.
func (x *xlsxRecords) prepare() (err error) {
	for n, c := range x.file.kind.describe().Columns {
		switch at := x.file.at[n]; {
		case at < 0:
		case c.Type == Percent || c.Name == "users":
			x.percent = append(x.percent, at)
		case c.Type == Length:
			x.length = append(x.length, at)
		}
	}
	if len(x.percent)+len(x.length) == 0 {
		return nil
	}
	if x.shown, err = x.book.Rows(x.name); err != nil {
		return err
	}
	for range x.line {
		x.shown.Next()
		if _, err := x.shown.Columns(); err != nil {
			return err
		}
	}
	return nil
}

func (x *xlsxRecords) sheet(wanted string) (string, error) {
	sheets := x.book.GetSheetList()
	switch {
	case len(sheets) == 0:
		return "", placedError{1, "the workbook has no sheet", ""}
	case wanted == "":
		return sheets[0], nil
	case !slices.Contains(sheets, wanted):
		return "", placedError{1, fmt.Sprintf("there is no sheet %q", wanted), "the sheets are " + quoteAll(sheets)}
	}
	return wanted, nil
}

// firstDay is day 0 of the workbook's calendar. Workbooks count from 1900 or,
// on old Macs, from 1904; the first kind believes in 29 February 1900, so its
// days count from 30 December 1899 for every date that we accept.
func firstDay(book *excelize.File) sla.LocalTime {
	props, err := book.GetWorkbookProps()
	if err == nil && props.Date1904 != nil && *props.Date1904 {
		return sla.LocalTime{Year: 1904, Month: 1, Day: 1}
	}
	return sla.LocalTime{Year: 1899, Month: 12, Day: 30}
}

func (x *xlsxRecords) header() []string { return x.columns }

func (x *xlsxRecords) close() error {
	for _, rows := range []*excelize.Rows{x.stored, x.shown} {
		if rows != nil {
			rows.Close()
		}
	}
	return x.book.Close()
}

func (x *xlsxRecords) next() (b *block, err error) {
	defer noPanic(&err)
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.begun {
		x.begun = true
		if err := x.prepare(); err != nil {
			return nil, placedError{x.line, err.Error(), ""}
		}
	}
	first := x.line + 1
	var rows [][]string
	for len(rows) < sheetRows && x.stored.Next() {
		x.line++
		fields, err := x.stored.Columns()
		if err != nil {
			return nil, placedError{x.line, err.Error(), ""}
		}
		if err := x.asShown(fields); err != nil {
			return nil, placedError{x.line, err.Error(), ""}
		}
		if err := x.checkMerged(fields); err != nil {
			return nil, err
		}
		rows = append(rows, x.markFormulas(fields))
	}
	if len(rows) == 0 {
		x.file.read(x.file.size)
		return nil, x.stored.Error()
	}
	return rowsBlock(first, rows), nil
}

// markFormulas puts withoutValue into the fields of the current row whose
// value nobody computed.
func (x *xlsxRecords) markFormulas(fields []string) []string {
	for _, n := range x.unvalued[x.line] {
		if !slices.Contains(x.file.at, n) {
			continue
		}
		for len(fields) <= n {
			fields = append(fields, "")
		}
		fields[n] = withoutValue
	}
	return fields
}

// noPanic makes an error of a workbook on which the library panics.
func noPanic(err *error) {
	if fault := recover(); fault != nil {
		*err = placedError{1, fmt.Sprintf("the workbook is damaged: %v", fault), ""}
	}
}

// mergedCells are the columns and rows of merged cells, from 1.
type mergedCells struct {
	area                     string
	left, top, right, bottom int
}

func readMerged(area string) (m mergedCells, ok bool) {
	from, to, _ := strings.Cut(area, ":")
	var err1, err2 error
	m.area = area
	m.left, m.top, err1 = excelize.CellNameToCoordinates(from)
	m.right, m.bottom, err2 = excelize.CellNameToCoordinates(to)
	return m, err1 == nil && err2 == nil
}

// checkMerged refuses the current row where a cell that is read is merged with another
// one, which has the value: people see it in both, and an empty cell means something else.
func (x *xlsxRecords) checkMerged(fields []string) error {
	for _, m := range x.merged {
		hides := func(n int) bool { // a column that is read, but for the first cell
			return n+1 >= m.left && n+1 <= m.right && (n+1 > m.left || x.line > m.top)
		}
		if x.line >= m.top && x.line <= m.bottom && slices.ContainsFunc(x.file.at, hides) && !blank(fields) {
			return placedError{x.line, "the cells " + m.area + " are merged: only the first of them has the value", "unmerge them, and fill every cell"}
		}
	}
	return nil
}

// asShown writes a stored 0.125 that is shown as a percentage as 12.5%, and one that is
// shown as a time as that part of a day.
func (x *xlsxRecords) asShown(fields []string) error {
	if x.shown == nil {
		return nil
	}
	x.shown.Next()
	shown, err := x.shown.Columns(excelize.Options{RawCellValue: false})
	if err != nil {
		return err
	}
	for _, n := range x.percent {
		if n >= len(shown) || n >= len(fields) || !strings.HasSuffix(shown[n], "%") || strings.HasSuffix(fields[n], "%") {
			continue
		}
		if value, ok := spreadsheetNumber(fields[n]); ok {
			fields[n] = percentage(value, shown[n])
		}
	}
	for _, n := range x.length {
		if n >= len(shown) || n >= len(fields) || !strings.Contains(shown[n], ":") {
			continue
		}
		if days, ok := spreadsheetNumber(fields[n]); ok {
			ms, _ := new(big.Float).SetRat(days.Mul(days, big.NewRat(sla.Day, 1))).Float64()
			fields[n] = fmt.Sprintf("%dms", int64(math.Round(ms)))
		}
	}
	return nil
}

// percentage is a stored value as the percentage that is shown: most formats show a
// hundred times the value, and those with the sign in quotes the value itself. What is
// shown is rounded.
func percentage(value *big.Rat, shown string) string {
	text := strings.TrimSpace(strings.TrimSuffix(shown, "%"))
	scaled := new(big.Rat).Mul(value, big.NewRat(100, 1))
	number, ok := spreadsheetNumber(text)
	_, decimals, _ := strings.Cut(text, ".")
	half := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(big.NewInt(2), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(decimals))), nil)))
	isShown := func(r *big.Rat) bool {
		off := new(big.Rat).Sub(number, r)
		return off.Abs(off).Cmp(half) <= 0
	}
	if ok && !isShown(scaled) && isShown(value) {
		scaled = value
	}
	return fifteenDigits(scaled) + "%"
}
