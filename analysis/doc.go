// Package analysis is the kernel: it judges.
//
// Enters: policies, groups of contracts, outages, maintenance windows and
// gaps, through [Source]. Leaves: results, credits, what each outage cost and
// rollups, through [Sink]. The street in between, one direction:
//
//	policy  → terms.go         a policy's meaning, bound to what it reads of a contract
//	        → versions.go      which version judges which window
//	        → windows.go       the windows that end in a month; grid.go, reach.go
//	        → calendar.go      periods and measured time, in UTC
//	events  → scope.go         what happened to a service in a region
//	        → clock.go         when the clock runs during an outage, less waits
//	        → weekly.go        the windows of every week
//	        → evidence.go      what measurements say of intervals
//	        → timing.go        what an event is to a policy: weight, cause, notice
//	        → timeline.go      one sweep: who was down when, overlaps resolved
//	        → redundant.go     parts of which enough must be down at once
//	        → exclusion.go     how far a maintenance allowance reaches
//	        → longest.go       of outages at the same time only the longest
//	        → outagelength.go  pieces that are too short
//	        → unit.go          whole units, or any part of one
//	        → ledger.go        a timeline cut to a period, added up by state
//	        → measured.go      requests and error rates counted, in place of time
//	        → users.go         users as weights; exact.go adds such charges up
//	        → denominator.go   what is added back; a fixed length
//	        → objective.go     the promises of a policy that are for a contract
//	        → judge.go         availability, breach, tier; mark.go rounds before it compares
//	        → credit.go        the families of formulas, one file each: credit_*.go; share.go
//	        → objectives.go    what several objectives come to together
//	        → cap.go           the caps of a window, as shares of the fee base
//	        → owed.go          the amount for a fee, in one rounding; floor.go
//	        → history.go       conditions, rights and caps of earlier windows; past.go
//	        → claims.go        deadlines, notices and tickets
//	        → cost.go          what each outage cost
//	        → check.go         the identities that every run must satisfy; check_credit.go
//
// cohort.go decides who shares a ledger, exception.go and change.go who does
// not, which untouched.go mostly sees at a glance; splice.go puts what one felt
// alone into what all felt; plain.go and stays.go count both. run.go walks over all
// of them, or over some services (again.go): foresee.go makes what workers share,
// lines.go reads who may be judged alone, each worker has a desk (desk.go,
// room.go), writer.go hands the rows over. account.go shows every step for one
// contract, by the same functions.
//
// It knows no database and no file, does no I/O and never asks what time it is.
package analysis

// Rules is raised by every change that can alter a millisecond or a cent, so
// that results that were kept are judged again.
const Rules = 5
