package policy

import (
	"slices"

	"github.com/goccy/go-yaml/ast"
)

// UnknownTime is what time without observation counts as.
type UnknownTime string

// What unknown time counts as.
const (
	UnknownAvailable UnknownTime = "available"
	UnknownRemoved   UnknownTime = "removed"
	UnknownDown      UnknownTime = "down"
)

func unknownClause() clause {
	return oneWord("Unobserved time", required("unknown"), func(t *Terms) *UnknownTime { return &t.Unknown },
		word[UnknownTime]{"available", UnknownAvailable, "Time in which nobody was measuring counts as available."},
		word[UnknownTime]{"removed", UnknownRemoved, "Time in which nobody was measuring is left out on both sides of the division."},
		word[UnknownTime]{"down", UnknownDown, "Time in which nobody was measuring counts as downtime."},
	)
}

// Denominator is what availability is a share of.
type Denominator string

// The denominators; rule 6 says what leaves them.
const (
	AllTime                  Denominator = "all_time"
	LessExcludedOutages      Denominator = "less_excluded_outages"
	LessScheduledWindows     Denominator = "less_scheduled_windows"
	LessExcludedAndScheduled Denominator = "less_excluded_outages_and_scheduled_windows"
	// AddedBack is all time; the time of excluded windows is added to what
	// was available, whether anything broke in them or not: (A − B + C) ÷ A,
	// at most the whole.
	AddedBack Denominator = "added_back"
	// FixedTime is a fixed length, Terms.FixedMS, whatever the window's.
	FixedTime Denominator = "fixed"
)

// Contradictions of a denominator.
const (
	NoWindows Contradiction = "only windows that are excluded can leave the denominator or be added back: write exclude.maintenance or exclude.weekly, or another denominator"
	// FixedOutOfRange is a fixed denominator that is no length of a window.
	FixedOutOfRange Contradiction = "a fixed denominator is longer than nothing and no longer than the window: 43200m are thirty days"
	// FixedRemoved is a fixed denominator that something is to leave.
	FixedRemoved Contradiction = "nothing leaves a fixed denominator: write unknown: available or down"
)

func denominatorClause() clause {
	c := oneWord("Denominator", required("denominator"), func(t *Terms) *Denominator { return &t.Denominator },
		word[Denominator]{"all_time", AllTime,
			"Availability is the share of all measured time of the {period}, excluded time included."},
		word[Denominator]{"less_excluded_outages", LessExcludedOutages,
			"Availability is the share of the measured time of the {period} less the outages that are excluded."},
		word[Denominator]{"less_scheduled_windows", LessScheduledWindows,
			"Availability is the share of the measured time of the {period} less the excluded windows, whether anything broke in them or not."},
		word[Denominator]{"less_excluded_outages_and_scheduled_windows", LessExcludedAndScheduled,
			"Availability is the share of the measured time of the {period} less the outages that are excluded and the excluded windows, whether anything broke in them or not."},
		word[Denominator]{"added_back", AddedBack,
			"Availability is the share of all measured time of the {period}; the time of excluded windows is added to what was available, whether anything broke in them or not."},
	)
	c.keys = append(c.keys, required("denominator.fixed").is(aLength))
	word := c.read
	c.read = func(document value, p *Policy) {
		v := document.get("denominator")
		if _, mapping := v.node.(*ast.MappingNode); !mapping {
			word(document, p)
			return
		}
		p.Terms.Denominator, p.Terms.FixedMS = FixedTime, parse(v.get("fixed"), duration)
	}
	c.needs = []string{"exclude.maintenance", "exclude.weekly", "window", "unknown"}
	words, say := c.check, c.say
	c.check = func(p Policy, report complaint) {
		if p.Terms.Denominator == FixedTime {
			checkFixed(p.Terms, report)
			return
		}
		words(p, report)
		checkDenominator(p.Terms, report)
	}
	c.say = func(t Terms) string {
		if t.Denominator == FixedTime {
			return inPeriods(t, "Availability is the share of "+spell(t.FixedMS)+", however long the {period} is.")
		}
		return say(t)
	}
	c.contradictions = append(c.contradictions, NoWindows, FixedOutOfRange, FixedRemoved)
	return c
}

// checkDenominator looks for windows that are not excluded.
func checkDenominator(t Terms, report complaint) {
	windows := slices.Contains([]Denominator{LessScheduledWindows, LessExcludedAndScheduled, AddedBack}, t.Denominator)
	if windows && t.Maintenance == nil && len(t.Weekly) == 0 {
		report("denominator", NoWindows, "%s is about windows, and none are excluded", t.Denominator)
	}
}

func checkFixed(t Terms, report complaint) {
	if t.FixedMS <= 0 || t.FixedMS > t.Window.longestMS() {
		report("denominator.fixed", FixedOutOfRange, "%s is not the length of a %s", spell(t.FixedMS), t.Window.noun())
	}
	if t.Unknown == UnknownRemoved {
		report("unknown", FixedRemoved, "the denominator is fixed")
	}
}
