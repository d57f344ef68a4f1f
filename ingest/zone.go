package ingest

import (
	_ "embed"
	"fmt"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
)

// loadZone is the zone called name, or why it cannot be used.
func loadZone(name string) (zone *time.Location, reason, hint string) {
	if name == "UTC" {
		return time.UTC, "", ""
	}
	if !strings.Contains(name, "/") {
		return nil, fmt.Sprintf("%q is not a zone that says when its clocks change", name), zoneHint(name, "write the name of a place, for example America/Los_Angeles, or UTC")
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Sprintf("%q is not an IANA time zone", name), zoneHint(name, "names look like Europe/Berlin")
	}
	return zone, "", ""
}

// zoneNames are the places of the IANA database, one a line: for hints. What is
// a zone, the database itself says.
//
//go:embed zones.txt
var zoneNames string

// zoneHint asks whether a place was meant: the one that an abbreviation mostly
// stands for, that is called like name, or that is spelt nearly so. Else it is
// otherwise.
func zoneHint(name, otherwise string) string {
	if place, known := abbreviations[strings.ToUpper(name)]; known {
		return "did you mean " + quote(place) + "?"
	}
	best, distance := "", 0
	for _, place := range strings.Fields(zoneNames) {
		d := min(editsBetween(name, place), editsBetween(name, place[strings.LastIndexByte(place, '/')+1:]))
		if best == "" || d < distance {
			best, distance = place, d
		}
	}
	if distance > len(name)/4 {
		return otherwise
	}
	return "did you mean " + quote(best) + "?"
}

// editsBetween counts what differs, without case, blanks and punctuation.
func editsBetween(a, b string) int { return levenshtein.ComputeDistance(plain(a), plain(b)) }

// abbreviations of zones and the places that people mean by them: for hints.
// No abbreviation is ever read.
var abbreviations = map[string]string{
	"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles",
	"MST": "America/Denver", "MDT": "America/Denver", "CST": "America/Chicago", "CDT": "America/Chicago",
	"EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
	"GMT": "Europe/London", "BST": "Europe/London", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
	"EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo",
	"AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
}

// refuseAbbreviation is the sentence about a time that ends in letters.
func refuseAbbreviation(letters string) (reason, hint string) {
	hint = "write the offset, for example +02:00, or leave it out and give --timezone"
	if place, known := abbreviations[strings.ToUpper(letters)]; known {
		hint += " " + place
	}
	return fmt.Sprintf("ends in %s: abbreviations of zones are refused, because many are printed wrongly in summer", letters), hint
}
