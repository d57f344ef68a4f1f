package policy

import (
	"fmt"
	"strings"

	"nines/sla"
)

// Tier gives a credit below (or at) a threshold.
type Tier struct{ ThresholdPPM, CreditPPM int64 }

// Contradictions of tiers.
const (
	TiersOutOfOrder Contradiction = "tiers are written from the highest threshold down"
	TiersEqual      Contradiction = "two tiers cannot have the same threshold: nothing would say which one holds"
	CreditsFall     Contradiction = "the deepest that is reached applies alone, so a deeper one must give more"
	TierUnreachable Contradiction = "no availability is below 0 % or above 100 %"
	OperatorForNone Contradiction = "credit.operator compares with the thresholds of tiers, and there are none"
)

func tierFamily() family {
	return family{
		name: "tiers",
		keys: []key{
			free("credit.tiers").lists(),
			required("credit.tiers.threshold").is(aPercent), required("credit.tiers.credit").is(aCredit),
			free("credit.operator").takes(allowed(operators())),
		},
		read: func(v value, p *Promise, credit func(v value) int64) {
			for _, tier := range v.items() {
				p.Tiers = append(p.Tiers, Tier{parse(tier.get("threshold"), percent), credit(tier.get("credit"))})
			}
		},
		owes: func(p Promise) bool { return len(p.Tiers) > 0 },
		check: func(_ Terms, p Promise, at string, report complaint) {
			for n := range p.Tiers {
				checkTier(p, n, itemPath(at+".tiers", n), report)
			}
		},
		say:            tierSentence,
		contradictions: []Contradiction{TiersOutOfOrder, TiersEqual, CreditsFall, TierUnreachable, OperatorForNone},
	}
}

// readTierOperator is "" where tiers are compared like the target.
func readTierOperator(v value, p *Promise) {
	if !v.present() {
		return
	}
	p.TierOperator = parse(v, oneOf(operators()...))
	if len(p.Tiers) == 0 {
		v.contradicts(OperatorForNone, "it is written without tiers")
	}
}

// tierOperator compares an availability with the thresholds of tiers.
func (p Promise) tierOperator() Operator {
	if p.TierOperator != "" {
		return p.TierOperator
	}
	return p.Operator
}

func checkTier(p Promise, n int, at string, report complaint) {
	tier := p.Tiers[n]
	if tier.ThresholdPPM < 0 || tier.ThresholdPPM == 0 && p.tierOperator() == Below || tier.ThresholdPPM > sla.Whole {
		report(at+".threshold", TierUnreachable, "the threshold is %s", inPercent(tier.ThresholdPPM))
	}
	p.checkCredit(tier.CreditPPM, at+".credit", report)
	if n == 0 {
		return
	}
	switch above := p.Tiers[n-1]; {
	case tier.ThresholdPPM > above.ThresholdPPM:
		report(at+".threshold", TiersOutOfOrder, "%s comes after %s", inPercent(tier.ThresholdPPM), inPercent(above.ThresholdPPM))
	case tier.ThresholdPPM == above.ThresholdPPM:
		report(at+".threshold", TiersEqual, "%s is the threshold of two tiers", inPercent(tier.ThresholdPPM))
	case tier.CreditPPM <= above.CreditPPM:
		report(at+".credit", CreditsFall, "%s gives %s and %s gives %s", inPercent(above.ThresholdPPM),
			p.credit(above.CreditPPM), inPercent(tier.ThresholdPPM), p.credit(tier.CreditPPM))
	}
}

func tierSentence(p Promise) string {
	var steps []string
	for _, tier := range p.Tiers {
		steps = append(steps, fmt.Sprintf("%s if the availability is %s", p.credit(tier.CreditPPM), p.tierOperator().of(tier.ThresholdPPM)))
	}
	text := "The credit is " + strings.Join(steps, ", ") + "; the deepest of these that is reached applies alone"
	if p.Pays == ShareOfFee {
		text += " and to the whole fee"
	}
	return text + "."
}
