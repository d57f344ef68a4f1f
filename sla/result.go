package sla

// Result is one contract's row for one period: everything that any page says
// of it. Amounts are in minor units of Currency.
type Result struct {
	// Contract is the store's number of the contract row, ContractID what
	// tells contracts of one tenant for one service apart; mostly "".
	Contract                                     int64
	ContractID                                   string
	Customer, CustomerName, Tenant, TenantName   string
	Service, ServiceName, Region, AccountManager string
	Policy, PolicyTitle                          string
	// PolicyEffective is the first day of the policy's version that judged.
	PolicyEffective string
	// From and To: the contract row is in force in [From, To).
	From, To Instant
	// Fee is what the contract writes.
	Fee          Fee
	Period       Period
	Times        Times
	TargetPPM    int64
	OperatorAtOr bool
	// Judged is false where nothing was counted: no availability, no breach,
	// no credit (rule 14).
	Judged, Breached bool
	// TierPPM and CreditPPM are the deepest tier reached and what it gives;
	// TierPPM is -1 where none was.
	TierPPM, CreditPPM int64
	// BudgetMS is the longest charged time, in whole milliseconds, that does
	// not break the target.
	BudgetMS int64
	// NextTierPPM is what the next deeper tier would give and NextTierMS the
	// charged time in whole milliseconds that was missing to reach it; both
	// -1 where there is none.
	NextTierPPM, NextTierMS int64
	// Provisional says that the period was not over at the as-of instant, or
	// an outage was open. ElapsedMS is the measured time up to then.
	Provisional bool
	ElapsedMS   int64
	Warnings    Warnings
	// Outages is how many outages were charged.
	Outages  int32
	Seats    int64
	Currency string
	// FeeMinor is the fee base of the period, 0 where there is no credit;
	// FormulaMinor what the tier gives of it, CapMinor what the cap took from
	// that, CreditMinor the rest.
	FeeMinor, FormulaMinor, CapMinor, CreditMinor int64
	Stage                                         Stage
	// Deadline of the claim, its last millisecond; Never where the credit is
	// automatic.
	Deadline, Claimed Instant
	ClaimID           string
	// FeeMinor is FeePartMS of FeeWholeMS of the fee for the period; they are
	// equal where it is the whole fee.
	FeePartMS, FeeWholeMS int64
	// FloorMinor is what the floor took of FormulaMinor after the cap.
	FloorMinor int64
	// DaysPPM of service are owed, in parts per million of a day, instead of
	// money; WorthMinor is what those days cost, which is never money owed.
	DaysPPM, WorthMinor int64
	// Measure is what Times.Counted and Charged are numbers of: time, users,
	// requests, error_rate or intervals. All but requests and error_rate are
	// milliseconds.
	Measure string
	// Objective is the name of the objective that the figures are of, "" where
	// the policy has none.
	Objective string
	// Share of the fee base that is owed before caps.
	Share Fraction
	// NoticeFrom to NoticeBy is when the provider must have been told; Never
	// as NoticeBy where nothing is asked.
	NoticeFrom, NoticeBy Instant
	// Told is when somebody was told, or a ticket opened; NoInstant where that
	// was not recorded. LapsedBecause says why the credit has lapsed, "" where
	// it has not.
	Told          Instant
	LapsedBecause string
	// IssuedMinor is what credit notes paid for the contract and period;
	// SettledMinor the part of the credit that those in time have paid.
	IssuedMinor, SettledMinor int64
}

// Stage is how far a credit has come: rule 25.
type Stage uint8

// The stages. NoCredit is where nothing was computed.
const (
	NoCredit  Stage = iota
	Accrued         // computed; the period is still provisional
	Claimable       // must be claimed, the deadline is open
	Due             // automatic, or claimed in time
	Lapsed          // not claimed in time
	Issued          // a credit note exists
)

// StageNames are the stages as they are shown and stored.
var StageNames = [...]string{"none", "accrued", "claimable", "due", "lapsed", "issued"}

func (s Stage) String() string { return StageNames[s] }

// Warnings are doubts about a figure that do not prevent it, as a set.
type Warnings uint32

// The doubts of rule 30.
const (
	OpenOutage        Warnings = 1 << iota // an outage has no end yet
	PostedTime                             // a posted time stands for an impact time
	UnknownTime                            // nobody was measuring for a while
	LateNotice                             // maintenance announced too late
	UnknownNotice                          // maintenance without the time of its announcement
	AllowanceUsedUp                        // maintenance past its allowance
	NothingMeasured                        // no counted time
	PeriodNotOver                          // the period was not over at the as-of instant
	TermsChanged                           // the contract changed inside the period
	LongOutage                             // an outage longer than 30 days
	PossibleDuplicate                      // two sources may record the same outage
	UsersUnknown                           // users affected, or seats, were not counted
	RequestsUnknown                        // requests were not counted
	ClockUnknown                           // an instant that the clock needs was not recorded
	HistoryUnknown                         // windows before this one were not all judged
	MustChoose                             // the customer must choose one of several credits
	Inexact                                // the exact fraction is too long to be kept; it decided all the same
	Straddling                             // something was measured across an edge of the time that counts
)

// NotComputable are the doubts because of which a result has no availability:
// evidence that the policy needs is not there. It is never 100 %.
const NotComputable = UsersUnknown | RequestsUnknown | ClockUnknown

// WarningTexts are the doubts in words, in the order of their bits.
var WarningTexts = [...]string{
	"an outage is still open",
	"the time an outage was posted stands for the time it began",
	"nobody was measuring for part of the period",
	"maintenance was announced too late to be excluded",
	"nobody recorded when maintenance was announced, so it is not excluded",
	"maintenance went past its allowance",
	"nothing was measured",
	"the period is not over",
	"the contract changed inside the period",
	"an outage lasted longer than 30 days",
	"two sources may record the same outage",
	"not computable: the users affected, or the seats, were not counted",
	"not computable: the requests were not counted",
	"not computable: an instant that the clock of the policy needs was not recorded",
	"periods before this one could not all be judged",
	"the customer may choose one of several credits; the largest is shown",
	"the exact fraction is too long to be kept; it was compared exactly and is shown rounded down",
	"what was measured in one piece lies partly outside the time that counts, and is taken or left out as a whole",
}

// Texts are the words for every doubt in w.
func (w Warnings) Texts() []string {
	var out []string
	for bit, text := range WarningTexts {
		if w&(1<<bit) != 0 {
			out = append(out, text)
		}
	}
	return out
}
