package store

import (
	"fmt"
	"slices"
	"time"

	"nines/policy"
	"nines/sla"
)

// farthestZones is how far from UTC clocks are: two zones can have the same
// day begin that far apart.
const farthestZones = sla.Instant(14 * sla.Hour)

// missedEdge is the first edge of a contract in a policy and column that is
// not where a month begins, and how many rows have one.
type missedEdge struct {
	line, rows          int
	field, name, reason string
}

// checkEdges flags contracts that seem to begin or end with a month, but not
// in the zone in which their policy counts months: a day that was read in
// another zone leaves hours of a month outside the contract. There is one flag
// for all such rows of a policy: mostly the zone of the whole list is meant.
func (m *merge) checkEdges() error {
	terms, err := m.terms("select policy from input.contract_offers")
	if err != nil {
		return err
	}
	zones := monthZones(terms)
	if len(zones) == 0 {
		return nil
	}
	var found []*missedEdge
	err = each(m.ctx, m.conn, m.text(loadQuery("contract_edges")), func(row scanner) error {
		var e missedEdge
		var edge sla.Instant
		if err := row.Scan(&e.line, &e.field, &e.name, &edge, &e.rows); err != nil {
			return err
		}
		zone, start := monthMissed(zones[e.name], edge)
		known := slices.IndexFunc(found, func(f *missedEdge) bool { return f.field == e.field && f.name == e.name })
		switch {
		case zone == "":
		case known >= 0:
			found[known].rows += e.rows
		default:
			e.reason = fmt.Sprintf("%s is no midnight in %s, where %s counts its months: a month begins there at %s", edge, zone, e.name, start)
			found = append(found, &e)
		}
		return nil
	})
	for _, e := range found {
		if e.rows > 1 {
			e.reason += fmt.Sprintf(" (and %d more like it)", e.rows-1)
		}
		m.doubt(e.line, e.field, e.reason)
	}
	return err
}

// monthZones are the zones in which policies count months, by policy. They are
// looked up once, since a list has an edge for every day.
func monthZones(terms map[string][]policy.Policy) map[string][]*time.Location {
	zones := map[string][]*time.Location{}
	for name, versions := range terms {
		for _, p := range versions {
			if p.Terms.Zone == policy.CustomerZone {
				continue
			}
			if place, err := time.LoadLocation(p.Terms.Zone); err == nil {
				zones[name] = append(zones[name], place)
			}
		}
	}
	return zones
}

// monthMissed is a zone in which a month begins close to edge, and when; none
// where edge begins a month in any of them.
func monthMissed(zones []*time.Location, edge sla.Instant) (zone string, start sla.Instant) {
	for _, place := range zones {
		month := sla.MonthOfInstant(edge, place)
		for _, near := range []sla.Month{month, month + 1} {
			begins := sla.StartOfDay(near.Year(), near.Number(), 1, place)
			switch off := edge - begins; {
			case off == 0:
				return "", 0
			case off > -farthestZones && off < farthestZones:
				zone, start = place.String(), begins
			}
		}
	}
	return zone, start
}
