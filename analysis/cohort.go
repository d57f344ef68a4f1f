package analysis

import (
	"errors"
	"fmt"
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

// cohorts finds the cohort of every group and period that has plain contracts.
func (k *Kernel) cohorts(counted *plain) ([]cohort, []assignment, error) {
	var list []cohort
	var assigned []assignment
	numbers := map[cohort]int{}
	for g := range k.groups {
		for _, month := range k.months {
			a := k.judgement(int32(g), month)
			if a.err != nil && counted.held(int32(g)) {
				return nil, nil, k.groupError(int32(g), a.err)
			}
			for n, j := range a.list {
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
	}
	return list, assigned, nil
}

func (k *Kernel) groupError(group int32, err error) error {
	g := k.groups[group]
	return fmt.Errorf("contracts on %s in %s: %w", g.Service, g.Region, err)
}

// judgeCohorts evaluates every cohort, in order.
func (k *Kernel) judgeCohorts(list []cohort) ([]outcome, error) {
	var wanted []cell
	for _, c := range list {
		wanted = append(wanted, c.cell)
		if c.past != nil {
			wanted = append(wanted, c.past.list...)
		}
	}
	var errs []error
	for _, c := range wanted { // what workers share is made before they start
		if c.terms == nil {
			continue
		}
		for _, t := range c.terms.each() {
			k.promised(t, c.period)
			_, err := k.timeline(t, k.within(c.scope, t))
			if err != nil {
				errs = append(errs, err)
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	past := k.judgePast(list)
	out := make([]outcome, len(list))
	inParallel(len(list), func(_, n int) {
		c := list[n]
		out[n] = k.judgeCell(c.cell)
		if c.past != nil {
			out[n].lookBack(c.past.history(k, past), k.periods[c.period].Last)
		}
	})
	return out, nil
}

// judgeCell evaluates contracts that were in force all the time.
func (k *Kernel) judgeCell(c cell) outcome {
	var o outcome
	if len(c.terms.parts) == 0 {
		o = k.judgePart(c, c.terms, c.scope)
	} else {
		list := make([]outcome, len(c.terms.parts))
		for n, t := range c.terms.parts {
			list[n] = k.judgePart(c, t, k.within(c.scope, t))
		}
		o = judgedTogether(c.terms, list)
	}
	k.claim(&o, func() []Event { return c.scope.events })
	return o
}

// judgePart evaluates a cell under the terms of one objective.
func (k *Kernel) judgePart(c cell, t *terms, s *scope) outcome {
	return k.evaluate(t, c.period, k.timelines[timelineKey{t.timing, s}], tenure{cover: always, chain: always})
}

// within is the scope of one objective's terms in the scope of all.
func (k *Kernel) within(s *scope, t *terms) *scope { return k.scenery.scope(s.service, s.region, t) }

// judgeSingles evaluates the exceptions, in order.
func (k *Kernel) judgeSingles(list []single) ([]outcome, error) {
	for n := range list {
		s := &list[n]
		if err := k.lookAhead(s); err != nil {
			return nil, err
		}
		if s.terms.looksBack() {
			s.before = k.singlesBefore(s)
		}
		for i := range s.before {
			if err := k.lookAhead(&s.before[i]); err != nil {
				return nil, err
			}
		}
	}
	out := make([]outcome, len(list))
	errs := make([]error, len(list))
	inParallel(len(list), func(_, n int) {
		out[n], errs[n] = k.judgeAlone(&list[n])
	})
	return out, errors.Join(errs...)
}

// lookAhead makes what workers share before they judge s.
func (k *Kernel) lookAhead(s *single) error {
	if s.unclear {
		return nil
	}
	k.scopeOf(s.contract.Group, s.terms)
	for _, part := range s.each() {
		k.promised(part.terms, s.period)
		k.scopeOf(s.contract.Group, part.terms)
		if part.resweep {
			continue
		}
		if _, err := k.felt(part); err != nil {
			return err
		}
	}
	return nil
}
