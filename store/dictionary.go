package store

import (
	"context"
	"database/sql"
	"fmt"
)

// refresh makes the dictionaries again where contracts or outages have changed
// since. Errors: that is so and the database was opened to be read only.
func (s *Store) refresh(ctx context.Context) error {
	revision, err := revision(ctx, s.db)
	if err != nil {
		return err
	}
	seen, err := seenAt(ctx, s.db)
	if err != nil || seen[dictionariesSeen] == revision {
		return err
	}
	var now, made string
	if err := s.db.QueryRowContext(ctx, query("dictionary_stamp")).Scan(&now, &made); err != nil {
		return fmt.Errorf("looking for changed contracts: %w", err)
	}
	switch {
	case s.readOnly && now != made:
		return ErrChangedSince
	case s.readOnly:
		return nil
	}
	err = s.inTransaction(ctx, func(tx *sql.Tx) error {
		if now != made {
			if _, err := tx.ExecContext(ctx, query("dictionaries")); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "insert into judged.dictionary_state values (?)", now); err != nil {
				return err
			}
		}
		return see(ctx, tx, revision, dictionariesSeen)
	})
	if err != nil {
		return fmt.Errorf("numbering groups and fees: %w", err)
	}
	return nil
}
