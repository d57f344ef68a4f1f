package store

import (
	"context"
	"database/sql"
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

	// The row being read.
	kind             uint8
	service, region  string
	start, end       int64
	announced        sql.NullInt64
	ref, share       int32
	component, cause string
	level            uint8
	posted           bool
	row              int64
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

// targets are where the columns of a row go.
func (r *eventReader) targets() []any {
	into := []any{&r.kind, &r.service, &r.region, &r.start, &r.end, &r.announced, &r.ref, &r.component,
		&r.share, &r.cause, &r.level, &r.posted, &r.row}
	if r.detailed() {
		into = append(into, r.detail.targets()...)
	}
	return into
}

// event is the row that was read.
func (r *eventReader) event() analysis.Event {
	e := analysis.Event{
		Interval:  sla.Interval{Start: sla.Instant(r.start), End: sla.Instant(r.end)},
		Announced: instantOf(r.announced),
		Ref:       r.ref,
		Component: r.componentNo[r.component],
		Share:     r.share,
		Cause:     r.causeNo[r.cause],
		Kind:      analysis.Kind(r.kind),
		Level:     sla.Level(r.level),
		Posted:    r.posted,
		Suspect:   r.row >= 0 && r.suspects[r.row],
	}
	if r.details && e.Kind == analysis.OutageEvent || e.Kind == analysis.MeasuredEvent {
		e.Detail = r.detail.detail()
	}
	return e
}
