package analysis

import (
	"nines/policy"
	"nines/sla"
)

// outageBandFamily: a credit for each piece of downtime by its length, whatever
// the target. What an outage costs is its part of the whole credit by charged
// time all the same (rule 24): a piece may be of several outages, and of pieces
// of one day, or of a window, only one may be owed.
func outageBandFamily() family {
	return family{
		name:   "outage_bands",
		writes: func(p *policy.Promise) bool { return p.OutageBands != nil },
		gives: func(w *owing) share {
			b := w.terms.OutageBands
			w.pieces = w.downPieces(b.Across)
			for n := range w.pieces {
				w.pieces[n].creditPPM = byLength(b.Bands, w.pieces[n].lengthMS)
			}
			return ratio(combined(w.pieces, b.Credits), sla.Whole)
		},
		breaks: (*outcome).morePieces,
	}
}

// byLength is the credit of the last band that a length has come to.
func byLength(bands []policy.OutageBand, length int64) (creditPPM int64) {
	for _, b := range bands {
		if length > b.FromMS || length == b.FromMS && !b.Above {
			creditPPM = b.CreditPPM
		}
	}
	return creditPPM
}

// morePieces is broken where a window owes more than all its pieces together,
// or less than any one of them.
func (o *outcome) morePieces() string {
	var sum, most int64
	for _, p := range o.pieces {
		sum += p.creditPPM
		most = max(most, p.creditPPM)
	}
	if o.CreditPPM > sum || o.CreditPPM < most {
		return "a window owes no less than its largest piece, and no more than all of them"
	}
	return ""
}
