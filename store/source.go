package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"maps"
	"slices"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

var _ analysis.Source = (*Store)(nil)

// Policies are all versions of all policies, ordered by name and effective day.
func (s *Store) Policies(ctx context.Context) ([]policy.Policy, error) {
	return list(ctx, s.db, query("policies"), func(row scanner, p *policy.Policy) error {
		var number int32
		var file, text string
		if err := row.Scan(&number, &file, &text); err != nil {
			return err
		}
		read, err := s.policies.read(file, text)
		if err != nil {
			return fmt.Errorf("a policy that was loaded is refused by this version of nines; load the corrected file with --update: %w", err)
		}
		*p = read
		return nil
	})
}

// Groups are the groups of the contracts that there are now. It numbers them,
// so it is asked before everything that speaks of groups, fees and outages.
func (s *Store) Groups(ctx context.Context) ([]analysis.Group, error) {
	if err := s.refresh(ctx); err != nil {
		return nil, err
	}
	return list(ctx, s.db, query("groups"), func(row scanner, g *analysis.Group) error {
		return row.Scan(&g.Service, &g.Region, &g.Policy, &g.Zone, &g.Plan, &g.Class, &g.Topology,
			&g.BillingDay, &g.Began, &g.TermMonths, &g.Seats)
	})
}

// Fees are the fees of the contracts that there are now.
func (s *Store) Fees(ctx context.Context) ([]analysis.Fee, error) {
	return list(ctx, s.db, query("fees"), func(row scanner, f *analysis.Fee) error {
		var unit string
		err := row.Scan(&f.Minor, &f.Currency, &f.Months, &unit, &f.Seats, &f.ListMinor, &f.OneTimeMinor, &f.SharePPM)
		f.Unit = feeUnit(unit)
		return err
	})
}

func feeUnit(name string) sla.FeeUnit {
	if name == "seat" {
		return sla.PerSeat
	}
	return sla.PerContract
}

// reachOf are the values of a query about a reach.
func reachOf(r analysis.Reach) []any {
	policies := slices.Sorted(maps.Keys(r.ByPolicy))
	starts, ends := make([]int64, len(policies)), make([]int64, len(policies))
	for n, name := range policies {
		starts[n], ends[n] = int64(r.ByPolicy[name].Start), int64(r.ByPolicy[name].End)
	}
	return []any{int64(r.Start), int64(r.End), policies, starts, ends, servicesOf(r)}
}

// servicesOf is null where the reach is that of all services.
func servicesOf(r analysis.Reach) any {
	if r.Services == nil {
		return nil
	}
	return r.Services
}

// Holdings count the contracts that are in force during all of the reach of
// their policy and have no version among the edges.
func (s *Store) Holdings(ctx context.Context, reach analysis.Reach) ([]analysis.Holding, error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	var out []analysis.Holding
	if _, err := conn.ExecContext(ctx, query("alike"), reachOf(reach)...); err != nil {
		return nil, reading("versions of held contracts", err)
	}
	err = eachRawOn(ctx, conn, query("holdings"), func(row []driver.Value) error {
		if len(out) == cap(out) {
			out = slices.Grow(out, len(out)+1) // twice as many: there may be millions, and append adds a quarter
		}
		v := values{row: row}
		out = append(out, analysis.Holding{Group: int32(v.number()), Fee: int32(v.number()), Contracts: v.number(), Seats: v.number()})
		return v.err
	}, reachOf(reach)...)
	return out, reading("holdings", err)
}

// Edges are the contracts that begin or end inside the reach of their policy,
// and their versions.
func (s *Store) Edges(ctx context.Context, reach analysis.Reach) ([]analysis.Contract, error) {
	var out []analysis.Contract
	err := eachRaw(ctx, s.db, query("edges"), func(row []driver.Value) error {
		v := values{row: row}
		c := analysis.Contract{Number: v.number(), Group: int32(v.number()), Fee: int32(v.number()), Line: v.number(),
			From: v.instant(), To: v.instant(), Seats: v.number()}
		out = append(out, c)
		return v.err
	}, reachOf(reach)...)
	return out, reading("contracts that begin or end", err)
}

// Scene is what happened to every tenant in span.
func (s *Store) Scene(ctx context.Context, span sla.Interval) (analysis.Scene, error) {
	read, err := s.eventReader(ctx)
	if err != nil {
		return analysis.Scene{}, err
	}
	scene := analysis.Scene{Components: read.components, Causes: read.causes}
	err = eachRaw(ctx, s.db, read.query("scene"), func(row []driver.Value) error {
		v := values{row: row}
		var one analysis.SharedEvent
		one.Service, one.Region, one.Event = read.event(&v)
		scene.Events = append(scene.Events, one)
		return v.err
	}, int64(span.Start), int64(span.End))
	return scene, err
}

// OwnCount is how many outages of single tenants there are.
func (s *Store) OwnCount(ctx context.Context) (count int, err error) {
	err = s.db.QueryRowContext(ctx, "select count(*) from input.outages where tenant <> ''").Scan(&count)
	return count, err
}
