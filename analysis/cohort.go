package analysis

import (
	"fmt"

	"nines/sla"
)

// cohort is contracts that felt the same time under the same terms in a
// period: they are judged once.
type cohort struct {
	cell
	// past is what the terms look back on, nil where they do not.
	past *cells
}

// cell is a period as it was felt under some terms.
type cell struct {
	terms  *terms
	scope  *scope
	period int32
}

// assignment says which cohort the plain contracts of a group are in.
type assignment struct {
	group  int32
	at     int // of the period, among those of the group's promise
	cohort int
	// version of the group's policy that judges.
	version int32
}

// cohorts finds the cohort of every group that has plain contracts in a period
// that ends in month.
func (k *Kernel) cohorts(month sla.Month, counted *plain) (list []cohort, assigned []assignment, err error) {
	numbers := map[cohort]int{}
	for g := range k.groups {
		if !k.judges(int32(g), month) {
			continue
		}
		a := k.judgement(int32(g), month)
		if a.err != nil && counted.held(int32(g)) {
			return nil, nil, k.groupError(int32(g), a.err)
		}
		for n := range a.list {
			j := &a.list[n]
			if !counted.any(int32(g), a.first+n) {
				continue
			}
			if j.notYet != nil {
				return nil, nil, k.groupError(int32(g), j.notYet)
			}
			key := cohort{cell{j.terms, k.scopeOf(int32(g), j.terms), j.number}, k.cellsBefore(int32(g), j)}
			number, known := numbers[key]
			if !known {
				number = len(list)
				numbers[key], list = number, append(list, key)
			}
			assigned = append(assigned, assignment{int32(g), a.first + n, number, j.version})
		}
	}
	return list, assigned, nil
}

func (k *Kernel) groupError(group int32, err error) error {
	g := k.groups[group]
	return fmt.Errorf("contracts on %s in %s: %w", g.Service, g.Region, err)
}

// byCohort are the assignments of each cohort.
func byCohort(assigned []assignment, cohorts int) [][]assignment {
	out := make([][]assignment, cohorts)
	for _, a := range assigned {
		out[a.cohort] = append(out[a.cohort], a)
	}
	return out
}

// judgeCell evaluates contracts that were in force all the time.
func (k *Kernel) judgeCell(c cell, r *room) (o outcome, err error) {
	if len(c.terms.parts) == 0 {
		o, err = k.judgePart(c, c.terms, c.scope, r)
	} else {
		list := make([]outcome, len(c.terms.parts))
		for n, t := range c.terms.parts {
			if list[n], err = k.judgePart(c, t, k.within(c.scope, t), r); err != nil {
				return o, err
			}
		}
		o = judgedTogether(c.terms, list)
	}
	if err == nil {
		k.claim(&o, func() []Event { return c.scope.events })
	}
	return o, err
}

// judgePart evaluates a cell under the terms of one objective.
func (k *Kernel) judgePart(c cell, t *terms, s *scope, r *room) (outcome, error) {
	l, err := k.timeline(t, s)
	if err != nil {
		return outcome{}, err
	}
	return k.evaluate(t, c.period, l, tenure{cover: always, chain: always}, r), nil
}

// within is the scope of one objective's terms in the scope of all.
func (k *Kernel) within(s *scope, t *terms) *scope { return k.scenery.scope(s.service, s.region, t) }
