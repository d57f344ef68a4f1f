package store

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// LockedError says that another process has the database open.
type LockedError struct {
	// Process is its number, "" where it is not known.
	Process string
}

func (e *LockedError) Error() string {
	if e.Process == "" {
		return "another process has it open"
	}
	return "another process (" + e.Process + ") has it open"
}

var lockHolder = regexp.MustCompile(`PID (\d+)`)

// lockedError is DuckDB's error about a lock in our words; others stay.
func lockedError(err error) error {
	text := err.Error()
	if !strings.Contains(text, "Could not set lock on file") {
		return err
	}
	if holder := lockHolder.FindStringSubmatch(text); holder != nil {
		return &LockedError{Process: holder[1]}
	}
	return &LockedError{}
}

// VersionError says that the tables are not those that this program knows.
type VersionError struct{ Found, Known int }

func (e *VersionError) Error() string {
	return fmt.Sprintf("its tables have version %d, this program knows version %d", e.Found, e.Known)
}

var errOtherRules = errors.New("another version of nines made it: nines analyze brings it up to date")

var errNotADatabase = errors.New("it is not a database")

// ErrChangedSince says that what is stored is numbered by rows that are no longer
// there; an analysis numbers them again.
var ErrChangedSince = errors.New("contracts or outages have changed since the last analysis")
