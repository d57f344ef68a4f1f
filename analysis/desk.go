package analysis

import (
	"cmp"
	"slices"

	"nines/sla"
)

// findings are the rows of a block of contracts or cohorts. Their results are
// numbered from 0.
type findings struct {
	results    []Result
	exceptions []Exception
	credits    []Credit
	rights     []RightReached
}

func (f *findings) clear() {
	f.results, f.exceptions, f.credits, f.rights = f.results[:0], f.exceptions[:0], f.credits[:0], f.rights[:0]
}

// append adds what follows; its results are numbered on.
func (f *findings) append(more *findings) {
	first := int64(len(f.results))
	for n := range more.results {
		more.results[n].Number += first
	}
	for n := range more.exceptions {
		more.exceptions[n].Result += first
	}
	for n := range more.credits {
		more.credits[n].Result += first
	}
	for n := range more.rights {
		more.rights[n].Result += first
	}
	f.results, f.exceptions = append(f.results, more.results...), append(f.exceptions, more.exceptions...)
	f.credits, f.rights = append(f.credits, more.credits...), append(f.rights, more.rights...)
}

// desk is where one worker judges, checks and counts: one outcome after the
// other, in memory that it uses again.
type desk struct {
	*Kernel
	tally   *tally
	stays   stays
	room    room
	singles []single
	outcome outcome // of the contract that is judged
	alone   [1]Holding
	more    []Holding
}

// settle checks an outcome and makes a result of it, the last of f.
func (d *desk) settle(o *outcome, f *findings) error {
	o.Number = int64(len(f.results))
	if err := check(o, &d.periods[o.Period]); err != nil {
		return err
	}
	for _, r := range o.rights {
		r.Result = o.Number
		f.rights = append(f.rights, r)
	}
	f.results = append(f.results, o.Result)
	return nil
}

// judgeLine separates the months in which a contract is judged alone, and
// judges them, from those in which it is plain, and counts them. held says that
// it is among the holdings, which count it in every month.
func (d *desk) judgeLine(l *line, held bool, f *findings) error {
	for _, month := range d.months {
		if !d.judges(l.versions[0].Group, month) {
			continue
		}
		if d.untouched(l, month) {
			d.countPlain(&l.versions[0], month, held)
			continue
		}
		list, err := d.inMonth(l, month, d.singles[:0])
		if err != nil {
			return err
		}
		d.singles = list
		for n := range list {
			s := &list[n]
			d.settleSingle(s, l)
			alone := s.resweep || s.bridged || s.changed || s.paid != nil || !d.plainly(s) ||
				s.terms.looksBack() && d.pastIsOwn(s)
			switch {
			case alone && held:
				d.stays.add(&s.contract, s.at, -1)
			case !alone && !held:
				d.stays.add(&s.contract, s.at, 1)
			}
			if !alone {
				continue
			}
			if err := d.judgeSingle(s, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// countPlain counts a contract that is plain in all periods that end in month.
func (d *desk) countPlain(c *Contract, month sla.Month, held bool) {
	if held {
		return
	}
	a := d.judgement(c.Group, month)
	for n := range a.list {
		d.stays.add(c, a.first+n, 1)
	}
}

func (d *desk) judgeSingle(s *single, f *findings) error {
	if s.terms.looksBack() {
		s.before = d.singlesBefore(s)
	}
	d.room.clear()
	o := &d.outcome
	var err error
	if *o, err = d.judgeAlone(s, &d.room); err != nil {
		return err
	}
	if err = d.settle(o, f); err != nil {
		return err
	}
	c := &s.contract
	f.exceptions = append(f.exceptions, Exception{Contract: c.Number, Period: s.period, PolicyVersion: s.version, Result: o.Number})
	d.alone[0] = Holding{Group: c.Group, Fee: c.Fee, Contracts: 1, Seats: c.Seats}
	f.credits, err = d.tally.count(o, &paying{c.Group, payers{by: d.alone[:]}, nil}, f.credits)
	return err
}

// judgeCohort judges the plain contracts of the groups that are assigned to a
// cohort.
func (d *desk) judgeCohort(c *cohort, assigned []assignment, counted *plain, past map[cell]*outcome, f *findings) error {
	d.room.clear()
	o, err := d.judgeCell(c.cell, &d.room)
	if err != nil {
		return err
	}
	if c.past != nil {
		o.lookBack(c.past.history(d.Kernel, past), d.periods[c.period].Last)
	}
	if err := d.settle(&o, f); err != nil {
		return err
	}
	first := len(f.credits)
	for _, a := range assigned {
		d.more = counted.coming(a.group, a.at, d.more[:0])
		if f.credits, err = d.tally.count(&o, &paying{a.group, counted.byGroup[a.group], d.more}, f.credits); err != nil {
			return err
		}
	}
	if len(assigned) > 1 {
		f.credits = f.credits[:first+len(eachOnce(f.credits[first:]))]
	}
	return nil
}

// eachOnce are the credits of an outcome, one for a fee, even where groups
// share both.
func eachOnce(list []Credit) []Credit {
	slices.SortStableFunc(list, func(a, b Credit) int { return cmp.Compare(a.Fee, b.Fee) })
	return slices.Compact(list)
}
