package analysis

import (
	"math/bits"

	"nines/policy"
	"nines/sla"
)

// weight is what a row of an outage weighs, in parts of den; known is false
// where the measure asks for users and nobody counted them. Errors are told by
// policy.NoWeight.
func (t *timing) weight(e *Event, den int64) (weight int64, known bool) {
	byUsers := t.measure.Kind == policy.UserTime
	users := e.users()
	switch {
	case byUsers && users > t.seats:
		return 0, false
	case byUsers && users >= 0 && t.seats > 0:
		return users * (den / t.seats), true
	case int64(e.Share) != sla.NoShare:
		return scaled(int64(e.Share), den, sla.Whole), true
	case e.Level == sla.NoLevel:
		return policy.NoWeight, true
	}
	// How badly it was broken says nothing of how many felt it, unless the
	// level does not count at all.
	weight = t.weights[e.Level]
	return weight, !byUsers || weight == 0
}

// users are those affected, negative where nobody counted them.
func (e *Event) users() int64 {
	if e.Detail == nil {
		return sla.NoUsers
	}
	return e.Detail.Users
}

// denominator is what weights are parts of: a million, or the seats, and then
// as many times them as makes all shares of users among events whole numbers.
func (t *timing) denominator(events []Event) int64 {
	if t.measure.Kind != policy.UserTime || t.seats == 0 {
		return sla.Whole
	}
	den := t.seats
	for n := range events {
		if e := &events[n]; e.Kind == OutageEvent && e.users() < 0 && int64(e.Share) != sla.NoShare {
			parts := sla.Whole / gcd(sla.Whole, int64(e.Share))
			den *= parts / gcd(parts, den)
		}
	}
	return den
}

// mostSeats keeps a denominator, at most a million times the seats, in 63 bits.
const mostSeats = 1 << 42

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// scaled is part × to ÷ of, rounded down; part is at most of.
func scaled(part, to, of int64) int64 {
	hi, lo := bits.Mul64(uint64(part), uint64(to))
	quotient, _ := bits.Div64(hi, lo, uint64(of))
	return int64(quotient)
}
