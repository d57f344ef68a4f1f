package sla

// MonthInfo says which judgement of a month is stored.
type MonthInfo struct {
	Month Month
	AsOf  Instant
	// Provisional: a period of the month was not over, or an outage was open.
	Provisional bool
	// Inputs is the digest of every input row and policy that the month was
	// judged from; Results that of what came out.
	Inputs, Results string
	// Version counts the judgements of the month that came out differently,
	// from 1; 0 where nobody counts.
	Version int64
	// Zone is the IANA zone in which most of the month's periods are counted.
	Zone string
	// Interval from the first start to the last end of the periods that end
	// in the month.
	Interval
}

// MonthTotal counts what was judged in the periods that end in a month.
type MonthTotal struct {
	Month Month
	// Customers in breach, each counted once.
	Breached int64
	// Contracts, and how many of their periods are in breach.
	Contracts, BreachedContracts int64
}

// CustomerCount counts the customers with a result in a month, and those of them
// of whom anything was judged.
type CustomerCount struct{ Customers, Judged int64 }

// ServiceMonth counts who has a service under a target, for the periods that end in
// some month. Customers are counted once for each service and target.
type ServiceMonth struct {
	Service                     string
	TargetPPM                   int64
	Customers, Judged, Breached int64
	Contracts                   int64
}

// Affected is a customer in whose scope an outage lay: whom to write to.
type Affected struct {
	Customer, Name, AccountManager, Email string
	// Contracts that the outage was in the scope of, and their seats.
	Contracts, Seats int64
}

// Refusal is a file that was refused and not loaded since.
type Refusal struct {
	File string
	// Rows that could not be used, and the first reason.
	Rows   int64
	Reason string
}

// TermsReading is a version of a policy as a page prints it.
type TermsReading struct {
	Policy, Title, Effective string
	// Clauses are the terms in plain English, and Assumptions the defaults that
	// the policy relied on.
	Clauses     []ClauseReading
	Assumptions []AssumptionReading
	// Tiers from the highest threshold down.
	Tiers []TierReading
	// FeeBase is full or prorated. CapPPM is the share of the fee that is
	// owed at most, Whole where nothing is written.
	FeeBase string
	CapPPM  int64
	Round   Rounding
	// FeeWords say which part of which fee a credit is a share of, "" where it
	// is the fee as it is written.
	FeeWords string
	// TiersAtOr: a tier is reached at its threshold, too.
	TiersAtOr bool
	// Cap and Floor are those clauses in plain English, "" where nothing is
	// written.
	Cap, Floor string
	// Formulas say how the share of the fee is found, by the name of the
	// objective; "" is the policy's own.
	// Pays is what its credits are written in: share (of the fee), days (of
	// service) or daily_fees.
	Formulas, Pays map[string]string
}

// ClauseReading is a clause in plain English. Assumed: the policy writes
// nothing of it.
type ClauseReading struct {
	Title, Sentence string
	Assumed         bool
}

// AssumptionReading is a key of the policy language that is not written, and the
// sentence that holds instead.
type AssumptionReading struct{ Key, Sentence string }

// Lines are the terms and the defaults, a line each.
func (t TermsReading) Lines() []string {
	var out []string
	for _, c := range t.Clauses {
		out = append(out, c.Title+": "+c.Sentence)
	}
	for _, a := range t.Assumptions {
		out = append(out, a.Key+" is not written: "+a.Sentence)
	}
	return out
}

// TierReading is "below ThresholdPPM, CreditPPM of the fee".
type TierReading struct{ ThresholdPPM, CreditPPM int64 }

// Input is a loaded file.
type Input struct {
	Source, Kind, File, Digest string
	Rows                       int64
}

// OutageMonth is an outage (all its rows together) as a report of a month
// shows it.
type OutageMonth struct {
	// Number identifies the outage in OutageCost.
	Number     int32
	Source, ID string
	Title      string
	Cause      Cause
	// Services, Components and Regions it hit, sorted.
	Services, Components, Regions []string
	// Tenants it was recorded for by name; empty where it hit all.
	Tenants []string
	// Interval from the first start to the last end of its rows; Never while
	// open. Rows are all of them.
	Interval
	Level    Level
	SharePPM int64
	Rows     []Outage
	// Instants of rule 15; NoInstant where not recorded.
	Detected, Announced, Mitigated, DeclaredOver Instant
	// FirstNotice is the earliest public word: the announcement or the first
	// notice. LongestSilenceMS is the longest time without one between the
	// start, the notices and the end; -1 where there is no notice.
	FirstNotice      Instant
	LongestSilenceMS int64
	Notices          []Notice
	// Costs of the month by service and currency.
	Costs []OutageCost
}

// OutageTimes is when an outage began and ended, Never while open, and the
// earliest public word about it, NoInstant where there was none.
type OutageTimes struct {
	Interval
	FirstNotice Instant
}

// CustomerMonth adds up a customer's contracts in one currency for the periods
// that end in a month.
type CustomerMonth struct {
	Customer, Name, AccountManager, Currency  string
	Contracts, Judged, Breached, Seats        int64
	MeasuredMS, DownMS, ExcludedMS, UnknownMS int64
	// Worst is the contract with the lowest availability: its availability
	// as an exact fraction, its target and its charged time.
	WorstService   string
	WorstTimes     Times
	WorstTargetPPM int64
	// WorstMeasure is what WorstTimes counts, as in [Result].
	WorstMeasure string
	// Uncomputed contracts lack evidence that their policy needs.
	Uncomputed int64
	// DaysPPM of service are owed or may be, in parts per million of a day,
	// beside all amounts; WorthMinor is what they cost.
	DaysPPM, WorthMinor int64
	// NearestMS is the smallest charged time that was missing to a deeper
	// tier among its contracts, -1 where there is none. Contracts that count
	// requests or intervals have none.
	NearestMS int64
	// Credits by stage, in minor units; they add up to CreditMinor. Issued is
	// what notes in time have paid of them.
	AccruedMinor, ClaimableMinor, DueMinor, LapsedMinor, IssuedMinor, CreditMinor int64
	// NextDeadline is the earliest open claim deadline, Never where none is.
	NextDeadline Instant
	Warnings     Warnings
}

// PayoutStatus is how what was issued compares with what was owed.
type PayoutStatus uint8

// The statuses; Open is a credit that is not due (yet) and was not issued.
const (
	Matched PayoutStatus = iota
	Open
	Short
	Over
	Missing
	WithoutBasis
	TooLate
	PaidTwice
	OtherCurrency
)

// PayoutStatusNames are the statuses as they are shown and stored.
var PayoutStatusNames = [...]string{"matched", "open", "short", "over", "missing",
	"issued without a basis", "claimed too late", "twice", "other currency"}

func (s PayoutStatus) String() string { return PayoutStatusNames[s] }

// PayoutLine sets what is owed for one contract and period against what was
// issued for it.
type PayoutLine struct {
	// Key is stable between runs: customer/tenant/service/period, and the
	// contract id where the contract has one.
	Key                                                     string
	Customer, CustomerName, Tenant, Service, Region, Policy string
	AccountManager, Period, Currency                        string
	TierPPM, CreditPPM                                      int64
	// CreditMinor was computed; OwedMinor is that, or 0 where it lapsed.
	CreditMinor                             int64
	OwedMinor, IssuedMinor, DifferenceMinor int64
	// SettledMinor is the part of the credit that notes in time have paid.
	SettledMinor      int64
	Stage             Stage
	Status            PayoutStatus
	Deadline, Claimed Instant
	Provisional       bool
	Notes             []CreditNote
	// LapsedBecause says why the credit, or what was not settled of it, has
	// lapsed; "" where it has not.
	LapsedBecause string
	// FeeMinor is the fee base; FloorMinor what the floor took; Share of the
	// fee base that is owed before caps, for Objective ("" where the policy
	// has none).
	FeeMinor, FloorMinor int64
	Share                Fraction
	Objective            string
	// DaysPPM of service are owed instead of money, WorthMinor is what they
	// cost: CreditMinor is 0 then.
	DaysPPM, WorthMinor int64
	// NoticeFrom to NoticeBy is when the provider must have been told, Never
	// as NoticeBy where nothing is asked; Told is when that was recorded.
	NoticeFrom, NoticeBy, Told Instant
}

// Reached is a right that a customer has after repeated misses.
type Reached struct {
	// Key is that of the result.
	Key                                    string
	Customer, CustomerName, AccountManager string
	Tenant, Service, ServiceName, Region   string
	Contract                               int64
	Policy, PolicyEffective, Period        string
	Provisional                            bool
	// Number of the right in the policy, from 0, and its word.
	Number int32
	What   string
	// Missed of the last Of windows.
	Missed, Of int32
}

// Uncomputed is a contract and period that cannot be judged, because evidence
// that its policy needs was not loaded.
type Uncomputed struct {
	Key                                      string
	Customer, CustomerName, AccountManager   string
	Tenant, Service, ServiceName, Region     string
	Contract                                 int64
	Policy, PolicyEffective, Period, Measure string
	// Warnings has at least one of NotComputable.
	Warnings Warnings
}

// GoodwillLine is a payment outside the contracts as a page of payouts shows it.
type GoodwillLine struct {
	Goodwill
	CustomerName, AccountManager string
}

// LaterPapers are the claims, credit notes and goodwill of a customer that are dated
// after the instant as of which their month was judged.
type LaterPapers struct {
	Customer                      string
	Claims, CreditNotes, Goodwill int64
}

// PayoutTotal adds up the payouts of a month in one currency.
//
// CreditMinor is the sum of AccruedMinor, ClaimableMinor, DueMinor, LapsedMinor
// and SettledMinor, the part that notes in time have paid; what is left of a
// credit that was paid short is due. IssuedMinor adds up the notes, also those
// that paid too much, too late or for nothing.
type PayoutTotal struct {
	Month                                               Month
	Currency                                            string
	Contracts, Judged, Breached, Credits                int64
	CreditMinor, FormulaMinor, CapMinor                 int64
	AccruedMinor, ClaimableMinor, DueMinor, LapsedMinor int64
	SettledMinor, IssuedMinor                           int64
	// FloorMinor is what floors took. Days of service, in parts per million,
	// are apart from all amounts: those that are owed or may be, and those that
	// have lapsed; WorthMinor is what the first cost.
	FloorMinor, DaysPPM, DaysLapsedPPM, WorthMinor int64
	// Goodwill payments, which are in no other figure.
	Goodwill, GoodwillMinor int64
}
