package analysis

import "nines/sla"

// untouched says of nearly every month of nearly every contract, without much
// ado, that it is plain: there are no other versions of it, it is in force
// during all periods that end in the month, its terms look at nothing beyond
// them, and nothing that happened to its tenant alone comes near. Where it says
// no, the contract may still be plain.
func (k *Kernel) untouched(l *line, month sla.Month) bool {
	c := &l.versions[0]
	a := k.judgement(c.Group, month)
	if len(l.versions) > 1 || a.err != nil {
		return false
	}
	inForce := sla.Interval{Start: c.From, End: c.To}
	for n := range a.list {
		j := &a.list[n]
		if j.notYet != nil || !inForce.Contains(j.period.Interval) || !j.terms.narrow || len(j.terms.parts) > 0 ||
			k.touches(j.terms, c.Group, j.period.Interval, l.own[0]) {
			return false
		}
	}
	return true
}

// narrow says whether terms look at nothing but a period and what reaches into
// it.
func narrow(t *terms) bool {
	return allowance(t) == nil && !t.looksBack() && !t.reachesOut() && clockwork{Clock: t.Clock}.plain()
}
