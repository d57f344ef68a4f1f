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

// recordsOf are the records of a block, one text each.
func recordsOf(text string, separator rune) (records []string) {
	b := csvBlock{text: text, separator: separator, line: 7}
	b.each(func(line int, fields []string, problem string) {
		records = append(records, fmt.Sprintf("%d %q %s", line, fields, problem))
	})
	return records
}

// recordsOfGo are the records that Go's own reader finds.
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

func TestABlockHasTheRecordsThatGoFindsInIt(t *testing.T) {
	for _, text := range oddTexts() {
		for _, separator := range ",;" {
			if got, want := recordsOf(text, separator), recordsOfGo(text, separator); !slices.Equal(got, want) {
				t.Errorf("%q by %c:\n%s\nwant\n%s", text, separator, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// FuzzBlock compares the records of a block with those that Go's own reader
// finds in it.
func FuzzBlock(f *testing.F) {
	for _, text := range oddTexts() {
		f.Add(text, uint8(0))
		f.Add(strings.ReplaceAll(text, ",", "\t"), uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		separator := rune(",;\t|"[which%4])
		if got, want := recordsOf(text, separator), recordsOfGo(text, separator); !slices.Equal(got, want) {
			t.Errorf("%q by %q:\n%s\nwant\n%s", text, separator, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}
