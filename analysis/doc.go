// Package analysis is the kernel: it judges.
//
// Enters: policies, groups of contracts, outages, maintenance windows and
// gaps, through [Source]. Leaves: results, credits, what each outage cost and
// rollups, through [Sink]. The street in between, one direction:
//
//	policy  → calendar.go   periods and measured time, in UTC
//	events  → timeline.go   one sweep: who was down when, overlaps resolved
//	        → ledger.go     a timeline cut to a period, added up by state
//	        → judge.go      availability, breach, tier
//	        → credit.go     the amount, in one rounding
//	        → cost.go       what each outage cost
//	        → check.go      the identities that every run must satisfy
//
// cohort.go decides who shares a ledger, exception.go who does not, run.go
// walks over all of them and ledgerof.go shows every step for one contract,
// by the same functions.
//
// It knows no database and no file, does no I/O and never asks what time it is.
package analysis
