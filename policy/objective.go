package policy

import (
	"slices"
	"strings"

	"nines/sla"
)

// Objective is one of several promises of a policy.
type Objective struct {
	Name string
	For  Selector
	// Components that it is about, sorted; empty is those of the policy.
	Components []string
	// Measure replaces that of the policy; nil is that of the policy.
	Measure *Measure
	Promise
}

// Contradictions of objectives.
const (
	NoObjectives       Contradiction = "a list of objectives has at least one: leave the key out where there is a single promise"
	ObjectiveTwice     Contradiction = "the name of an objective is its own: results are told apart by it"
	PromiseTwice       Contradiction = "beside objectives, targets and formulas stand in the objectives: what is written at the top level would be for nobody"
	ObjectiveElsewhere Contradiction = "an objective is about components that the policy promises"
	FeeShareOutOfRange Contradiction = "an objective is about more than nothing of the fee and at most all of it"
	FeeSharesTooMany   Contradiction = "the parts of the fee that objectives of one contract are about cannot be more than the fee together"
)

func objectivesClause() clause {
	return clause{
		keys: append(append([]key{
			free("objectives").lists(),
			required("objectives.name").is(aName),
			free("objectives.components").lists(aName),
			free("objectives.fee_share").is(aPercent),
			required("objectives.credit"),
		}, selectorKeys()...), again(measureKeys(free("objectives.measure")))...),
		read: func(document value, p *Policy) {
			v := document.get("objectives")
			for _, item := range v.items() {
				p.Terms.Objectives = append(p.Terms.Objectives, readObjective(item))
			}
			switch {
			case !v.present():
				return
			case len(p.Terms.Objectives) == 0:
				v.contradicts(NoObjectives, "the list is empty")
			}
			for _, k := range append(targetPart().keys, creditsPart().keys...) {
				inside := strings.Count(k.path, ".") > 1 // of a formula
				if above := document.at(k.path); !inside && above.present() {
					above.contradicts(PromiseTwice, k.path+" is written beside objectives")
				}
			}
		},
		needs: []string{"components", "several"},
		check: func(p Policy, report complaint) {
			checkObjectives(p.Terms, report)
		},
		contradictions: append([]Contradiction{NoObjectives, ObjectiveTwice, PromiseTwice, ObjectiveElsewhere,
			ComponentTwice, FeeShareOutOfRange, FeeSharesTooMany}, selectorContradictions()...),
		sayAll: objectiveSentences,
	}
}

func readObjective(v value) Objective {
	o := Objective{
		Name:       parse(v.get("name"), prose),
		For:        readSelector(v.get("for")),
		Components: sorted(parseList(v.get("components"), label)),
		Promise:    Defaults().Promise,
	}
	if share := v.get("fee_share"); share.present() {
		o.FeeSharePPM = parse(share, percent)
	}
	if m := v.get("measure"); m.present() {
		measure := readMeasure(m)
		o.Measure = &measure
	}
	if parts := v.get("components"); parts.present() && len(o.Components) == 0 {
		parts.contradicts(NoComponents, "the list is empty")
	}
	return o
}

func checkObjectives(t Terms, report complaint) {
	names := map[string]bool{}
	for n, o := range t.Objectives {
		at := itemPath("objectives", n)
		if names[o.Name] {
			report(at+".name", ObjectiveTwice, "%s is the name of two objectives", o.Name)
		}
		names[o.Name] = true
		if o.FeeSharePPM <= 0 || o.FeeSharePPM > sla.Whole {
			report(at+".fee_share", FeeShareOutOfRange, "%s is out of range", inPercent(o.FeeSharePPM))
		}
		if o.Measure != nil {
			checkMeasure(*o.Measure, at+".measure", report)
		}
		for m, c := range o.Components {
			if m > 0 && c == o.Components[m-1] {
				report(at+".components", ComponentTwice, "%s is written twice", c)
			}
			if len(t.Components) > 0 && !slices.Contains(t.Components, c) {
				report(at+".components", ObjectiveElsewhere, "%s is not among the components of the policy", c)
			}
		}
		checkSelector(t.Objectives, n, report)
	}
	checkFeeShares(t, report)
}

// checkFeeShares looks at objectives whose credits add up.
func checkFeeShares(t Terms, report complaint) {
	if t.Several != EachObjective {
		return
	}
	for n, o := range t.Objectives {
		total, parts := int64(0), false
		for m, other := range t.Objectives[:n+1] {
			if m == n || o.meets(other) {
				total += other.FeeSharePPM
				parts = parts || other.FeeSharePPM < sla.Whole
			}
		}
		// Objectives that are each about the whole fee are several promises for
		// it; parts of it are a division.
		if parts && total > sla.Whole {
			report(itemPath("objectives", n)+".fee_share", FeeSharesTooMany, "with the objectives before it that can be for the same contract it is %s", inPercent(total))
			return
		}
	}
}

// objectiveSentences are a clause for each objective.
func objectiveSentences(t Terms) []Clause {
	var out []Clause
	for _, o := range t.Objectives {
		text := []string{o.For.sentence()}
		if len(o.Components) > 0 {
			text = append(text, "It is about these parts of the service: "+listed(o.Components)+".")
		}
		if o.Measure != nil {
			text = append(text, o.Measure.sentence())
		}
		for _, part := range parts() {
			if said := part.say(o.Promise); said != "" {
				text = append(text, said)
			}
		}
		out = append(out, Clause{Title: "Objective " + o.Name, Sentence: inPeriods(t, strings.Join(text, " "))})
	}
	return out
}
