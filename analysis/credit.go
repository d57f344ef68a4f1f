package analysis

import (
	"nines/policy"
	"nines/sla"
)

// family is a kind of formula: what a window owes. One of rungs and gives is
// there.
type family struct {
	// name is as policies write it.
	name string
	// writes says whether a promise owes by it.
	writes func(p *policy.Promise) bool
	// rungs are for formulas that look the availability up: judge does.
	rungs func(p *policy.Promise, target mark) []rung
	// gives is what the others owe, in the unit of the promise.
	gives func(w *owing) share
	// breaks is the sentence that a credit must obey and this one does not; ""
	// where it does: rule 20.
	breaks func(o *outcome) string
}

// families are all formulas; a promise has one at most. The free clock hour,
// which may stand beside any of them, is in credit_hour.go.
func families() []family {
	return []family{tierFamily(), bandFamily(), flatFamily(), proRataFamily(), stepFamily(), outageBandFamily()}
}

// familyOf is the family of a promise, nil where it owes nothing.
func familyOf(p *policy.Promise) *family {
	for _, f := range families() {
		if f.writes(p) {
			return &f
		}
	}
	return nil
}

// owing is all that a formula may look at.
type owing struct {
	*outcome
	k        *Kernel
	timeline *timeline
	measured []sla.Interval
	// reach is the time for which pieces of downtime are the contract's, also
	// outside the period.
	reach sla.Interval
}

// owe settles what the result owes before caps, and under those of the window.
// It is the same function for every result, so the few formulas that look at
// more than an availability get a copy: or every outcome would be on the heap.
func (o *outcome) owe(k *Kernel, l *timeline, measured []sla.Interval, reach sla.Interval) {
	f := o.terms.formula.family
	switch {
	case !o.Judged:
	case f != nil && f.gives != nil || o.terms.FreeHour != nil:
		own := *o
		(&owing{&own, k, l, measured, reach}).figure()
		*o = own
	case f != nil:
		o.gives = ratio(o.CreditPPM, sla.Whole)
		o.share = o.ofFee(o.gives)
	}
	if o.share.any() && len(o.charges) == 0 { // of no outage's doing
		o.charges = []outageCharge{{sla.NoRef, 0}}
	}
	o.settle()
}

// figure is owe for formulas that look at the time.
func (w *owing) figure() {
	switch f := w.terms.formula.family; {
	case f == nil:
	case f.gives == nil:
		w.gives = ratio(w.CreditPPM, sla.Whole)
	default:
		w.gives = f.gives(w)
		w.CreditPPM = w.gives.ppm()
	}
	w.share = w.ofFee(w.gives)
	if w.terms.FreeHour != nil {
		w.share = w.share.plus(w.freeHours())
	}
}

// owesNothing takes back what a result owes: a condition is not met.
func (o *outcome) owesNothing() {
	o.share = share{}
	o.settle()
}
