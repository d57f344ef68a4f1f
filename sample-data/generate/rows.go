package main

import (
	"fmt"
	"time"
)

// moment is an instant as a file has it: RFC 3339 with an offset.
type moment string

// unix is the moment in seconds; a moment in the tables of this program that
// is not one is a mistake in the program.
func (m moment) unix() int64 {
	t, err := time.Parse(time.RFC3339, string(m))
	if err != nil {
		panic(fmt.Sprintf("%q is not an instant", string(m)))
	}
	return t.Unix()
}

// momentAt is the instant of unix seconds as written in zone.
func momentAt(unix int64, zone string) moment {
	return moment(time.Unix(unix, 0).In(location(zone)).Format(time.RFC3339))
}

// location is the zone of a place, a data centre or a policy.
func location(zone string) *time.Location {
	l, known := locations[zone]
	if !known {
		panic(zone + " is not among the zones of places.go")
	}
	return l
}

// outage is a row of an outages file.
type outage struct {
	id, service, component, region, tenant string
	start, end                             moment
	level, share, cause, title             string
	posted                                 bool
	detected, announced, mitigated, over   moment
}

// window is a row of the maintenance or of the gaps file: note is its title or
// its reason.
type window struct {
	id, service, region   string
	start, end, announced moment
	note                  string
}

// notice is a row of a notices file.
type notice struct {
	outage  string
	moment  moment
	stage   string
	channel string
	text    string
}

// claim is a row of the claims file.
type claim struct {
	customer, tenant, service, period string
	claimed                           moment
	reason                            string
}

// note is a row of the credit notes file.
type note struct {
	customer, tenant, service, period string
	minor                             int64
	currency                          string
	issued                            moment
	reason                            string
}

// planted is a deliberate mistake in the credit notes.
type planted struct {
	mistake string
	owed    credit
	issued  int64
	// currency of what was issued.
	currency string
}
