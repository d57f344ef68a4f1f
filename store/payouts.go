package store

import (
	"context"
	"database/sql"

	"nines/sla"
)

// Payouts calls found for everything that is owed or was issued for the periods
// that end in month, ordered by key.
func (s *Store) Payouts(ctx context.Context, month sla.Month, found func(sla.PayoutLine) error) error {
	notes, err := s.notesByCustomer(ctx, month)
	if err != nil {
		return reading("credit notes", err)
	}
	err = each(ctx, s.db, query("payouts"), func(row scanner) error {
		var p sla.PayoutLine
		var stage, status, unitTenant, unitService string
		var claimed, noticeFrom, told sql.NullInt64
		err := row.Scan(&p.Key, &p.Customer, &p.CustomerName, &p.Tenant, &p.Service, &p.Region, &p.Policy, &p.AccountManager,
			&p.Period, &p.Currency, &p.TierPPM, &p.CreditPPM, &p.CreditMinor, &p.OwedMinor, &p.IssuedMinor, &p.DifferenceMinor, &p.SettledMinor,
			&stage, &status, &p.Deadline, &claimed, &p.Provisional, &unitTenant, &unitService,
			&p.LapsedBecause, &p.FloorMinor, &p.DaysPPM, &p.WorthMinor, &p.Objective, &p.Share.Num, &p.Share.Den,
			&noticeFrom, &p.NoticeBy, &told, &p.FeeMinor)
		if err != nil {
			return err
		}
		p.Stage, p.Status, p.Claimed = stageOf(stage), statusOf(status), instantOf(claimed)
		p.NoticeFrom, p.Told = instantOf(noticeFrom), instantOf(told)
		for _, n := range notes[p.Customer] {
			if paidBy(n, p, unitTenant, unitService) {
				p.Notes = append(p.Notes, n)
			}
		}
		return found(p)
	}, int64(month))
	return reading("payouts", err)
}

// paidBy says whether a credit note of the line's customer is for its unit: see
// payments.sql.
func paidBy(n sla.CreditNote, p sla.PayoutLine, unitTenant, unitService string) bool {
	return n.Period == p.Period && n.Amount.Currency == p.Currency &&
		(unitTenant == "" || n.Tenant == unitTenant) && (unitService == "" || n.Service == unitService)
}

func (s *Store) notesByCustomer(ctx context.Context, month sla.Month) (map[string][]sla.CreditNote, error) {
	notes, err := s.CreditNotes(ctx, month)
	out := map[string][]sla.CreditNote{}
	for _, n := range notes {
		out[n.Customer] = append(out[n.Customer], n)
	}
	return out, err
}

// CreditNotes are what was issued for periods that end in month, ordered by
// customer and when it was issued.
func (s *Store) CreditNotes(ctx context.Context, month sla.Month) ([]sla.CreditNote, error) {
	return list(ctx, s.db, query("credit_notes"), func(row scanner, n *sla.CreditNote) error {
		return row.Scan(&n.Source, &n.ID, &n.Customer, &n.Tenant, &n.Service, &n.Period, &n.Amount.Minor, &n.Amount.Currency,
			&n.Issued, &n.Reason, &n.File, &n.Line)
	}, int64(month))
}

// PayoutTotals of first..last, ordered by month and currency.
func (s *Store) PayoutTotals(ctx context.Context, first, last sla.Month) ([]sla.PayoutTotal, error) {
	rows, err := list(ctx, s.db, query("payout_totals"), func(row scanner, t *sla.PayoutTotal) error {
		return row.Scan(&t.Month, &t.Currency, &t.Contracts, &t.Judged, &t.Breached, &t.Credits,
			&t.CreditMinor, &t.FormulaMinor, &t.CapMinor,
			&t.AccruedMinor, &t.ClaimableMinor, &t.DueMinor, &t.LapsedMinor, &t.SettledMinor, &t.IssuedMinor,
			&t.FloorMinor, &t.DaysPPM, &t.DaysLapsedPPM, &t.WorthMinor, &t.Goodwill, &t.GoodwillMinor)
	}, int64(first), int64(last))
	return rows, reading("payout totals", err)
}

func statusOf(name string) sla.PayoutStatus {
	for n, known := range sla.PayoutStatusNames {
		if known == name {
			return sla.PayoutStatus(n)
		}
	}
	return sla.Open
}
