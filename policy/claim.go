package policy

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
)

// ClaimBy is how a credit is asked for.
type ClaimBy string

// The ways to a credit.
const (
	Automatic  ClaimBy = "automatic"
	DaysAfter  ClaimBy = "days_after_period"
	EndOfMonth ClaimBy = "end_of_month_after"
	// EndOfCycle is the end of the Count-th window after the one that is
	// claimed for: "by the end of the second billing cycle".
	EndOfCycle ClaimBy = "end_of_window_after"
)

// Claim says until when a credit must be asked for, and what else it needs.
type Claim struct {
	By    ClaimBy
	Count int
	// Of is what DaysAfter counts from; ClaimPeriod is the window's end.
	Of ClaimOf
	// Business: days that are neither Saturday nor Sunday nor in Holidays.
	Business bool
	Holidays []string
	// NoticeMS is how long after NoticeOf the provider must have been told at
	// the latest; 0 where no notice is needed.
	NoticeMS int64
	NoticeOf NoticeOf
	// Ticket: a ticket was opened while an outage lasted.
	Ticket bool
}

// ClaimOf is what the days of a claim are counted from.
type ClaimOf string

// What the days of a claim are counted from: the end of the window, of the
// last outage charged in it, of the calendar month or quarter in which the
// window ends.
const (
	ClaimPeriod  ClaimOf = "period"
	ClaimOutage  ClaimOf = "outage"
	ClaimMonth   ClaimOf = "month"
	ClaimQuarter ClaimOf = "quarter"
)

// NoticeOf is what a notice must follow.
type NoticeOf string

// What a notice must follow: the first charged outage's beginning, or the last
// one's end.
const (
	NoticeOfStart NoticeOf = "outage_start"
	NoticeOfEnd   NoticeOf = "outage_end"
)

// Contradictions of a claim.
const (
	ClaimTwice         Contradiction = "a claim has one deadline: automatic, days_after_period or end_of_month_after"
	ClaimOutOfRange    Contradiction = "a deadline is 1 to 3650 days, or 1 to 120 months, after the period"
	ClaimWithoutCredit Contradiction = "where no tier gives a credit, there is nothing to claim"
)

func claimClause() clause {
	return clause{
		title: "Claim",
		keys: []key{
			optional("claim", "a credit is owed without being claimed."),
			free("claim.days_after_period"), free("claim.end_of_month_after"),
		},
		read:           func(document value, p *Policy) { p.Terms.Claim = readClaim(document.get("claim")) },
		needs:          []string{"credit.tiers"},
		check:          checkClaim,
		say:            func(t Terms) string { return inPeriods(t, t.Claim.sentence()) },
		contradictions: []Contradiction{ClaimTwice, ClaimOutOfRange, ClaimWithoutCredit, NotAWord},
	}
}

func readClaim(v value) Claim {
	if _, ok := v.node.(ast.ScalarNode); ok {
		return Claim{By: parse(v, oneOf(word[ClaimBy]{written: "automatic", value: Automatic}))}
	}
	days, months := v.get("days_after_period"), v.get("end_of_month_after")
	switch {
	case !v.present():
		return Claim{By: Automatic}
	case days.present() == months.present():
		v.contradicts(ClaimTwice, "exactly one of its keys is meant")
		return Claim{}
	case days.present():
		return Claim{By: DaysAfter, Count: parse(days, count), Of: ClaimPeriod}
	}
	return Claim{By: EndOfMonth, Count: parse(months, count)}
}

func checkClaim(p Policy, report complaint) {
	c := p.Terms.Claim
	most := map[ClaimBy]int{DaysAfter: 3650, EndOfMonth: 120}[c.By]
	switch {
	case c.By == Automatic:
	case most == 0:
		report("claim", NotAWord, "%q has no meaning here", c.By)
	case c.Count < 1 || c.Count > most:
		report("claim."+string(c.By), ClaimOutOfRange, "%d is out of range", c.Count)
	case len(p.Terms.Tiers) == 0:
		report("claim", ClaimWithoutCredit, "no tier gives a credit")
	}
}

func (c Claim) sentence() string {
	switch {
	case c.By == DaysAfter:
		return fmt.Sprintf("A credit is owed only if it is claimed within %s of the last day of the {period}.", plural(int64(c.Count), "day"))
	case c.By == EndOfMonth && c.Count == 1:
		return "A credit is owed only if it is claimed before the end of the calendar month after the {period}."
	case c.By == EndOfMonth:
		return fmt.Sprintf("A credit is owed only if it is claimed before the end of calendar month %d after the {period}.", c.Count)
	}
	return "A credit is owed without being claimed."
}
