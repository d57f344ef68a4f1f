package policy

import "nines/sla"

// Policy is one version of the terms of an SLA.
type Policy struct {
	// Name is how contracts refer to it, whatever its version.
	Name, Title string
	// Effective is the first local day ("2011-01-01") of the version; periods
	// that begin on it or later are judged by it.
	Effective string
	// Source says where the terms were read, Confidence how sure that is.
	Source, Confidence string
	Terms              Terms
	Examples           []Example
	// Assumptions are the defaults that the policy relied on, one sentence each.
	Assumptions []string
	// File and Text are what it was read from.
	File, Text string
}

// Terms are the meaning of a policy: everything that can move a millisecond or
// a cent, and nothing else. Two policies with equal Terms share their results.
type Terms struct {
	Window Window
	// Zone is an IANA name, or CustomerZone.
	Zone string
	// Hours are the service hours; nil is always.
	Hours *ServiceHours
	// Components that are promised, sorted; empty is the whole service.
	Components []string
	PartMonth  PartMonth
	OnChange   OnChange

	Combine Combine
	// Weights in parts per million by level, NoWeight where none is written.
	Weights [sla.Levels]int64
	Minimum Minimum
	// ExcludedCauses are sorted.
	ExcludedCauses []sla.Cause
	// Maintenance is nil where maintenance is not excluded.
	Maintenance *Maintenance
	Unknown     UnknownTime
	Denominator Denominator

	TargetPPM int64
	Operator  Operator
	// Tiers are ordered from the highest threshold down; credits rise.
	Tiers   []Tier
	FeeBase FeeBase
	// CapPPM is the most that is owed, as a share of the period's fee; Whole
	// where nothing is written.
	CapPPM int64
	Round  sla.Rounding
	Claim  Claim
}

// CustomerZone as a zone stands for the zone of the contract's customer.
const CustomerZone = "customer"

// NoWeight marks a level for which a policy writes no weight.
const NoWeight int64 = -1

// Window is the stretch a target is judged on.
type Window string

// The windows.
const (
	Month   Window = "month"
	Quarter Window = "quarter"
)

// Months is the window's length.
func (w Window) Months() int {
	if w == Quarter {
		return 3
	}
	return 1
}

// ServiceHours are the local times at which a service is promised.
type ServiceHours struct {
	// Days[time.Weekday] says whether the service is promised on that day.
	Days [7]bool
	// From and To in milliseconds after midnight, local wall-clock time, To
	// at most 24 h and above From.
	From, To int64
	// Holidays are local days ("2011-05-30") without service, sorted.
	Holidays []string
}

// PartMonth is the rule for a contract that begins or ends inside a period.
type PartMonth string

// The rules of part months.
const (
	SubscribedTime PartMonth = "subscribed" // only subscribed time is measured
	RestIsUp       PartMonth = "rest_up"    // the rest is assumed up
	WholePeriod    PartMonth = "whole_period"
)

// OnChange is the rule for a contract that changes inside a period.
type OnChange string

// The rules of change; ChangeUnwritten makes such a change an error.
const (
	ChangeUnwritten OnChange = ""
	SplitPeriod     OnChange = "split"    // each version is judged for its own part
	KeepFirst       OnChange = "start"    // the version at the start of the period
	Continue        OnChange = "continue" // the period runs on, judged by the last version
)

// Combine is the rule for outages at the same time.
type Combine string

// The rules of overlaps.
const (
	Union Combine = "union" // at each moment the heaviest counts
	Sum   Combine = "sum"   // lengths are added, as some contracts literally say
)

// Minimum is the shortest piece that counts.
type Minimum struct {
	// LengthMS is 0 where every millisecond counts.
	LengthMS int64
	// MoreThan: a piece of exactly LengthMS does not count.
	MoreThan bool
	// AfterMinimum: the clock starts when the minimum is over.
	AfterMinimum bool
}

// Maintenance says which windows are excluded.
type Maintenance struct {
	// NoticeMS is how long before its start a window must be announced.
	NoticeMS int64
	// Allowance is nil where any amount is excluded.
	Allowance *Allowance
}

// Allowance is how much maintenance is excluded.
type Allowance struct {
	LengthMS int64
	Per      AllowancePer
	Uses     AllowanceUse
	// Prorated: a contract that begins or ends inside the year has its share.
	Prorated bool
}

// AllowancePer is the stretch after which an allowance is full again.
type AllowancePer string

// The stretches of allowances.
const (
	PerMonth   AllowancePer = "month"
	PerQuarter AllowancePer = "quarter"
	PerYear    AllowancePer = "calendar_year"
)

// AllowanceUse is what uses an allowance up.
type AllowanceUse string

// What uses an allowance up: the length of windows, or the downtime in them.
const (
	UsedByWindow   AllowanceUse = "window"
	UsedByDowntime AllowanceUse = "downtime"
)

// UnknownTime is what time without observation counts as.
type UnknownTime string

// What unknown time counts as.
const (
	UnknownAvailable UnknownTime = "available"
	UnknownRemoved   UnknownTime = "removed"
	UnknownDown      UnknownTime = "down"
)

// Denominator is what availability is a share of.
type Denominator string

// The denominators; rule 6 says what leaves them.
const (
	AllTime                  Denominator = "all_time"
	LessExcludedOutages      Denominator = "less_excluded_outages"
	LessScheduledWindows     Denominator = "less_scheduled_windows"
	LessExcludedAndScheduled Denominator = "less_excluded_outages_and_scheduled_windows"
)

// Operator is how an availability is compared with a threshold.
type Operator string

// The operators.
const (
	Below     Operator = "below"
	AtOrBelow Operator = "at_or_below"
)

// Tier gives a share of the fee below (or at) a threshold.
type Tier struct{ ThresholdPPM, CreditPPM int64 }

// FeeBase is the fee that a credit is a share of.
type FeeBase string

// The fee bases.
const (
	FullFee     FeeBase = "full"
	ProratedFee FeeBase = "prorated" // the share of the period that was subscribed
)

// ClaimBy is how a credit is asked for.
type ClaimBy string

// The ways to a credit.
const (
	Automatic  ClaimBy = "automatic"
	DaysAfter  ClaimBy = "days_after_period"
	EndOfMonth ClaimBy = "end_of_month_after"
)

// Claim says until when a credit must be asked for: a number of days after the
// period's last day, or the end of the Count-th month after the period's last.
type Claim struct {
	By    ClaimBy
	Count int
}

// Example is a case inside a policy with its known result.
type Example struct {
	Name   string
	Period string
	// Outages are intervals "2011-05-12T08:04:00Z/2011-05-12T11:52:00Z".
	Down []ExampleOutage
	Fee  sla.Money
	Want ExampleResult
	Line int
}

// ExampleOutage is one outage of an example.
type ExampleOutage struct {
	sla.Interval
	Level    sla.Level
	SharePPM int64
	Cause    sla.Cause
}

// ExampleResult is what an example must come out to.
type ExampleResult struct {
	// Availability is "num/den", or a percentage rounded down as written.
	Availability string
	CreditMinor  int64
	// TierPPM is -1 where no tier is reached.
	TierPPM int64
}
