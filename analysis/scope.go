package analysis

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"nines/sla"
)

// scenery looks up what happened to a service in a region. Everything in it
// has happened by the as-of instant.
type scenery struct {
	Scene
	asOf sla.Instant
	// byPlace holds the events of a service in exactly one region.
	byPlace map[place][]Event
	// measured holds the measurements of a service in exactly one region.
	measured map[place][]Event
	// waits for every tenant, by outage.
	waits  map[int32][]sla.Interval
	scopes map[string]*scope
}

type place struct{ service, region string }

// scope is what happened to the contracts that it hits: the events of their
// service and region, of the components that they were promised.
type scope struct {
	key string
	place
	events []Event // by start
	// clusters are the stretches in which something is going on: no event
	// reaches from one into another, so each can be looked at alone.
	clusters []sla.Interval
	// readings are by start; only for terms that measure by them.
	readings []reading
}

func newScenery(scene Scene, asOf sla.Instant) *scenery {
	s := &scenery{Scene: scene, asOf: asOf, byPlace: map[place][]Event{}, measured: map[place][]Event{}, waits: map[int32][]sla.Interval{},
		scopes: map[string]*scope{}}
	for _, e := range scene.Events {
		event, ok := s.happened(e.Event)
		switch where := (place{e.Service, e.Region}); {
		case !ok:
		case e.Kind == WaitEvent:
			s.waits[e.Ref] = append(s.waits[e.Ref], event.Interval)
		case e.Kind == MeasuredEvent:
			s.measured[where] = append(s.measured[where], event)
		default:
			s.byPlace[where] = append(s.byPlace[where], event)
		}
	}
	for ref, list := range s.waits {
		s.waits[ref] = sla.Union(list)
	}
	return s
}

// happened cuts an event at the as-of instant: rule 12. What ends later, or not
// at all, was open then. Windows are plans and stay as they are.
func (s *scenery) happened(e Event) (Event, bool) {
	if e.Kind == MeasuredEvent && e.End > s.asOf {
		return e, false // it had not been counted
	}
	e.began = e.Start
	if e.Kind != MaintenanceEvent && e.End > s.asOf {
		e.open, e.End = true, s.asOf
	}
	return e, !e.Empty()
}

// scope finds the events for a service, region and the components that t
// promises, as its clock sees them. Regions in which nothing of their own
// happened share one scope.
func (s *scenery) scope(service, region string, t *terms) *scope {
	own, measured := s.byPlace[place{service, region}], s.measured[place{service, region}]
	if !t.measures() {
		measured = nil
	}
	if len(own)+len(measured) == 0 || region == sla.Anywhere {
		own, measured, region = nil, nil, sla.Anywhere
	}
	clock := clockwork{t.Clock, s.asOf}
	key := strings.Join(append([]string{service, region, clock.key()}, t.Components...), "\x00")
	if t.measures() {
		key += "\x00\x00measured"
	}
	if found := s.scopes[key]; found != nil {
		return found
	}
	made := &scope{key: key, place: place{service, region}}
	for _, list := range [][]Event{s.byPlace[place{service, sla.Anywhere}], own} {
		for _, e := range list {
			if s.promised(e, t.Components) {
				made.events = clock.append(made.events, e, s.waits[e.Ref])
			}
		}
	}
	if t.measures() {
		made.readings = s.sharedReadings(place{service, sla.Anywhere}, measured, t)
	}
	sortEvents(made.events)
	made.clusters = clustersOf(made.events)
	s.scopes[key] = made
	return made
}

// promised says whether e hits a contract on these components; none means all.
// An event of the service as a whole hits every component.
func (s *scenery) promised(e Event, components []string) bool {
	if e.Component == sla.NoRef || len(components) == 0 {
		return true
	}
	name := s.Components[e.Component]
	n := sort.SearchStrings(components, name)
	return n < len(components) && components[n] == name
}

// sortEvents orders by start; the rest of the order only makes it total.
func sortEvents(events []Event) {
	slices.SortFunc(events, func(a, b Event) int {
		switch {
		case a.Start != b.Start:
			return cmp.Compare(a.Start, b.Start)
		case a.Ref != b.Ref:
			return cmp.Compare(a.Ref, b.Ref)
		case a.Kind != b.Kind:
			return cmp.Compare(a.Kind, b.Kind)
		}
		return cmp.Compare(a.End, b.End)
	})
}

func clustersOf(events []Event) []sla.Interval {
	list := make([]sla.Interval, len(events))
	for n, e := range events {
		list[n] = e.Interval
	}
	return sla.Union(list)
}

// around is window, made longer until no event of the scope and none of own
// crosses its edges from outside or comes within reach of them; at a reach of 0
// they must not touch.
func (s *scope) around(window sla.Interval, own []Event, reach sla.Instant) sla.Interval {
	for {
		before := window
		near := sla.Interval{Start: window.Start - reach, End: window.End + reach}
		for _, c := range s.touching(near) {
			window = hull(window, c)
		}
		for _, e := range own {
			if e.Kind != MeasuredEvent && e.Start <= near.End && e.End >= near.Start {
				window = hull(window, e.Interval)
			}
		}
		if window == before {
			return window
		}
	}
}

// touching are the clusters that meet window or adjoin it: at most the ones at
// its edges can make it longer.
func (s *scope) touching(window sla.Interval) []sla.Interval {
	first := sort.Search(len(s.clusters), func(n int) bool { return s.clusters[n].End >= window.Start })
	after := sort.Search(len(s.clusters), func(n int) bool { return s.clusters[n].Start > window.End })
	if first >= after {
		return nil
	}
	return []sla.Interval{s.clusters[first], s.clusters[after-1]}
}

// within are the events that begin in window; for a window from around these
// are all that meet it.
func (s *scope) within(window sla.Interval) []Event {
	first := sort.Search(len(s.events), func(n int) bool { return s.events[n].Start >= window.Start })
	after := sort.Search(len(s.events), func(n int) bool { return s.events[n].Start >= window.End })
	return s.events[first:max(first, after)]
}

func hull(a, b sla.Interval) sla.Interval {
	return sla.Interval{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
