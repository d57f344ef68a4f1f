// Package reports turns results into documents: a folder of pages that people
// read, print and send.
//
// Enters: rows that were computed and stored, through [Source], and what the
// reader asked for, in [Options]. Leaves: a folder with one index, for each
// month an overview, the customers, their statements, payouts and outages, and
// the assets that all pages share ([Write]).
//
// A page is a document first ([Page], made of blocks) and HTML afterwards; the
// figures in it are those of a row, laid out and put into words. Nothing here
// judges: no ledger is cut, no tier looked up, no fee multiplied, and the only
// sums are those of rows that stand on the same page. It does not know the
// database, the policies' language or today's date.
package reports
