package policy

import "nines/sla"

// Promise is a target and what is owed where it is missed. It has one family
// of formulas at most: Tiers, Bands, Flat, ProRata, Steps or OutageBands; the
// free clock hour may stand beside one.
type Promise struct {
	TargetPPM int64
	Operator  Operator
	// Percentage rounds the availability before it is compared; nil compares
	// the exact ratio.
	Percentage *Percentage

	// Pays is the unit of every credit below.
	Pays CreditUnit
	// Tiers are ordered from the highest threshold down; credits rise.
	Tiers []Tier
	// TierOperator is how an availability is compared with the thresholds of
	// tiers; "" is like the target.
	TierOperator Operator
	// OnlyIf says what a credit needs.
	OnlyIf OnlyIf
	// Bands are ordered from the highest down; Hole says what holds between.
	Bands []Band
	Hole  Hole
	// Flat is owed whenever the target is missed, in parts per million of
	// Pays; 0 where the family is another.
	Flat        int64
	ProRata     *ProRata
	Steps       *Steps
	OutageBands *OutageBands
	FreeHour    *FreeHour
	// FeeSharePPM is the part of the fee that the promise is about.
	FeeSharePPM int64
}

// Objective is one of several promises of a policy.
type Objective struct {
	Name string
	For  Selector
	// Components that it is about, sorted; empty is those of the policy.
	Components []string
	// Measure replaces that of the policy; nil is that of the policy.
	Measure *Measure
	Promise
}

// Selector says for which contracts an objective is: for those that have one
// of the words in every list that is not empty. Lists are sorted.
type Selector struct {
	Plans, Classes, Topologies, Regions []string
	// Otherwise: for those for which no objective before it with a list is.
	Otherwise bool
}

// Several is what holds where several objectives are for one contract.
type Several string

// What holds where several objectives are for one contract. The credits of
// EachObjective add up; the others owe the largest: under ChooseObjective
// because the customer may choose, which the statement says.
const (
	OneObjective    Several = "" // never more than one
	EachObjective   Several = "each"
	WorstObjective  Several = "worst"
	ChooseObjective Several = "choose"
)

// Percentage is a rounding of the availability before it is looked up.
type Percentage struct {
	// Decimals of the percentage, 0 to 4.
	Decimals int
	Round    sla.Rounding
}

// OnlyIf says what a credit by tier or band needs.
type OnlyIf string

// What a credit needs: a missed target, or no more than that its tier or band
// is reached.
const (
	TargetMissed OnlyIf = "target_missed"
	TierReached  OnlyIf = "tier_reached"
)
