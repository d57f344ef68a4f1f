package analysis_test

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// world is everything that was ever written down, as plain rows: what the
// kernel reads through a source and the oracle reads directly. The number of
// a contract is its place in Contracts plus one.
type world struct {
	Policies    []policy.Policy
	Contracts   []sla.Contract
	Outages     []sla.Outage
	Maintenance []sla.Maintenance
	Gaps        []sla.Gap
	Waits       []sla.Wait
	Measured    []sla.Measurement
	// Suspects are outages ("source:id") that may be recorded twice.
	Suspects map[string]bool
}

// outageNumbers number the outages in the order of source and id.
func (w *world) outageNumbers() map[string]int32 {
	var keys [][2]string
	for _, o := range w.Outages {
		keys = append(keys, [2]string{o.Source, o.ID})
	}
	return numbered(keys)
}

// windowNumbers number the maintenance windows in the order of source and id.
func (w *world) windowNumbers() map[string]int32 {
	var keys [][2]string
	for _, m := range w.Maintenance {
		keys = append(keys, [2]string{m.Source, m.ID})
	}
	return numbered(keys)
}

func numbered(keys [][2]string) map[string]int32 {
	sort.Slice(keys, func(a, b int) bool {
		if keys[a][0] != keys[b][0] {
			return keys[a][0] < keys[b][0]
		}
		return keys[a][1] < keys[b][1]
	})
	numbers := map[string]int32{}
	for _, key := range keys {
		name := key[0] + ":" + key[1]
		if _, known := numbers[name]; !known {
			numbers[name] = int32(len(numbers))
		}
	}
	return numbers
}

// memory is a world as the kernel's source.
type memory struct {
	*world
	groups           []analysis.Group
	fees             []analysis.Fee
	rows             []analysis.Contract
	components       []string
	causes           []sla.Cause
	outages, windows map[string]int32
}

// reads is what any version of a policy reads.
func (w *world) reads(name string) (r policy.Reads) {
	for _, p := range w.Policies {
		if p.Name == name {
			r = r.And(p.Terms.Reads())
		}
	}
	return r
}

func newMemory(w *world) *memory {
	m := &memory{world: w, outages: w.outageNumbers(), windows: w.windowNumbers()}
	lines := map[string]int64{}
	for n, c := range w.Contracts {
		line := c.Customer + "|" + c.Tenant + "|" + c.Service + "|" + c.Region + "|" + c.ID
		if _, known := lines[line]; !known {
			lines[line] = int64(len(lines))
		}
		group := analysis.Group{Service: c.Service, Region: c.Region, Policy: c.Policy, Zone: c.Zone}
		reads := w.reads(c.Policy)
		if reads.Seats {
			group.Seats = c.Seats
		}
		if reads.Plan {
			group.Plan = c.Plan
		}
		if reads.Class {
			group.Class = c.Class
		}
		if reads.Topology {
			group.Topology = c.Topology
		}
		fee := feeOf(c)
		fee.ListMinor, fee.SharePPM = -1, sla.Whole
		if reads.Fees {
			fee.ListMinor, fee.OneTimeMinor, fee.SharePPM = c.ListMinor, c.OneTimeMinor, c.SharePPM
		}
		if reads.BillingDay {
			group.BillingDay = c.BillingDay
		}
		if reads.TermMonths {
			group.TermMonths = c.TermMonths
		}
		if reads.Began {
			group.Began = w.began(c)
		}
		m.rows = append(m.rows, analysis.Contract{
			Number: int64(n + 1), Line: lines[line], From: c.From, To: c.To, Seats: c.Seats,
			Group: place(&m.groups, group),
			Fee:   place(&m.fees, fee),
		})
	}
	for _, o := range w.Outages {
		m.component(o.Component)
		place(&m.causes, o.Cause)
	}
	return m
}

func feeOf(c sla.Contract) analysis.Fee {
	if c.Fee.Unit == sla.PerSeat {
		return analysis.Fee{Fee: c.Fee, Seats: c.Seats}
	}
	return analysis.Fee{Fee: c.Fee, Seats: 1}
}

// place is the index of value in list, which it joins if it is new.
func place[T comparable](list *[]T, value T) int32 {
	for n, known := range *list {
		if known == value {
			return int32(n)
		}
	}
	*list = append(*list, value)
	return int32(len(*list) - 1)
}

func (m *memory) component(name string) int32 {
	if name == "" {
		return sla.NoRef
	}
	return place(&m.components, name)
}

func (m *memory) Policies(context.Context) ([]policy.Policy, error) { return m.world.Policies, nil }
func (m *memory) Groups(context.Context) ([]analysis.Group, error)  { return m.groups, nil }
func (m *memory) Fees(context.Context) ([]analysis.Fee, error)      { return m.fees, nil }

func (m *memory) Scene(_ context.Context, span sla.Interval) (analysis.Scene, error) {
	scene := analysis.Scene{}
	m.events(span, func(scope sla.Scope, e analysis.Event) {
		if scope.Tenant == "" {
			scene.Events = append(scene.Events, analysis.SharedEvent{Service: scope.Service, Region: scope.Region, Event: e})
		}
	})
	scene.Components, scene.Causes = m.components, m.causes
	return scene, nil
}

// hits says whether something of this scope is the contract's business,
// whatever the policy makes of its component.
func hits(scope sla.Scope, c sla.Contract) bool {
	return scope.Service == c.Service && (scope.Region == sla.Anywhere || scope.Region == c.Region) &&
		(scope.Tenant == "" || scope.Tenant == c.Tenant)
}

// events calls each with what touches span. Outages that are known to record
// another one again are left out, as the store leaves them out.
func (m *memory) events(span sla.Interval, each func(sla.Scope, analysis.Event)) {
	touches := func(start, end sla.Instant) bool {
		return start < span.End && (end > span.Start || start >= span.Start)
	}
	for _, o := range m.Outages {
		if touches(o.Start, o.End) && (o.Duplicate == "" || o.Duplicate == "none") {
			name := o.Source + ":" + o.ID
			each(o.Scope, analysis.Event{Kind: analysis.OutageEvent, Interval: sla.Interval{Start: o.Start, End: o.End},
				Announced: sla.NoInstant, Ref: m.outages[name], Component: m.component(o.Component), Share: int32(o.SharePPM),
				Cause: int16(place(&m.causes, o.Cause)), Level: o.Level, Posted: o.Posted, Suspect: m.Suspects[name],
				Detail: &analysis.Detail{Detected: o.Detected, Reported: o.Reported, Announced: o.Announced, Mitigated: o.Mitigated,
					DeclaredOver: o.DeclaredOver, Closed: o.Closed, Users: o.Users}})
		}
	}
	for _, w := range m.Waits {
		n := slices.IndexFunc(m.Outages, func(o sla.Outage) bool { return o.Source == w.Source && o.ID == w.Outage })
		if n >= 0 && touches(w.Start, w.End) {
			each(sla.Scope{Service: m.Outages[n].Service, Region: sla.Anywhere, Tenant: w.Tenant}, analysis.Event{Kind: analysis.WaitEvent, Interval: w.Interval,
				Announced: sla.NoInstant, Ref: m.outages[w.Source+":"+w.Outage], Component: sla.NoRef, Share: int32(sla.NoShare)})
		}
	}
	for _, r := range m.Measured {
		if touches(r.Start, r.End) {
			each(r.Scope, analysis.Event{Kind: analysis.MeasuredEvent, Interval: r.Interval, Announced: sla.NoInstant, Ref: sla.NoRef,
				Component: m.component(r.Component), Share: int32(sla.NoShare),
				Detail: &analysis.Detail{Requests: r.Requests, Failed: r.Failed, Degraded: r.Degraded, RatePPT: r.RatePPT, Users: sla.NoUsers}})
		}
	}
	for _, w := range m.Maintenance {
		if touches(w.Start, w.End) {
			each(w.Scope, analysis.Event{Kind: analysis.MaintenanceEvent, Interval: w.Interval, Announced: w.Announced,
				Ref: m.windows[w.Source+":"+w.ID], Component: m.component(w.Component), Share: int32(sla.NoShare)})
		}
	}
	for _, g := range m.Gaps {
		if touches(g.Start, g.End) {
			each(g.Scope, analysis.Event{Kind: analysis.GapEvent, Interval: g.Interval, Announced: sla.NoInstant,
				Ref: sla.NoRef, Component: m.component(g.Component), Share: int32(sla.NoShare)})
		}
	}
}

// kept is a sink that keeps what it is given.
type kept struct {
	periods    []sla.Period
	results    []analysis.Result
	groups     []analysis.GroupResult
	exceptions []analysis.Exception
	credits    []analysis.Credit
	costs      []sla.OutageCost
	rollups    []sla.Rollup
	days       []sla.DayDown
	rights     []analysis.RightReached
}

func keep[T any](list *[]T, rows []T) error {
	*list = append(*list, rows...)
	return nil
}

func (k *kept) Periods(_ context.Context, rows []sla.Period) error { return keep(&k.periods, rows) }
func (k *kept) Results(_ context.Context, rows []analysis.Result) error {
	return keep(&k.results, rows)
}
func (k *kept) GroupResults(_ context.Context, rows []analysis.GroupResult) error {
	return keep(&k.groups, rows)
}
func (k *kept) Exceptions(_ context.Context, rows []analysis.Exception) error {
	return keep(&k.exceptions, rows)
}
func (k *kept) Credits(_ context.Context, rows []analysis.Credit) error {
	return keep(&k.credits, rows)
}
func (k *kept) OutageCosts(_ context.Context, rows []sla.OutageCost) error {
	return keep(&k.costs, rows)
}
func (k *kept) Rollups(_ context.Context, rows []sla.Rollup) error { return keep(&k.rollups, rows) }
func (k *kept) Rights(_ context.Context, rows []analysis.RightReached) error {
	return keep(&k.rights, rows)
}
func (k *kept) Days(_ context.Context, rows []sla.DayDown) error { return keep(&k.days, rows) }

// judged is what a run said of a contract in a period.
type judged struct {
	analysis.Result
	Credit analysis.Credit
}

// of is what the run said of a contract (an index into the world's) in the
// period with this label; ok is false where it said nothing. It finds it as a
// reader of the store would: an exception before the group.
func (k *kept) of(m *memory, contract int, label string) (j judged, ok bool, err error) {
	c := m.rows[contract]
	found := map[int64]bool{}
	for _, e := range k.exceptions {
		if e.Contract == c.Number && k.periods[e.Period].Label == label {
			found[e.Result] = true
		}
	}
	if len(found) == 0 {
		for _, g := range k.groups {
			p := k.periods[g.Period]
			if g.Group == c.Group && p.Label == label && c.From <= p.Start && c.To >= p.End {
				found[g.Result] = true
			}
		}
	}
	if len(found) > 1 {
		return j, false, fmt.Errorf("contract %d has %d results in %s", c.Number, len(found), label)
	}
	for number := range found {
		return k.find(number, c.Fee)
	}
	return j, false, nil
}

// find is the result of this number with the credit for a fee.
func (k *kept) find(number int64, fee int32) (judged, bool, error) {
	for _, r := range k.results {
		if r.Number != number {
			continue
		}
		j := judged{Result: r}
		for _, c := range k.credits {
			if c.Result == number && c.Fee == fee {
				j.Credit = c
			}
		}
		return j, true, nil
	}
	return judged{}, false, fmt.Errorf("result %d was never written", number)
}

// rightsOf are the rights that were reached, as "terminate 2 of 3".
func (k *kept) rightsOf(j judged) (list []string) {
	for _, r := range k.rights {
		if r.Result == j.Number {
			list = append(list, fmt.Sprintf("%s %d of %d", r.What, r.Missed, r.Of))
		}
	}
	return list
}

// began is the local day on which the first row of a contract begins.
func (w *world) began(c sla.Contract) string {
	zone := "UTC"
	for _, p := range w.Policies {
		if p.Name == c.Policy {
			zone = zoneOf(p.Terms, c)
		}
	}
	first := c.From
	for _, other := range w.Contracts {
		if other.Customer == c.Customer && other.Tenant == c.Tenant && other.Service == c.Service && other.Region == c.Region && other.ID == c.ID {
			first = min(first, other.From)
		}
	}
	return newClocks().date(zone, first)
}
