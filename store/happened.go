package store

import (
	"context"

	"nines/analysis"
	"nines/sla"
)

// RowsAt are the rows behind what happened in span to everybody who has a service in
// a region. The numbers in it are those of the last call of Groups.
func (s *Store) RowsAt(ctx context.Context, service, region string, span sla.Interval) (analysis.Rows, error) {
	rows := newRows()
	var where places
	where.add(0, service, region, "")
	err := s.readRows(ctx, "", span, where, func(int64) analysis.Rows { return rows })
	return rows, reading("what happened to a service", err)
}

// readRows reads the rows behind what happened in span to everybody in some places,
// and there to one tenant alone where it is not "". of are those of a place.
func (s *Store) readRows(ctx context.Context, tenant string, span sla.Interval, where places, of func(place int64) analysis.Rows) error {
	var place int64
	into := func() analysis.Rows { return of(place) }
	asked := []any{tenant, int64(span.Start), int64(span.End), where.numbers, where.services, where.regions}
	err := each(ctx, s.db, query("rows_outages"), func(row scanner) error { return addOutage(row, into, &place) }, asked...)
	if err != nil {
		return err
	}
	return each(ctx, s.db, query("rows_maintenance"), func(row scanner) error { return addWindow(row, into, &place) }, asked...)
}

// TenantRows are the rows behind what happened in span to single tenants, by the
// contract rows that they hit; see RowsAt.
func (s *Store) TenantRows(ctx context.Context, span sla.Interval) (map[int64]analysis.Rows, error) {
	out := map[int64]analysis.Rows{}
	var contract int64
	of := func() analysis.Rows {
		if _, known := out[contract]; !known {
			out[contract] = newRows()
		}
		return out[contract]
	}
	err := each(ctx, s.db, query("tenant_outages"), func(row scanner) error {
		return addOutage(row, of, &contract)
	}, int64(span.Start), int64(span.End))
	if err == nil {
		err = each(ctx, s.db, query("tenant_maintenance"), func(row scanner) error {
			return addWindow(row, of, &contract)
		}, int64(span.Start), int64(span.End))
	}
	return out, reading("what happened to single tenants", err)
}

func newRows() analysis.Rows {
	return analysis.Rows{Outages: map[int32][]sla.Outage{}, Maintenance: map[int32][]sla.Maintenance{}}
}

// addOutage reads a row of an outage, behind its number and whatever leads that,
// and puts it where it belongs.
func addOutage(row scanner, into func() analysis.Rows, leads ...any) error {
	var number int32
	var o sla.Outage
	if err := readOutage(led{row, append(leads, &number)}, &o); err != nil {
		return err
	}
	list := into().Outages
	list[number] = append(list[number], o)
	return nil
}

// addWindow is addOutage for maintenance.
func addWindow(row scanner, into func() analysis.Rows, leads ...any) error {
	var number int32
	var w sla.Maintenance
	if err := readMaintenance(led{row, append(leads, &number)}, &w); err != nil {
		return err
	}
	list := into().Maintenance
	list[number] = append(list[number], w)
	return nil
}
