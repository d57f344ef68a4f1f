package store

import (
	"context"
	"database/sql"
	"errors"

	"nines/sla"
)

// atOnce is how many results are held at once, if no customer has more.
const atOnce = 100_000

// Results calls found once for every customer that has a result in last, with
// all its results of first..last, ordered by month, service, tenant, region,
// contract and beginning. Customers come in order; only names the ones that
// are wanted, nil is everybody. found may keep nothing.
func (s *Store) Results(ctx context.Context, first, last sla.Month, only []string, found func([]sla.Result) error) error {
	return s.readResults(ctx, resultReader{first: first, last: last, only: only, found: found})
}

// ResultsOf are all results of a customer in first..last, ordered likewise.
func (s *Store) ResultsOf(ctx context.Context, customer string, first, last sla.Month) ([]sla.Result, error) {
	var out []sla.Result
	keep := func(rows []sla.Result) error {
		out = append(out, rows...)
		return nil
	}
	err := s.readResults(ctx, resultReader{first: first, last: last, only: []string{customer}, all: true, found: keep})
	return out, err
}

func (s *Store) readResults(ctx context.Context, r resultReader) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	r.conn = conn
	err = r.read(ctx)
	for _, table := range [...]string{"payments", "wanted_customers"} {
		_, dropped := conn.ExecContext(context.WithoutCancel(ctx), "drop table if exists temp."+table)
		err = errors.Join(err, dropped)
	}
	return reading("results", err)
}

// resultReader reads results customer by customer. The driver holds all rows of
// a query, so that it asks for a range of customers at a time; what became of
// credits is worked out once, in a table of its connection.
type resultReader struct {
	conn        *sql.Conn
	first, last sla.Month
	only        []string
	// all: customers without a result in last, too.
	all   bool
	found func([]sla.Result) error

	customer []sla.Result
}

// customerRange is from one customer to another by number, and so by name, both
// included.
type customerRange struct {
	from, to    int64
	first, last string
}

func (r *resultReader) read(ctx context.Context) error {
	if err := r.keepWanted(ctx); err != nil {
		return err
	}
	ranges, err := r.ranges(ctx)
	if err != nil || len(ranges) == 0 {
		return err
	}
	var payees *customerRange
	if r.only != nil {
		payees = &customerRange{from: ranges[0].from, to: ranges[len(ranges)-1].to}
	}
	if err := keepPayments(ctx, r.conn, r.first, r.last, payees); err != nil {
		return err
	}
	for _, span := range ranges {
		if err := r.readRange(ctx, span); err != nil {
			return err
		}
	}
	return nil
}

// keepPayments makes the table payments of the connection, of payees or, where that is
// nil, of everybody.
func keepPayments(ctx context.Context, db asker, first, last sla.Month, payees *customerRange) error {
	text, err := resultQuery(ctx, db, "keep_payments", first, last)
	if err == nil {
		var from, to any
		if payees != nil {
			from, to = payees.from, payees.to
		}
		_, err = db.ExecContext(ctx, text, int64(first), int64(last), from, to)
	}
	return err
}

// keepWanted puts the wanted customers into a table of the connection.
func (r *resultReader) keepWanted(ctx context.Context) error {
	if _, err := r.conn.ExecContext(ctx, "create or replace temp table wanted_customers (customer varchar)"); err != nil {
		return err
	}
	if len(r.only) == 0 {
		return nil
	}
	_, err := r.conn.ExecContext(ctx, "insert into wanted_customers select unnest(?::varchar[])", r.only)
	return err
}

// ranges cuts the customers into ranges with at most about atOnce results; of
// wanted ones, neighbours alone share a range.
func (r *resultReader) ranges(ctx context.Context) ([]customerRange, error) {
	var out []customerRange
	var held int64
	months := int64(r.last-r.first) + 1
	err := each(ctx, r.conn, query("result_customers"), func(row scanner) error {
		var customer, contracts int64
		var name string
		if err := row.Scan(&customer, &name, &contracts); err != nil {
			return err
		}
		n := len(out)
		if n > 0 && out[n-1].to == customer-1 && held+contracts*months <= atOnce {
			out[n-1].to, out[n-1].last, held = customer, name, held+contracts*months
		} else {
			out, held = append(out, customerRange{customer, customer, name, name}), contracts*months
		}
		return nil
	}, r.only != nil)
	return out, err
}

func (r *resultReader) readRange(ctx context.Context, span customerRange) error {
	text, err := resultQuery(ctx, r.conn, "results", r.first, r.last)
	if err != nil {
		return err
	}
	err = each(ctx, r.conn, text, func(row scanner) error {
		var one sla.Result
		if err := readResult(row, &one); err != nil {
			return err
		}
		if n := len(r.customer); n > 0 && r.customer[n-1].Customer != one.Customer {
			if err := r.tell(); err != nil {
				return err
			}
		}
		r.customer = append(r.customer, one)
		return nil
	}, int64(r.first), int64(r.last), span.from, span.to, span.first, span.last)
	if err != nil {
		return err
	}
	return r.tell()
}

// tell hands a customer over.
func (r *resultReader) tell() error {
	n := len(r.customer)
	if n == 0 {
		return nil
	}
	rows := r.customer
	r.customer = rows[:0]
	if !r.all && rows[n-1].Period.Last != r.last {
		return nil
	}
	return r.found(rows)
}

// readResult reads a row of queries/results.sql.
func readResult(row scanner, r *sla.Result) error {
	var unit, stage string
	var claimed, noticeFrom, told sql.NullInt64
	t, p := &r.Times, &r.Period
	err := row.Scan(&r.Contract, &r.ContractID, &r.Customer, &r.CustomerName, &r.Tenant, &r.TenantName, &r.Service, &r.ServiceName,
		&r.Region, &r.AccountManager, &r.Policy, &r.PolicyTitle, &r.PolicyEffective, &r.From, &r.To,
		&p.Label, &p.Start, &p.End, &p.Zone, &p.Months, &p.Last,
		&t.Measured, &t.Up, &t.Down, &t.Excluded, &t.Unknown, &t.Counted, &t.Charged.Num, &t.Charged.Den,
		&r.TargetPPM, &r.OperatorAtOr, &r.Judged, &r.Breached, &r.TierPPM, &r.CreditPPM, &r.BudgetMS, &r.NextTierPPM, &r.NextTierMS,
		&r.Provisional, &r.ElapsedMS, &r.Warnings, &r.Outages, &r.Seats,
		&r.Currency, &r.Fee.Minor, &r.Fee.Months, &unit, &r.FeeMinor, &r.FormulaMinor, &r.CapMinor, &r.CreditMinor,
		&stage, &r.Deadline, &claimed, &r.ClaimID, &r.IssuedMinor,
		&r.SettledMinor, &r.FeePartMS, &r.FeeWholeMS,
		&r.FloorMinor, &r.DaysPPM, &r.WorthMinor, &r.Measure, &r.Objective, &r.Share.Num, &r.Share.Den, &noticeFrom, &r.NoticeBy,
		&r.LapsedBecause, &told)
	r.Fee.Currency, r.Fee.Unit = r.Currency, feeUnit(unit)
	r.Stage, r.Claimed = stageOf(stage), instantOf(claimed)
	r.NoticeFrom, r.Told = instantOf(noticeFrom), instantOf(told)
	return err
}

func stageOf(name string) sla.Stage {
	for n, known := range sla.StageNames {
		if known == name {
			return sla.Stage(n)
		}
	}
	return sla.NoCredit
}
