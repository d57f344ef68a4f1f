package analysis

import (
	"context"

	"nines/policy"
	"nines/sla"
)

// Source is where the kernel reads from.
type Source interface {
	// Policies are all versions of all policies.
	Policies(ctx context.Context) ([]policy.Policy, error)
	// Groups are the distinct groups of contracts; their index is their number.
	Groups(ctx context.Context) ([]Group, error)
	// Fees are the distinct fees of contracts; their index is their number.
	Fees(ctx context.Context) ([]Fee, error)
	// Holdings count, for each group and fee, the contracts that are in force
	// during all of the reach of their policy and not among the edges. Contracts
	// of other services than the reach's may be left out, here and below.
	Holdings(ctx context.Context, reach Reach) ([]Holding, error)
	// Edges are the contracts that begin or end inside the reach of their
	// policy, ordered by line and beginning; all contracts of a line with an
	// edge are among them if they are in force at any time of all the reach. No two
	// of a line are in force at a time, and none is without length.
	Edges(ctx context.Context, reach Reach) ([]Contract, error)
	// LongChains are the stretches in which outages of a service, of everybody or
	// of one tenant, meet or adjoin, as long as any clock runs, that last at least
	// so many milliseconds.
	LongChains(ctx context.Context, atLeastMS int64) ([]sla.Interval, error)
	// Scene is what happened in span to every tenant.
	Scene(ctx context.Context, span sla.Interval) (Scene, error)
	// Own is what happened to single tenants, once for each contract whose
	// tenant, service and region it names: in the reach of the contract's policy,
	// and to edges in all of it. It comes contract by contract, and faster judged
	// where contracts of a group follow one another.
	Own(ctx context.Context, reach Reach, row func(Own) error) error
	// OwnCount is about how many rows Own has, for those who wait.
	OwnCount(ctx context.Context) (int, error)
}

// Group is what the terms can look at in a contract, beside its dates.
// Contracts of a group differ in names, fee, seats and dates alone.
//
// The fields from Plan on are zero unless a version of the group's policy reads
// them ([policy.Reads]), so that other policies keep few groups.
type Group struct {
	Service, Region, Policy, Zone string
	Plan, Class, Topology         string
	// BillingDay is the day of the month on which billing cycles begin.
	BillingDay int
	// Began is the local day on which the first row of the contract begins,
	// in the zone of the policy, or Zone where that is the customer's.
	Began string
	// TermMonths is the length of the contract's term.
	TermMonths int
	// Seats are the users of the contract.
	Seats int64
}

// Fee is a fee together with the seats it is paid for: 1 for a fee per
// contract.
type Fee struct {
	sla.Fee
	Seats int64
	// ListMinor, OneTimeMinor and SharePPM are as in sla.Contract; -1, 0 and
	// Whole unless a policy reads them.
	ListMinor, OneTimeMinor, SharePPM int64
}

// Holding counts contracts of a group that pay a fee.
type Holding struct {
	Group, Fee int32
	// Contracts, and the seats of all of them together.
	Contracts, Seats int64
}

// Contract is a contract as the kernel sees it.
type Contract struct {
	// Number is the store's number of the contract row.
	Number     int64
	Group, Fee int32
	// Line is equal for rows that are versions of one contract: the same
	// tenant, service, region and contract id.
	Line     int64
	From, To sla.Instant
	Seats    int64
}

// Scene is what happened to every tenant.
type Scene struct {
	// Components and Causes are the names behind an event's indices.
	Components []string
	Causes     []sla.Cause
	Events     []SharedEvent
}

// SharedEvent is an event of a service in a region, or Anywhere.
type SharedEvent struct {
	Service, Region string
	Event
}

// Own is an event of the tenant of one contract.
type Own struct {
	Contract Contract
	Event    Event
}

// Kind says what an event is.
type Kind uint8

// The kinds of events.
const (
	OutageEvent Kind = iota
	MaintenanceEvent
	GapEvent
	// WaitEvent is a stretch of the outage with the same Ref in which the
	// provider waited for the customer.
	WaitEvent
	// MeasuredEvent is a measurement: Detail has what was counted.
	MeasuredEvent
	// What the kernel makes: a weekly window; an interval that is down, and
	// one of which measurements do not say enough.
	weeklyEvent
	downEvent
	unclearEvent
)

// Event is a row of an outage, a maintenance window or a gap, as the sweep
// sees it.
type Event struct {
	// Interval of the event; End is sla.Never while an outage is open.
	sla.Interval
	// Announced is when a maintenance window was, or sla.NoInstant.
	Announced sla.Instant
	// Ref is the number of the outage or of the window. Outages are numbered
	// in the order of (source, id), so a smaller number is a smaller id. All
	// rows of an outage have its number.
	Ref int32
	// Component is an index into Scene.Components, or sla.NoRef for the
	// service as a whole.
	Component int32
	// Share of users in parts per million, or sla.NoShare.
	Share int32
	// Cause is an index into Scene.Causes.
	Cause int16
	Kind  Kind
	Level sla.Level
	// Posted: a posted time stands for the impact time. Suspect: it may be a
	// duplicate of another source's outage, and nobody has looked.
	Posted, Suspect bool
	// Detail is nil unless a policy reads it.
	Detail *Detail
	// open: it had not ended at the as-of instant. began is its start, also
	// where only a later part of it is looked at.
	open  bool
	began sla.Instant
	// off is why the policy's clock does not run, NoReason where it does.
	// Where it runs after the impact, impactEnd is the end of that; else 0.
	off       sla.Reason
	impactEnd sla.Instant
}

// Detail is what few policies look at in an event.
type Detail struct {
	// Instants of an outage, sla.NoInstant where not recorded.
	Detected, Reported, Announced, Mitigated, DeclaredOver, Closed sla.Instant
	// Users affected, or sla.NoUsers.
	Users int64
	// Requests, Failed, Degraded and RatePPT are as in sla.Measurement.
	Requests, Failed, Degraded, RatePPT int64
}
