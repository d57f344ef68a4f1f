package sla

import "sort"

// Interval is the time from Start up to, not including, End.
type Interval struct{ Start, End Instant }

// Length is the interval's length in milliseconds, 0 where it is empty.
func (i Interval) Length() int64 {
	if i.End <= i.Start {
		return 0
	}
	return int64(i.End - i.Start)
}

// Empty says whether no millisecond lies in i.
func (i Interval) Empty() bool { return i.End <= i.Start }

// Cut is the part of i that lies in j, empty where they do not meet.
func (i Interval) Cut(j Interval) Interval {
	return Interval{max(i.Start, j.Start), min(i.End, j.End)}
}

// Overlaps says whether i and j share a millisecond.
func (i Interval) Overlaps(j Interval) bool {
	return !i.Empty() && !j.Empty() && i.Start < j.End && j.Start < i.End
}

// Contains says whether all of j lies in i.
func (i Interval) Contains(j Interval) bool { return i.Start <= j.Start && j.End <= i.End }

// Length of a list of disjoint intervals, in milliseconds.
func Length(list []Interval) int64 {
	var sum int64
	for _, i := range list {
		sum += i.Length()
	}
	return sum
}

// Union is the time covered by any of list: sorted, disjoint, neighbours that
// touch merged, empty ones dropped. list is reordered.
func Union(list []Interval) []Interval {
	sort.Slice(list, func(a, b int) bool { return list[a].Start < list[b].Start })
	var out []Interval
	for _, i := range list {
		switch last := len(out) - 1; {
		case i.Empty():
		case last >= 0 && i.Start <= out[last].End:
			out[last].End = max(out[last].End, i.End)
		default:
			out = append(out, i)
		}
	}
	return out
}

// CutAll is the part of a sorted, disjoint list that lies in window.
func CutAll(list []Interval, window Interval) []Interval {
	var out []Interval
	first := sort.Search(len(list), func(n int) bool { return list[n].End > window.Start })
	for _, i := range list[first:] {
		if i.Start >= window.End {
			break
		}
		if piece := i.Cut(window); !piece.Empty() {
			out = append(out, piece)
		}
	}
	return out
}

// Without is the part of i that no interval of the sorted, disjoint list covers.
func (i Interval) Without(list []Interval) []Interval {
	var out []Interval
	at := i.Start
	for _, hole := range CutAll(list, i) {
		if hole.Start > at {
			out = append(out, Interval{at, hole.Start})
		}
		at = hole.End
	}
	if at < i.End {
		out = append(out, Interval{at, i.End})
	}
	return out
}
