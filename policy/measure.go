package policy

// Measure is what availability is a share of: time, users' time, requests, or
// the intervals of a monitor.
type Measure struct {
	Kind MeasureKind
	// IntervalMS is the length of an interval, aligned to the window's zone:
	// for MeanErrorRate and DownIntervals.
	IntervalMS int64
	// NoRequests says what an interval without requests is, for
	// MeanErrorRate; requests nobody recorded are unknown time.
	NoRequests NoRequests
	// DegradedPPM is what a degraded request weighs beside a failed one, in
	// parts per million, for the measures that count requests.
	DegradedPPM int64
	// Down is when an interval is down, for DownIntervals.
	Down DownIf
}

// MeasureKind is a kind of measure.
type MeasureKind string

// The measures.
const (
	ElapsedTime   MeasureKind = "time"       // the time that outages lasted
	UserTime      MeasureKind = "users"      // the same, weighed by users affected ÷ seats
	MeanErrorRate MeasureKind = "error_rate" // 1 − the mean of the error rates of intervals
	RequestCount  MeasureKind = "requests"   // 1 − failed ÷ all requests
	DownIntervals MeasureKind = "intervals"  // the time of intervals that are down by DownIf
)

// NoRequests is what an interval in which nobody asked for anything is.
type NoRequests string

// What an interval without requests is.
const (
	WithoutErrors NoRequests = "no_errors" // its error rate is 0
	LeftOut       NoRequests = "left_out"  // it is not among the intervals
)

// DownIf is when an interval is down: its error rate is above RatePPM (or at it
// where AtOr), and it has at least MinRequests.
type DownIf struct {
	RatePPM     int64
	AtOr        bool
	MinRequests int64
}

// CountsOutages says whether the measure is made of outages; the others are
// made of measurements.
func (m Measure) CountsOutages() bool { return m.Kind == ElapsedTime || m.Kind == UserTime }
