package sla

import (
	"math"
	"time"
)

// Instant is a moment in milliseconds since 1970-01-01T00:00:00Z.
type Instant int64

const (
	// NoInstant says that an instant is not known (was not recorded).
	NoInstant Instant = math.MinInt64
	// Never is the end of what has not ended: an open outage, a contract
	// without an end.
	Never Instant = math.MaxInt64
)

// Milliseconds in the units that people write.
const (
	Second int64 = 1000
	Minute       = 60 * Second
	Hour         = 60 * Minute
	// Day is 24 hours. A calendar day is not: see [LocalTime.Resolve].
	Day = 24 * Hour
)

// InstantOf is t cut down to the millisecond.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time is the instant as a time.Time in UTC. It must be Known.
func (t Instant) Time() time.Time { return time.UnixMilli(int64(t)).UTC() }

// Known says whether t is a moment, neither NoInstant nor Never.
func (t Instant) Known() bool { return t != NoInstant && t != Never }

// String is t in RFC 3339 with milliseconds only where it has some;
// "" for NoInstant and "open" for Never.
func (t Instant) String() string {
	switch t {
	case NoInstant:
		return ""
	case Never:
		return "open"
	}
	if t%1000 == 0 {
		return t.Time().Format("2006-01-02T15:04:05Z")
	}
	return t.Time().Format("2006-01-02T15:04:05.000Z")
}
