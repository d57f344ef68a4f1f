package ingest

import (
	"path/filepath"
	"strings"
)

// Format is one way in which rows are written down.
type Format struct {
	Name       string   `json:"format"`
	Extensions []string `json:"extensions"`
	Meaning    string   `json:"meaning"`
	// open begins to read the records of a file; it may be called again.
	open func(f *file) (records, error)
}

// Formats are all formats.
func Formats() []Format {
	return []Format{
		{"csv", []string{".csv", ".tsv", ".txt", ".tab"}, "a header and one record a line; separated by commas, semicolons, tabs or bars; UTF-8, or UTF-16 with its mark; quoted fields may contain line ends", openCSV},
		{"xlsx", []string{".xlsx", ".xlsm"}, "a sheet (the first, or --sheet) with a header in its first row; dates as cells or as text", openXLSX},
		{"json", []string{".json", ".jsonl", ".ndjson"}, "one object a record: a list of objects, or one object after another", openJSON},
		{"parquet", []string{".parquet"}, "columns with the names of a header", openParquet},
		{"yaml", []string{".yaml", ".yml"}, "a policy", nil},
	}
}

// formatOf is the format of a file by its name; what has no known extension
// is read as CSV.
func formatOf(name string) Format {
	extension := strings.ToLower(filepath.Ext(name))
	all := Formats()
	for _, f := range all {
		for _, e := range f.Extensions {
			if e == extension {
				return f
			}
		}
	}
	return all[0]
}

// records are the records of a file, in blocks, for several goroutines.
type records interface {
	// header is the first record.
	header() []string
	// next is the next block, nil at the end.
	next() (*block, error)
	close() error
}

// block is a number of records.
type block struct {
	// each calls record for every one, in order. problem is "" unless the
	// record cannot be read; fields are only valid during the call, their
	// texts for good.
	each func(record func(line int, fields []string, problem string))
	// clean: all of it is UTF-8 without a NUL.
	clean bool
}

// rowsBlock is a block of records that were read already.
func rowsBlock(first int, rows [][]string) *block {
	return &block{each: func(record func(int, []string, string)) {
		for n, fields := range rows {
			record(first+n, fields, "")
		}
	}}
}
