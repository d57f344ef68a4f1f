package policy

import "nines/sla"

// FeeBase is the fee that a credit is a share of.
type FeeBase string

// The fee bases.
const (
	FullFee     FeeBase = "full"
	ProratedFee FeeBase = "prorated"     // the share of the period that was subscribed
	MonthBefore FeeBase = "month_before" // of the version in force just before the window
	ListPrice   FeeBase = "list_price"   // the list fee that the contract writes
)

// FeeParts say which part of the fee a credit is a share of; the zero value is
// all of it.
type FeeParts struct {
	// LessOneTime leaves out the one-time part that the contract writes.
	LessOneTime bool
	// SuiteShare takes the share of a suite that the contract writes.
	SuiteShare bool
	// OneSeat divides the fee by the seats of the contract: one unit failed.
	OneSeat bool
}

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
