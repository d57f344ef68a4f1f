package policy

import (
	"fmt"

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

// Contradictions of a cap.
const (
	CapZero        Contradiction = "a cap of nothing takes every credit away: write tiers: [] where no money is promised"
	CapUnreachable Contradiction = "a cap that no tier can reach never takes anything: it is a misprint, or a tier is missing"
)

func capClause() clause {
	return clause{
		title: "Cap",
		keys:  []key{optional("credit.cap", "no cap below the whole fee of the period.")},
		read: func(document value, p *Policy) {
			v := document.at("credit.cap")
			if !v.present() {
				return
			}
			p.Terms.Caps = []Cap{{PPM: parse(v, percent), Of: CapWindow}}
			// In the terms, a cap of the whole fee is no cap.
			if p.Terms.Caps[0].PPM == sla.Whole && v.file.sound("credit.tiers") {
				if deepest(p.Terms.Tiers) < sla.Whole {
					v.contradicts(CapUnreachable, capFact(p.Terms))
				}
				p.Terms.Caps = nil
			}
		},
		needs: []string{"credit.tiers"},
		check: func(p Policy, report complaint) {
			for _, c := range p.Terms.Caps {
				if c.PPM <= 0 {
					report("credit.cap", CapZero, "the cap is %s", inPercent(c.PPM))
				}
				if c.PPM > deepest(p.Terms.Tiers) {
					report("credit.cap", CapUnreachable, "%s", capFact(p.Terms))
				}
			}
		},
		say: func(t Terms) string {
			if len(t.Caps) == 0 {
				return inPeriods(t, "There is no cap below the whole fee of the {period}.")
			}
			return inPeriods(t, fmt.Sprintf("No more than %s of the fee of the {period} is owed for it.", inPercent(t.Caps[0].PPM)))
		},
		contradictions: []Contradiction{CapZero, CapUnreachable},
	}
}

func capFact(t Terms) string {
	return fmt.Sprintf("the cap is %s and the most that a tier gives is %s", inPercent(t.Caps[0].PPM), inPercent(deepest(t.Tiers)))
}

// deepest is the most that any tier gives.
func deepest(tiers []Tier) int64 {
	var most int64
	for _, tier := range tiers {
		most = max(most, tier.CreditPPM)
	}
	return most
}
