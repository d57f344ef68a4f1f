package analysis_test

import (
	"context"
	"sort"

	"nines/analysis"
	"nines/sla"
)

// edged are the lines of contracts that begin or end inside the reach of their
// policy.
func (m *memory) edged(reach analysis.Reach) map[int64]bool {
	lines := map[int64]bool{}
	for n, c := range m.rows {
		if edgeInside(c, reach.Of(m.Contracts[n].Policy)) {
			lines[c.Line] = true
		}
	}
	return lines
}

func edgeInside(c analysis.Contract, span sla.Interval) bool {
	return c.From > span.Start && c.From < span.End || c.To > span.Start && c.To < span.End
}

func (m *memory) Holdings(_ context.Context, reach analysis.Reach) ([]analysis.Holding, error) {
	var list []analysis.Holding
	edged := m.edged(reach)
	for row, c := range m.rows {
		if span := reach.Of(m.Contracts[row].Policy); c.From > span.Start || c.To < span.End || edged[c.Line] {
			continue
		}
		n := sort.Search(len(list), func(n int) bool {
			return list[n].Group > c.Group || list[n].Group == c.Group && list[n].Fee >= c.Fee
		})
		if n == len(list) || list[n].Group != c.Group || list[n].Fee != c.Fee {
			list = append(list, analysis.Holding{})
			copy(list[n+1:], list[n:])
			list[n] = analysis.Holding{Group: c.Group, Fee: c.Fee}
		}
		list[n].Contracts++
		list[n].Seats += c.Seats
	}
	return list, nil
}

func (m *memory) Edges(_ context.Context, reach analysis.Reach) ([]analysis.Contract, error) {
	edged := m.edged(reach)
	var list []analysis.Contract
	for _, c := range m.rows {
		if edged[c.Line] && reach.Overlaps(sla.Interval{Start: c.From, End: c.To}) {
			list = append(list, c)
		}
	}
	sort.SliceStable(list, func(a, b int) bool {
		if list[a].Line != list[b].Line {
			return list[a].Line < list[b].Line
		}
		return list[a].From < list[b].From
	})
	return list, nil
}

func (m *memory) LongChains(_ context.Context, atLeastMS int64) (long []sla.Interval, _ error) {
	byWhose := map[[2]string][]sla.Interval{}
	for _, o := range m.world.Outages {
		whose := [2]string{o.Service, o.Tenant}
		over := max(o.End, o.Mitigated, o.DeclaredOver, o.Closed)
		byWhose[whose] = append(byWhose[whose], sla.Interval{Start: o.Start, End: over})
	}
	for _, list := range byWhose {
		for _, chain := range sla.Union(list) {
			if chain.End >= chain.Start+sla.Instant(atLeastMS) {
				long = append(long, chain)
			}
		}
	}
	return long, nil
}

func (m *memory) OwnCount(context.Context) (int, error) { return len(m.world.Outages), nil }

func (m *memory) Own(_ context.Context, reach analysis.Reach, row func(analysis.Own) error) error {
	for n, c := range m.rows {
		span := reach.Of(m.Contracts[n].Policy)
		if edgeInside(c, reach.Interval) {
			span = reach.Interval
		}
		var err error
		m.events(span, func(scope sla.Scope, e analysis.Event) {
			if err == nil && scope.Tenant != "" && hits(scope, m.Contracts[n]) {
				err = row(analysis.Own{Contract: c, Event: e})
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
