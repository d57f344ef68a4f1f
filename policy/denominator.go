package policy

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

// NoWindows is a denominator without the windows that it leaves out.
const NoWindows Contradiction = "only maintenance that is excluded can leave the denominator: write exclude.maintenance, or another denominator"

func denominatorClause() clause {
	c := oneWord("Denominator", required("denominator"), func(t *Terms) *Denominator { return &t.Denominator },
		word[Denominator]{"all_time", AllTime,
			"Availability is the share of all measured time of the {period}, excluded time included."},
		word[Denominator]{"less_excluded_outages", LessExcludedOutages,
			"Availability is the share of the measured time of the {period} less the outages that are excluded."},
		word[Denominator]{"less_scheduled_windows", LessScheduledWindows,
			"Availability is the share of the measured time of the {period} less the excluded maintenance, whether anything broke in it or not."},
		word[Denominator]{"less_excluded_outages_and_scheduled_windows", LessExcludedAndScheduled,
			"Availability is the share of the measured time of the {period} less the outages that are excluded and the excluded maintenance, whether anything broke in it or not."},
	)
	words := c.check
	c.needs = []string{"exclude.maintenance"}
	c.check = func(p Policy, report complaint) {
		words(p, report)
		d := p.Terms.Denominator
		if p.Terms.Maintenance == nil && (d == LessScheduledWindows || d == LessExcludedAndScheduled) {
			report("denominator", NoWindows, "%s leaves out windows, and no maintenance is excluded", d)
		}
	}
	c.contradictions = append(c.contradictions, NoWindows)
	return c
}
