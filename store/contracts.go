package store

import (
	"context"

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

// ContractCount is how many contract rows some customers have, by their ids.
func (s *Store) ContractCount(ctx context.Context, customers []string) (count int, err error) {
	err = s.db.QueryRowContext(ctx, query("contract_count"), customers).Scan(&count)
	return count, reading("the number of contracts", err)
}

// ContractName names the contract row with a number for people: customer,
// tenant, service, region, and the place it came from.
func (s *Store) ContractName(ctx context.Context, number int64) (string, error) {
	var name string
	err := s.db.QueryRowContext(ctx, query("contract_name"), number).Scan(&name)
	return name, reading("the name of a contract", err)
}

// ReadingContracts calls found for every contract row whose policy reads more of
// it than a result says, as the kernel sees it, without its other versions.
func (s *Store) ReadingContracts(ctx context.Context, found func(analysis.Contract)) error {
	err := each(ctx, s.db, query("reading_contracts"), func(row scanner) error {
		var c analysis.Contract
		err := row.Scan(&c.Number, &c.Group, &c.Fee, &c.From, &c.To, &c.Seats)
		c.Line = -c.Number
		found(c)
		return err
	})
	return reading("contracts", err)
}
