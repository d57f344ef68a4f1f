package analysis

import (
	"sort"
	"time"

	"nines/policy"
	"nines/sla"
)

// piece is a contiguous stretch of charged time as a formula for outages sees
// it: rule 9. lengthMS is what of it lies in promised time; weights do not make
// it shorter.
type piece struct {
	sla.Interval
	lengthMS int64
	// day is the local day on which it began.
	day       string
	creditPPM int64
}

// downPieces are the pieces that belong to the window. One that crosses its
// edge belongs with all its length to the window in which it ends, or begins,
// or with each part to its own.
func (w *owing) downPieces(across policy.AcrossWindows) []piece {
	var out []piece
	period := w.k.periods[w.Period].Interval
	for _, whole := range w.timeline.stretches(period) {
		parts := sla.CutAll(w.measured, whole)
		if across != policy.ByPart {
			parts = sla.CutAll(w.terms.calendar.measured(w.terms.Hours, whole), w.reach)
		}
		if len(parts) == 0 {
			continue
		}
		p := piece{Interval: sla.Interval{Start: parts[0].Start, End: parts[len(parts)-1].End}, lengthMS: sla.Length(parts)}
		at := p.Start
		if across == policy.ByEnd {
			at = p.End - 1
		}
		if period.Start <= at && at < period.End {
			p.day = w.terms.calendar.date(p.Start).Format(time.DateOnly)
			out = append(out, p)
		}
	}
	return out
}

// stretches are the contiguous stretches of charged time that meet i, uncut.
func (l *timeline) stretches(i sla.Interval) []sla.Interval {
	from := sort.Search(len(l.charges), func(n int) bool { return l.charges[n].End > i.Start })
	if from == len(l.charges) {
		return nil
	}
	for start := l.charges[from].Start; from > 0 && l.charges[from-1].End >= start; from-- {
		start = l.charges[from-1].Start
	}
	var list []sla.Interval
	for _, c := range l.charges[from:] {
		if c.Start >= i.End && (len(list) == 0 || c.Start > list[len(list)-1].End) {
			break
		}
		if last := len(list) - 1; last >= 0 && c.Start <= list[last].End {
			list[last].End = max(list[last].End, c.End)
		} else {
			list = append(list, c.Interval)
		}
	}
	return list
}

// combined is what pieces, in order of their beginning, are owed together.
func combined(pieces []piece, rule policy.CombineCredits) (ppm int64) {
	var day string
	var today int64
	for _, p := range pieces {
		switch {
		case rule == policy.DeepestCredit:
			ppm = max(ppm, p.creditPPM)
		case rule == policy.SumCredits:
			ppm += p.creditPPM
		case p.day != day:
			ppm += p.creditPPM
			day, today = p.day, p.creditPPM
		case p.creditPPM > today:
			ppm += p.creditPPM - today
			today = p.creditPPM
		}
	}
	return ppm
}

// reachesOut says whether a formula looks at downtime outside the period.
func (t *terms) reachesOut() bool {
	whole := func(across policy.AcrossWindows) bool { return across == policy.ByEnd || across == policy.ByStart }
	return t.Steps != nil && t.Steps.ByOutage && whole(t.Steps.Across) ||
		t.OutageBands != nil && whole(t.OutageBands.Across)
}

// plainly says whether a contract is in force during all that its terms look at
// for the period, as those are that have their cohort's result.
func (k *Kernel) plainly(s *single) bool {
	period := k.periods[s.period].Interval
	if !s.cover.Contains(period) {
		return false
	}
	for _, part := range s.each() {
		if part.terms.reachesOut() && !s.chain.Contains(k.scopeOf(s.contract.Group, part.terms).around(period, s.own, 0)) {
			return false
		}
	}
	return true
}
