// Package ingest turns the files that people have into rows that can be
// trusted.
//
// Enters: files (CSV and its relatives, XLSX, JSON, Parquet, YAML policies)
// and what the user says about them: a kind, a zone, which header is which
// column. Leaves: the nouns of package sla, every one checked, each with its
// file and line; and for every value that cannot be used a reject that names
// file, line, column and reason. A file with a reject is not loaded.
//
// It does not know the database (a [Loader] keeps the rows and judges what
// takes more than one row: keys, references, overlaps), computes no downtime
// and no amount, and rounds nothing.
//
// To add a kind of file, write its columns next to tenants.go and a line in
// kinds.go; to add a format, write its reader next to csv.go and a line in
// formats.go.
package ingest
