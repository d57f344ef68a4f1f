package policy

// Steps gives FirstPPM as soon as anything is charged and EachPPM for every
// EveryMS of it, in the unit of the promise's credits.
type Steps struct {
	FirstPPM, EveryMS, EachPPM int64
	// Started: a step that has begun counts; else only completed ones.
	Started bool
	// ByOutage: steps are counted in each piece of downtime, and Credits says
	// how they combine; else in all that is charged in the window.
	ByOutage bool
	Credits  CombineCredits
	Across   AcrossWindows
}

// OutageBands gives a credit for each piece of downtime, by its length.
type OutageBands struct {
	// Bands from the shortest up.
	Bands   []OutageBand
	Credits CombineCredits
	Across  AcrossWindows
}

// OutageBand is owed for a piece from FromMS (or more than it, where Above)
// to the next band.
type OutageBand struct {
	FromMS    int64
	Above     bool
	CreditPPM int64
}

// CombineCredits is how credits for several pieces in a window combine.
type CombineCredits string

// How credits combine: all of them; the largest of each local day, on which
// the piece began; the largest of the window.
const (
	SumCredits    CombineCredits = "sum"
	OneADay       CombineCredits = "one_a_day"
	DeepestCredit CombineCredits = "deepest"
)

// AcrossWindows is where a piece belongs that reaches from one window into
// another.
type AcrossWindows string

// Where such a piece belongs: with all its length to the window in which it
// ends, or begins; or with each part to its window.
const (
	ByEnd   AcrossWindows = "end"
	ByStart AcrossWindows = "start"
	ByPart  AcrossWindows = "part"
)
