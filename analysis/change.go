package analysis

import (
	"errors"
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

// inMonth finds how the versions are judged in the periods that end in a
// month: the candidates for singles, one for each result. Rule 13.
func (k *Kernel) inMonth(l *line, month sla.Month) ([]single, error) {
	var out []single
	for n, c := range l.versions {
		inForce := sla.Interval{Start: c.From, End: c.To}
		j := k.judgement(c.Group, month)
		notYet := errors.Is(j.err, errNotYet)
		if j.err != nil && !notYet {
			return nil, j.err
		}
		if !j.ends || !inForce.Overlaps(j.period.Interval) {
			continue
		}
		// Who comes with or after the first version is judged by it at once.
		if notYet && (c.From <= j.period.Start || c.From < k.promises.since(j.judgement)) {
			return nil, &ContractError{c.Number, j.err}
		}
		s := single{contract: c, terms: j.terms, version: j.version, period: j.number, cover: inForce, chain: l.chain(n), own: l.own[n]}
		if last := len(out) - 1; last >= 0 && out[last].cover.End == inForce.Start {
			bridged, err := k.change(&out[last], &s)
			if err != nil {
				return nil, err
			}
			if bridged {
				continue
			}
		}
		out = append(out, s)
	}
	return out, nil
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
	return false, &ContractError{b.contract.Number, fmt.Errorf("it changes at %s, inside the period %s, and policy %q has no on_change",
		a.cover.End, k.periods[a.period].Label, k.groups[a.contract.Group].Policy)}
}

// ContractError is what one contract, by the store's number, cannot be judged
// for.
type ContractError struct {
	Contract int64
	Err      error
}

func (e *ContractError) Error() string { return fmt.Sprintf("contract %d: %v", e.Contract, e.Err) }
func (e *ContractError) Unwrap() error { return e.Err }
