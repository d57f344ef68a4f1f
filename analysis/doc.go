// Package analysis is the kernel: it judges.
//
// Enters: policies, groups of contracts, outages, maintenance windows and
// gaps, through [Source]. Leaves: results, credits, what each outage cost and
// rollups, through [Sink]. The street in between, one direction:
//
//	policy  → terms.go         a policy's meaning, bound to what it reads of a contract
//	        → calendar.go      periods and measured time, in UTC
//	events  → scope.go         what happened to a service in a region
//	        → timing.go        what an event is to a policy: weight, cause, notice
//	        → timeline.go      one sweep: who was down when, overlaps resolved
//	        → exclusion.go     how far a maintenance allowance reaches
//	        → outagelength.go  pieces that are too short
//	        → ledger.go        a timeline cut to a period, added up by state
//	        → judge.go         availability, breach, tier
//	        → credit.go        the amount, in one rounding
//	        → cost.go          what each outage cost
//	        → check.go         the identities that every run must satisfy
//
// cohort.go decides who shares a ledger, exception.go and change.go who does
// not, plain.go counts both; run.go walks over all of them, and account.go
// shows every step for one contract, by the same functions.
//
// It knows no database and no file, does no I/O and never asks what time it is.
package analysis

// Rules is raised by every change that can alter a millisecond or a cent, so
// that results that were kept are judged again.
const Rules = 1
