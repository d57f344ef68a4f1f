package sla

// Ledger is one contract's period, stretch by stretch, with what each stretch
// is due to. Segments are in order, meet without a gap inside each stretch of
// measured time, and their states add up to Times.
type Ledger struct {
	Segments    []Segment
	Times       Times
	Outages     []Outage
	Maintenance []Maintenance
	// Impacts say what each outage did to this contract, one for each outage
	// (all its rows together), in order of their start.
	Impacts []Impact
	// Objectives are what each of several came to by itself, in the order of
	// the policy; nil where one holds.
	Objectives []Objective
	// Rights that the customer has reached with this period.
	Rights []Right
}

// Missed says whether the target that the figures of r are about was missed: under
// several objectives a promise is broken by any, and r has the figures of one.
func (l *Ledger) Missed(r *Result) bool {
	for n := range l.Objectives {
		if o := &l.Objectives[n]; o.Name == r.Objective {
			return o.Breached
		}
	}
	return r.Breached
}

// Objective is what one of several promises came to, whatever the others did.
type Objective struct {
	Name  string
	Times Times
	// Measure is what Times counts, as in [Result].
	Measure          string
	TargetPPM        int64
	OperatorAtOr     bool
	Judged, Breached bool
	Warnings         Warnings
	// Share of the fee that it alone would owe before caps.
	Share Fraction
}

// Right is what a customer may do after repeated misses: Missed of the last Of
// periods. What is its word: terminate, refund.
type Right struct {
	What       string
	Missed, Of int32
}

// Impact is what one outage did to one contract in one period.
type Impact struct {
	// Outage is an index into Ledger.Outages (the first of its rows), or
	// NoRef for time that counts as down because nobody was measuring.
	Outage int32
	// Interval is from the outage's first to its last millisecond in the
	// period's measured time.
	Interval
	// ElapsedMS it lasted in measured time; of that DownMS were down,
	// ExcludedMS excluded, BelowMinimumMS part of pieces too short to count.
	// Time that overlaps a heavier outage is down all the same, but charged there.
	ElapsedMS, DownMS, ExcludedMS, BelowMinimumMS int64
	// Charged to this outage: rule 24. The charges of all impacts sum to
	// Times.Charged.
	Charged Fraction
	// CreditMinor is its share of the credit; the shares sum to the credit.
	CreditMinor int64
	// Excluded says why the excluded part was.
	Excluded Reason
	// Maintenance is an index into Ledger.Maintenance, or NoRef.
	Maintenance int32
}
