package store

import (
	"context"
	"database/sql"
	"errors"
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
	changed, err := dictionariesChanged(ctx, s.db, all)
	switch {
	case err != nil:
		return err
	case s.readOnly && changed:
		return ErrChangedSince
	case s.readOnly:
		return nil
	}
	err = s.inTransaction(ctx, func(tx *sql.Tx) error {
		if changed {
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

// dictionariesChanged says whether there is something else than the dictionaries
// were made from; nobody needs to look where they were never made.
func dictionariesChanged(ctx context.Context, db asker, all []versionReads) (bool, error) {
	var made string
	err := db.QueryRowContext(ctx, "select stamp from judged.dictionary_state").Scan(&made)
	if err != nil {
		return errors.Is(err, sql.ErrNoRows), ignoreNoRows(err)
	}
	now, err := dictionaryStamp(ctx, db, all)
	return now != made, err
}

// dictionaryStamp is the stamp of what is there.
func dictionaryStamp(ctx context.Context, db asker, all []versionReads) (now string, err error) {
	if err := db.QueryRowContext(ctx, query("dictionary_stamp")).Scan(&now); err != nil {
		return "", fmt.Errorf("looking for changed contracts: %w", err)
	}
	return now + "/" + stampOf(all), nil
}

func makeDictionaries(ctx context.Context, tx *sql.Tx, all []versionReads) error {
	if err := keepReads(ctx, tx, all); err != nil {
		return err
	}
	if err := keepBeginnings(ctx, tx, all); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, query("dictionaries")); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "drop table temp.began_days"); err != nil {
		return err
	}
	// The stamp depends on what policies read, which was not kept before.
	now, err := dictionaryStamp(ctx, tx, all)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "insert into judged.dictionary_state values (?)", now)
	return err
}
