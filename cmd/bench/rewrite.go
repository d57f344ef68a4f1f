package main

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
)

// rewrite copies a CSV file row by row; changes says what happens to each.
func rewrite(from, to string, changes func(header []string) func(row []string)) (err error) {
	file, err := os.Open(from)
	if err != nil {
		return err
	}
	defer file.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	in, copied := csv.NewReader(file), csv.NewWriter(out)
	row, err := in.Read()
	change := func([]string) {}
	if err == nil {
		change = changes(row)
	}
	for err == nil {
		if err = copied.Write(row); err == nil {
			if row, err = in.Read(); err == nil {
				change(row)
			}
		}
	}
	copied.Flush()
	if errors.Is(err, io.EOF) {
		err = copied.Error()
	}
	return err
}

func column(header []string, name string) int {
	for n, found := range header {
		if found == name {
			return n
		}
	}
	panic("bench: there is no column " + name)
}
