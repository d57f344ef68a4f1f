// Package store keeps everything in one DuckDB file; it is the only package
// that knows DuckDB.
//
// Enters: rows from ingest ([Store.Load]), results from the kernel. Leaves: the
// kernel's inputs ([Store] implements analysis.Source and hands out an
// analysis.Sink, [Judgement]), what reports and explanations read, and files of
// results and payouts ([Store.Export]). SQL keeps, joins, rolls up, reconciles
// and exports; it judges nothing, knows no time zone and never multiplies a fee.
//
//	input.sql     the inputs, refusals.sql the files that were refused
//	results.sql   what the kernel found, by numbers
//	events.sql    the inputs as the kernel sees them
//	contracts.sql who has which result, payments.sql what became of a credit
//	views.sql     results and payouts; readable.sql for people, exports.sql for files
//	queries/      one question a file
//
// Instants are BIGINT milliseconds since 1970 UTC (columns end in _ms), money
// is BIGINT minor units (_minor), shares are parts per million (_ppm).
package store
