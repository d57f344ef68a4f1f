package store

import (
	"context"
	"database/sql"
	"fmt"
)

// refresh makes the dictionaries again where contracts or outages have changed
// since. Errors: that is so and the database was opened to be read only.
func (s *Store) refresh(ctx context.Context) error {
	var now, made string
	if err := s.db.QueryRowContext(ctx, query("dictionary_stamp")).Scan(&now, &made); err != nil {
		return fmt.Errorf("looking for changed contracts: %w", err)
	}
	if now == made {
		return nil
	}
	if s.readOnly {
		return ErrChangedSince
	}
	err := s.inTransaction(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, query("dictionaries")); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "insert into judged.dictionary_state values (?)", now)
		return err
	})
	if err != nil {
		return fmt.Errorf("numbering groups and fees: %w", err)
	}
	return nil
}
