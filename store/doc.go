// Package store keeps everything in one DuckDB file; it is the only package
// that knows DuckDB.
//
// Enters: rows from ingest, results from the kernel. Leaves: the kernel's
// inputs ([Store] implements analysis.Source and hands out an analysis.Sink)
// and what reports read. SQL keeps, joins, rolls up, reconciles and exports;
// it judges nothing, knows no time zone and never multiplies a fee.
//
// Instants are BIGINT milliseconds since 1970 UTC (columns end in _ms), money
// is BIGINT minor units (_minor), shares are parts per million (_ppm).
package store
