package store

import (
	"fmt"
	"time"

	"nines/policy"
	"nines/sla"
)

// farthestZones is how far from UTC clocks are: two zones can have the same
// day begin that far apart.
const farthestZones = sla.Instant(14 * sla.Hour)

// checkEdges flags contracts that seem to begin or end with a month, but not
// in the zone in which their policy counts months: a day that was read in
// another zone leaves hours of a month outside the contract. There is one flag
// for all rows with the same instant and policy.
func (m *merge) checkEdges() error {
	terms, err := m.terms(m.text("select policy from {table} where file_no = {file_no}"))
	if err != nil {
		return err
	}
	return each(m.ctx, m.conn, m.text(loadQuery("contract_edges")), func(row scanner) error {
		var line, rows int
		var field, name string
		var edge sla.Instant
		if err := row.Scan(&line, &field, &name, &edge, &rows); err != nil {
			return err
		}
		zone, start := monthMissed(terms[name], edge)
		if zone == "" {
			return nil
		}
		reason := fmt.Sprintf("%s is no midnight in %s, where %s counts its months: a month begins there at %s", edge, zone, name, start)
		if rows > 1 {
			reason += fmt.Sprintf(" (and %d more like it)", rows-1)
		}
		m.doubt(line, field, reason)
		return nil
	})
}

// monthMissed is a zone of the versions in which a month begins close to edge,
// and when; none where edge begins a month in any of them.
func monthMissed(versions []policy.Policy, edge sla.Instant) (zone string, start sla.Instant) {
	for _, p := range versions {
		place, err := time.LoadLocation(p.Terms.Zone)
		if p.Terms.Zone == policy.CustomerZone || err != nil {
			continue
		}
		month := sla.MonthOfInstant(edge, place)
		for _, near := range []sla.Month{month, month + 1} {
			begins := sla.StartOfDay(near.Year(), near.Number(), 1, place)
			switch off := edge - begins; {
			case off == 0:
				return "", 0
			case off > -farthestZones && off < farthestZones:
				zone, start = p.Terms.Zone, begins
			}
		}
	}
	return zone, start
}
