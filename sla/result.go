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
)

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
