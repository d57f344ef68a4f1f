package analysis

import (
	"cmp"
	"slices"
)

// needParts makes m what it is where parts are redundant: the service is down
// only while at least atLeast of them are. An outage of the whole service is
// one of each part; one of anything else is none. The weight is that of the
// lightest of the heaviest atLeast parts.
func (s *sweeper) needParts(m *moment) {
	weights := make([]int64, s.redundant)
	var heaviest *felt
	for n := range s.active {
		f := &s.active[n]
		if f.role != counts {
			continue
		}
		first, after := s.partsOf(f)
		for part := first; part < after; part++ {
			weights[part] = max(weights[part], f.weight)
		}
		if first < after {
			heaviest = heavier(heaviest, f)
		}
	}
	slices.SortFunc(weights, func(a, b int64) int { return cmp.Compare(b, a) })
	if m.weight = weights[s.atLeast-1]; m.weight == 0 {
		m.counts, m.spare = nil, m.counts
		return
	}
	m.counts = heaviest
}

// partsOf are the redundant parts that f takes down, from first up to after.
func (t *timing) partsOf(f *felt) (first, after int) {
	if f.component < 0 {
		return 0, t.redundant
	}
	if part := t.parts[f.component]; part >= 0 {
		return part, part + 1
	}
	return 0, 0
}
