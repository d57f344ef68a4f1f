package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"nines/policy"
	"nines/sla"
)

// terms are the meaning of a policy version bound to what it reads of a
// contract. There is one for each meaning, so they can be compared by pointer.
type terms struct {
	*policy.Terms
	// of is what the terms read of a group; the rest of it is zero, but for
	// Zone, in which the terms count.
	of       Group
	calendar calendar
	// timing is the same where timelines can be shared.
	timing *timing
	// islandOnly and narrow: see there.
	islandOnly, narrow bool
	// formula is the promise, ready to be judged.
	formula formula
	// objective is the name of the one that is for the group. Where several
	// are, parts are terms for each of them.
	objective string
	parts     []*terms
}

// promises finds the terms of a policy name for a group.
type promises struct {
	policies []policy.Policy
	byName   map[string][]int32 // by effective day
	bound    map[binding]*terms
	meanings map[string]*terms
	timings  map[string]*timing
	causes   []sla.Cause
	// components are the names behind an event's index.
	components []string
}

type binding struct {
	version int32
	of      Group
}

func newPromises(policies []policy.Policy, causes []sla.Cause, components []string) *promises {
	p := &promises{policies: policies, byName: map[string][]int32{}, bound: map[binding]*terms{},
		meanings: map[string]*terms{}, timings: map[string]*timing{}, causes: causes, components: components}
	for n, one := range policies {
		list := append(p.byName[one.Name], int32(n))
		for at := len(list) - 1; at > 0 && policies[list[at-1]].Effective > one.Effective; at-- {
			list[at-1], list[at] = list[at], list[at-1]
		}
		p.byName[one.Name] = list
	}
	return p
}

// read is what a policy's versions read of a group together: groups in which
// it is equal are judged alike, where the same happened.
func (p *promises) read(g Group) Group {
	of := Group{Policy: g.Policy}
	for _, version := range p.byName[g.Policy] {
		one := readBy(&p.policies[version].Terms, g)
		of.Region, of.Zone = cmp.Or(of.Region, one.Region), cmp.Or(of.Zone, one.Zone)
		of.Plan, of.Class, of.Topology = cmp.Or(of.Plan, one.Plan), cmp.Or(of.Class, one.Class), cmp.Or(of.Topology, one.Topology)
		of.BillingDay, of.Began = cmp.Or(of.BillingDay, one.BillingDay), cmp.Or(of.Began, one.Began)
		of.TermMonths, of.Seats = cmp.Or(of.TermMonths, one.TermMonths), cmp.Or(of.Seats, one.Seats)
	}
	return of
}

// readBy is what t reads of g.
func readBy(t *policy.Terms, g Group) Group {
	var of Group
	reads := t.Reads()
	take(&of.Zone, g.Zone, t.Zone == policy.CustomerZone)
	take(&of.Region, g.Region, slices.ContainsFunc(t.Objectives, func(o policy.Objective) bool { return len(o.For.Regions) > 0 }))
	take(&of.Plan, g.Plan, reads.Plan)
	take(&of.Class, g.Class, reads.Class)
	take(&of.Topology, g.Topology, reads.Topology)
	take(&of.BillingDay, g.BillingDay, reads.BillingDay)
	take(&of.Began, g.Began, reads.Began)
	take(&of.TermMonths, g.TermMonths, reads.TermMonths)
	take(&of.Seats, g.Seats, reads.Seats)
	return of
}

func take[T any](to *T, value T, wanted bool) {
	if wanted {
		*to = value
	}
}

// bind binds a version to what it reads of a group. Errors: what it reads and
// the group lacks.
func (p *promises) bind(version int32, g Group) (*terms, error) {
	one := &p.policies[version]
	of := readBy(&one.Terms, g)
	if found := p.bound[binding{version, of}]; found != nil {
		return found, nil
	}
	made, err := p.mean(version, of)
	if err != nil {
		return nil, fmt.Errorf("policy %q: %w", one.Name, err)
	}
	p.bound[binding{version, of}] = made
	return made, nil
}

func (p *promises) mean(version int32, of Group) (*terms, error) {
	meaning := p.policies[version].Terms
	c, err := calendarFor(&meaning, of)
	if err != nil {
		return nil, err
	}
	of.Zone = c.zone.String()
	meaning.Zone = of.Zone
	name := p.policies[version].Name
	if len(meaning.Objectives) == 0 {
		return p.shared(meaning, "", name, of, c), nil
	}
	list, err := chosen(&meaning, of)
	if err != nil {
		return nil, err
	}
	of.Plan, of.Class, of.Topology, of.Region = "", "", "", "" // they have said what they have to say
	if len(list) == 1 {
		return p.shared(under(meaning, list[0]), list[0].Name, name, of, c), nil
	}
	made := p.shared(all(meaning, list), "", name, of, c)
	for n := len(made.parts); n < len(list); n++ {
		made.parts = append(made.parts, p.shared(under(meaning, list[n]), list[n].Name, name, of, c))
	}
	return made, nil
}

// shared is the one for all who mean the same.
func (p *promises) shared(meaning policy.Terms, objective, policyName string, of Group, c calendar) *terms {
	key := fmt.Sprintf("%s %#v %s", meaning.Key(), of, objective)
	if found := p.meanings[key]; found != nil {
		return found
	}
	made := &terms{Terms: &meaning, of: of, calendar: c, formula: formulaOf(&meaning.Promise), objective: objective,
		islandOnly: islandOnly(&meaning)}
	made.narrow = narrow(made)
	timingKey := timingKey(made)
	if made.timing = p.timings[timingKey]; made.timing == nil {
		made.timing = newTiming(made, policyName, p.causes, p.components)
		p.timings[timingKey] = made.timing
	}
	p.meanings[key] = made
	return made
}

// each are the terms of every objective, or t itself.
func (t *terms) each() []*terms {
	if len(t.parts) == 0 {
		return []*terms{t}
	}
	return t.parts
}

// measures says whether they, or one of several objectives, look at
// measurements.
func (t *terms) measures() bool {
	return slices.ContainsFunc(t.each(), func(one *terms) bool { return !one.Measure.CountsOutages() })
}

// calendarFor is the calendar of contracts of a group under terms. Errors: what
// the terms count by and the group lacks.
func calendarFor(t *policy.Terms, of Group) (calendar, error) {
	zone := t.Zone
	if zone == policy.CustomerZone {
		if zone = of.Zone; zone == "" {
			return calendar{}, fmt.Errorf("its periods are counted in the customer's time zone, and the contract has none")
		}
	}
	c, err := calendarOf(zone)
	if err != nil {
		return c, err
	}
	reads := t.Reads()
	if reads.Began {
		if c.began, err = time.Parse(time.DateOnly, of.Began); err != nil {
			return c, fmt.Errorf("it counts from the day on which the contract began, and %q is not a day", of.Began)
		}
	}
	if c.cycleDay = of.BillingDay; reads.BillingDay && (c.cycleDay < 1 || c.cycleDay > 31) {
		return c, fmt.Errorf("its periods begin on the billing day of the contract, which has none")
	}
	c.termMonths = of.TermMonths
	if c.termMonths < 1 && (t.Window.Kind == policy.SubscriptionWindow && t.Window.Months == 0 ||
		slices.ContainsFunc(t.Caps, func(c policy.Cap) bool { return c.Of == policy.CapTerm })) {
		return c, fmt.Errorf("it counts the terms of the contract, which does not write how many months they have")
	}
	return c, nil
}

// timingKey is the key of the part of the terms that a sweep looks at.
func timingKey(t *terms) string {
	part := policy.Terms{Combine: t.Combine, Weights: t.Weights, Minimum: t.Minimum,
		ExcludedCauses: t.ExcludedCauses, Maintenance: t.Maintenance,
		Redundant: t.Redundant, Unit: t.Unit, Weekly: t.Weekly, Measure: t.Measure}
	if t.Denominator == policy.AddedBack {
		part.Denominator = t.Denominator // what lies in windows is looked at
	}
	if len(t.Weekly) > 0 || t.Unit.LengthMS > 0 && t.Unit.Align == policy.AlignToClock || t.Measure.IntervalMS > 0 {
		part.Zone = t.Zone
	}
	began := ""
	if a := allowance(t); a != nil {
		part.Zone = t.Zone // allowances are filled again at local months
		take(&began, t.of.Began, a.Per == policy.PerContractYear)
	}
	seats := int64(0)
	take(&seats, t.of.Seats, t.Measure.Kind == policy.UserTime)
	return fmt.Sprint(part.Key(), began, " ", seats)
}
