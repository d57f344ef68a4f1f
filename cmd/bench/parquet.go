package main

import (
	"context"
	"errors"
	"strings"
)

// parquetOf is where the rows of a CSV file are as Parquet.
func parquetOf(csv string) string { return strings.TrimSuffix(csv, ".csv") + ".parquet" }

// writeParquet writes every list of a data set in that format, too: each value
// as it is written in the CSV file.
func writeParquet(ctx context.Context, s set) (err error) {
	db, err := openBare("", true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, csv := range []string{s.services, s.tenants, s.outages, s.maintenance} {
		if err := drain(ctx, db, bareQuery("parquet", map[string]string{"from": csv, "to": parquetOf(csv)})); err != nil {
			return err
		}
	}
	return nil
}
