package analysis

import (
	"context"

	"nines/policy"
	"nines/sla"
)

// Sink is where the kernel writes to. Rows come in a fixed order; nothing may
// be visible to others before Run has returned without an error.
type Sink interface {
	// Periods are all periods judged; their index is their number.
	Periods(ctx context.Context, rows []sla.Period) error
	Results(ctx context.Context, rows []Result) error
	GroupResults(ctx context.Context, rows []GroupResult) error
	Exceptions(ctx context.Context, rows []Exception) error
	Credits(ctx context.Context, rows []Credit) error
	OutageCosts(ctx context.Context, rows []sla.OutageCost) error
	Rollups(ctx context.Context, rows []sla.Rollup) error
	Days(ctx context.Context, rows []sla.DayDown) error
	Rights(ctx context.Context, rows []RightReached) error
}

// Result is what one ledger came to: of a cohort, or of an exception.
type Result struct {
	// Number of the result in this run, from 0.
	Number int64
	// Period is an index into the periods.
	Period int32
	sla.Times
	Verdict
	Warnings    sla.Warnings
	Provisional bool
	// ElapsedMS is the measured time before the as-of instant.
	ElapsedMS int64
	// Deadline of a claim, Never for an automatic credit.
	Deadline sla.Instant
	// Outages is how many outages were charged.
	Outages int32
	// SubscribedMS of PeriodMS: the part of the period in force.
	SubscribedMS, PeriodMS int64
	// The fee base is FeePartMS of FeeWholeMS of the period's fee; they are
	// equal where it is the whole fee.
	FeePartMS, FeeWholeMS int64
	// Measure is what Counted and Charged are numbers of: milliseconds,
	// requests or intervals.
	Measure policy.MeasureKind
	// Objective is the name of the objective that the figures are of: where
	// several hold, the one that the credit, or the largest part of it, is
	// for; "" where the policy has none.
	Objective string
	// Share of the fee base that is owed before caps, an exact fraction; with
	// several objectives that add up, their sum.
	Share sla.Fraction
	// NoticeFrom to NoticeBy: the provider must have been told, or a ticket
	// opened, in this time (both ends included); NoInstant and Never where
	// nothing is asked.
	NoticeFrom, NoticeBy sla.Instant
}

// GroupResult says which result the plain contracts of a group have in a
// period: those in force during all of it and without an event of their own.
//
// Policies that mean the same share results, so the version that judges, an
// index into Source.Policies, is told here.
type GroupResult struct {
	Group, Period, PolicyVersion int32
	Result                       int64
}

// Exception says which result a single contract has in a period.
type Exception struct {
	Contract              int64
	Period, PolicyVersion int32
	Result                int64
}

// Credit is the amount for one result and one fee; only where something is
// owed. Amounts are minor units of the fee's currency.
type Credit struct {
	Result int64
	Fee    int32
	// BaseMinor is the fee base of the period, rounded as the credit is;
	// FormulaMinor what the tier gives; CapMinor what the cap took of that.
	// CreditMinor = FormulaMinor − CapMinor.
	BaseMinor, FormulaMinor, CapMinor, CreditMinor int64
	// FloorMinor is what the floor took: CreditMinor = FormulaMinor −
	// CapMinor − FloorMinor.
	FloorMinor int64
	// DaysPPM of service are owed, in parts per million of a day, instead of
	// money: all amounts but WorthMinor, what those days cost, are 0 then.
	DaysPPM, WorthMinor int64
}

// RightReached says that the customer of a result has a right: a number of the
// last windows was missed.
type RightReached struct {
	Result int64
	// Right is an index into the rights of the terms that judged; What its
	// word.
	Right int32
	What  string
	// Missed of Of windows.
	Missed, Of int32
}

// Verdict is what the terms make of a ledger's times.
type Verdict struct {
	// Judged is false where nothing was counted.
	Judged, Breached bool
	TargetPPM        int64
	AtOr             bool
	// TierPPM is the threshold of the deepest tier reached, or -1;
	// CreditPPM what it gives.
	TierPPM, CreditPPM int64
	// BudgetMS of charged time do not break the target yet.
	BudgetMS int64
	// NextTierPPM and NextTierMS: what the next tier would give, and how much
	// more charged time would have reached it; -1 where there is none.
	NextTierPPM, NextTierMS int64
}
