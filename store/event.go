package store

import (
	"context"
	"strconv"
	"strings"

	"nines/analysis"
	"nines/sla"
)

// eventReader turns rows of judged.events into events of the kernel.
type eventReader struct {
	components []string
	causes     []sla.Cause
	suspects   map[int64]bool

	componentNo map[string]int32
	causeNo     map[string]int16

	// What any policy reads beside what every event has.
	details, waits, measurements bool
	detail                       detailReader
}

func (s *Store) eventReader(ctx context.Context) (*eventReader, error) {
	r := &eventReader{componentNo: map[string]int32{"": sla.NoRef}, causeNo: map[string]int16{}}
	var err error
	if r.components, err = words(ctx, s.db, query("components")); err != nil {
		return nil, err
	}
	for n, name := range r.components {
		r.componentNo[name] = int32(n)
	}
	causes, err := words(ctx, s.db, query("causes"))
	if err != nil {
		return nil, err
	}
	for n, name := range causes {
		r.causes, r.causeNo[name] = append(r.causes, sla.Cause(name)), int16(n)
	}
	if r.suspects, err = s.suspects(ctx); err != nil {
		return nil, err
	}
	err = s.db.QueryRowContext(ctx, query("asked")).Scan(&r.details, &r.waits, &r.measurements)
	return r, err
}

// query is the query of events called name, with what is read of them.
func (r *eventReader) query(name string) string {
	columns := ""
	if r.detailed() {
		columns = detailColumns
	}
	return strings.NewReplacer("{waits}", strconv.FormatBool(r.waits), "{measurements}", strconv.FormatBool(r.measurements),
		"{details}", columns).Replace(query(name))
}

// detailed: rows have the columns of details.
func (r *eventReader) detailed() bool { return r.details || r.measurements }

// event reads a row: where it happened, and what.
func (r *eventReader) event(v *values) (service, region string, e analysis.Event) {
	e.Kind = analysis.Kind(v.number())
	service, region = v.text(), v.text()
	e.Interval = sla.Interval{Start: v.instant(), End: v.instant()}
	e.Announced, e.Ref = v.maybe(), int32(v.number())
	e.Component, e.Share = r.componentNo[v.text()], int32(v.number())
	e.Cause, e.Level = r.causeNo[v.text()], sla.Level(v.number())
	e.Posted = v.yes()
	row := v.number()
	e.Suspect = row >= 0 && r.suspects[row]
	if r.details && e.Kind == analysis.OutageEvent || e.Kind == analysis.MeasuredEvent {
		e.Detail = r.detail.detail(v)
	}
	return service, region, e
}
