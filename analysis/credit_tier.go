package analysis

import "nines/policy"

// tierFamily: the deepest tier reached applies to the whole fee base.
func tierFamily() family {
	return family{
		name:   "tiers",
		writes: func(p *policy.Promise) bool { return len(p.Tiers) > 0 },
		rungs: func(p *policy.Promise, _ mark) []rung {
			operator := p.TierOperator
			if operator == "" {
				operator = p.Operator
			}
			var out []rung
			for _, tier := range p.Tiers {
				at := markOf(tier.ThresholdPPM, operator == policy.AtOrBelow, p.Percentage)
				out = append(out, rung{at, tier.CreditPPM, tier.ThresholdPPM})
			}
			return out
		},
		breaks: func(o *outcome) string {
			if o.CreditPPM > 0 && (o.TierPPM < 0 || !o.mayOwe()) {
				return "a credit has a tier"
			}
			return ""
		},
	}
}

// mayOwe says whether a credit by availability is owed at all.
func (o *outcome) mayOwe() bool { return o.Breached || o.terms.OnlyIf == policy.TierReached }
