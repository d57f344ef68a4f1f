package analysis

import (
	"errors"
	"fmt"
	"time"

	"nines/policy"
	"nines/sla"
)

// terms are the meaning of a policy version bound to what it reads of a
// contract. There is one for each meaning, so they can be compared by pointer.
type terms struct {
	*policy.Terms
	calendar calendar
	// timing is the same where timelines can be shared.
	timing *timing
}

// promises finds the terms of a policy name in a zone and month.
type promises struct {
	policies []policy.Policy
	byName   map[string][]int32 // by effective day
	// takesOver is, for each policy, the first month that it judges.
	takesOver []sla.Month
	bound     map[binding]*terms
	meanings  map[string]*terms
	timings   map[string]*timing
	causes    []sla.Cause
}

type binding struct {
	version int32
	zone    string
}

func newPromises(policies []policy.Policy, causes []sla.Cause) *promises {
	p := &promises{policies: policies, byName: map[string][]int32{}, bound: map[binding]*terms{},
		meanings: map[string]*terms{}, timings: map[string]*timing{}, causes: causes}
	for n, one := range policies {
		list := append(p.byName[one.Name], int32(n))
		for at := len(list) - 1; at > 0 && policies[list[at-1]].Effective > one.Effective; at-- {
			list[at-1], list[at] = list[at], list[at-1]
		}
		p.byName[one.Name] = list
	}
	p.takesOver = make([]sla.Month, len(policies))
	for _, versions := range p.byName {
		for n := range versions {
			p.takesOver[versions[n]] = p.firstMonth(versions, n)
		}
	}
	return p
}

// errNotYet: a policy has no version yet when a period begins.
var errNotYet = errors.New("no version of the policy is in force when the period begins")

// judgement is how contracts of a group are judged in a month.
type judgement struct {
	terms  *terms
	period sla.Period
	// version is the policy that judges, an index into promises.policies.
	version int32
	// ends is false where no period ends in the month.
	ends bool
}

// judgedBy finds the version that judges the period ending in month, and the
// period. Errors: no such policy, no zone; errNotYet, with how the first
// version would judge.
func (p *promises) judgedBy(g Group, month sla.Month) (judgement, error) {
	versions := p.byName[g.Policy]
	if len(versions) == 0 {
		return judgement{}, fmt.Errorf("policy %q is not loaded", g.Policy)
	}
	n := len(versions) - 1
	for n > 0 && p.takesOver[versions[n]] > month {
		n--
	}
	t, err := p.bind(versions[n], g)
	if err != nil {
		return judgement{}, err
	}
	period, ends := t.calendar.period(t.Window, month)
	j := judgement{t, period, versions[n], ends}
	if p.takesOver[versions[n]] > month {
		return j, fmt.Errorf("judging %s by policy %q, first effective %s: %w",
			month, g.Policy, p.policies[versions[n]].Effective, errNotYet)
	}
	return j, nil
}

// firstMonth is the first month of the first period that version n judges: of
// those that begin on its effective day or later, the first that begins when a
// period of the version before it ends. So every month is judged, and once,
// also where the window changes.
func (p *promises) firstMonth(versions []int32, n int) sla.Month {
	one := &p.policies[versions[n]]
	effective, err := time.Parse(time.DateOnly, one.Effective)
	if err != nil {
		return 0 // an example's, which holds whenever it began
	}
	month := sla.MonthOf(effective.Year(), effective.Month())
	if effective.Day() > 1 {
		month++
	}
	length := one.Terms.Window.FeeMonths()
	if n > 0 {
		length = max(length, p.policies[versions[n-1]].Terms.Window.FeeMonths())
	}
	for int(month)%length != 0 {
		month++
	}
	return month
}

// since is when the version that judges became effective.
func (p *promises) since(j judgement) sla.Instant {
	day, err := time.Parse(time.DateOnly, p.policies[j.version].Effective)
	if err != nil {
		return sla.NoInstant
	}
	return j.terms.calendar.startOf(day)
}

// bind gives a version the zone of the contracts it is read for.
func (p *promises) bind(version int32, g Group) (*terms, error) {
	one := &p.policies[version]
	zone := one.Terms.Zone
	if zone == policy.CustomerZone {
		if zone = g.Zone; zone == "" {
			return nil, fmt.Errorf("policy %q counts months in the customer's time zone, but a contract on %s in %s has none",
				g.Policy, g.Service, g.Region)
		}
	}
	if found := p.bound[binding{version, zone}]; found != nil {
		return found, nil
	}
	made, err := p.mean(version, zone)
	p.bound[binding{version, zone}] = made
	return made, err
}

func (p *promises) mean(version int32, zone string) (*terms, error) {
	meaning := p.policies[version].Terms
	meaning.Zone = zone
	key := meaning.Key()
	if found := p.meanings[key]; found != nil {
		return found, nil
	}
	c, err := calendarOf(zone)
	if err != nil {
		return nil, fmt.Errorf("policy %q: %w", p.policies[version].Name, err)
	}
	made := &terms{Terms: &meaning, calendar: c}
	timingKey := timingKey(&meaning)
	if made.timing = p.timings[timingKey]; made.timing == nil {
		made.timing = newTiming(&meaning, p.policies[version].Name, c, p.causes)
		p.timings[timingKey] = made.timing
	}
	p.meanings[key] = made
	return made, nil
}

// timingKey is the key of the part of the terms that a sweep looks at.
func timingKey(t *policy.Terms) string {
	part := policy.Terms{Combine: t.Combine, Weights: t.Weights, Minimum: t.Minimum,
		ExcludedCauses: t.ExcludedCauses, Maintenance: t.Maintenance}
	if t.Maintenance != nil && t.Maintenance.Allowance != nil {
		part.Zone = t.Zone // allowances are filled again at local months
	}
	return part.Key()
}
