package ingest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// recordsOf are the records of a file that is read in blocks of size bytes, one
// text each.
func recordsOf(t *testing.T, text string, separator rune, size int) (records []string) {
	c := csvRecords{src: strings.NewReader(text), separator: separator, columns: []string{"a", "b"}, size: size, line: 7, read: func(int64) {}}
	for {
		b, err := c.next()
		if err != nil {
			t.Fatal(err)
		}
		if b == nil {
			return records
		}
		b.each(func(line int, fields []string, problem string) {
			records = append(records, fmt.Sprintf("%d %q %s", line, fields, problem))
		})
	}
}

// recordsOfGo are the records that Go's own reader finds in all of it.
func recordsOfGo(text string, separator rune) (records []string) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator, -1
	for {
		fields, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return records
		case errors.As(err, &wrong):
			records = append(records, fmt.Sprintf("%d %q %s", 7+wrong.StartLine-1, []string(nil), csvProblem(err)))
		default:
			line, _ := r.FieldPos(0)
			records = append(records, fmt.Sprintf("%d %q ", 7+line-1, fields))
		}
	}
}

// oddTexts are texts in which a record is not simply a line.
func oddTexts() []string {
	return []string{
		"", "\n", "\r\n", "\r", "a", "a,b", "a,b\n", "a,b\r\nc,d\r\n", "a,b\r\r\nc\r", "\r\r\n", "a\rb,c\n", ",,\n,\n", "a\n\n\r\nb\n\n",
		"\"a\nb\",c\nd,e\n", "a,\"b\r\nc\"\r\nd\r\n", "\"a \"\"b\"\"\",c\nd,e", "a,\"\"\n\"\"\n", "x\n\"a\n\n\nb\"\ny\n\"c\"\nz",
		"a\"b,c\nd,e\n", "\"a\"b,c\nd,e\n", "\"a\"b\"c\nd\"e\nf\n", "a,\"b\nc,d\ne,f\n", "\"", "\"\"", "a\n\"\nb\n", "a\"b,\"c\nd\ne\"\nf\n",
		"\xff,\xfe\n\"\xff\",b\n", "\x00,a\n", "a,\"" + strings.Repeat("long \"\"text\"\"\n", 700) + "\",b\nc,d\n",
	}
}

func checkRecords(t *testing.T, text string, separator rune, size int) {
	t.Helper()
	if got, want := recordsOf(t, text, separator, size), recordsOfGo(text, separator); !slices.Equal(got, want) {
		t.Errorf("%q by %q in blocks of %d:\n%s\nwant\n%s", text, separator, size, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestBlocksHaveTheRecordsThatGoFindsInTheFile(t *testing.T) {
	for _, text := range oddTexts() {
		for size := 1; size <= len(text)+1; size += 1 + size/8 {
			checkRecords(t, text, ',', size)
			checkRecords(t, text, ';', size)
		}
	}
}

// FuzzBlocks compares the records of a file that is read in blocks with those
// that Go's own reader finds in it.
func FuzzBlocks(f *testing.F) {
	for _, text := range oddTexts() {
		f.Add(text, uint8(0), uint8(10))
		f.Add(strings.ReplaceAll(text, ",", "\t"), uint8(2), uint8(99))
	}
	f.Fuzz(func(t *testing.T, text string, which, size uint8) {
		checkRecords(t, text, rune(",;\t|"[which%4]), 1+int(size))
	})
}
