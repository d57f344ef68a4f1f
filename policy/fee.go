package policy

import "nines/sla"

// FeeBase is the fee that a credit is a share of.
type FeeBase string

// The fee bases.
const (
	FullFee     FeeBase = "full"
	ProratedFee FeeBase = "prorated" // the share of the period that was subscribed
)

func feeBaseClause() clause {
	return oneWord("Fee", required("credit.fee_base"), func(t *Terms) *FeeBase { return &t.FeeBase },
		word[FeeBase]{"full", FullFee,
			"The fee is that of the whole {period}, also where the contract was in force for part of it."},
		word[FeeBase]{"prorated", ProratedFee,
			"The fee is that of the {period}, reduced to the part of it in which the contract was in force."},
	)
}

func roundClause() clause {
	return oneWord("Rounding", required("credit.round"), func(t *Terms) *sla.Rounding { return &t.Round },
		word[sla.Rounding]{"half_up", sla.RoundHalfUp,
			"The credit is rounded once, to the smallest unit of its currency, halves up."},
		word[sla.Rounding]{"half_even", sla.RoundHalfEven,
			"The credit is rounded once, to the smallest unit of its currency, halves to the even unit."},
		word[sla.Rounding]{"down", sla.RoundDown,
			"The credit is rounded once, down to the smallest unit of its currency."},
		word[sla.Rounding]{"up", sla.RoundUp,
			"The credit is rounded once, up to the smallest unit of its currency."},
	)
}
