package policy

import (
	"fmt"
	"strings"

	"nines/sla"
)

// Tier gives a share of the fee below (or at) a threshold.
type Tier struct{ ThresholdPPM, CreditPPM int64 }

// Contradictions of tiers.
const (
	TiersOutOfOrder  Contradiction = "tiers are written from the highest threshold down"
	TiersEqual       Contradiction = "two tiers cannot have the same threshold: nothing would say which one holds"
	CreditsFall      Contradiction = "the deepest tier reached applies alone, so a deeper tier must give more"
	TierAboveTarget  Contradiction = "a tier above the target would pay for a promise that was kept"
	TierUnreachable  Contradiction = "no availability is below 0 %"
	CreditOutOfRange Contradiction = "a tier gives more than nothing and at most the whole fee"
)

func tiersClause() clause {
	return clause{
		title: "Credits",
		keys:  []key{required("credit.tiers"), required("credit.tiers.threshold"), required("credit.tiers.credit")},
		read: func(document value, p *Policy) {
			for _, tier := range document.at("credit.tiers").items() {
				p.Terms.Tiers = append(p.Terms.Tiers, Tier{
					ThresholdPPM: parse(tier.get("threshold"), percent),
					CreditPPM:    parse(tier.get("credit"), percent),
				})
			}
		},
		needs: []string{"target", "operator"},
		check: func(p Policy, report complaint) {
			for n := range p.Terms.Tiers {
				checkTier(p.Terms, n, report)
			}
		},
		say: tierSentence,
		contradictions: []Contradiction{TiersOutOfOrder, TiersEqual, CreditsFall, TierAboveTarget,
			TierUnreachable, CreditOutOfRange},
	}
}

func checkTier(t Terms, n int, report complaint) {
	tier := t.Tiers[n]
	threshold, credit := itemPath("credit.tiers", n)+".threshold", itemPath("credit.tiers", n)+".credit"
	if tier.ThresholdPPM > t.TargetPPM {
		report(threshold, TierAboveTarget, "%s is above the target of %s", inPercent(tier.ThresholdPPM), inPercent(t.TargetPPM))
	}
	if tier.ThresholdPPM < 0 || tier.ThresholdPPM == 0 && t.Operator == Below {
		report(threshold, TierUnreachable, "the threshold is %s", inPercent(tier.ThresholdPPM))
	}
	if tier.CreditPPM <= 0 || tier.CreditPPM > sla.Whole {
		report(credit, CreditOutOfRange, "the credit is %s", inPercent(tier.CreditPPM))
	}
	if n == 0 {
		return
	}
	switch above := t.Tiers[n-1]; {
	case tier.ThresholdPPM > above.ThresholdPPM:
		report(threshold, TiersOutOfOrder, "%s comes after %s", inPercent(tier.ThresholdPPM), inPercent(above.ThresholdPPM))
	case tier.ThresholdPPM == above.ThresholdPPM:
		report(threshold, TiersEqual, "%s is the threshold of two tiers", inPercent(tier.ThresholdPPM))
	case tier.CreditPPM <= above.CreditPPM:
		report(credit, CreditsFall, "%s gives %s and %s gives %s", inPercent(above.ThresholdPPM),
			inPercent(above.CreditPPM), inPercent(tier.ThresholdPPM), inPercent(tier.CreditPPM))
	}
}

func tierSentence(t Terms) string {
	if len(t.Tiers) == 0 {
		return "No credit is owed."
	}
	var steps []string
	for _, tier := range t.Tiers {
		steps = append(steps, fmt.Sprintf("%s of the fee if the availability is %s",
			inPercent(tier.CreditPPM), t.Operator.of(tier.ThresholdPPM)))
	}
	return "The credit is " + strings.Join(steps, ", ") + "; the deepest of these that is reached applies alone and to the whole fee."
}
