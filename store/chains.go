package store

import (
	"context"
	"database/sql/driver"

	"nines/sla"
)

// chain is a stretch in which outages of a service, of everybody or of one tenant,
// meet or adjoin, as long as any clock runs.
type chain struct {
	service string
	sla.Interval
}

// chains are those that last at least so many milliseconds.
func (s *Store) chains(ctx context.Context, atLeastMS int64) (long []chain, err error) {
	var whose [2]string // service and tenant
	var theirs []sla.Interval
	take := func() {
		for _, one := range sla.Union(theirs) {
			if one.Length() >= atLeastMS {
				long = append(long, chain{whose[0], one})
			}
		}
		theirs = theirs[:0]
	}
	err = eachRaw(ctx, s.db, query("long_chains"), func(row []driver.Value) error {
		v := values{row: row}
		if next := [2]string{v.text(), v.text()}; next != whose {
			take()
			whose = next
		}
		theirs = append(theirs, sla.Interval{Start: v.instant(), End: v.instant()})
		return v.err
	}, atLeastMS)
	take()
	return long, reading("outages that follow each other", err)
}

// LongChains are when outages of a service, of everybody or of one tenant, follow each
// other for at least so many milliseconds. Those that inputs were compared by are not
// looked for again.
func (s *Store) LongChains(ctx context.Context, atLeastMS int64) ([]sla.Interval, error) {
	at, err := revision(ctx, s.db)
	if err != nil {
		return nil, err
	}
	known := s.stamped.chains
	if s.stamped.revision != at || atLeastMS < stampedChainMS {
		known, err = s.chains(ctx, atLeastMS)
	}
	return spansOf(known, atLeastMS), err
}

// spansOf are when chains are that last at least so many milliseconds.
func spansOf(list []chain, atLeastMS int64) (spans []sla.Interval) {
	for _, c := range list {
		if c.Length() >= atLeastMS {
			spans = append(spans, c.Interval)
		}
	}
	return spans
}

// chainsAsked are the values of a query about chains.
func chainsAsked(list []chain) []any {
	services, starts, ends := make([]string, len(list)), make([]int64, len(list)), make([]int64, len(list))
	for n, c := range list {
		services[n], starts[n], ends[n] = c.service, int64(c.Start), int64(c.End)
	}
	return []any{services, starts, ends}
}
