package sla

// State is what a measured millisecond counts as; it is in exactly one.
type State uint8

// The states of rule 2.
const (
	Up State = iota
	Down
	Excluded
	Unknown
)

// StateNames are the states as they are shown.
var StateNames = [...]string{"up", "down", "excluded", "unknown"}

func (s State) String() string { return StateNames[s] }

// Reason says why a segment has its state, and why it does or does not count.
type Reason uint8

// The reasons.
const (
	NoReason          Reason = iota
	Counts                   // an outage that counts
	CauseIsExcluded          // an outage with a cause that the policy excludes
	InMaintenance            // an outage inside an effective maintenance window
	QuietMaintenance         // an effective maintenance window without an outage
	BelowMinimum             // a piece shorter than the policy's minimum outage
	WithoutWeight            // an outage of a level that weighs nothing
	NotObserved              // nobody was measuring
	OutsideSubscribed        // assumed up: the contract was not in force
	OffClock                 // an outage while the policy's clock did not run
	WaitedFor                // an outage in which the provider waited for the customer
	ClockNotRecorded         // an outage that lacks an instant that the policy's clock needs
	EnoughParts              // an outage of redundant parts, too few of them at once
	InWeeklyWindow           // an outage inside a weekly window
	QuietWeeklyWindow        // a weekly window without an outage
	NotLongest               // of outages at the same time another one lasted longer
	PartOfUnit               // down for less than a whole unit
	UsersNotCounted          // an outage of which nobody counted the users
)

// ReasonNames are the reasons in words.
var ReasonNames = [...]string{"", "counts", "cause is excluded by the policy", "inside a maintenance window",
	"maintenance, nothing broke", "shorter than the minimum outage", "a level that weighs nothing",
	"nobody was measuring", "assumed up outside the subscription", "the policy's clock does not run",
	"the provider waited for the customer", "an instant that the policy's clock needs was not recorded",
	"enough redundant parts were up", "inside a weekly window", "a weekly window, nothing broke",
	"another outage at the same time lasted longer", "less than a whole unit", "nobody counted the users affected"}

func (r Reason) String() string { return ReasonNames[r] }

// NoRef is the index of no outage, no window.
const NoRef int32 = -1

// Segment is a stretch in which nothing changes.
type Segment struct {
	Interval
	State  State
	Reason Reason
	// Window says that an effective maintenance window or a weekly one covers
	// it; Unknown and Excluded segments can be in one.
	Window bool
	// Outage and Maintenance are indices into the lists that the ledger was
	// made from, or NoRef. Outage is the one that the time belongs to: the
	// heaviest, then the one that began earlier, then the smaller id.
	Outage, Maintenance int32
	// WeightPPM is the weight of Outage.
	WeightPPM int64
}
