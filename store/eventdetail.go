package store

import "nines/analysis"

// detailColumns are the columns of judged.events_of that few policies read.
const detailColumns = `, e.detected_ms, e.reported_ms, e.told_ms, e.mitigated_ms, e.declared_over_ms, e.closed_ms, e.users,
    e.requests, e.failed, e.degraded, e.rate_ppt`

// detailReader reads them. There may be a row for every few minutes of a year,
// so that details are made many at a time.
type detailReader struct{ free []analysis.Detail }

const detailsAtOnce = 1000

func (r *detailReader) detail(v *values) *analysis.Detail {
	if len(r.free) == 0 {
		r.free = make([]analysis.Detail, detailsAtOnce)
	}
	d := &r.free[0]
	r.free = r.free[1:]
	*d = analysis.Detail{Detected: v.maybe(), Reported: v.maybe(), Announced: v.maybe(), Mitigated: v.maybe(), DeclaredOver: v.maybe(),
		Closed: v.maybe(), Users: v.number(), Requests: v.number(), Failed: v.number(), Degraded: v.number(), RatePPT: v.number()}
	return d
}
