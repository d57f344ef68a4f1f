package analysis

import (
	"nines/policy"
	"nines/sla"
)

// settle writes what is owed into the result, and what the caps of the window
// leave of it: rule 23. The smallest cap holds.
func (o *outcome) settle() {
	o.Share = o.share.fraction()
	if o.share.exact != nil {
		o.Warnings |= sla.Inexact
	}
	o.capped = o.share
	for _, c := range o.terms.Caps {
		if lasts(c) {
			continue // with the amounts of earlier windows, in owed
		}
		if limit := o.limit(c); limit.cmp(o.capped) < 0 {
			o.capped = limit
		}
	}
}

// lasts says whether a cap is for more than the window.
func lasts(c policy.Cap) bool { return c.Of == policy.CapTerm || c.Months > 0 }

// limit is a cap as a share of the fee base, so that it is the same for every
// fee. The base is the fee of all months of the window, or a part of it.
func (o *outcome) limit(c policy.Cap) share {
	part := ratio(c.PPM, sla.Whole)
	switch c.Of {
	case policy.CapDays:
		return o.inDays(part)
	case policy.CapWindow:
		return part
	case policy.CapTerm:
		part = part.times(int64(o.terms.of.TermMonths), 1)
	}
	if o.FeePartMS == 0 {
		return share{}
	}
	// A twelfth of the year, a month, a month of the term.
	return part.times(o.FeeWholeMS, o.FeePartMS).times(1, o.months)
}
