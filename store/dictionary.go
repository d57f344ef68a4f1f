package store

import (
	"context"
	"database/sql"
	"fmt"
)

// refresh makes the dictionaries again where contracts, outages or what policies
// read of them have changed since. Errors: that is so and the database was
// opened to be read only.
func (s *Store) refresh(ctx context.Context) error {
	revision, err := revision(ctx, s.db)
	if err != nil {
		return err
	}
	seen, err := seenAt(ctx, s.db)
	if err != nil || seen[dictionariesSeen] == revision {
		return err
	}
	all, err := s.versions(ctx, s.db)
	if err != nil {
		return err
	}
	now, made, err := dictionaryStamp(ctx, s.db, all)
	if err != nil {
		return err
	}
	switch {
	case s.readOnly && now != made:
		return ErrChangedSince
	case s.readOnly:
		return nil
	}
	err = s.inTransaction(ctx, func(tx *sql.Tx) error {
		if now != made {
			if err := makeDictionaries(ctx, tx, all); err != nil {
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

// dictionaryStamp is the stamp of what is there, and of what the dictionaries
// were made from.
func dictionaryStamp(ctx context.Context, db asker, all []versionReads) (now, made string, err error) {
	if err := db.QueryRowContext(ctx, query("dictionary_stamp")).Scan(&now, &made); err != nil {
		return "", "", fmt.Errorf("looking for changed contracts: %w", err)
	}
	return now + "/" + stampOf(all), made, nil
}

func makeDictionaries(ctx context.Context, tx *sql.Tx, all []versionReads) error {
	if err := keepReads(ctx, tx, all); err != nil {
		return err
	}
	if err := keepBeginnings(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, query("dictionaries")); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "drop table temp.began_days"); err != nil {
		return err
	}
	// The stamp depends on what policies read, which was not kept before.
	now, _, err := dictionaryStamp(ctx, tx, all)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "insert into judged.dictionary_state values (?)", now)
	return err
}
