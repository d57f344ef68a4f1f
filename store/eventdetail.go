package store

import (
	"database/sql"

	"nines/analysis"
)

// detailColumns are the columns of judged.events_of that few policies read.
const detailColumns = `, e.detected_ms, e.reported_ms, e.told_ms, e.mitigated_ms, e.declared_over_ms, e.closed_ms, e.users,
    e.requests, e.failed, e.degraded, e.rate_ppt`

// detailReader reads them. There may be a row for every few minutes of a year,
// so that details are made many at a time.
type detailReader struct {
	detected, reported, told, mitigated, over, closed sql.NullInt64
	users, requests, failed, degraded, rate           int64
	free                                              []analysis.Detail
}

const detailsAtOnce = 1000

func (r *detailReader) targets() []any {
	return []any{&r.detected, &r.reported, &r.told, &r.mitigated, &r.over, &r.closed, &r.users, &r.requests, &r.failed, &r.degraded, &r.rate}
}

func (r *detailReader) detail() *analysis.Detail {
	if len(r.free) == 0 {
		r.free = make([]analysis.Detail, detailsAtOnce)
	}
	d := &r.free[0]
	r.free = r.free[1:]
	*d = analysis.Detail{Detected: instantOf(r.detected), Reported: instantOf(r.reported), Announced: instantOf(r.told),
		Mitigated: instantOf(r.mitigated), DeclaredOver: instantOf(r.over), Closed: instantOf(r.closed),
		Users: r.users, Requests: r.requests, Failed: r.failed, Degraded: r.degraded, RatePPT: r.rate}
	return d
}
