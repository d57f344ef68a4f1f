package analysis

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nines/policy"
	"nines/sla"
)

// cells are the windows before one, oldest first, of contracts that were in
// force, unchanged and untouched in all of them. One without terms cannot be
// judged.
type cells struct{ list []cell }

// pastOf are the judgements of a group that the terms of j look back on, oldest
// first, and their places among the months of the run and before.
func (k *Kernel) pastOf(group int32, j judgement) (list []judgement) {
	months := lookback(j.terms.Terms, j.terms.of.TermMonths)
	for month := max(j.period.Last-months, k.earliest); month <= j.period.Last; month++ {
		for _, one := range k.judgement(group, month).list {
			if one.period.End < j.period.End {
				list = append(list, one)
			}
		}
	}
	return list
}

// cellsBefore are the cells that the cohort of a group looks back on; equal
// ones are one.
func (k *Kernel) cellsBefore(group int32, j *judgement) *cells {
	if !j.terms.looksBack() {
		return nil
	}
	made := &cells{}
	var key strings.Builder
	for _, one := range k.pastOf(group, *j) {
		c := cell{nil, nil, one.number}
		if one.notYet == nil {
			c.terms, c.scope = one.terms, k.scopeOf(group, one.terms)
		}
		made.list = append(made.list, c)
		fmt.Fprintf(&key, "%p %p %d/", c.terms, c.scope, c.period)
	}
	if found := k.pasts[key.String()]; found != nil {
		return found
	}
	k.pasts[key.String()] = made
	return made
}

// judgePast evaluates the cells that cohorts look back on, each once.
func (k *Kernel) judgePast(list []cohort) (map[cell]*outcome, error) {
	past := map[cell]*outcome{}
	var order []cell
	for _, c := range list {
		if c.past == nil {
			continue
		}
		for _, one := range c.past.list {
			if _, known := past[one]; !known && one.terms != nil {
				past[one] = &outcome{}
				order = append(order, one)
			}
		}
	}
	errs := make([]error, len(order))
	inParallel(len(order), func(_, n int) { *past[order[n]], errs[n] = k.judgeCell(order[n], new(room)) })
	return past, errors.Join(errs...)
}

// history is what the cells came to.
func (c *cells) history(k *Kernel, past map[cell]*outcome) *history {
	h := &history{windows: make([]pastWindow, len(c.list)), cut: true}
	for n, one := range c.list {
		h.windows[n] = pastWindow{outcome: past[one], period: k.periods[one.period], fee: sla.NoRef}
	}
	return h
}

// settleSingle finds what a single has of its own.
func (k *Kernel) settleSingle(s *single, l *line) {
	k.look(s)
	if s.terms.looksBack() {
		s.line = l
	}
	if s.terms.FeeBase == policy.MonthBefore {
		before := k.periods[s.period].Start - 1
		n := slices.IndexFunc(l.versions, func(c Contract) bool { return c.From <= before && before < c.To })
		if n >= 0 && l.versions[n].Fee != s.contract.Fee {
			s.paid = &k.fees[l.versions[n].Fee]
		}
	}
}

// pastIsOwn says whether a single looks back on what its cohort does not share:
// it began or changed since, or something happened to its tenant alone.
func (k *Kernel) pastIsOwn(s *single) bool {
	j := judgement{terms: s.terms, period: k.periods[s.period]}
	window := j.period.Interval
	for _, one := range k.pastOf(s.contract.Group, j) {
		window.Start = min(window.Start, one.period.Start)
	}
	if a := allowance(s.terms); a != nil {
		window.Start = s.terms.calendar.stretch(a.Per, window.Start).Start
	}
	if s.contract.From > window.Start {
		return true
	}
	if reach, far := s.terms.timing.reach(); far && len(s.own) > 0 {
		window = k.scopeOf(s.contract.Group, s.terms).around(window, s.own, reach)
	}
	return slices.ContainsFunc(s.own, func(e Event) bool { return e.Overlaps(window) })
}

// singlesBefore are the windows that a single looks back on, oldest first, with
// all versions of its contract.
func (k *Kernel) singlesBefore(s *single) []single {
	var list []single
	now := k.periods[s.period]
	for month := max(now.Last-lookback(s.terms.Terms, s.terms.of.TermMonths), k.earliest); month <= now.Last; month++ {
		found, err := k.inMonth(s.line, month, nil)
		if err != nil {
			list = append(list, k.unclearIn(s, month)...)
			continue
		}
		for _, one := range found {
			if k.periods[one.period].End < now.End {
				k.settleSingle(&one, s.line)
				list = append(list, one)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b single) int { return int(k.periods[a.period].End - k.periods[b.period].End) })
	return list
}

// unclearIn are the windows that end in a month and cannot be judged for a
// contract; one in the month of s where not even they are known.
func (k *Kernel) unclearIn(s *single, month sla.Month) (list []single) {
	for _, j := range k.judgement(s.contract.Group, month).list {
		if j.period.End < k.periods[s.period].End {
			list = append(list, single{unclear: true, period: j.number, contract: s.contract})
		}
	}
	if list == nil {
		list = []single{{unclear: true, period: s.period, contract: s.contract}}
	}
	return list
}
