package analysis

import (
	"nines/policy"
	"nines/sla"
)

// judgedTogether is what several objectives, each judged by itself, come to: the
// figures are those of the one that leads, and the promise is broken where any is.
// Under each their credits add up; under worst and choose the largest is owed.
func judgedTogether(t *terms, list []outcome) outcome {
	lead := leader(list)
	o := list[lead]
	o.terms, o.parts, o.lead = t, list, lead
	o.gives, o.pieces, o.hours = share{}, nil, 0
	paying, measured := 0, false
	for n := range list {
		p := &list[n]
		o.Warnings |= p.Warnings
		measured = measured || p.Warnings&sla.NothingMeasured == 0
		o.Breached = o.Breached || p.Breached
		if !p.share.any() {
			continue
		}
		if paying++; t.Several == policy.EachObjective && n != lead {
			o.share = o.share.plus(p.share)
		}
	}
	switch {
	case o.Warnings&sla.NotComputable != 0:
		o.share = share{}
	case measured:
		o.Warnings &^= sla.NothingMeasured
	}
	if t.Several == policy.ChooseObjective && paying > 1 && o.share.any() {
		o.Warnings |= sla.MustChoose
	}
	o.Provisional = o.Warnings&(sla.PeriodNotOver|sla.OpenOutage) != 0
	if t.Several == policy.EachObjective && paying > 1 {
		o.charges = chargesOfAll(list, lead)
	}
	o.Breached = o.Breached && o.Judged // where nothing can be said, nothing is
	o.settle()
	return o
}

// leader is the objective whose figures are shown: one that cannot be computed,
// for then nothing can be said; else the one that owes most; else the first
// that is broken, that was judged, of all.
func leader(list []outcome) int {
	rank := func(o *outcome) int {
		switch {
		case o.Warnings&sla.NotComputable != 0:
			return 3
		case o.Breached:
			return 2
		case o.Judged:
			return 1
		}
		return 0
	}
	best := 0
	for n := 1; n < len(list); n++ {
		a, b := &list[best], &list[n]
		unknown := rank(a) == 3 || rank(b) == 3
		owes := b.share.cmp(a.share)
		if unknown && rank(b) > rank(a) || !unknown && (owes > 0 || owes == 0 && rank(b) > rank(a)) {
			best = n
		}
	}
	return best
}

// chargesOfAll are the outages that any objective that owes charges, with what
// they are charged in the leading one, which may be nothing.
func chargesOfAll(list []outcome, lead int) []outageCharge {
	all := sums{}
	for n := range list {
		for _, c := range list[n].charges {
			if n != lead {
				c.num = 0
			}
			if list[n].share.any() {
				all.chargeTo(c.outage, c.num)
			}
		}
	}
	return unknownLast(all.charges)
}

// unknownLast moves the charge of no outage to the end.
func unknownLast(list []outageCharge) []outageCharge {
	if len(list) > 1 && list[0].outage == sla.NoRef {
		return append(list[1:], list[0])
	}
	return list
}

// apportionOf shares an amount among the charges of o: rule 24. Of several
// objectives whose credits add up, each first has its part of the amount, in
// proportion to what it gives (to a millionth of a millionth), and shares that
// by its own charged time.
func (s *sharing) apportionOf(o *outcome, minor int64) []int64 {
	if len(o.parts) == 0 || o.terms.Several != policy.EachObjective {
		return s.apportion(minor, o.charges)
	}
	parts := make([]outageCharge, len(o.parts))
	for n := range parts {
		parts[n].num = o.parts[n].share.times(sla.Whole, 1).ppm()
	}
	sums := make([]int64, len(o.charges))
	amounts := append([]int64(nil), s.apportion(minor, parts)...)
	for n := range o.parts {
		if amounts[n] == 0 {
			continue
		}
		charges := o.parts[n].charges
		for i, amount := range s.apportion(amounts[n], charges) {
			sums[placeOfCharge(o.charges, charges[i].outage)] += amount
		}
	}
	return sums
}

func placeOfCharge(list []outageCharge, outage int32) int {
	for n := range list {
		if list[n].outage == outage {
			return n
		}
	}
	return len(list) - 1
}
