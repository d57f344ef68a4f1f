package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"strings"
)

// schemaVersion is raised by a change that the statements of the schema, run
// again, would not bring to an existing file.
const schemaVersion = 5

//go:embed *.sql
var schemaFiles embed.FS

// schemaNames are the files of the schema, in the order in which they run.
var schemaNames = [...]string{"input.sql", "refusals.sql", "results.sql", "events.sql", "contracts.sql", "exports.sql", "payments.sql", "views.sql", "readable.sql"}

//go:embed queries/*.sql
var queryFiles embed.FS

// query is the text of queries/name.sql.
func query(name string) string { return textOf(queryFiles, "queries/"+name+".sql") }

func textOf(files embed.FS, name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		panic("store: there is no " + name)
	}
	return string(text)
}

// prepare brings the tables up to date: once for every text of the schema, so
// that opening a file again writes nothing.
func (s *Store) prepare(ctx context.Context) error {
	version, digest, err := s.schemaFound(ctx)
	if err != nil {
		return err
	}
	switch want := schemaDigest(); {
	case version > schemaVersion:
		return &VersionError{Found: version, Known: schemaVersion}
	case s.readOnly && digest != want:
		return errOtherRules
	case s.readOnly:
		return nil
	case digest != want:
		if err := s.createSchema(ctx, version, want); err != nil {
			return fmt.Errorf("making the tables: %w", err)
		}
	}
	return s.removeStaleSpill()
}

// schemaFound is the version and the digest of the schema that made the
// tables; 0 and "" where there are none.
func (s *Store) schemaFound(ctx context.Context) (version int, digest string, err error) {
	var made bool
	if err := s.db.QueryRowContext(ctx, query("schema_made")).Scan(&made); err != nil {
		return 0, "", lockedError(err)
	}
	if !made {
		return 0, "", nil
	}
	err = s.db.QueryRowContext(ctx, "select version, digest from about").Scan(&version, &digest)
	return version, digest, err
}

func schemaTexts() []string {
	var texts []string
	for _, name := range schemaNames {
		texts = append(texts, textOf(schemaFiles, name))
	}
	return texts
}

func schemaDigest() string {
	sum := sha256.Sum256([]byte(strings.Join(schemaTexts(), "")))
	return hex.EncodeToString(sum[:])
}

// createSchema runs every statement of the schema in one transaction. Results
// in tables of another version are dropped: they can be judged again; the inputs
// stay.
func (s *Store) createSchema(ctx context.Context, found int, digest string) error {
	texts := append(schemaTexts(), "delete from about")
	if found != 0 && found != schemaVersion {
		texts = append([]string{"drop schema if exists readable cascade", "drop schema if exists judged cascade", textOf(schemaFiles, "input_grown.sql")}, texts...)
	}
	return s.inTransaction(ctx, func(tx *sql.Tx) error {
		for _, text := range texts {
			if _, err := tx.ExecContext(ctx, text); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, "insert into about values (?, ?)", schemaVersion, digest)
		return err
	})
}

// inTransaction runs do; everything it did is undone where it returns an error.
func (s *Store) inTransaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}
