package analysis

import "nines/policy"

// flatFamily: one credit wherever the target is missed.
func flatFamily() family {
	return family{
		name:   "flat",
		writes: func(p *policy.Promise) bool { return p.Flat > 0 },
		rungs: func(p *policy.Promise, target mark) []rung {
			return []rung{{target, p.Flat, -1}}
		},
		breaks: func(o *outcome) string {
			if o.CreditPPM > 0 && (!o.Breached || o.CreditPPM != o.terms.Flat) {
				return "a flat credit is owed whole, where the target is missed"
			}
			return ""
		},
	}
}
