package analysis

import (
	"context"
	"fmt"
	"slices"

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
	reach       Reach
	skipped     map[skip]bool // see limit

	// periods are those of the run, written of them, and then those that terms
	// look back on.
	periods []sla.Period
	written int
	numbers map[sla.Period]int32
	// judged are the answers by promise and month, see judgement; promiseOf is
	// the promise of a group: what its policy reads of it. reigns are its
	// versions.
	judged    []answer
	earliest  sla.Month // of the answers
	promiseOf []int32
	reigns    []versions
	pasts     map[string]*cells // by what is in them
	scopes    map[scopeOfTerms]*scope
	timelines map[timelineKey]*swept
	promised  map[promisedKey]*promised
	days      [][]day // by period
}

// answer is how contracts are judged in the periods that end in a month, in
// order, or why they cannot be.
type answer struct {
	list []judgement
	// first is how many periods of the promise end in the months of the run
	// before this one.
	first int
	err   error
	known bool
}

// versions are the reigns of a promise, or why there are none.
type versions struct {
	list []reign
	err  error
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

type promisedKey struct {
	terms  *terms
	period int32
}

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
	groups, err := src.Groups(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading groups of contracts: %w", err)
	}
	chains, err := src.LongChains(ctx, LongChain)
	if err != nil {
		return nil, fmt.Errorf("looking for long outages: %w", err)
	}
	reach := ReachOf(months, policies, groups, chains)
	scene, err := src.Scene(ctx, reach.Interval)
	if err != nil {
		return nil, fmt.Errorf("reading outages: %w", err)
	}
	k := newKernel(policies, groups, scene, months, asOf, reach)
	fees, err := src.Fees(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading fees: %w", err)
	}
	k.setFees(fees)
	return k, nil
}

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

func newKernel(policies []policy.Policy, groups []Group, scene Scene, months []sla.Month, asOf sla.Instant, reach Reach) *Kernel {
	return &Kernel{months: months, asOf: asOf, reach: reach,
		groups: groups, atlas: newAtlas(groups),
		scenery: newScenery(scene, asOf), promises: newPromises(policies, scene.Causes, scene.Components),
		numbers: map[sla.Period]int32{}, scopes: map[scopeOfTerms]*scope{}, timelines: map[timelineKey]*swept{},
		promised: map[promisedKey]*promised{}, pasts: map[string]*cells{}}
}

// number gives a period its number in this run.
func (k *Kernel) number(p sla.Period) int32 {
	n, ok := k.numbers[p]
	if !ok {
		n = int32(len(k.periods))
		k.numbers[p], k.periods, k.days = n, append(k.periods, p), append(k.days, calendarDays(p))
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

// judgement is how the contracts of a group are judged in a month: one of
// those of the run, or one that their terms look back on.
func (k *Kernel) judgement(group int32, month sla.Month) *answer {
	if k.judged == nil {
		k.answer()
	}
	return &k.judged[int(k.promiseOf[group])*k.width()+int(month-k.earliest)]
}

// width is how many months there may be answers for.
func (k *Kernel) width() int { return int(k.months[len(k.months)-1]-k.earliest) + 1 }

// answer finds how everybody is judged, promise by promise; the periods of the
// run are numbered first.
func (k *Kernel) answer() {
	firsts := k.numberPromises()
	k.reigns = make([]versions, len(firsts))
	back := make([]sla.Month, len(firsts))
	for promise, group := range firsts {
		of := &k.reigns[promise]
		of.list, of.err = k.promises.reigns(k.groups[group])
		for _, r := range of.list {
			if r.terms.looksBack() {
				back[promise] = max(back[promise], lookback(r.terms.Terms, r.terms.of.TermMonths))
			}
		}
	}
	k.earliest = k.months[0] - slices.Max(append(back, 0))
	k.judged = make([]answer, len(firsts)*k.width())
	for promise := range firsts {
		first := 0
		for _, month := range k.months {
			a := k.answerIn(promise, month)
			a.first = first
			first += len(a.list)
		}
	}
	k.written = len(k.periods)
	for promise := range firsts {
		for month := k.months[0] - back[promise]; back[promise] > 0 && month <= k.months[len(k.months)-1]; month++ {
			k.answerIn(promise, month)
		}
	}
}

// answerIn finds how a promise is judged in a month, once.
func (k *Kernel) answerIn(promise int, month sla.Month) *answer {
	a := &k.judged[promise*k.width()+int(month-k.earliest)]
	if a.known {
		return a
	}
	a.known = true
	if a.err = k.reigns[promise].err; a.err == nil {
		a.list, a.err = k.promises.judgedBy(k.reigns[promise].list, month)
	}
	for n := range a.list {
		a.list[n].number = k.number(a.list[n].period)
	}
	return a
}

// numberPromises finds the groups of which the terms read the same, which are
// judged alike, and the first group of each.
func (k *Kernel) numberPromises() (firsts []int32) {
	numbers := map[Group]int32{}
	k.promiseOf = make([]int32, len(k.groups))
	for n, g := range k.groups {
		of := k.promises.read(g)
		number, known := numbers[of]
		if !known {
			number = int32(len(firsts))
			numbers[of], firsts = number, append(firsts, int32(n))
		}
		k.promiseOf[n] = number
	}
	return firsts
}

// scopeOf is what happened to the contracts of a group under some terms.
func (k *Kernel) scopeOf(group int32, t *terms) *scope {
	key := scopeOfTerms{k.atlas.placeOf[group], t}
	found := k.scopes[key]
	if found == nil {
		where := k.atlas.places[key.place]
		found = k.scenery.scope(where.service, where.region, t)
		k.scopes[key] = found
	}
	return found
}

// always is the time in force of contracts that share a timeline.
var always = sla.Interval{Start: sla.NoInstant, End: sla.Never}

// swept is a shared timeline, or why there is none.
type swept struct {
	*timeline
	err error
}

// timeline is the shared timeline of all contracts that felt the same.
func (k *Kernel) timeline(t *terms, s *scope) (*timeline, error) {
	key := timelineKey{t.timing, s}
	found := k.timelines[key]
	if found == nil {
		found = &swept{}
		k.timelines[key] = found
		found.timeline, found.err = k.sweep(key)
	}
	return found.timeline, found.err
}

func (k *Kernel) sweep(key timelineKey) (*timeline, error) {
	return key.timing.sweep(glance{key.scope.events, key.scope.readings, always, k.reach.Interval, k.asOf})
}

// promised is what is the same for all contracts under some terms in a period.
type promised struct {
	// time in which the terms promise the service.
	time []sla.Interval
	// deadline of a claim where it does not depend on what happened.
	deadline sla.Instant
}

func (k *Kernel) promisedIn(t *terms, period int32) *promised {
	key := promisedKey{t, period}
	found := k.promised[key]
	if found == nil {
		p := &k.periods[period]
		found = &promised{time: t.calendar.measured(t.Hours, p.Interval)}
		found.deadline = t.calendar.deadline(t.Window, t.Claim, *p, sla.Interval{})
		k.promised[key] = found
	}
	return found
}
