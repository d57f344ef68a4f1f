package sla

// Place is where a row came from; it is printed as file:line.
type Place struct {
	File string
	Line int
}

// Level says how badly something did not work.
type Level uint8

// The levels, lightest first.
const (
	Degraded Level = iota
	Partial
	Full
	// Levels is how many there are.
	Levels = int(Full) + 1
)

// LevelNames are the levels as they are written in files and policies.
var LevelNames = [Levels]string{"degraded", "partial", "full"}

// NoLevel is the level of an outage for which only a share of users was given.
// No policy has a weight for it.
const NoLevel Level = 255

// String is the level as it is written, "" for NoLevel.
func (l Level) String() string {
	if l == NoLevel {
		return ""
	}
	return LevelNames[l]
}

// Cause says whose doing an outage was. Any lower-case word is a cause; these
// are the ones that have a meaning of their own.
type Cause string

// The causes of the trade. An empty cause in a file is CauseProvider.
const (
	CauseProvider     Cause = "provider"
	CauseCustomer     Cause = "customer"
	CauseThirdParty   Cause = "third_party"
	CauseForceMajeure Cause = "force_majeure"
	CauseMaintenance  Cause = "maintenance"
)

// Anywhere is the region of what happened in every region.
const Anywhere = "*"

// Scope says which contracts something hits.
type Scope struct {
	Service string
	// Component of the service; "" is the service as a whole.
	Component string
	// Region or Anywhere.
	Region string
	// Tenant; "" is every tenant.
	Tenant string
}

// NoShare says that no share of users was given.
const NoShare int64 = -1

// Outage is one row of an outage: a stretch of time in which something did not
// work, for one scope. Rows with the same source and id are one outage.
type Outage struct {
	Source, ID string
	Scope
	// Start and End of the impact; End is Never while it is open.
	Start, End Instant
	// Level, or NoLevel where only a share was given.
	Level Level
	// SharePPM is the share of the users in the row's scope, or NoShare.
	SharePPM int64
	Cause    Cause
	Title    string
	// Posted says that Start is when it was posted, for want of the time of
	// impact: rule 15.
	Posted bool
	// Duplicate names the outage (source:id) that this one records again, is
	// "none" where somebody looked and it is not one, and else "".
	Duplicate string
	// Detected, Announced, Mitigated, DeclaredOver are NoInstant where they
	// were not recorded. They never stand in for Start or End.
	Detected, Announced, Mitigated, DeclaredOver Instant
	// Reported is when the customer told the provider (or opened a ticket),
	// Closed when the ticket was closed; NoInstant where not recorded.
	Reported, Closed Instant
	// Users is how many users in the row's scope were affected, NoUsers where
	// that was not counted.
	Users int64
	Place
}

// NoUsers says that users were not counted.
const NoUsers int64 = -1

// Wait is a stretch of an outage in which the provider waited for the customer.
type Wait struct {
	Source, ID string
	// Outage is the id of the outage in the same source, or source:id.
	Outage string
	// Tenant that was waited for; "" is every tenant.
	Tenant string
	Interval
	Reason string
	Place
}

// Measurement is what a monitor counted in an interval.
type Measurement struct {
	Source string
	Scope
	Interval
	// Requests of which Failed failed and Degraded were slow; all are
	// NoRequests where only a rate was given.
	Requests, Failed, Degraded int64
	// RatePPT is the error rate in parts per million million, or -1 where
	// requests were given.
	RatePPT int64
	Place
}

// NoRequests says that requests were not counted.
const NoRequests int64 = -1

// Maintenance is announced work: a window.
type Maintenance struct {
	Source, ID string
	Scope
	Interval
	// Announced is NoInstant where nobody wrote down when it was announced.
	Announced Instant
	Title     string
	Place
}

// Gap is time in which nobody was measuring: rule 7.
type Gap struct {
	Source, ID string
	Scope
	Interval
	Reason string
	Place
}

// Notice is a public update about an outage.
type Notice struct {
	Source, Outage string
	Moment         Instant
	// Stage is investigating, identified, update, resolved or report.
	Stage, Channel, Text string
	Place
}
