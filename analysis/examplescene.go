package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"nines/policy"
	"nines/sla"
)

// staged is an example as the kernel sees it: one contract, what happened, and
// the rows to show.
type staged struct {
	scene Scene
	group Group
	fee   Fee
	force sla.Interval
	rows  Rows
}

func stage(p policy.Policy, e policy.Example) (staged, error) {
	c := e.Contract
	s := staged{
		group: Group{Region: cmp.Or(c.Region, sla.Anywhere), Policy: p.Name, Zone: e.Zone, Plan: c.Plan, Class: c.Class,
			Topology: c.Topology, BillingDay: c.BillingDay, Began: c.Began, TermMonths: c.TermMonths, Seats: c.Seats},
		fee: Fee{Fee: sla.Fee{Money: e.Fee, Months: cmp.Or(p.Terms.Window.FeeMonths(), c.TermMonths, 1)}, Seats: 1,
			ListMinor: c.ListMinor, OneTimeMinor: c.OneTimeMinor, SharePPM: c.SharePPM},
		force: always,
		rows:  Rows{Outages: map[int32][]sla.Outage{}, Maintenance: map[int32][]sla.Maintenance{}},
	}
	zone := p.Terms.Zone
	if zone == policy.CustomerZone {
		zone = e.Zone
	}
	var err error
	if s.force.Start, err = midnight(c.Began, zone, s.force.Start); err != nil {
		return s, err
	}
	if s.force.End, err = midnight(c.Ends, zone, s.force.End); err != nil {
		return s, err
	}
	for n, o := range e.Down {
		s.addOutage(int32(n), o)
	}
	for n, w := range e.Maintenance {
		s.happens(Event{Interval: w.Interval, Kind: MaintenanceEvent, Announced: w.Announced, Ref: int32(n)})
		s.rows.Maintenance[int32(n)] = []sla.Maintenance{{ID: exampleID(n), Interval: w.Interval, Announced: w.Announced}}
	}
	for _, g := range e.Gaps {
		s.happens(Event{Interval: g, Kind: GapEvent, Ref: sla.NoRef})
	}
	for _, m := range e.Measurements {
		s.happens(Event{Interval: m.Interval, Kind: MeasuredEvent, Ref: sla.NoRef,
			Detail: &Detail{Requests: m.Requests, Failed: m.Failed, Degraded: m.Degraded, RatePPT: m.RatePPT}})
	}
	slices.SortStableFunc(s.scene.Events, func(a, b SharedEvent) int { return cmp.Compare(a.Start, b.Start) })
	return s, nil
}

// midnight is the first instant of a local day, otherwise where day is "".
func midnight(day, zone string, otherwise sla.Instant) (sla.Instant, error) {
	if day == "" {
		return otherwise, nil
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day", day)
	}
	place, err := time.LoadLocation(zone)
	if err != nil {
		return 0, fmt.Errorf("reading the zone of an example: %w", err)
	}
	return sla.StartOfDay(t.Year(), int(t.Month()), t.Day(), place), nil
}

// happens adds an event of the whole service, everywhere.
func (s *staged) happens(e Event) {
	e.Component, e.Share = sla.NoRef, int32(sla.NoShare)
	s.scene.Events = append(s.scene.Events, SharedEvent{Region: sla.Anywhere, Event: e})
}

func (s *staged) addOutage(number int32, o policy.ExampleOutage) {
	s.scene.Causes = append(s.scene.Causes, o.Cause)
	s.scene.Components = append(s.scene.Components, o.Component)
	event := Event{Interval: o.Interval, Announced: sla.NoInstant, Ref: number, Component: number,
		Share: int32(o.SharePPM), Cause: int16(number), Level: o.Level,
		Detail: &Detail{Detected: o.Detected, Reported: o.Reported, Announced: o.Announced, Mitigated: o.Mitigated,
			DeclaredOver: o.DeclaredOver, Closed: o.Closed, Users: o.Users}}
	if o.Component == "" {
		event.Component = sla.NoRef
	}
	s.scene.Events = append(s.scene.Events, SharedEvent{Region: sla.Anywhere, Event: event})
	for _, w := range o.Waits {
		s.happens(Event{Interval: w, Kind: WaitEvent, Ref: number})
	}
	s.rows.Outages[number] = []sla.Outage{{ID: exampleID(int(number)), Scope: sla.Scope{Component: o.Component}, Start: o.Start, End: o.End,
		Level: o.Level, SharePPM: o.SharePPM, Cause: o.Cause, Users: o.Users}}
}

// exampleID is what a row of an example is called: "#1".
func exampleID(n int) string { return "#" + strconv.Itoa(n+1) }
