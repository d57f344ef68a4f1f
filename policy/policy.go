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
	// Assumptions are the defaults that the policy relied on, in the order of
	// the clauses.
	Assumptions []Assumption
	// File and Text are what it was read from.
	File, Text string
}

// Defaults are terms in which everything that has a default has it, and nothing
// else is written.
func Defaults() Terms {
	return Terms{
		Versions: ByWindow, Measure: Measure{Kind: ElapsedTime}, Clock: Clock{From: FromImpact, To: ToEnd},
		Promise: Promise{Pays: ShareOfFee, OnlyIf: TargetMissed, FeeSharePPM: sla.Whole},
		Claim:   Claim{By: Automatic},
	}
}

// Terms are the meaning of a policy: everything that can move a millisecond or
// a cent, and nothing else. Two policies with equal Terms share their results.
// The types of its fields are in the files of their clauses.
type Terms struct {
	Window Window
	// Versions says which version of the policy judges.
	Versions VersionRule
	// Zone is an IANA name, or CustomerZone.
	Zone string
	// Hours are the service hours; nil is always.
	Hours *ServiceHours
	// Components that are promised, sorted; empty is the whole service.
	Components []string
	PartMonth  PartMonth
	OnChange   OnChange

	Measure   Measure
	Clock     Clock
	Combine   Combine
	Redundant *Redundant
	// Weights in parts per million by level, NoWeight where none is written.
	Weights [sla.Levels]int64
	Minimum Minimum
	Unit    Unit
	// ExcludedCauses are sorted.
	ExcludedCauses []sla.Cause
	// Maintenance is nil where maintenance is not excluded.
	Maintenance *Maintenance
	Weekly      []Weekly
	Unknown     UnknownTime
	Denominator Denominator
	// FixedMS is the denominator where it is FixedTime.
	FixedMS int64

	// Promise is what holds where there are no Objectives.
	Promise
	// Objectives, in the order of the file; Several says what holds where more
	// than one is for a contract.
	Objectives []Objective
	Several    Several

	// Condition is what a credit needs beside a missed window; nil is nothing.
	Condition *Repeated
	FeeBase   FeeBase
	FeeParts  FeeParts
	// DayOf is what a day is of a window, for days and daily fees: 0 is one of
	// its calendar days, else the window has so many.
	DayOf int
	Caps  []Cap
	Floor *Floor
	// Refund: the credit is paid out, not set off against later fees.
	Refund bool
	Round  sla.Rounding
	Claim  Claim
	Rights []Right
}
