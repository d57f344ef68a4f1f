package policy

import "nines/sla"

// Policy is one version of the terms of an SLA.
type Policy struct {
	// Name is how contracts refer to it, whatever its version. Title is what
	// people call it, the name where none is written.
	Name, Title string
	// Effective is the first local day ("2011-01-01") of the version; periods
	// that begin on it or later are judged by it.
	Effective string
	// Source says where the terms were read, Confidence how sure that is: P, M,
	// S, invented, or "" where it is not written.
	Source, Confidence string
	Terms              Terms
	Examples           []Example
	// Assumptions are the defaults that the policy relied on, one sentence
	// each, in the order of the clauses.
	Assumptions []string
	// File and Text are what it was read from.
	File, Text string
}

// Terms are the meaning of a policy: everything that can move a millisecond or
// a cent, and nothing else. Two policies with equal Terms share their results.
// The types of its fields are in the files of their clauses.
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
