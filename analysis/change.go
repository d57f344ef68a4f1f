package analysis

import (
	"fmt"

	"nines/policy"
	"nines/sla"
)

// line is all versions of one contract, by their beginning, with what happened
// to their tenant alone.
type line struct {
	versions []Contract
	own      [][]Event
}

// inMonth finds how the versions are judged in the periods that end in a month:
// the candidates for singles, one for each result, in out. Rule 13.
func (k *Kernel) inMonth(l *line, month sla.Month, out []single) ([]single, error) {
	for n, c := range l.versions {
		a := k.judgement(c.Group, month)
		if a.err != nil {
			return nil, &ContractError{Contract: c.Number, Err: a.err}
		}
		inForce := sla.Interval{Start: c.From, End: c.To}
		for at, j := range a.list {
			if !inForce.Overlaps(j.period.Interval) || j.isOver(l.chain(n)) {
				continue
			}
			// Who comes with or after the first version is judged by it at once.
			if j.notYet != nil && (c.From <= j.period.Start || c.From < j.since) {
				return nil, &ContractError{Contract: c.Number, Err: j.notYet}
			}
			s := single{contract: c, terms: j.terms, version: j.version, period: j.number, at: a.first + at,
				cover: inForce, chain: l.chain(n), own: l.own[n]}
			bridged, err := k.follow(out, &s)
			if err != nil {
				return nil, err
			}
			if !bridged {
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// isOver says whether a trailing window is one of a month in which nothing is paid any
// more: windows would owe the fee of a month for a year after the contract.
func (j *judgement) isOver(chain sla.Interval) bool {
	return j.terms.Window.Kind == policy.TrailingWindow && chain.End <= j.terms.calendar.monthStart(j.period.Last)
}

// follow settles a change from one of list to s inside their period, if there
// is one.
func (k *Kernel) follow(list []single, s *single) (bridged bool, err error) {
	elsewhere := -1
	for n := range list {
		switch before := &list[n]; {
		case before.cover.End != s.cover.Start:
		case before.period == s.period:
			return k.change(before, s)
		case k.periods[before.period].End > s.cover.Start && k.periods[s.period].Start < s.cover.Start:
			elsewhere = n
		}
	}
	if elsewhere < 0 {
		return false, nil
	}
	return k.change(&list[elsewhere], s)
}

// chain is the time in force of the versions that adjoin version n.
func (l *line) chain(n int) sla.Interval {
	first, last := n, n
	for first > 0 && l.versions[first-1].To == l.versions[first].From {
		first--
	}
	for last+1 < len(l.versions) && l.versions[last].To == l.versions[last+1].From {
		last++
	}
	return sla.Interval{Start: l.versions[first].From, End: l.versions[last].To}
}

// change settles a contract that changes inside a period from a to b by the
// rule that a's terms write. bridged says that a now stands for both.
func (k *Kernel) change(a, b *single) (bridged bool, err error) {
	same := a.terms == b.terms && a.period == b.period && a.contract.Fee == b.contract.Fee
	rule := a.terms.OnChange
	switch {
	case same:
		rule = policy.Continue // nothing changed that the terms look at
	case a.period != b.period && rule != policy.ChangeUnwritten:
		rule = policy.SplitPeriod // there is no one period to judge both for
	}
	switch rule {
	case policy.SplitPeriod:
		a.changed, b.changed = true, true
		a.split, b.split = true, true
		return false, nil
	case policy.KeepFirst:
		a.cover.End, a.bridged, a.changed = b.cover.End, true, true
		return true, nil
	case policy.Continue:
		b.cover.Start, b.bridged, b.changed, b.split = a.cover.Start, true, a.changed || !same, a.split
		*a = *b
		return true, nil
	}
	return false, &ContractError{Contract: b.contract.Number, Change: true, Err: fmt.Errorf("it changes at %s, inside the period %s, and policy %q has no on_change",
		a.cover.End, k.periods[a.period].Label, k.groups[a.contract.Group].Policy)}
}

// ContractError is what one contract, by the store's number, cannot be judged
// for.
type ContractError struct {
	Contract int64
	// Change: it changes inside a period, and the policy has no rule for that.
	Change bool
	Err    error
}

func (e *ContractError) Error() string { return fmt.Sprintf("contract %d: %v", e.Contract, e.Err) }
func (e *ContractError) Unwrap() error { return e.Err }
