package analysis

import (
	"nines/policy"
	"nines/sla"
)

// meter says how far windows are effective: as long as there is allowance
// left. It is used up in order of time and filled again at each stretch of the
// calendar (rule 8).
type meter struct {
	*timing
	// inForce is when the contract is: windows before it use nothing up.
	inForce sla.Interval
	stretch sla.Interval
	left    int64
}

// take cuts from i the longest beginning that is effective throughout, or not
// throughout. broken says whether an outage that counts lies under it.
func (m *meter) take(i sla.Interval, broken bool) (part sla.Interval, effective bool) {
	a := m.maintenance.Allowance
	if a == nil {
		return i, true
	}
	if i.Start >= m.stretch.End {
		m.stretch = m.calendar.stretch(a.Per, i.Start)
		m.left = allowed(a, m.stretch, m.inForce)
	}
	i.End = min(i.End, m.stretch.End)
	switch {
	case i.Start < m.inForce.Start:
		i.End = min(i.End, m.inForce.Start)
		return i, true
	case m.left == 0:
		return i, false
	case a.Uses == policy.UsedByWindow || broken:
		i.End = min(i.End, i.Start+sla.Instant(m.left))
		m.left -= i.Length()
	}
	return i, true
}

// allowed is the allowance of a stretch: the whole of it, or the share of the
// part in force, in whole milliseconds.
func allowed(a *policy.Allowance, stretch, inForce sla.Interval) int64 {
	part := stretch.Cut(inForce).Length()
	if !a.Prorated || part == stretch.Length() {
		return a.LengthMS
	}
	share, err := sla.Scale(a.LengthMS, []int64{part}, []int64{stretch.Length()}, sla.RoundDown)
	if err != nil {
		panic(err) // a share of an int64 is an int64
	}
	return share
}
