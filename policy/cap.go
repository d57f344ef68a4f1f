package policy

import (
	"fmt"

	"nines/sla"
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
			p.Terms.CapPPM = parse(v, percent)
			// In the terms, a cap of the whole fee is no cap.
			if p.Terms.CapPPM == sla.Whole && deepest(p.Terms.Tiers) < sla.Whole && v.file.sound("credit.tiers") {
				v.contradicts(CapUnreachable, capFact(p.Terms))
			}
		},
		needs: []string{"credit.tiers"},
		check: func(p Policy, report complaint) {
			if p.Terms.CapPPM <= 0 {
				report("credit.cap", CapZero, "the cap is %s", inPercent(p.Terms.CapPPM))
			}
			if p.Terms.CapPPM != sla.Whole && p.Terms.CapPPM > deepest(p.Terms.Tiers) {
				report("credit.cap", CapUnreachable, "%s", capFact(p.Terms))
			}
		},
		say: func(t Terms) string {
			if t.CapPPM == sla.Whole {
				return inPeriods(t, "There is no cap below the whole fee of the {period}.")
			}
			return inPeriods(t, fmt.Sprintf("No more than %s of the fee of the {period} is owed for it.", inPercent(t.CapPPM)))
		},
		contradictions: []Contradiction{CapZero, CapUnreachable},
	}
}

func capFact(t Terms) string {
	return fmt.Sprintf("the cap is %s and the most that a tier gives is %s", inPercent(t.CapPPM), inPercent(deepest(t.Tiers)))
}

// deepest is the most that any tier gives.
func deepest(tiers []Tier) int64 {
	var most int64
	for _, tier := range tiers {
		most = max(most, tier.CreditPPM)
	}
	return most
}
