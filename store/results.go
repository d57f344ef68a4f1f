package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"nines/sla"
)

// Totals count contracts and customers in breach of every judged month of
// first..last.
func (s *Store) Totals(ctx context.Context, first, last sla.Month) ([]sla.MonthTotal, error) {
	rows, err := list(ctx, s.db, query("totals"), func(row scanner, t *sla.MonthTotal) error {
		return row.Scan(&t.Month, &t.Breached, &t.Contracts, &t.BreachedContracts)
	}, int64(first), int64(last))
	return rows, reading("totals", err)
}

// CustomerCount counts the customers of a month.
func (s *Store) CustomerCount(ctx context.Context, month sla.Month) (c sla.CustomerCount, err error) {
	err = s.db.QueryRowContext(ctx, query("customer_count"), int64(month)).Scan(&c.Customers, &c.Judged)
	return c, reading("the number of customers", err)
}

// Services count who has which service under which target in a month.
func (s *Store) Services(ctx context.Context, month sla.Month) ([]sla.ServiceMonth, error) {
	rows, err := list(ctx, s.db, query("services"), func(row scanner, m *sla.ServiceMonth) error {
		return row.Scan(&m.Service, &m.TargetPPM, &m.Customers, &m.Judged, &m.Breached, &m.Contracts)
	}, int64(month))
	return rows, reading("services", err)
}

// ServiceNames are what services are called, by id; some have no name.
func (s *Store) ServiceNames(ctx context.Context) (map[string]string, error) {
	names := map[string]string{}
	err := each(ctx, s.db, "select service, name from judged.service_list", func(row scanner) error {
		var service, name string
		err := row.Scan(&service, &name)
		names[service] = name
		return err
	})
	return names, reading("the names of services", err)
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
	err := eachRaw(ctx, s.db, query("customers"), func(row []driver.Value) error {
		v := values{row: row}
		c := sla.CustomerMonth{Customer: v.text(), Name: v.text(), AccountManager: v.text(), Currency: v.text(),
			Contracts: v.number(), Judged: v.number(), Breached: v.number(), Seats: v.number(),
			MeasuredMS: v.number(), DownMS: v.number(), ExcludedMS: v.number(), UnknownMS: v.number(), WorstService: v.text()}
		c.WorstTimes = sla.Times{Measured: v.number(), Up: v.number(), Down: v.number(), Excluded: v.number(), Unknown: v.number(),
			Counted: v.number(), Charged: sla.Fraction{Num: v.number(), Den: v.number()}}
		c.WorstTargetPPM, c.NearestMS = v.number(), v.number()
		c.AccruedMinor, c.ClaimableMinor, c.DueMinor, c.LapsedMinor = v.number(), v.number(), v.number(), v.number()
		c.IssuedMinor, c.CreditMinor = v.number(), v.number()
		c.NextDeadline, c.Warnings, c.WorstMeasure = v.instant(), sla.Warnings(v.number()), v.text()
		c.Uncomputed, c.DaysPPM, c.WorthMinor = v.number(), v.number(), v.number()
		if v.err != nil {
			return v.err
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
