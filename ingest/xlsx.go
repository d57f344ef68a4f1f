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
	merged []string
	file   *file
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
	if x.unvalued, x.merged, err = unseen(f.path, sheet); err != nil {
		return fmt.Errorf("is not a workbook: %w", err)
	}
	for _, n := range x.unvalued[x.line] {
		cell, _ := excelize.CoordinatesToCellName(n+1, x.line)
		return placedError{x.line, "the header in " + cell + " " + noValueReason, noValueHint}
	}
	f.serials, f.ragged, f.firstDay = true, true, firstDay(x.book)
	for n, h := range x.columns {
		says := func(words ...string) bool {
			return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(plain(h), word) })
		}
		if says("share", "percent", "users") {
			x.percent = append(x.percent, n)
		}
		if says("duration", "length", "minutes", "downtime", "interval", "step", "resolution") {
			x.length = append(x.length, n)
		}
	}
	if len(x.percent)+len(x.length) > 0 {
		if x.shown, err = x.book.Rows(sheet); err != nil {
			return err
		}
		for range x.line {
			x.shown.Next()
			if _, err := x.shown.Columns(); err != nil {
				return err
			}
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
	if err := x.checkMerged(); err != nil {
		return nil, err
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

// checkMerged refuses merged cells that are read, once: people see the value in all of
// them, and an empty cell means something else.
func (x *xlsxRecords) checkMerged() error {
	merged := x.merged
	x.merged = nil
	for _, area := range merged {
		from, to, _ := strings.Cut(area, ":")
		left, top, err1 := excelize.CellNameToCoordinates(from)
		right, bottom, err2 := excelize.CellNameToCoordinates(to)
		isRead := slices.ContainsFunc(x.file.at, func(n int) bool { return n+1 >= left && n+1 <= right })
		if err1 == nil && err2 == nil && isRead && bottom > x.line {
			return placedError{max(top, x.line+1), "the cells " + area + " are merged: only the first of them has the value", "unmerge them, and fill every cell"}
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
// hundred times the value, and those with the sign in quotes the value itself.
func percentage(value *big.Rat, shown string) string {
	scaled := new(big.Rat).Mul(value, big.NewRat(100, 1))
	if number, ok := spreadsheetNumber(strings.TrimSpace(strings.TrimSuffix(shown, "%"))); ok {
		far := func(r *big.Rat) *big.Rat { return new(big.Rat).Abs(new(big.Rat).Sub(number, r)) }
		if far(value).Cmp(far(scaled)) < 0 {
			scaled = value
		}
	}
	return fifteenDigits(scaled) + "%"
}
