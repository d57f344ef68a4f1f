package policy

// Unit is what downtime is counted in; a Unit without a length counts every
// millisecond. It applies to what is left after the minimum, before anything is
// cut to a window.
type Unit struct {
	LengthMS int64
	// Part: a unit counts as a whole where any part of it is down; else only
	// where all of it is.
	Part bool
	// Align is where units begin.
	Align UnitAlign
}

// UnitAlign is where units begin.
type UnitAlign string

// Where units begin: at the clock of the window's zone (at midnight, for what
// divides a day), or at the beginning of each piece of downtime.
const (
	AlignToClock  UnitAlign = "clock"
	AlignToOutage UnitAlign = "outage"
)
