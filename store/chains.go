package store

import (
	"context"
	"database/sql/driver"

	"nines/sla"
)

// LongChains are the stretches in which outages of a service, of everybody or of one
// tenant, meet or adjoin, as long as any clock runs, that last at least so many
// milliseconds.
func (s *Store) LongChains(ctx context.Context, atLeastMS int64) (long []sla.Interval, err error) {
	var whose [2]string // service and tenant
	var theirs []sla.Interval
	take := func() {
		for _, chain := range sla.Union(theirs) {
			if chain.End >= chain.Start+sla.Instant(atLeastMS) {
				long = append(long, chain)
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
