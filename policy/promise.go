package policy

import "slices"

// Promise is a target and what is owed where it is missed. It has one family
// of formulas at most: Tiers, Bands, Flat, ProRata, Steps or OutageBands; the
// free clock hour may stand beside one.
type Promise struct {
	TargetPPM int64
	Operator  Operator
	// Percentage rounds the availability before it is compared; nil compares
	// the exact ratio.
	Percentage *Percentage

	// Pays is the unit of every credit below.
	Pays CreditUnit
	// Tiers are ordered from the highest threshold down; credits rise.
	Tiers []Tier
	// TierOperator is how an availability is compared with the thresholds of
	// tiers; "" is like the target.
	TierOperator Operator
	// OnlyIf says what a credit needs.
	OnlyIf OnlyIf
	// Bands are ordered from the highest down; Hole says what holds between.
	Bands []Band
	Hole  Hole
	// Flat is owed whenever the target is missed, in parts per million of
	// Pays; 0 where the family is another.
	Flat        int64
	ProRata     *ProRata
	Steps       *Steps
	OutageBands *OutageBands
	FreeHour    *FreeHour
	// FeeSharePPM is the part of the fee that the promise is about.
	FeeSharePPM int64
}

// part is one clause of a promise. It stands at the top level of a policy, or
// in each of its objectives.
type part struct {
	title string
	// keys as they are at the top level.
	keys []key
	// read fills p from at: the document itself, or one of its objectives.
	read  func(document, at value, p *Promise)
	check func(t Terms, p Promise, at string, report complaint)
	// say may be silent.
	say            func(p Promise) string
	contradictions []Contradiction
}

// parts are the clauses of a promise, in the order in which it is read back.
func parts() []part { return []part{targetPart(), operatorPart(), percentagePart(), creditsPart()} }

// clause is the part for every promise of a policy. Where a policy has
// objectives, their clause says what the parts say.
func (part part) clause() clause {
	return clause{
		title: part.title,
		keys:  everywhere(part.keys),
		read: func(document value, p *Policy) {
			objectives := document.get("objectives")
			if !objectives.present() {
				part.read(document, document, &p.Terms.Promise)
			}
			for n, v := range objectives.items() {
				part.read(document, v, &p.Terms.Objectives[n].Promise)
			}
		},
		check: func(p Policy, report complaint) {
			p.Terms.eachPromise(func(t Terms, promise Promise, at string) { part.check(t, promise, at, report) })
		},
		say: func(t Terms) string {
			if len(t.Objectives) > 0 {
				return ""
			}
			return inPeriods(t, part.say(t.Promise))
		},
		contradictions: part.contradictions,
	}
}

// everywhere are keys of a promise at the top level and in objectives.
func everywhere(keys []key) []key {
	inside := append([]key{}, keys...)
	for n := range inside {
		inside[n].path = join("objectives", inside[n].path)
	}
	return append(append([]key{}, keys...), again(inside)...)
}

// again marks keys of objectives that a policy has at its top level too: there
// an objective is like the policy where it is silent, so nothing is assumed.
func again(keys []key) []key {
	for n, k := range keys {
		keys[n].again = true
		if k.need == hasDefault && (parent(k.path) == "objectives" || k.when != nil) {
			keys[n].need = mayBeAbsent
		}
	}
	return keys
}

// eachPromise calls visit for every promise with its place, "" at the top
// level, and the terms as they are for it.
func (t Terms) eachPromise(visit func(t Terms, p Promise, at string)) {
	if len(t.Objectives) == 0 {
		visit(t, t.Promise, "")
	}
	for n, o := range t.Objectives {
		own := t
		if o.Measure != nil {
			own.Measure = *o.Measure
		}
		visit(own, o.Promise, itemPath("objectives", n))
	}
}

// paysIn says whether credits of t are in a unit.
func (t Terms) paysIn(unit CreditUnit) bool {
	found := false
	t.eachPromise(func(_ Terms, p Promise, _ string) { found = found || p.owes() && p.Pays == unit })
	return found
}

// canonicalPromises gives promises one spelling: what cannot matter is as where
// it is not written.
func (t *Terms) canonicalPromises() {
	t.Promise = t.Promise.canonical()
	t.Objectives = slices.Clone(t.Objectives)
	for n, o := range t.Objectives {
		t.Objectives[n].Promise = o.Promise.canonical()
	}
	if _, _, needed := t.sharedContract(func(Objective, Objective) bool { return true }); !needed {
		t.Several = OneObjective
	}
	most, known := t.mostOf(CapWindow)
	t.Caps = slices.DeleteFunc(slices.Clone(t.Caps), func(c Cap) bool {
		return known && most <= c.PPM && c.Of == CapWindow
	})
	if len(t.Caps) == 0 {
		t.Caps = nil
	}
}

func (p Promise) canonical() Promise {
	if len(p.Tiers) == 0 {
		p.Tiers = nil
	}
	if p.TierOperator == p.Operator {
		p.TierOperator = ""
	}
	if _, matters := p.creditAboveTarget(); !matters {
		p.OnlyIf = TargetMissed
	}
	return p
}
