package store

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"slices"

	"nines/sla"
)

// Outages that touch a period that ends in month, with all their rows, notices
// and costs, ordered by start, source and id. Rows that record another outage
// again are left out.
func (s *Store) Outages(ctx context.Context, month sla.Month) ([]sla.OutageMonth, error) {
	var out []sla.OutageMonth
	asOf, err := s.asOf(ctx, month)
	if err != nil {
		return nil, err
	}
	err = each(ctx, s.db, query("outage_rows"), func(row scanner) error {
		var number int32
		var one sla.Outage
		if err := readOutage(led{row, []any{&number}}, &one); err != nil {
			return err
		}
		switch { // rule 12: what came later was not known
		case one.Start >= asOf:
			return nil
		case one.End > asOf:
			one.End = sla.Never
		}
		if last := len(out) - 1; last < 0 || out[last].Number != number {
			out = append(out, sla.OutageMonth{Number: number, Source: one.Source, ID: one.ID})
		}
		out[len(out)-1].Rows = append(out[len(out)-1].Rows, one)
		return nil
	}, int64(month))
	if err != nil {
		return nil, reading("outages", err)
	}
	at := map[int32]*sla.OutageMonth{}
	for n := range out {
		addRows(&out[n])
		at[out[n].Number] = &out[n]
	}
	if err := s.addNotices(ctx, month, asOf, at); err != nil {
		return nil, reading("notices", err)
	}
	if err := s.addCosts(ctx, month, at); err != nil {
		return nil, reading("what outages cost", err)
	}
	slices.SortFunc(out, func(a, b sla.OutageMonth) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// led is a row whose first columns are read into leads.
type led struct {
	row   scanner
	leads []any
}

func (l led) Scan(into ...any) error { return l.row.Scan(append(slices.Clip(l.leads), into...)...) }

// addRows says of an outage what its rows say together.
func addRows(o *sla.OutageMonth) {
	o.Start, o.End = o.Rows[0].Start, o.Rows[0].End
	o.Cause, o.SharePPM = o.Rows[0].Cause, sla.NoShare
	o.Detected, o.Announced, o.Mitigated, o.DeclaredOver = sla.NoInstant, sla.NoInstant, sla.NoInstant, sla.NoInstant
	forAll := false
	for _, row := range o.Rows {
		o.Start, o.End = min(o.Start, row.Start), max(o.End, row.End)
		o.Level, o.SharePPM = max(o.Level, row.Level), max(o.SharePPM, row.SharePPM)
		o.Title = cmp.Or(o.Title, row.Title)
		o.Detected, o.Announced = earlier(o.Detected, row.Detected), earlier(o.Announced, row.Announced)
		o.Mitigated, o.DeclaredOver = max(o.Mitigated, row.Mitigated), max(o.DeclaredOver, row.DeclaredOver)
		o.Services, o.Regions = append(o.Services, row.Service), append(o.Regions, row.Region)
		if row.Component != "" {
			o.Components = append(o.Components, row.Component)
		}
		o.Tenants = append(o.Tenants, row.Tenant)
		forAll = forAll || row.Tenant == ""
	}
	o.Services, o.Regions = distinct(o.Services), distinct(o.Regions)
	o.Components, o.Tenants = distinct(o.Components), distinct(o.Tenants)
	if forAll {
		o.Tenants = nil
	}
}

func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// earlier is the earlier of two instants that are known.
func earlier(a, b sla.Instant) sla.Instant {
	if a == sla.NoInstant || b == sla.NoInstant {
		return max(a, b)
	}
	return min(a, b)
}

// OutagesBegun calls found for every outage that began in span, in any order.
func (s *Store) OutagesBegun(ctx context.Context, span sla.Interval, found func(sla.OutageTimes) error) error {
	err := eachRaw(ctx, s.db, query("outages_begun"), func(row []driver.Value) error {
		v := values{row: row}
		o := sla.OutageTimes{Interval: sla.Interval{Start: v.instant(), End: v.instant()}, FirstNotice: v.maybe()}
		if v.err != nil {
			return v.err
		}
		return found(o)
	}, int64(span.Start), int64(span.End))
	return reading("when outages began", err)
}

// asOf is the instant as of which a month was judged.
func (s *Store) asOf(ctx context.Context, month sla.Month) (asOf sla.Instant, err error) {
	err = s.db.QueryRowContext(ctx, "select as_of_ms from judged.months where month = ?", int64(month)).Scan(&asOf)
	return asOf, ignoreNoRows(err)
}

func (s *Store) addNotices(ctx context.Context, month sla.Month, asOf sla.Instant, at map[int32]*sla.OutageMonth) error {
	err := each(ctx, s.db, query("notices"), func(row scanner) error {
		var number int32
		var n sla.Notice
		if err := row.Scan(&number, &n.Source, &n.Outage, &n.Moment, &n.Stage, &n.Channel, &n.Text, &n.File, &n.Line); err != nil {
			return err
		}
		if o := at[number]; o != nil && n.Moment < asOf {
			o.Notices = append(o.Notices, n)
		}
		return nil
	}, int64(month))
	if err != nil {
		return err
	}
	for _, o := range at {
		addSilence(o, asOf)
	}
	return nil
}

// addSilence finds the first public word about an outage and the longest time
// without one; an open outage lasts to the as-of instant.
func addSilence(o *sla.OutageMonth, asOf sla.Instant) {
	o.FirstNotice, o.LongestSilenceMS = o.Announced, -1
	if len(o.Notices) > 0 {
		o.FirstNotice = earlier(o.FirstNotice, o.Notices[0].Moment)
	}
	if o.FirstNotice == sla.NoInstant {
		return
	}
	said := []sla.Instant{o.FirstNotice, max(o.FirstNotice, o.Announced)}
	for _, n := range o.Notices {
		said = append(said, n.Moment)
	}
	slices.Sort(said)
	last, end := o.Start, min(o.End, asOf)
	for _, moment := range append(said, end) {
		moment = max(o.Start, min(moment, end))
		o.LongestSilenceMS = max(o.LongestSilenceMS, int64(moment-last))
		last = max(last, moment)
	}
}

func (s *Store) addCosts(ctx context.Context, month sla.Month, at map[int32]*sla.OutageMonth) error {
	costs, err := s.OutageCosts(ctx, month)
	for _, c := range costs {
		if o := at[c.Outage]; o != nil {
			o.Costs = append(o.Costs, c)
		}
	}
	return err
}

// OutageCosts are what outages cost in a month, ordered by outage, service and
// currency; first those of NoRef, time that nobody was measuring.
func (s *Store) OutageCosts(ctx context.Context, month sla.Month) ([]sla.OutageCost, error) {
	return list(ctx, s.db, query("costs"), func(row scanner, c *sla.OutageCost) error {
		return row.Scan(&c.Outage, &c.Month, &c.Service, &c.Currency, &c.Contracts, &c.Seats, &c.ChargedMS, &c.SeatChargedMS,
			&c.CreditContracts, &c.CreditMinor)
	}, int64(month))
}

// Maintenance that touches a period that ends in month, ordered by start,
// source and id.
func (s *Store) Maintenance(ctx context.Context, month sla.Month) ([]sla.Maintenance, error) {
	rows, err := list(ctx, s.db, query("maintenance"), readMaintenance, int64(month))
	return rows, reading("maintenance", err)
}

func readMaintenance(row scanner, w *sla.Maintenance) error {
	var announced sql.NullInt64
	err := row.Scan(&w.Source, &w.ID, &w.Service, &w.Component, &w.Region, &w.Tenant, &w.Start, &w.End, &announced, &w.Title, &w.File, &w.Line)
	w.Announced = instantOf(announced)
	return err
}
