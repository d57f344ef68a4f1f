package store

import (
	"context"
	"database/sql"
	"fmt"

	"nines/sla"
)

// Totals count customers and contracts of every judged month of first..last.
func (s *Store) Totals(ctx context.Context, first, last sla.Month) ([]sla.MonthTotal, error) {
	rows, err := list(ctx, s.db, query("totals"), func(row scanner, t *sla.MonthTotal) error {
		return row.Scan(&t.Month, &t.Customers, &t.Judged, &t.Breached, &t.Contracts, &t.JudgedContracts, &t.BreachedContracts)
	}, int64(first), int64(last))
	return rows, reading("totals", err)
}

// Services count who has which service under which target.
func (s *Store) Services(ctx context.Context, first, last sla.Month) ([]sla.ServiceMonth, error) {
	rows, err := list(ctx, s.db, query("services"), func(row scanner, m *sla.ServiceMonth) error {
		return row.Scan(&m.Month, &m.Service, &m.Name, &m.TargetPPM, &m.Customers, &m.Judged, &m.Breached, &m.Contracts)
	}, int64(first), int64(last))
	return rows, reading("services", err)
}

// Rollups of first..last, ordered by month, service, region and currency.
func (s *Store) Rollups(ctx context.Context, first, last sla.Month) ([]sla.Rollup, error) {
	rows, err := list(ctx, s.db, query("rollups"), func(row scanner, r *sla.Rollup) error {
		return row.Scan(&r.Month, &r.Service, &r.Region, &r.Currency, &r.Contracts, &r.Seats, &r.Judged, &r.Breached, &r.Credited,
			&r.MeasuredMS, &r.DownMS, &r.ExcludedMS, &r.UnknownMS, &r.CountedMS, &r.ChargedMS, &r.BudgetMS,
			&r.SeatCounted, &r.SeatCharged, &r.FeeCounted, &r.FeeCharged, &r.CreditMinor)
	}, int64(first), int64(last))
	return rows, reading("rollups", err)
}

// Days are the down time of the periods that end in month, day by day.
func (s *Store) Days(ctx context.Context, month sla.Month) ([]sla.DayDown, error) {
	rows, err := list(ctx, s.db, query("days"), func(row scanner, d *sla.DayDown) error {
		return row.Scan(&d.Month, &d.Service, &d.Region, &d.Date, &d.DownMS, &d.ChargedMS)
	}, int64(month))
	return rows, reading("days", err)
}

// Inputs are the files that were loaded; every month is judged from all of them.
func (s *Store) Inputs(ctx context.Context, _ sla.Month) ([]sla.Input, error) {
	rows, err := list(ctx, s.db, query("inputs"), func(row scanner, i *sla.Input) error {
		return row.Scan(&i.Source, &i.Kind, &i.File, &i.Digest, &i.Rows)
	})
	return rows, reading("files", err)
}

// Customers calls found for every customer and currency of a month, in order.
func (s *Store) Customers(ctx context.Context, month sla.Month, found func(sla.CustomerMonth) error) error {
	text, err := resultQuery(ctx, s.db, "customers", month, month)
	if err != nil {
		return reading("customers", err)
	}
	err = each(ctx, s.db, text, func(row scanner) error {
		var c sla.CustomerMonth
		t := &c.WorstTimes
		err := row.Scan(&c.Customer, &c.Name, &c.AccountManager, &c.Currency, &c.Contracts, &c.Judged, &c.Breached, &c.Seats,
			&c.MeasuredMS, &c.DownMS, &c.ExcludedMS, &c.UnknownMS,
			&c.WorstService, &t.Measured, &t.Up, &t.Down, &t.Excluded, &t.Unknown, &t.Counted, &t.Charged.Num, &t.Charged.Den, &c.WorstTargetPPM,
			&c.NearestMS, &c.AccruedMinor, &c.ClaimableMinor, &c.DueMinor, &c.LapsedMinor, &c.IssuedMinor, &c.CreditMinor,
			&c.NextDeadline, &c.Warnings, &c.WorstMeasure, &c.Uncomputed, &c.DaysPPM, &c.WorthMinor)
		if err != nil {
			return err
		}
		return found(c)
	}, int64(month), int64(sla.NotComputable))
	return reading("customers", err)
}

// Affected calls found for the customers in whose scope an outage lay while
// their contracts were in force, in order, whatever the month.
func (s *Store) Affected(ctx context.Context, _ sla.Month, outage int32, found func(sla.Affected) error) error {
	err := each(ctx, s.db, query("affected"), func(row scanner) error {
		var a sla.Affected
		if err := row.Scan(&a.Customer, &a.Name, &a.AccountManager, &a.Email, &a.Contracts, &a.Seats); err != nil {
			return err
		}
		return found(a)
	}, outage)
	return reading("affected customers", err)
}

func reading(what string, err error) error {
	if err != nil {
		return fmt.Errorf("reading %s: %w", what, err)
	}
	return nil
}

// instantOf is the instant of a column that may be null.
func instantOf(ms sql.NullInt64) sla.Instant {
	if !ms.Valid {
		return sla.NoInstant
	}
	return sla.Instant(ms.Int64)
}
