package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"math"

	"nines/analysis"
)

// eventsAtOnce is how many events of single tenants are read at once, or a few more:
// the driver holds all of an answer.
const eventsAtOnce = 1 << 19

// Own is what happened to single tenants in the reach of their contracts, group by
// group and contract by contract.
func (s *Store) Own(ctx context.Context, reach analysis.Reach, found func(analysis.Own) error) error {
	return s.ownInParts(ctx, reach, eventsAtOnce, found)
}

func (s *Store) ownInParts(ctx context.Context, reach analysis.Reach, atOnce int64, found func(analysis.Own) error) error {
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
	if err == nil {
		err = ownRows(ctx, conn, read, atOnce, found)
	}
	_, dropped := conn.ExecContext(context.WithoutCancel(ctx), "drop table if exists temp.own_events")
	return reading("what happened to single tenants", errors.Join(err, dropped))
}

// ownRows reads the table own_events, a part after the other.
func ownRows(ctx context.Context, conn *sql.Conn, read *eventReader, atOnce int64, found func(analysis.Own) error) error {
	type place struct {
		group    int32
		contract int64
	}
	begins, err := list(ctx, conn, query("own_parts"), func(row scanner, p *place) error { return row.Scan(&p.group, &p.contract) }, atOnce)
	if err != nil {
		return err
	}
	for n, first := range begins {
		after := place{group: math.MaxInt32}
		if n+1 < len(begins) {
			after = begins[n+1]
		}
		err := eachRawOn(ctx, conn, read.query("own"), func(row []driver.Value) error {
			v := values{row: row}
			c := analysis.Contract{Number: v.number(), Group: int32(v.number()), Fee: int32(v.number()), From: v.instant(), To: v.instant(), Seats: v.number()}
			c.Line = -c.Number // only contracts among the edges have other versions
			_, _, e := read.event(&v)
			if v.err != nil {
				return v.err
			}
			return found(analysis.Own{Contract: c, Event: e})
		}, first.group, first.contract, after.group, after.contract)
		if err != nil {
			return err
		}
	}
	return nil
}

// asWritten has the tables of a statement joined as they stand in it, and the right
// one of two held in memory. The engine takes rows that a condition on several
// columns leaves over for few, and then orders joins so that they are many. It holds
// for the whole database while do runs: others are planned so, too, and find the same.
func asWritten(ctx context.Context, conn *sql.Conn, do func() error) error {
	if _, err := conn.ExecContext(ctx, "set disabled_optimizers = 'join_order,build_side_probe_side'"); err != nil {
		return err
	}
	err := do()
	_, reset := conn.ExecContext(context.WithoutCancel(ctx), "reset disabled_optimizers")
	return errors.Join(err, reset)
}
