package policy

// Band gives a credit from one availability to another, as contracts print it.
type Band struct {
	// FromPPM to ToPPM, both ends included unless they are open.
	FromPPM, ToPPM   int64
	OpenFrom, OpenTo bool
	// CreditPPM may be 0.
	CreditPPM int64
}

// Hole is what holds for an availability between two printed bands.
type Hole string

// What holds in a hole: nothing where there is none.
const (
	NoHole   Hole = ""
	HoleUp   Hole = "band_above" // the band above it, which pays less
	HoleDown Hole = "band_below" // the band below it, which pays more
	HoleNone Hole = "no_credit"
)
