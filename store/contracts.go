package store

import (
	"context"
	"database/sql/driver"

	"nines/analysis"
	"nines/sla"
)

// NumberedContract is a contract row with its number.
type NumberedContract struct {
	Number int64
	sla.Contract
}

// ContractsOf are the contract rows of a customer, tenant and service, ordered
// by customer, service, tenant, region, contract and beginning. Each name is an
// id in any case or a pattern with * and ?, and "" is any; a customer can be
// asked for by its name in the tenant list, too.
func (s *Store) ContractsOf(ctx context.Context, customer, tenant, service string) ([]NumberedContract, error) {
	rows, err := list(ctx, s.db, query("contracts"), func(row scanner, c *NumberedContract) error {
		var unit string
		err := row.Scan(&c.Number, &c.Source, &c.ID, &c.Customer, &c.CustomerName, &c.Tenant, &c.TenantName, &c.Service, &c.Region,
			&c.Policy, &c.Zone, &c.Fee.Minor, &c.Fee.Currency, &c.Fee.Months, &unit, &c.Seats, &c.From, &c.To, &c.AccountManager,
			&c.File, &c.Line)
		c.Fee.Unit = feeUnit(unit)
		return err
	}, customer, tenant, service)
	return rows, reading("contracts", err)
}

// ContractName names the contract row with a number for people: customer,
// tenant, service, region, and the place it came from.
func (s *Store) ContractName(ctx context.Context, number int64) (string, error) {
	var name string
	err := s.db.QueryRowContext(ctx, query("contract_name"), number).Scan(&name)
	return name, reading("the name of a contract", err)
}

// ContractKey is the contract row with a number as the kernel sees it, without
// its other versions.
func (s *Store) ContractKey(ctx context.Context, number int64) (analysis.Contract, error) {
	c := analysis.Contract{Number: number, Line: -number}
	err := s.db.QueryRowContext(ctx, query("contract_key"), number).Scan(&c.Group, &c.Fee, &c.From, &c.To, &c.Seats)
	return c, reading("a contract", err)
}

// Story is what the kernel needs to account for a contract.
type Story struct {
	// Versions of the contract by their beginning, and for each of them what
	// happened to its tenant alone.
	Versions []analysis.Contract
	Own      [][]analysis.Event
	// Rows behind the numbers of what happened.
	Rows analysis.Rows
}

// StoryOf is what happened in span to the contract row with a number. The
// numbers in it are those of the last call of Groups.
func (s *Store) StoryOf(ctx context.Context, contract int64, span sla.Interval) (Story, error) {
	story, err := s.storyOf(ctx, contract, int64(span.Start), int64(span.End))
	return story, reading("what happened to a contract", err)
}

func (s *Store) storyOf(ctx context.Context, contract, from, to int64) (Story, error) {
	var story Story
	var err error
	story.Versions, err = list(ctx, s.db, query("versions"), func(row scanner, c *analysis.Contract) error {
		return row.Scan(&c.Number, &c.Group, &c.Fee, &c.Line, &c.From, &c.To, &c.Seats)
	}, contract, from, to)
	if err != nil {
		return story, err
	}
	read, err := s.eventReader(ctx)
	if err != nil {
		return story, err
	}
	for _, c := range story.Versions {
		var own []analysis.Event
		err := eachRaw(ctx, s.db, read.query("own_of"), func(row []driver.Value) error {
			v := values{row: row}
			_, _, e := read.event(&v)
			own = append(own, e)
			return v.err
		}, c.Number, from, to)
		if err != nil {
			return story, err
		}
		story.Own = append(story.Own, own)
	}
	story.Rows, err = s.rowsOf(ctx, contract, from, to)
	return story, err
}

// rowsOf are the rows of outages and maintenance that hit a contract. Versions
// of a contract have the same tenant, service and region, and so the same rows.
func (s *Store) rowsOf(ctx context.Context, contract, from, to int64) (analysis.Rows, error) {
	rows := analysis.Rows{Outages: map[int32][]sla.Outage{}, Maintenance: map[int32][]sla.Maintenance{}}
	err := each(ctx, s.db, query("rows_outages"), func(row scanner) error {
		var number int32
		var o sla.Outage
		err := readOutage(numbered{row, &number}, &o)
		rows.Outages[number] = append(rows.Outages[number], o)
		return err
	}, contract, from, to)
	if err != nil {
		return rows, err
	}
	err = each(ctx, s.db, query("rows_maintenance"), func(row scanner) error {
		var number int32
		var w sla.Maintenance
		err := readMaintenance(numbered{row, &number}, &w)
		rows.Maintenance[number] = append(rows.Maintenance[number], w)
		return err
	}, contract, from, to)
	return rows, err
}
