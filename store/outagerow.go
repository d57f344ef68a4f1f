package store

import (
	"database/sql"

	"nines/sla"
)

// readOutage reads the columns of input.outages, with the file's name instead
// of its number.
func readOutage(row scanner, o *sla.Outage) error {
	var level, cause string
	var detected, announced, mitigated, over, reported, closed sql.NullInt64
	err := row.Scan(&o.Source, &o.ID, &o.Service, &o.Component, &o.Region, &o.Tenant, &o.Start, &o.End, &level, &o.SharePPM,
		&cause, &o.Title, &o.Posted, &o.Duplicate, &detected, &announced, &mitigated, &over,
		&reported, &closed, &o.Users, &o.File, &o.Line)
	o.Level, o.Cause = levelOf(level), sla.Cause(cause)
	o.Detected, o.Announced = instantOf(detected), instantOf(announced)
	o.Mitigated, o.DeclaredOver = instantOf(mitigated), instantOf(over)
	o.Reported, o.Closed = instantOf(reported), instantOf(closed)
	return err
}

// levelOf is the level with a name; a row with a share alone is full.
func levelOf(name string) sla.Level {
	for n, known := range sla.LevelNames {
		if known == name {
			return sla.Level(n)
		}
	}
	return sla.Full
}
