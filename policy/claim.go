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

// Contradictions of a claim.
const (
	ClaimTwice         Contradiction = "a claim has one deadline: automatic, days_after_period, days, end_of_month_after or end_of_window_after"
	ClaimOutOfRange    Contradiction = "a deadline is 1 to 3650 days, or 1 to 120 months or windows, after what it follows"
	ClaimWithoutCredit Contradiction = "where no credit is promised, there is nothing to claim"
	ClaimKeysOfDays    Contradiction = "after, business and holidays say how days are counted: they stand beside days"
	HolidaysOfCalendar Contradiction = "holidays are left out of business days alone: write business: true beside them"
)

func claimClause() clause {
	return clause{
		title: "Claim",
		keys: append([]key{
			optional("claim", "a credit is owed without being claimed.").takes([]string{"automatic"}),
			free("claim.days_after_period").is(aNumber), free("claim.end_of_month_after").is(aNumber),
			free("claim.end_of_window_after").is(aNumber), free("claim.days").is(aNumber),
			mostly("claim.after").takes(allowed(claimEvents())),
			free("claim.business").is(aTruth),
			free("claim.holidays").lists(aDay),
		}, noticeKeys()...),
		read:           func(document value, p *Policy) { p.Terms.Claim = readClaim(document.get("claim")) },
		needs:          promisePaths(),
		check:          checkClaim,
		say:            func(t Terms) string { return inPeriods(t, t.Claim.sentence()) },
		contradictions: append([]Contradiction{ClaimTwice, ClaimOutOfRange, ClaimWithoutCredit, ClaimKeysOfDays, HolidaysOfCalendar, DayTwice, NotAWord}, noticeContradictions()...),
	}
}

func claimEvents() []word[ClaimOf] {
	return []word[ClaimOf]{
		{"period", ClaimPeriod, "the last day of the {period}"},
		{"outage", ClaimOutage, "the last outage of the {period}"},
		{"month", ClaimMonth, "the last day of the calendar month in which the {period} ends"},
		{"quarter", ClaimQuarter, "the last day of the calendar quarter in which the {period} ends"}}
}

func readClaim(v value) Claim {
	if _, ok := v.node.(ast.ScalarNode); ok {
		return Claim{By: parse(v, oneOf(word[ClaimBy]{written: "automatic", value: Automatic}))}
	}
	if !v.present() {
		return Claim{By: Automatic}
	}
	c := Claim{Of: ClaimPeriod}
	deadlines := 0
	for _, by := range []ClaimBy{DaysAfter, EndOfMonth, EndOfCycle} {
		if w := v.get(string(by)); w.present() {
			c.By, c.Count = by, parse(w, count)
			deadlines++
		}
	}
	if w := v.get("days"); w.present() {
		c.By, c.Count = DaysAfter, parse(w, count)
		deadlines++
	}
	if deadlines != 1 {
		v.contradicts(ClaimTwice, "exactly one of them is meant")
		return Claim{By: Automatic}
	}
	readClaimDays(v, &c)
	readNotice(v, &c)
	if c.By != DaysAfter {
		c.Of = ""
	}
	return c
}

// readClaimDays reads how the days of a claim are counted.
func readClaimDays(v value, c *Claim) {
	after, business, holidays := v.get("after"), v.get("business"), v.get("holidays")
	switch {
	case v.get("days").present():
		after.mustBeWritten()
		c.Of = parse(after, oneOf(claimEvents()...))
	case after.present() || business.present() || holidays.present():
		v.contradicts(ClaimKeysOfDays, "the deadline is "+string(c.By))
	}
	c.Business = parse(business, truth)
	c.Holidays = sorted(parseList(holidays, date))
}

func checkClaim(p Policy, report complaint) {
	c := p.Terms.Claim
	most := map[ClaimBy]int{DaysAfter: 3650, EndOfMonth: 120, EndOfCycle: 120}[c.By]
	switch {
	case c.By == Automatic:
	case most == 0 || c.By == DaysAfter && meaning(claimEvents(), c.Of) == "":
		report("claim", NotAWord, "%q, %q have no meaning here", c.By, c.Of)
	case c.Count < 1 || c.Count > most:
		report("claim", ClaimOutOfRange, "%d is out of range", c.Count)
	case !p.Terms.pays():
		report("claim", ClaimWithoutCredit, "no credit is promised")
	}
	if len(c.Holidays) > 0 && !c.Business {
		report("claim.holidays", HolidaysOfCalendar, "the days are calendar days")
	}
	for n := 1; n < len(c.Holidays); n++ {
		if c.Holidays[n] == c.Holidays[n-1] {
			report("claim.holidays", DayTwice, "%s is written twice", c.Holidays[n])
		}
	}
	checkNotice(c, report)
}

func (c Claim) sentence() string {
	if c.By == Automatic {
		return "A credit is owed without being claimed." + c.noticeSentence()
	}
	return "A credit is owed only if it is claimed " + c.deadline() + "." + c.noticeSentence()
}

// fromOutages says whether a claim depends on when outages were.
func (c Claim) fromOutages() bool { return c.Of == ClaimOutage || c.NoticeMS > 0 || c.Ticket }

// deadline is the deadline of a claim in words.
func (c Claim) deadline() string {
	day := "day"
	if c.Business {
		day = "business day"
	}
	switch {
	case c.By == DaysAfter:
		text := fmt.Sprintf("within %s of %s", plural(int64(c.Count), day), meaning(claimEvents(), c.Of))
		if c.Business {
			text += ", which are Monday to Friday"
		}
		if len(c.Holidays) > 0 {
			text += " but not " + listed(c.Holidays)
		}
		return text
	case c.By == EndOfMonth && c.Count == 1:
		return "before the end of the calendar month after the {period}"
	case c.By == EndOfMonth:
		return fmt.Sprintf("before the end of calendar month %d after the {period}", c.Count)
	case c.Count == 1:
		return "before the end of the {period} that follows"
	}
	return fmt.Sprintf("before the end of {period} %d after the one in question", c.Count)
}
