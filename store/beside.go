package store

import (
	"context"

	"nines/sla"
)

// What stands beside the amounts of a month: rights, what cannot be computed,
// and what was paid outside the contracts.

// Reached calls found for every right that a customer has reached in the periods
// that end in month, ordered by key.
func (s *Store) Reached(ctx context.Context, month sla.Month, found func(sla.Reached) error) error {
	var any bool
	if err := s.db.QueryRowContext(ctx, query("any_rights"), int64(month)).Scan(&any); err != nil || !any {
		return reading("rights", err)
	}
	err := each(ctx, s.db, query("rights"), func(row scanner) error {
		var r sla.Reached
		err := row.Scan(&r.Key, &r.Customer, &r.CustomerName, &r.AccountManager, &r.Tenant, &r.Service, &r.ServiceName, &r.Region,
			&r.Contract, &r.Policy, &r.PolicyEffective, &r.Period, &r.Provisional, &r.Number, &r.What, &r.Missed, &r.Of)
		if err != nil {
			return err
		}
		return found(r)
	}, int64(month))
	return reading("rights", err)
}

// Uncomputed calls found for every contract and period that ends in month and
// cannot be computed, ordered by key.
func (s *Store) Uncomputed(ctx context.Context, month sla.Month, found func(sla.Uncomputed) error) error {
	err := each(ctx, s.db, query("uncomputed"), func(row scanner) error {
		var u sla.Uncomputed
		err := row.Scan(&u.Key, &u.Customer, &u.CustomerName, &u.AccountManager, &u.Tenant, &u.Service, &u.ServiceName, &u.Region,
			&u.Contract, &u.Policy, &u.PolicyEffective, &u.Period, &u.Measure, &u.Warnings)
		if err != nil {
			return err
		}
		return found(u)
	}, int64(month), int64(sla.NotComputable))
	return reading("what cannot be computed", err)
}

// Goodwill is what was paid outside the contracts for periods that end in month,
// ordered by customer and when it was granted.
func (s *Store) Goodwill(ctx context.Context, month sla.Month) ([]sla.GoodwillLine, error) {
	rows, err := list(ctx, s.db, query("goodwill"), func(row scanner, g *sla.GoodwillLine) error {
		return row.Scan(&g.Source, &g.ID, &g.Customer, &g.CustomerName, &g.AccountManager, &g.Tenant, &g.Service, &g.Period,
			&g.Amount.Minor, &g.Amount.Currency, &g.Granted, &g.Reason, &g.Approver, &g.File, &g.Line)
	}, int64(month))
	return rows, reading("goodwill", err)
}

// LaterPapers are, of each customer who has any, the claims, credit notes and goodwill
// for month that are dated after the instant as of which it was judged; in order.
func (s *Store) LaterPapers(ctx context.Context, month sla.Month) ([]sla.LaterPapers, error) {
	rows, err := list(ctx, s.db, query("later_papers"), func(row scanner, p *sla.LaterPapers) error {
		return row.Scan(&p.Customer, &p.Claims, &p.CreditNotes, &p.Goodwill)
	}, int64(month))
	return rows, reading("what is dated later", err)
}

// Rates are what currencies were worth at an instant, by the last rate up to it,
// ordered by base and quote.
func (s *Store) Rates(ctx context.Context, at sla.Instant) ([]sla.Rate, error) {
	rows, err := list(ctx, s.db, query("rates"), func(row scanner, r *sla.Rate) error {
		return row.Scan(&r.Source, &r.Base, &r.Quote, &r.Day, &r.Rate, &r.File, &r.Line)
	}, int64(at))
	return rows, reading("rates", err)
}
