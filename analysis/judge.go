package analysis

import (
	"nines/policy"
	"nines/sla"
)

// rung is a credit, in parts per million of the promise's unit, for an
// availability that has come down to its mark. tierPPM is the threshold that
// the policy writes, -1 where it writes none.
type rung struct {
	mark
	creditPPM, tierPPM int64
}

// formula is a promise made ready to be judged: where its target is missed, and
// what is owed. Rungs are from the highest down.
type formula struct {
	target mark
	family *family
	rungs  []rung
}

// formulaOf reads a promise.
func formulaOf(p *policy.Promise) formula {
	f := formula{target: markOf(p.TargetPPM, p.Operator == policy.AtOrBelow, p.Percentage), family: familyOf(p)}
	if f.family != nil && f.family.rungs != nil {
		f.rungs = f.family.rungs(p, f.target)
	}
	return f
}

// judge applies the promise to a ledger's times: rules 14, 18, 20. The deepest
// rung reached holds alone.
func judge(t *terms, times *amount) Verdict {
	v := Verdict{TargetPPM: t.TargetPPM, AtOr: t.Operator == policy.AtOrBelow, TierPPM: -1, NextTierPPM: -1, NextTierMS: -1}
	if times.Counted <= 0 {
		return v
	}
	f := &t.formula
	v.Judged = true
	v.Breached = f.target.reached(times)
	v.BudgetMS = max(0, f.target.missing(times.Counted, sla.Fraction{Num: 0, Den: sla.Whole})-1)
	missed := t.OnlyIf == policy.TierReached // does not matter
	for n := range f.rungs {
		r := &f.rungs[n]
		if r.reached(times) && (v.Breached || missed) {
			v.TierPPM, v.CreditPPM = r.tierPPM, r.creditPPM
			continue
		}
		if r.creditPPM > v.CreditPPM {
			v.NextTierPPM, v.NextTierMS = r.creditPPM, r.missingFrom(times)
			if !missed {
				v.NextTierMS = max(v.NextTierMS, f.target.missingFrom(times))
			}
			break
		}
	}
	return v
}
