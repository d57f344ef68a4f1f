package main

import (
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheetRows is how many rows a workbook has: as many as people put into one.
const sheetRows = 100_000

// sheetOf is where the first rows of a CSV file are as a workbook.
func sheetOf(csv string) string { return strings.TrimSuffix(csv, ".csv") + ".xlsx" }

// writeSheet writes the first rows of a CSV file into a workbook, whole numbers
// as such.
func writeSheet(from, to string) (err error) {
	file, err := os.Open(from)
	if err != nil {
		return err
	}
	defer file.Close()
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	sheet, err := book.NewStreamWriter(book.GetSheetName(0))
	if err != nil {
		return err
	}
	rows := csv.NewReader(file)
	for n := 1; n <= sheetRows+1; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = sheet.SetRow("A"+strconv.Itoa(n), cells(row))
		}
		if err != nil {
			return err
		}
	}
	if err := sheet.Flush(); err != nil {
		return err
	}
	return book.SaveAs(to)
}

func cells(row []string) []any {
	out := make([]any, len(row))
	for n, text := range row {
		out[n] = text
		if number, err := strconv.Atoi(text); err == nil {
			out[n] = number
		}
	}
	return out
}

// sheetTrial loads a workbook, beside reading its cells and no more.
func (p plan) sheetTrial() trial {
	return trial{step: "ingest tenants.xlsx", command: "ingest", ours: p.ninesOn("terms", "ingest", "--timezone", "UTC", sheetOf(p.tenants)),
		base:   contender{name: "excelize Rows()", program: p.self, args: []string{"rows", "-file", sheetOf(p.tenants)}},
		target: "P10", most: 1.11}
}

// runRows reads every cell of a workbook's first sheet.
func runRows(_ context.Context, args []string) (err error) {
	flags := flag.NewFlagSet("rows", flag.ContinueOnError)
	path := flags.String("file", "", "the workbook")
	if err := flags.Parse(args); err != nil {
		return err
	}
	book, err := excelize.OpenFile(*path, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	rows, err := book.Rows(book.GetSheetName(0))
	if err != nil {
		return err
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			return err
		}
	}
	return errors.Join(rows.Error(), rows.Close())
}
