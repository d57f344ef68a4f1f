package analysis

import (
	"fmt"

	"nines/policy"
	"nines/sla"
)

// Try judges a case without a known result. Where e.Period is a month, the
// period is the first that ends in it; else in the months after it, as long as
// the window can contain it.
func Try(p policy.Policy, e policy.Example) (Account, error) {
	a, first := tryExample(p, e)
	if first == nil {
		return a, nil
	}
	month, err := sla.ParseMonth(e.Period)
	if err != nil {
		return a, first
	}
	for range p.Terms.Window.FeeMonths() - 1 {
		month++
		e.Period = month.String()
		if a, err := tryExample(p, e); err == nil {
			return a, nil
		}
	}
	return Account{}, first
}

// TryDown is Try with an outage more, of a given length, of which e.Down has
// the last one as a pattern without instants. It lies in the first whole hour
// of the period from which on all of it is measured and not excluded; where
// there is none, it is spread over the measured time from the first moment on.
// The instants are returned.
func TryDown(p policy.Policy, e policy.Example, length int64) (Account, []sla.Interval, error) {
	last := len(e.Down) - 1
	pattern, others := e.Down[last], e.Down[:last:last]
	e.Down = others
	quiet, err := Try(p, e)
	if err != nil {
		return Account{}, nil, err
	}
	at := func(spans ...sla.Interval) (Account, error) {
		tried := e
		tried.Down = others
		for _, span := range spans {
			pattern.Interval = span
			tried.Down = append(tried.Down, pattern)
		}
		return Try(p, tried)
	}
	for _, g := range quiet.Ledger.Segments {
		for start := g.Start; g.State == sla.Up && start+sla.Instant(length) <= g.End; start += sla.Instant(sla.Hour) {
			span := sla.Interval{Start: start, End: start + sla.Instant(length)}
			a, err := at(span)
			if err != nil || allMeasured(a, int32(last), length) {
				return a, []sla.Interval{span}, err
			}
		}
	}
	spans, rest := spread(quiet.Ledger.Segments, length)
	if rest > 0 {
		return Account{}, nil, fmt.Errorf("%s has less measured time than that", quiet.Period.Label)
	}
	a, err := at(spans...)
	return a, spans, err
}

// allMeasured says whether all of an outage's length was measured and none excluded.
func allMeasured(a Account, outage int32, length int64) bool {
	for _, i := range a.Ledger.Impacts {
		if i.Outage >= 0 && a.Ledger.Outages[i.Outage].ID == exampleID(int(outage)) {
			return i.ElapsedMS == length && i.ExcludedMS == 0
		}
	}
	return false
}

// spread puts a length into the measured time that is up, from its first
// moment on, and gives what does not fit.
func spread(segments []sla.Segment, length int64) (spans []sla.Interval, rest int64) {
	for _, g := range segments {
		if g.State != sla.Up || length == 0 {
			continue
		}
		part := min(length, g.Length())
		spans = append(spans, sla.Interval{Start: g.Start, End: g.Start + sla.Instant(part)})
		length -= part
	}
	return spans, length
}
