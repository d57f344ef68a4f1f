package analysis

import (
	"nines/policy"
	"nines/sla"
)

// stepFamily: a credit for every so much of charged time, of the window or of
// each piece of downtime, whatever the target.
func stepFamily() family {
	return family{
		name:   "steps",
		writes: func(p *policy.Promise) bool { return p.Steps != nil },
		gives: func(w *owing) share {
			s := w.terms.Steps
			if !s.ByOutage {
				return ratio(stepped(s, w.Charged), sla.Whole)
			}
			w.pieces = w.downPieces(s.Across)
			for n := range w.pieces {
				w.pieces[n].creditPPM = stepped(s, sla.Fraction{Num: w.pieces[n].lengthMS, Den: 1})
			}
			return ratio(combined(w.pieces, s.Credits), sla.Whole)
		},
		breaks: func(o *outcome) string {
			s := o.terms.Steps
			if s.ByOutage {
				return o.morePieces()
			}
			owed := o.CreditPPM - s.FirstPPM
			if o.CreditPPM > 0 && (owed < 0 || owed%s.EachPPM != 0 || !begun(s, owed/s.EachPPM, o.Charged)) {
				return "a step is owed whole, once, after it has begun"
			}
			return ""
		},
	}
}

// stepped is the credit for a length, in parts per million of its unit.
func stepped(s *policy.Steps, length sla.Fraction) int64 {
	if length.Num <= 0 {
		return 0
	}
	steps := length.Floor() / s.EveryMS
	if s.Started && (length.Floor()%s.EveryMS > 0 || length.Num%length.Den > 0) {
		steps++
	}
	return s.FirstPPM + steps*s.EachPPM
}

// begun says whether the last of so many steps has begun in a length.
func begun(s *policy.Steps, steps int64, length sla.Fraction) bool {
	if steps == 0 {
		return length.Num > 0
	}
	return (sla.Fraction{Num: (steps - 1) * s.EveryMS, Den: 1}).Cmp(length) < 0
}
