package sla

// Customer is who is paid; it may have several tenants.
type Customer struct {
	ID, Name, AccountManager, Email string
	Place
}

// Service is what is bought; one row for each of its components, and one with
// an empty Component for the service itself.
type Service struct {
	ID, Name, Component string
	Place
}

// Contract says that a tenant has a service under a policy for a fee. It is
// one row of the tenant list.
type Contract struct {
	Source string
	// ID tells contracts of one tenant for one service apart; mostly "".
	ID                     string
	Customer, CustomerName string
	Tenant, TenantName     string
	Service, Region        string
	Policy                 string
	// Zone is the customer's IANA zone, for policies whose months are the
	// customer's; "" where it was not given.
	Zone string
	Fee  Fee
	// Seats are the users that the contract pays for; 0 where unknown.
	Seats int64
	// From and To: the contract is in force in [From, To). To is Never while
	// it has no end.
	From, To       Instant
	AccountManager string
	// Plan, Class and Topology are words that an objective of the policy may
	// ask for; "" where not given.
	Plan, Class, Topology string
	// BillingDay is the day of the month on which its billing cycle begins,
	// 1 to 31; 0 where not given.
	BillingDay int
	// TermMonths is how long a term of the subscription is; 0 where not given.
	TermMonths int
	// ListMinor is the list price for the same months and unit as Fee, in its
	// currency, -1 where not given; OneTimeMinor the part of Fee that is paid
	// once; SharePPM the part of Fee, the fee of a suite, that is this
	// service's, Whole where not given.
	ListMinor, OneTimeMinor, SharePPM int64
	Place
}

// FeeUnit says what a fee is paid for.
type FeeUnit uint8

// A fee is for the contract, or for each seat.
const (
	PerContract FeeUnit = iota
	PerSeat
)

// Fee is an amount for a number of months, for the contract or a seat.
type Fee struct {
	Money
	// Months is 1, 3 or 12.
	Months int
	Unit   FeeUnit
}

// Claim is a customer's request for a credit.
type Claim struct {
	Source, ID                        string
	Customer, Tenant, Service, Period string
	Claimed                           Instant
	// Noticed is when the provider was first told, TicketOpened when a ticket
	// was opened; NoInstant where not recorded.
	Noticed, TicketOpened Instant
	Reason                string
	Place
}

// Goodwill is paid outside the contract. It stands beside the computed credit,
// never inside it.
type Goodwill struct {
	Source, ID                        string
	Customer, Tenant, Service, Period string
	Amount                            Money
	Granted                           Instant
	Reason, Approver                  string
	Place
}

// CreditNote is what was issued.
type CreditNote struct {
	Source, ID                        string
	Customer, Tenant, Service, Period string
	Amount                            Money
	Issued                            Instant
	Reason                            string
	Place
}
