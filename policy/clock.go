package policy

// Clock says between which of its recorded instants an outage counts. The
// zero values are the impact itself.
type Clock struct {
	From ClockFrom
	To   ClockTo
	// LessWaiting takes out the time in which the provider waited for the
	// customer.
	LessWaiting bool
}

// ClockFrom is where an outage begins to count.
type ClockFrom string

// Where an outage begins to count. Later than the impact, never before it:
// a report before the impact counts from the impact.
const (
	FromImpact    ClockFrom = "impact"
	FromDetected  ClockFrom = "detected"
	FromReported  ClockFrom = "reported"  // the customer's report, or the ticket's opening
	FromAnnounced ClockFrom = "announced" // the first public post
)

// ClockTo is where an outage ceases to count.
type ClockTo string

// Where an outage ceases to count.
const (
	ToEnd          ClockTo = "end"
	ToMitigated    ClockTo = "mitigated"
	ToDeclaredOver ClockTo = "declared_over"
	ToClosed       ClockTo = "closed" // the ticket's closing
)
