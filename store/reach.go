package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"nines/sla"
)

// ErrNoContracts says that there is nothing to judge.
var ErrNoContracts = errors.New("no contracts are loaded")

// Span is the first and the last month, in UTC, in which something happened
// while contracts were in force; where nothing did, those of the contracts.
// Errors: ErrNoContracts.
func (s *Store) Span(ctx context.Context) (first, last sla.Month, err error) {
	var from, to sql.NullInt64
	if err := s.db.QueryRowContext(ctx, query("span")).Scan(&from, &to); err != nil {
		return 0, 0, fmt.Errorf("looking for the first and the last month: %w", err)
	}
	if !from.Valid {
		return 0, 0, ErrNoContracts
	}
	// An end on the first instant of a month is none of that month's.
	end := max(from.Int64, to.Int64-1)
	return sla.MonthOfInstant(sla.Instant(from.Int64), time.UTC), sla.MonthOfInstant(sla.Instant(end), time.UTC), nil
}

// westmost is how much later than in UTC a month ends in the last zone.
const westmost = sla.Instant(12 * sla.Hour)

// DefaultAsOf is the instant as of which months up to last are judged where
// nobody says: the latest that the inputs know of, or when last is over
// everywhere, whichever is later.
func (s *Store) DefaultAsOf(ctx context.Context, last sla.Month) (sla.Instant, error) {
	var latest sql.NullInt64
	if err := s.db.QueryRowContext(ctx, query("latest_instant")).Scan(&latest); err != nil {
		return 0, fmt.Errorf("looking for the latest instant: %w", err)
	}
	over := endOf(last) + westmost
	if latest.Valid {
		over = max(over, sla.Instant(latest.Int64))
	}
	return over, nil
}

// endOf is the end of a month in UTC.
func endOf(m sla.Month) sla.Instant {
	return sla.StartOfDay((m + 1).Year(), (m + 1).Number(), 1, time.UTC)
}

// OpenOutages are the rows of outages without an end that began before last is
// over everywhere: judging them needs an as-of instant.
func (s *Store) OpenOutages(ctx context.Context, last sla.Month) ([]sla.Outage, error) {
	return list(ctx, s.db, query("open_outages"), readOutage, int64(endOf(last)+westmost))
}
