package analysis

import (
	"context"
	"fmt"
	"time"

	"nines/policy"
	"nines/sla"
)

// Kernel is the kernel with its inputs loaded: it can judge everything ([Run])
// or account for one contract ([Kernel.Account]).
type Kernel struct {
	promises *promises
	scenery  *scenery
	groups   []Group
	atlas    *atlas
	fees     []Fee
	// currencies of all fees; feeCurrency is an index into them by fee.
	currencies  []string
	feeCurrency []int32
	months      []sla.Month
	asOf        sla.Instant
	span        sla.Interval

	periods []sla.Period
	numbers map[sla.Period]int32
	// judged are the answers by promise and month, see judgement; promiseOf is
	// the promise of a group: its policy and zone.
	judged    []answer
	promiseOf []int32
	scopes    map[scopeOfTerms]*scope
	timelines map[timelineKey]*timeline
	measured  map[measuredKey][]sla.Interval
	days      map[int32][]day
}

// answer is a judgement, or why there is none.
type answer struct {
	judgement
	number int32 // of the period, where it ends
	known  bool
	err    error
}

type timelineKey struct {
	timing *timing
	scope  *scope
}

// scopeOfTerms finds a scope: by place, and by the terms for their components.
type scopeOfTerms struct {
	place int32
	terms *terms
}

type measuredKey struct {
	terms  *terms
	period int32
}

// slack is how far around the months inputs are looked at beyond what the
// calendar asks for: zones, and pieces that cross an edge.
const slack = sla.Instant(32 * sla.Day)

// Load reads what is needed to judge the periods that end in months (sorted)
// as of an instant.
func Load(ctx context.Context, src Source, months []sla.Month, asOf sla.Instant) (*Kernel, error) {
	switch {
	case len(months) == 0:
		return nil, fmt.Errorf("no month to judge")
	case asOf == sla.NoInstant:
		return nil, fmt.Errorf("no as-of instant to judge by")
	}
	policies, err := src.Policies(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading policies: %w", err)
	}
	scene, err := src.Scene(ctx, spanOf(months, policies))
	if err != nil {
		return nil, fmt.Errorf("reading outages: %w", err)
	}
	k := newKernel(policies, scene, months, asOf)
	groups, err := src.Groups(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading groups of contracts: %w", err)
	}
	k.setGroups(groups)
	fees, err := src.Fees(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading fees: %w", err)
	}
	k.setFees(fees)
	return k, nil
}

func (k *Kernel) setGroups(groups []Group) { k.groups, k.atlas = groups, newAtlas(groups) }

func (k *Kernel) setFees(fees []Fee) {
	k.fees, k.feeCurrency = fees, make([]int32, len(fees))
	numbers := map[string]int32{}
	for n, f := range fees {
		number, known := numbers[f.Currency]
		if !known {
			number = int32(len(k.currencies))
			numbers[f.Currency], k.currencies = number, append(k.currencies, f.Currency)
		}
		k.feeCurrency[n] = number
	}
}

func newKernel(policies []policy.Policy, scene Scene, months []sla.Month, asOf sla.Instant) *Kernel {
	return &Kernel{months: months, asOf: asOf, span: spanOf(months, policies),
		scenery: newScenery(scene, asOf), promises: newPromises(policies, scene.Causes),
		numbers: map[sla.Period]int32{}, scopes: map[scopeOfTerms]*scope{}, timelines: map[timelineKey]*timeline{},
		measured: map[measuredKey][]sla.Interval{}, days: map[int32][]day{}}
}

// spanOf reaches from where the first period may begin to the end of the last
// month; from the beginning of the year where a policy has an allowance, because
// that is filled then, and to its end where a share of the allowance depends on
// when a contract ends.
func spanOf(months []sla.Month, policies []policy.Policy) sla.Interval {
	utc := calendar{time.UTC}
	first, last := months[0], months[len(months)-1]
	for _, p := range policies {
		first = min(first, months[0]-sla.Month(p.Terms.Window.FeeMonths()-1))
	}
	for _, p := range policies {
		m := p.Terms.Maintenance
		if m == nil || m.Allowance == nil {
			continue
		}
		first = min(first, first-first%12)
		if m.Allowance.Prorated {
			last = sla.MonthOf(last.Year(), time.December)
		}
	}
	return sla.Interval{Start: utc.monthStart(first) - slack, End: utc.monthStart(last+1) + slack}
}

// number gives a period its number in this run.
func (k *Kernel) number(p sla.Period) int32 {
	n, ok := k.numbers[p]
	if !ok {
		n = int32(len(k.periods))
		k.numbers[p], k.periods = n, append(k.periods, p)
		k.days[n] = calendarDays(p)
	}
	return n
}

func calendarDays(p sla.Period) []day {
	c, err := calendarOf(p.Zone)
	if err != nil {
		panic(err) // the period was made in that zone
	}
	return c.days(p.Interval)
}

// judgement is how the contracts of a group are judged in one of the months;
// it is asked for each of them, so it is remembered.
func (k *Kernel) judgement(group int32, month sla.Month) *answer {
	width := int(k.months[len(k.months)-1]-k.months[0]) + 1
	if k.judged == nil {
		k.judged = make([]answer, k.numberPromises()*width)
	}
	a := &k.judged[int(k.promiseOf[group])*width+int(month-k.months[0])]
	if !a.known {
		a.known = true
		a.judgement, a.err = k.promises.judgedBy(k.groups[group], month)
		if a.terms != nil && a.ends {
			a.number = k.number(a.period)
		}
	}
	return a
}

// numberPromises finds the groups with one policy and zone, which are judged
// alike, and counts them.
func (k *Kernel) numberPromises() int {
	type promise struct{ policy, zone string }
	numbers := map[promise]int32{}
	k.promiseOf = make([]int32, len(k.groups))
	for n, g := range k.groups {
		number, known := numbers[promise{g.Policy, g.Zone}]
		if !known {
			number = int32(len(numbers))
			numbers[promise{g.Policy, g.Zone}] = number
		}
		k.promiseOf[n] = number
	}
	return len(numbers)
}

// scopeOf is what happened to the contracts of a group under some terms.
func (k *Kernel) scopeOf(group int32, t *terms) *scope {
	key := scopeOfTerms{k.atlas.placeOf[group], t}
	found := k.scopes[key]
	if found == nil {
		where := k.atlas.places[key.place]
		found = k.scenery.scope(where.service, where.region, t.Components)
		k.scopes[key] = found
	}
	return found
}

// always is the time in force of contracts that share a timeline.
var always = sla.Interval{Start: sla.NoInstant, End: sla.Never}

// timeline is the shared timeline of all contracts that felt the same.
func (k *Kernel) timeline(t *terms, s *scope) (*timeline, error) {
	key := timelineKey{t.timing, s}
	if found := k.timelines[key]; found != nil {
		return found, nil
	}
	made, err := t.timing.sweep(s.events, always)
	if err != nil {
		return nil, err
	}
	k.timelines[key] = made
	return made, nil
}

// promised is the time of a period in which the terms promise the service.
func (k *Kernel) promised(t *terms, period int32) []sla.Interval {
	key := measuredKey{t, period}
	found, ok := k.measured[key]
	if !ok {
		found = t.calendar.measured(t.Hours, k.periods[period].Interval)
		k.measured[key] = found
	}
	return found
}
