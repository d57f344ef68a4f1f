package analysis_test

import (
	"math/big"
	"slices"
	"sort"

	"nines/policy"
	"nines/sla"
)

// The oracle: what one contract felt, asked moment by moment. It shares no
// code with the kernel, and its readings of what the rules leave open are
// written where they are chosen.

// felt is one contract, or versions of one judged as one, in one period.
type felt struct {
	*clocks
	world   *world
	numbers map[string]int32
	asOf    sla.Instant
	terms   policy.Terms
	zone    string
	// contract is the row that is judged; its From and To are those of all
	// the versions that are judged with it.
	contract sla.Contract
	// life is from the first to the last day of all versions of the contract:
	// what allowances see.
	life sla.Interval
	// shared: other versions are judged for the rest of the period.
	shared bool
	period sla.Period
	// step: the service hours begin and end on multiples of it.
	step int64
	// promises are remembered, because every contract asks for the same.
	promises map[promise][]bool
	// What is the contract's business, of all that is in the world.
	concerning struct {
		outages []sla.Outage
		windows []sla.Interval
		gaps    []sla.Gap
	}
}

type promise struct {
	hours  *policy.ServiceHours
	zone   string
	period sla.Interval
}

// moment is a stretch in which nothing changes.
type moment struct {
	sla.Interval
	state sla.State
	// window: an effective maintenance window covers it.
	window bool
	// rows are the outages that it is charged to if it is charged, each with
	// its weight, in parts of felt.whole.
	rows []charge
	// charged says whether its piece is long enough and the clock has started.
	charged bool
	// unit: what it is charged is that of a unit in which it lies, whatever
	// its own state.
	unit bool
}

// charge is the weight of one outage, or of unknown time (outage NoRef).
type charge struct {
	outage int32
	began  sla.Instant
	weight int64
}

// moments are all moments from long before the period to long after it.
func (f *felt) moments() []moment {
	ticks := f.ticks()
	list := make([]moment, 0, len(ticks)+8)
	spent := map[sla.Interval]int64{} // of an allowance, by its stretch
	for n := range ticks[:len(ticks)-1] {
		at := sla.Interval{Start: ticks[n], End: ticks[n+1]}
		window := f.inWindow(at.Start)
		if f.inWeekly(at.Start) { // it takes its time out, and uses no allowance up
			list = append(list, f.moment(at, true))
			continue
		}
		if left, limited := f.allowance(at.Start, spent, window); limited {
			if left > 0 && f.usesAllowance(at.Start) {
				used := min(left, at.Length())
				spent[f.stretch(f.zone, f.terms.Maintenance.Allowance.Per, at.Start)] += used
				list = append(list, f.moment(sla.Interval{Start: at.Start, End: at.Start + sla.Instant(used)}, true))
				at.Start += sla.Instant(used)
				left -= used
			}
			window = left > 0
		}
		if !at.Empty() {
			list = append(list, f.moment(at, window))
		}
	}
	return f.units(f.judgePieces(f.longestAlone(list)))
}

// ticks are all instants at which anything may change: every one that a row
// names, the months, and every step of the period.
func (f *felt) ticks() []sla.Instant {
	first, last := f.period.Last-18, f.period.Last+6
	list := []sla.Instant{f.period.End, f.contract.From, f.contract.To, f.life.Start, f.life.End, f.asOf}
	for t := f.period.Start; t < f.period.End; t += sla.Instant(f.step) {
		list = append(list, t)
	}
	for _, o := range f.world.Outages {
		list = append(list, o.Start, o.End)
		list = append(list, f.clockTicks(o)...)
	}
	for _, w := range f.world.Waits {
		list = append(list, w.Start, w.End)
	}
	for _, m := range f.world.Maintenance {
		list = append(list, m.Start, m.End)
	}
	for _, g := range f.world.Gaps {
		list = append(list, g.Start, g.End)
	}
	for m := first; m <= last; m++ {
		list = append(list, f.monthStart(f.zone, m))
	}
	list = append(list, f.weeklyTicks(first, last)...)
	earliest, latest := f.monthStart(f.zone, first), f.monthStart(f.zone, last)
	slices.Sort(list)
	list = slices.DeleteFunc(list, func(t sla.Instant) bool { return t < earliest || t > latest })
	return slices.Compact(list)
}

// concerns says whether something of this scope is the contract's business.
func (f *felt) concerns(scope sla.Scope) bool {
	promised := len(f.terms.Components) == 0 || scope.Component == ""
	for _, c := range f.terms.Components {
		promised = promised || c == scope.Component
	}
	return promised && hits(scope, f.contract)
}

// outages are the rows that the contract feels at t. Nothing that happened
// after the as-of instant is known. A row for the tenant overrides the rows of
// the same outage for all, whatever its component, if the policy promises that.
func (f *felt) outages(t sla.Instant) []sla.Outage {
	var rows []sla.Outage
	for _, o := range f.concerning.outages {
		if f.felt(o, t) && t < f.asOf {
			rows = append(rows, o)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	own := map[string]bool{}
	for _, o := range rows {
		own[o.Source+":"+o.ID] = own[o.Source+":"+o.ID] || o.Tenant != ""
	}
	var left []sla.Outage
	for _, o := range rows {
		if o.Tenant != "" || !own[o.Source+":"+o.ID] {
			left = append(left, o)
		}
	}
	return left
}

// causeExcluded says whether the policy takes outages with this cause out.
func (f *felt) causeExcluded(o sla.Outage) bool {
	for _, cause := range f.terms.ExcludedCauses {
		if cause == o.Cause {
			return true
		}
	}
	return false
}

// counting are the outages that count at t: for each the weight of its
// heaviest row, and of those the one that began first.
func (f *felt) counting(t sla.Instant) []charge {
	rows := f.outages(t)
	if len(rows) == 0 {
		return nil
	}
	heaviest := map[int32]charge{}
	for _, o := range rows {
		if f.causeExcluded(o) || f.weight(o) == 0 || !f.clockRuns(o, t) {
			continue
		}
		c := charge{f.numbers[o.Source+":"+o.ID], o.Start, f.weight(o)}
		if best, known := heaviest[c.outage]; !known || before(c, best) {
			heaviest[c.outage] = c
		}
	}
	var list []charge
	for _, c := range heaviest {
		list = append(list, c)
	}
	sort.Slice(list, func(a, b int) bool { return before(list[a], list[b]) })
	if f.terms.Redundant != nil {
		return f.together(rows, list, t)
	}
	return list
}

// before is the order of rule 24: the heavier, the one that began earlier, the
// smaller id. An outage began when the row that is felt began.
func before(a, b charge) bool {
	switch {
	case a.weight != b.weight:
		return a.weight > b.weight
	case a.began != b.began:
		return a.began < b.began
	}
	return a.outage < b.outage
}

// look picks out what is the contract's business. A window must have been
// announced in time; a policy that asks for no notice asks for no time of
// announcement either. What records another outage again is not looked at.
func (f *felt) look() {
	f.concerning.outages, f.concerning.windows, f.concerning.gaps = nil, nil, nil
	for _, o := range f.world.Outages {
		if f.concerns(o.Scope) && (o.Duplicate == "" || o.Duplicate == "none") {
			f.concerning.outages = append(f.concerning.outages, o)
		}
	}
	for _, m := range f.world.Maintenance {
		if f.terms.Maintenance == nil || !f.concerns(m.Scope) {
			continue
		}
		notice := max(f.terms.Maintenance.NoticeMS, 1) // what is announced as it begins is not announced before
		if m.Announced != sla.NoInstant && int64(m.Start-m.Announced) >= notice {
			f.concerning.windows = append(f.concerning.windows, m.Interval)
		}
	}
	for _, g := range f.world.Gaps {
		if f.concerns(g.Scope) {
			f.concerning.gaps = append(f.concerning.gaps, g)
		}
	}
}

func (f *felt) inWindow(t sla.Instant) bool {
	for _, w := range f.concerning.windows {
		if t >= w.Start && t < w.End {
			return true
		}
	}
	return false
}

// allowance is what is left at t, if that matters. Time before the contract began uses none of
// it up and has no limit.
func (f *felt) allowance(t sla.Instant, spent map[sla.Interval]int64, window bool) (left int64, limited bool) {
	if !window || f.terms.Maintenance == nil || f.terms.Maintenance.Allowance == nil || t < f.life.Start {
		return 0, false
	}
	a := f.terms.Maintenance.Allowance
	stretch := f.stretch(f.zone, a.Per, t)
	length := a.LengthMS
	if a.Prorated {
		share := big.NewInt(stretch.Cut(f.life).Length())
		share.Mul(share, big.NewInt(length))
		length = share.Quo(share, big.NewInt(stretch.Length())).Int64()
	}
	return length - spent[stretch], true
}

// usesAllowance says whether a moment in a window uses the allowance up.
func (f *felt) usesAllowance(t sla.Instant) bool {
	return f.terms.Maintenance.Allowance.Uses == policy.UsedByWindow || len(f.counting(t)) > 0
}

func (f *felt) inGap(t sla.Instant) bool {
	for _, g := range f.concerning.gaps {
		if t >= g.Start && t < g.End && t < f.asOf {
			return true
		}
	}
	return false
}

// moment is the state of rules 2, 5 and 6. An exclusion takes down time out, so
// what weighs nothing is never excluded; but somebody looked, so it is known.
func (f *felt) moment(at sla.Interval, window bool) moment {
	m := moment{Interval: at, window: window}
	outages, counting, causeOut := f.outages(at.Start), f.counting(at.Start), false
	for _, o := range outages {
		causeOut = causeOut || f.causeExcluded(o) && (f.uncounted(o) || f.weight(o) > 0)
	}
	switch {
	case window && (len(counting) > 0 || causeOut):
		m.state = sla.Excluded
	case !window && len(counting) > 0:
		m.state, m.rows = sla.Down, counting
		if f.terms.Combine == policy.Union || f.terms.Redundant != nil {
			m.rows = counting[:1]
		}
	case causeOut:
		m.state = sla.Excluded
	case f.anyUncounted(at.Start):
		m.state = sla.Down
	case len(outages) == 0 && f.inGap(at.Start):
		m.state = sla.Unknown
		if f.terms.Unknown == policy.UnknownDown && !window { // a window takes its time out
			m.rows, m.charged = []charge{{outage: sla.NoRef, weight: f.whole()}}, true
		}
	}
	return m
}

// judgePieces is rule 9: it says of every moment of every piece of down time
// whether it is charged. Unknown time takes no part in pieces.
func (f *felt) judgePieces(list []moment) []moment {
	out := make([]moment, 0, len(list)+8)
	for n := 0; n < len(list); {
		if list[n].state != sla.Down {
			out = append(out, list[n])
			n++
			continue
		}
		length, end := int64(0), n
		for end < len(list) && list[end].state == sla.Down {
			length += list[end].Length()
			end++
		}
		out = append(out, f.judgePiece(list[n:end], length)...)
		n = end
	}
	return out
}

func (f *felt) judgePiece(piece []moment, length int64) []moment {
	minimum := f.terms.Minimum
	if length < minimum.LengthMS || length == minimum.LengthMS && minimum.MoreThan && length > 0 {
		return piece
	}
	var out []moment
	starts := piece[0].Start
	if minimum.AfterMinimum {
		starts += sla.Instant(minimum.LengthMS)
	}
	for _, m := range piece {
		if early := m.Cut(sla.Interval{Start: m.Start, End: starts}); !early.Empty() {
			late := m
			m.Interval = early
			out = append(out, m)
			m = late
			m.Start = early.End
		}
		m.charged = true
		if !m.Empty() {
			out = append(out, m)
		}
	}
	return out
}
