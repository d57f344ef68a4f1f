package reports

import (
	"encoding/csv"
	"io"
	"strings"
)

// table of a CSV file: a header, then rows; every cell goes through guard.
type csvTable struct{ out *csv.Writer }

func newCSV(w io.Writer, header ...string) *csvTable {
	t := &csvTable{csv.NewWriter(w)}
	t.out.UseCRLF = true
	t.row(header...)
	return t
}

func (t *csvTable) row(cells ...string) {
	for n, cell := range cells {
		cells[n] = guard(cell)
	}
	_ = t.out.Write(cells) // kept by the writer and returned by close
}

func (t *csvTable) close() error {
	t.out.Flush()
	return t.out.Error()
}

// guard keeps a spreadsheet from reading a cell as a formula: a cell that
// begins like one gets an apostrophe, which spreadsheets take as "text". A
// plain negative number is left alone.
func guard(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", firstRune(cell)) || isNumber(cell) {
		return cell
	}
	return "'" + cell
}

func firstRune(text string) rune {
	for _, r := range text {
		return r
	}
	return 0
}

// isNumber says whether cell is a decimal number and nothing else.
func isNumber(cell string) bool {
	digits := strings.TrimPrefix(cell, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	return whole != "" && strings.Trim(whole+fraction, "0123456789") == ""
}
