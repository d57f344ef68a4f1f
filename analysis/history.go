package analysis

import (
	"math/big"
	"slices"

	"nines/policy"
	"nines/sla"
)

// pastWindow is how a contract was judged, by the same functions, in a window
// that ended before the one that is judged.
type pastWindow struct {
	// outcome is nil where the window cannot be judged.
	*outcome
	period sla.Period
	// fee that was paid then; sla.NoRef is the one that is asked for.
	fee int32
	// owes: the conditions for a credit were met.
	owes bool
}

// history is the windows before one, oldest first.
type history struct {
	windows []pastWindow
	// cut: the contract was in force before the first of them.
	cut bool
}

// rollingPast is how many months back the credits are computed that a rolling
// cap depends on: ten years.
const rollingPast = 120

// looksBack says whether anything in the terms depends on windows before the
// one that is judged, or on how often it was missed.
func (t *terms) looksBack() bool {
	return t.Condition != nil || len(t.Rights) > 0 || slices.ContainsFunc(t.Caps, lasts)
}

// lookback is how many months before the last of a window those begin to end
// that the terms look back on. What a rolling cap left of an older credit
// depends on older ones, as long as no stretch of its length was without any.
func lookback(t *policy.Terms, term int) sla.Month {
	var months sla.Month
	for _, c := range t.Caps {
		switch {
		case c.Of == policy.CapTerm:
			months = max(months, sla.Month(term)+longestWindow(t.Window, sla.Month(term)))
		case lasts(c):
			months = max(months, rollingPast, 3*sla.Month(c.Months))
		}
	}
	most := 0
	if t.Condition != nil {
		most = t.Condition.Of
	}
	for _, r := range t.Rights {
		most = max(most, r.When.Of)
	}
	each := longestWindow(t.Window, sla.Month(term))
	if t.Window.Kind == policy.TrailingWindow || t.Window.Kind == policy.CycleWindow {
		each = 1
	}
	return months + sla.Month(max(most-1, 0))*each
}

// lookBack applies what depends on earlier windows: the condition of a credit,
// and rights. last is the month in which its own window ends.
func (o *outcome) lookBack(h *history, last sla.Month) {
	for n := range h.windows {
		if w := &h.windows[n]; w.outcome != nil {
			before := history{h.windows[:n], h.cut}
			w.owes, _ = before.allows(w.outcome, w.terms.Condition)
		}
	}
	o.past = h
	owes, known := h.allows(o, o.terms.Condition)
	if !known {
		o.Warnings |= sla.HistoryUnknown
	}
	if !owes {
		o.owesNothing()
	}
	for n, r := range o.terms.Rights {
		missed, reached, known := h.repeated(o, r.When)
		if reached {
			o.rights = append(o.rights, RightReached{Right: int32(n), What: r.What, Missed: missed, Of: int32(r.When.Of)})
		} else if !known {
			o.Warnings |= sla.HistoryUnknown
		}
	}
	if o.share.any() && h.lacks(o, last) {
		o.Warnings |= sla.HistoryUnknown
	}
}

// allows says whether a condition for a credit is met; known is false where it
// is not and windows are lacking.
func (h *history) allows(o *outcome, condition *policy.Repeated) (met, known bool) {
	if condition == nil {
		return true, true
	}
	_, met, known = h.repeated(o, *condition)
	return met, met || known
}

// repeated counts how many of the last windows were missed, o's with them,
// which must be one of them.
func (h *history) repeated(o *outcome, when policy.Repeated) (missed int32, reached, known bool) {
	known = true
	if !isMissed(o, when) {
		return 0, false, true
	}
	missed = 1
	windows := 1
	for n := len(h.windows) - 1; n >= 0 && windows < when.Of; windows++ {
		period := h.windows[n].period // of several parts of one, any can be missed
		any := false
		for ; n >= 0 && h.windows[n].period == period; n-- {
			w := h.windows[n].outcome
			known = known && w != nil && w.Warnings&sla.NotComputable == 0
			any = any || w != nil && isMissed(w, when)
		}
		if any {
			missed++
		}
	}
	return missed, missed >= int32(when.Missed), known
}

// isMissed says whether a window counts as missed: under several objectives, by any.
func isMissed(o *outcome, when policy.Repeated) bool {
	switch {
	case !o.Judged:
		return false
	case len(o.parts) > 0:
		return slices.ContainsFunc(o.parts, func(part outcome) bool { return isMissed(&part, when) })
	case when.DownMS > 0:
		return o.charged().Cmp(new(big.Rat).SetInt64(when.DownMS)) > 0
	case when.BelowPPM >= 0:
		a := amount{o.Times, o.exact}
		return a.under(sla.Fraction{Num: when.BelowPPM, Den: sla.Whole}, false)
	}
	return o.Breached
}

// counts says whether what was credited in a window is taken from a cap of o.
func (w *pastWindow) counts(k *Kernel, o *outcome, c policy.Cap) bool {
	now := k.periods[o.Period]
	if c.Of == policy.CapTerm {
		terms, calendar := o.terms.calendar.contractTerms(), o.terms.calendar
		return terms.number(calendar.date(w.period.End-1)) == terms.number(calendar.date(now.End-1))
	}
	return w.period.Last > now.Last-sla.Month(c.Months)
}

// before is, for each cap of o that lasts longer than its window, what a
// contract with a fee was credited in earlier ones: nil where there is none.
// Earlier credits are computed in their order, each with what the caps left.
func (k *Kernel) before(o *outcome, fee int32) ([]earlier, error) {
	if o.past == nil || !slices.ContainsFunc(o.terms.Caps, lasts) {
		return nil, nil
	}
	amounts := make([]earlier, len(o.past.windows))
	for n := range o.past.windows {
		w := &o.past.windows[n]
		if w.outcome == nil || !w.owes || !w.share.any() {
			continue
		}
		paid := w.fee
		if paid == sla.NoRef {
			paid = fee
		}
		if k.fees[paid].Currency != k.fees[fee].Currency {
			continue
		}
		c, err := owed(w.outcome, k.feeFor(w.outcome, paid), k.spent(w.outcome, o.past.windows[:n], amounts))
		if err != nil {
			return nil, err
		}
		amounts[n] = earlier{c.CreditMinor, c.DaysPPM}
	}
	return k.spent(o, o.past.windows, amounts), nil
}

// spent adds up, for each cap of o, the amounts of the windows that count.
func (k *Kernel) spent(o *outcome, windows []pastWindow, amounts []earlier) []earlier {
	sums := make([]earlier, len(o.terms.Caps))
	for n, c := range o.terms.Caps {
		for i := range windows {
			if lasts(c) && windows[i].counts(k, o, c) {
				sums[n].minor += amounts[i].minor
				sums[n].daysPPM += amounts[i].daysPPM
			}
		}
	}
	return sums
}

// lacks says whether a rolling cap depends on credits of windows that are not
// known: those that could not be judged, or lie before the history.
func (h *history) lacks(o *outcome, last sla.Month) bool {
	months := 0
	for _, c := range o.terms.Caps {
		months = max(months, c.Months)
		if c.Of == policy.CapTerm {
			return slices.ContainsFunc(h.windows, func(w pastWindow) bool { return w.outcome == nil })
		}
	}
	if months == 0 || len(h.windows) == 0 {
		return false
	}
	since := last + 1 - sla.Month(months)
	for n := len(h.windows) - 1; n >= 0 && h.windows[n].period.Last >= since; n-- {
		switch w := &h.windows[n]; {
		case w.outcome == nil:
			return true
		case w.owes && w.share.any():
			since = min(since, w.period.Last+1-sla.Month(months))
		}
	}
	return h.cut && since < h.windows[0].period.Last
}

// feeFor is the fee that a credit is a share of, where the contract pays fee.
func (k *Kernel) feeFor(o *outcome, fee int32) *Fee {
	if o.paid != nil {
		return o.paid
	}
	return &k.fees[fee]
}
