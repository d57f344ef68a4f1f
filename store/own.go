package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"nines/analysis"
)

// contractsAtOnce is for how many contracts what happened to their tenants is
// read at once: the driver holds all of an answer.
const contractsAtOnce = 1 << 21

// Own is what happened to single tenants in the reach of their contracts,
// contract by contract.
func (s *Store) Own(ctx context.Context, reach analysis.Reach, found func(analysis.Own) error) error {
	read, err := s.eventReader(ctx)
	if err != nil {
		return err
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	err = asWritten(ctx, conn, func() error {
		_, err := conn.ExecContext(ctx, read.query("own_events"), reachOf(reach)...)
		return err
	})
	if err != nil {
		return reading("what happened to single tenants", err)
	}
	err = ownRows(ctx, conn, read, found)
	_, dropped := conn.ExecContext(context.WithoutCancel(ctx), "drop table temp.own_events")
	return errors.Join(err, dropped)
}

func ownRows(ctx context.Context, conn *sql.Conn, read *eventReader, found func(analysis.Own) error) error {
	var last sql.NullInt64
	if err := conn.QueryRowContext(ctx, "select max(contract_no) from temp.own_events").Scan(&last); err != nil {
		return err
	}
	for first := int64(0); last.Valid && first <= last.Int64; first += contractsAtOnce {
		err := eachRawOn(ctx, conn, read.query("own"), func(row []driver.Value) error {
			v := values{row: row}
			c := analysis.Contract{Number: v.number(), Group: int32(v.number()), Fee: int32(v.number()), From: v.instant(), To: v.instant(), Seats: v.number()}
			c.Line = -c.Number // only contracts among the edges have other versions
			_, _, e := read.event(&v)
			if v.err != nil {
				return v.err
			}
			return found(analysis.Own{Contract: c, Event: e})
		}, first, first+contractsAtOnce)
		if err != nil {
			return fmt.Errorf("reading what happened to single tenants: %w", err)
		}
	}
	return nil
}

// asWritten has the tables of a statement joined as they stand in it, and the right
// one of two held in memory. The engine takes rows that a condition on several
// columns leaves over for few, and then orders joins so that they are many.
func asWritten(ctx context.Context, conn *sql.Conn, do func() error) error {
	if _, err := conn.ExecContext(ctx, "set disabled_optimizers = 'join_order,build_side_probe_side'"); err != nil {
		return err
	}
	err := do()
	_, reset := conn.ExecContext(context.WithoutCancel(ctx), "reset disabled_optimizers")
	return errors.Join(err, reset)
}
