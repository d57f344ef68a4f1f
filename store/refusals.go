package store

import (
	"context"
	"database/sql"

	"nines/sla"
)

// Remember keeps which of files were refused by Load, until one of the same
// name is loaded. It is a transaction of its own, since that of Load is undone.
func (s *Store) Remember(ctx context.Context, files []*sla.Intake) error {
	return s.inTransaction(ctx, func(tx *sql.Tx) error {
		anyRefused := false
		for _, in := range files {
			anyRefused = anyRefused || in.Refused()
		}
		for _, in := range files {
			rejects := in.Rejects()
			// Of several files none is loaded where one is refused.
			if len(rejects) == 0 && anyRefused {
				continue
			}
			if _, err := tx.ExecContext(ctx, "delete from input.refusals where file = ?", in.File); err != nil {
				return err
			}
			if len(rejects) == 0 {
				continue
			}
			_, err := tx.ExecContext(ctx, "insert into input.refusals values (?, ?, ?)", in.File, len(rejects), rejects[0].String())
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Refusals are the files that were refused and not loaded since, in order.
func (s *Store) Refusals(ctx context.Context) ([]sla.Refusal, error) {
	rows, err := list(ctx, s.db, query("refusals"), func(row scanner, r *sla.Refusal) error {
		return row.Scan(&r.File, &r.Rows, &r.Reason)
	})
	return rows, reading("refused files", err)
}
