package analysis

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// proRataFamily: where the target is missed, the fee for the charged time, or
// for what is past the target, times a multiplier.
func proRataFamily() family {
	return family{
		name:   "pro_rata",
		writes: func(p *policy.Promise) bool { return p.ProRata != nil },
		gives: func(w *owing) share {
			if !w.Breached {
				return share{}
			}
			return shareOf(w.proRata())
		},
		breaks: func(o *outcome) string {
			if o.gives.Num > 0 && (!o.Breached || o.gives.cmp(o.mostProRata()) > 0) {
				return "a credit pro rata is no more than the charged time, times its multiplier"
			}
			return ""
		},
	}
}

// proRata is charged ÷ counted × multiplier, less what the target allows under
// excess.
func (o *outcome) proRata() *big.Rat {
	part := new(big.Rat).Set(o.charged())
	part.Quo(part, new(big.Rat).SetInt64(o.Counted))
	if o.terms.ProRata.Excess {
		part.Sub(part, new(big.Rat).SetFrac64(sla.Whole-o.TargetPPM, sla.Whole))
		if part.Sign() < 0 { // missed only as it was rounded
			part.SetInt64(0)
		}
	}
	return part.Mul(part, new(big.Rat).SetFrac64(o.terms.ProRata.MultiplierPPM, sla.Whole))
}

// mostProRata is the same by another way: the charged time at the price of the
// counted.
func (o *outcome) mostProRata() share {
	paid := shareOf(o.charged()).times(o.terms.ProRata.MultiplierPPM, sla.Whole)
	return paid.times(1, o.Counted)
}
