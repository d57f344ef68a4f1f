package policy

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"nines/sla"
)

// Cap is one limit of what is owed. The smallest limit holds.
type Cap struct {
	// PPM of the fee that Of names; or days of it, in parts per million of a
	// day, where Of is CapDays.
	PPM int64
	Of  CapOf
	// Months of a rolling cap: of all credits of the windows that end in so
	// many months up to this one; 0 where the cap is for the window, or the
	// term.
	Months int
}

// CapOf is what a cap is a share of.
type CapOf string

// What a cap is a share of.
const (
	CapWindow  CapOf = "window"          // the fee of the window
	CapDays    CapOf = "days"            // days of the window
	CapTwelfth CapOf = "twelfth_of_year" // a twelfth of the fee of a year
	CapTerm    CapOf = "term"            // all fees of the contract's term; with all credits of the term
	CapMonth   CapOf = "month"           // the fee of a month, for a rolling cap
)

// Contradictions of caps.
const (
	CapZero        Contradiction = "a cap of nothing takes every credit away: write tiers: [] where no money is promised"
	CapUnreachable Contradiction = "a cap that no credit can reach never takes anything: it is a misprint, or a credit is missing"
	CapForm        Contradiction = "a cap is a share (50%), or days, or a share of something: {share: 10%, of: twelfth_of_year}"
	CapDaysTooMany Contradiction = "a cap of more days than the window has never takes anything"
	CapRolling     Contradiction = "rolling counts the credits of so many months, 2 to 120, against the fee of a month: of: month"
	CapTwice       Contradiction = "two caps of one kind are one: the smaller holds"
)

func capClause() clause {
	return clause{
		title: "Cap",
		keys: []key{
			optional("credit.cap", "there is no cap on a credit.").is(aPercent).orList(),
			free("credit.cap.days").is(aNumber), free("credit.cap.share").is(aPercent),
			free("credit.cap.of").takes(allowed(capWords())), free("credit.cap.rolling").is(aNumber),
		},
		read: func(document value, p *Policy) {
			for _, v := range document.at("credit.cap").oneOrMore() {
				p.Terms.Caps = append(p.Terms.Caps, readCap(v))
			}
		},
		needs: promisePaths(),
		check: checkCaps,
		say: func(t Terms) string {
			if len(t.Caps) == 0 {
				return "There is no cap on a credit."
			}
			var out []string
			for _, c := range t.Caps {
				out = append(out, c.sentence())
			}
			return inPeriods(t, strings.Join(out, " "))
		},
		contradictions: []Contradiction{CapZero, CapUnreachable, CapForm, CapDaysTooMany, CapRolling, CapTwice},
	}
}

func capWords() []word[CapOf] {
	return []word[CapOf]{
		{"window", CapWindow, "the fee of the {period}"},
		{"twelfth_of_year", CapTwelfth, "a twelfth of the fee of a year"},
		{"term", CapTerm, "all fees of the contract's term"},
		{"month", CapMonth, "the fee of a month"}}
}

func readCap(v value) Cap {
	if _, ok := v.node.(ast.ScalarNode); ok {
		return Cap{PPM: parse(v, percent), Of: CapWindow}
	}
	days, share, of, rolling := v.get("days"), v.get("share"), v.get("of"), v.get("rolling")
	if days.present() == share.present() || share.present() != of.present() {
		v.contradicts(CapForm, "days, or share with of, is meant")
		return Cap{}
	}
	if days.present() {
		if rolling.present() {
			rolling.contradicts(CapRolling, "the cap is in days")
		}
		return Cap{PPM: int64(parse(days, count)) * sla.Whole, Of: CapDays}
	}
	c := Cap{PPM: parse(share, percent), Of: parse(of, oneOf(capWords()...)), Months: parse(rolling, count)}
	if rolling.present() && c.Months == 0 {
		rolling.contradicts(CapRolling, "it is 0 months")
	}
	return c
}

func checkCaps(p Policy, report complaint) {
	t := p.Terms
	for n, c := range t.Caps {
		at := "credit.cap"
		if len(t.Caps) > 1 {
			at = itemPath(at, n)
		}
		most, known := t.mostOf(c.Of)
		switch {
		case c.Of != CapDays && meaning(capWords(), c.Of) == "":
			report(at, NotAWord, "%q has no meaning here", c.Of)
		case c.PPM <= 0:
			report(at, CapZero, "the cap is %s", c.amount())
		case c.Months != 0 && (c.Of != CapMonth || c.Months < 2 || c.Months > 120):
			report(at, CapRolling, "%d months of the %s are meant", c.Months, c.Of)
		case c.Of == CapDays && t.Window.Kind != "" && c.PPM > t.Window.longestMS()/sla.Day*sla.Whole:
			report(at, CapDaysTooMany, "the cap is %s", c.amount())
		case known && c.Months == 0 && c.PPM > most:
			report(at, CapUnreachable, "the cap is %s and the most that is owed is %s", c.amount(), Cap{PPM: most, Of: c.Of}.amount())
		}
		for _, other := range t.Caps[:n] {
			if other.Of == c.Of && other.Months == c.Months {
				report(at, CapTwice, "%s and %s are of one kind", other.amount(), c.amount())
			}
		}
	}
}

// mostOf is the most that one window can owe, in what a cap is a share of;
// known is false where there is no such bound, or it is in something else.
func (t Terms) mostOf(of CapOf) (most int64, known bool) {
	unit := map[CapOf]CreditUnit{CapWindow: ShareOfFee, CapDays: DaysOfService}[of]
	known = true
	t.eachPromise(func(_ Terms, p Promise, _ string) {
		deepest, bounded := p.deepest()
		known = known && bounded && (p.Pays == unit || deepest == 0)
		if t.Several == EachObjective {
			most += deepest
		} else {
			most = max(most, deepest)
		}
	})
	return most, known
}

// deepest is the most that the promise gives in a window; bounded is false
// where it depends on how long the outages were.
func (p Promise) deepest() (most int64, bounded bool) {
	for _, tier := range p.Tiers {
		most = max(most, tier.CreditPPM)
	}
	for _, band := range p.Bands {
		most = max(most, band.CreditPPM)
	}
	return max(most, p.Flat), p.ProRata == nil && p.Steps == nil && p.OutageBands == nil && p.FreeHour == nil
}

// amount is the cap in a word or two: "50 %", "15 days".
func (c Cap) amount() string {
	if c.Of == CapDays {
		return strings.TrimSuffix(DaysOfService.in(c.PPM), " of service")
	}
	return inPercent(c.PPM)
}

func (c Cap) sentence() string {
	switch {
	case c.Of == CapDays:
		return fmt.Sprintf("No more than %s are owed for a {period}.", c.amount())
	case c.Months != 0:
		return fmt.Sprintf("No more than %s of %s is owed for the {period} and the others that end in the %d months up to its end, together.",
			c.amount(), meaning(capWords(), c.Of), c.Months)
	case c.Of == CapTerm:
		return fmt.Sprintf("No more than %s of %s is owed in all of the term.", c.amount(), meaning(capWords(), c.Of))
	}
	return fmt.Sprintf("No more than %s of %s is owed for it.", c.amount(), meaning(capWords(), c.Of))
}
