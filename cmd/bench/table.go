package main

import (
	"bufio"
	"errors"
	"os"
	"strconv"
	"strings"
	"time"
)

// table is a CSV file that is being written, field by field, in constant
// memory.
type table struct {
	file *os.File
	out  *bufio.Writer
	row  []byte
}

func createTable(path, header string) (*table, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	t := &table{file: file, out: bufio.NewWriterSize(file, 1<<20)}
	t.row = append(t.row, header...)
	t.row = append(t.row, ',')
	t.end()
	return t, nil
}

// end writes the row. A disk that is full shows in close.
func (t *table) end() {
	t.row[len(t.row)-1] = '\n'
	t.out.Write(t.row)
	t.row = t.row[:0]
}

func (t *table) close() error { return errors.Join(t.out.Flush(), t.file.Close()) }

func (t *table) text(texts ...string) {
	for _, text := range texts {
		if strings.ContainsAny(text, ",\"\n") {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		t.row = append(append(t.row, text...), ',')
	}
}

func (t *table) number(n int) { t.row = append(strconv.AppendInt(t.row, int64(n), 10), ',') }

// amount writes minor units of a currency with that many decimals.
func (t *table) amount(minor, decimals int) {
	unit := 1
	for range decimals {
		unit *= 10
	}
	t.row = strconv.AppendInt(t.row, int64(minor/unit), 10)
	if decimals > 0 {
		t.row = append(t.row, '.')
		rest := strconv.Itoa(unit + minor%unit)
		t.row = append(t.row, rest[1:]...)
	}
	t.row = append(t.row, ',')
}

func (t *table) instant(at time.Time) {
	t.row = append(at.AppendFormat(t.row, time.RFC3339), ',')
}

func (t *table) day(at time.Time) { t.row = append(at.AppendFormat(t.row, time.DateOnly), ',') }
