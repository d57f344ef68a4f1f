package policy

import (
	"fmt"
	"path"
	"strings"
	"time"
	_ "time/tzdata" // zones are found on machines without a zone database
)

// CustomerZone as a zone stands for the zone of the contract's customer.
const CustomerZone = "customer"

// UnknownZone is a zone that has no rules of its own.
const UnknownZone Contradiction = "a zone is a place of the IANA database such as Europe/Berlin, or UTC, or customer: abbreviations such as PST are wrong for half of the year"

func zoneClause() clause {
	return clause{
		title: "Time zone",
		keys:  []key{required("timezone").is(aName)},
		read: func(document value, p *Policy) {
			p.Terms.Zone = parse(document.get("timezone"), label)
		},
		check: func(p Policy, report complaint) {
			if !isZone(p.Terms.Zone) {
				report("timezone", UnknownZone, "%q is not a time zone%s", p.Terms.Zone, meantZone(p.Terms.Zone))
			}
		},
		say: func(t Terms) string {
			where := "in the time zone " + t.Zone
			if t.Zone == CustomerZone {
				where = "in the time zone of the customer"
			}
			return inPeriods(t, "A {period} begins and ends, and every local time is read, "+where+".")
		},
		contradictions: []Contradiction{UnknownZone},
	}
}

// isZone says whether name is the place of a zone, UTC or CustomerZone.
// Names without a place are abbreviations ("EST"), the machine's own zone
// ("Local") or leftovers ("GB"); posix/ and right/ exist on some machines only.
func isZone(name string) bool {
	if name == "UTC" || name == CustomerZone {
		return true
	}
	area, _, ok := strings.Cut(name, "/")
	if !ok || area == "posix" || area == "right" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil && path.Clean(name) == name
}

// meantZone is the place that an abbreviation mostly stands for.
func meantZone(name string) string {
	places := map[string]string{
		"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles",
		"MST": "America/Denver", "MDT": "America/Denver", "CST": "America/Chicago", "CDT": "America/Chicago",
		"EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
		"GMT": "Europe/London", "BST": "Europe/London", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
		"JST": "Asia/Tokyo", "AEST": "Australia/Sydney", "Z": "UTC", "utc": "UTC",
	}
	if place, ok := places[name]; ok {
		return fmt.Sprintf(" (%s may be meant)", place)
	}
	return ""
}
