package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// IdentityError says that the numbers of a run do not add up.
type IdentityError struct {
	// Identity is what should hold, Found the first case where it does not.
	Identity, Found string
	// Cases is how many there are.
	Cases int
}

func (e *IdentityError) Error() string {
	return fmt.Sprintf("the numbers do not add up: %s does not hold for %s (%d cases)", e.Identity, e.Found, e.Cases)
}

// identities hold for every run; each query gives the cases in which one does
// not, as a text, for the months $1 to $2.
var identities = [...]struct {
	holds, query string
	// papers: it can only break where there are claims or credit notes.
	papers bool
}{
	{"up + down + excluded + unknown = measured", "check_states", false},
	{"credit = formula - cap - floor, and days are no money", "check_credits", false},
	{"a contract has one result a period", "check_single", false},
	{"a contract in force has a result", "check_covered", false},
	{"contracts of the rollups = contracts with a result", "check_contracts", false},
	{"credits of contracts = rollups = outages", "check_totals", false},
	{"credits of payouts = rollups, and issued = credit notes", "check_payouts", true},
}

// Check holds all stored results against the identities again, and the inputs
// against what was judged. Errors: [IdentityError].
func (s *Store) Check(ctx context.Context) error {
	known, err := months(ctx, s.db)
	if err != nil || len(known) == 0 {
		return err
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := s.checkSeen(ctx, known); err != nil {
		return err
	}
	first, last := int64(known[0].Month), int64(known[len(known)-1].Month)
	if err := countContracts(ctx, conn, first, last); err != nil {
		return err
	}
	err = checkIdentities(ctx, conn, first, last)
	_, dropped := conn.ExecContext(context.WithoutCancel(ctx), dropCounted)
	return errors.Join(err, dropped)
}

// countContracts makes the tables that several checks read, on a connection that
// drops them again.
func countContracts(ctx context.Context, conn *sql.Conn, first, last int64) error {
	for _, name := range []string{"place_exceptions", "count_contracts"} {
		if _, err := conn.ExecContext(ctx, query(name), first, last); err != nil {
			return err
		}
	}
	return nil
}

const dropCounted = "drop table temp.counted; drop table temp.placed"

// checkIdentities looks for cases in which an identity does not hold.
func checkIdentities(ctx context.Context, db asker, first, last int64) error {
	var papers bool
	if err := db.QueryRowContext(ctx, query("any_papers")).Scan(&papers); err != nil {
		return fmt.Errorf("looking for claims and credit notes: %w", err)
	}
	for _, identity := range identities {
		if identity.papers && !papers {
			continue
		}
		broken, err := list(ctx, db, query(identity.query), func(row scanner, text *string) error { return row.Scan(text) }, first, last)
		if err != nil {
			return fmt.Errorf("checking that %s: %w", identity.holds, err)
		}
		if len(broken) > 0 {
			return &IdentityError{Identity: identity.holds, Found: broken[0], Cases: len(broken)}
		}
	}
	return nil
}
