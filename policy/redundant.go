package policy

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"
)

// Redundant says that the service is down only while at least AtLeast of these
// Components are down at once; nil where every component counts alone.
type Redundant struct {
	// Components are sorted.
	Components []string
	// AtLeast is how many of them; all of them where nothing is written.
	AtLeast int
}

// Contradictions of redundant components.
const (
	RedundantTooFew     Contradiction = "components are redundant where there are two or more of them, and two or more must be down at once"
	RedundantTooMany    Contradiction = "no more components can be down at once than there are"
	RedundantNotMatched Contradiction = "where components are redundant, they are all that is promised: leave components out, or name the same"
	RedundantSummed     Contradiction = "components are down at once at some moment, and lengths that are added have no moment: write combine: union"
)

func redundantClause() clause {
	return clause{
		title: "Redundancy",
		keys: []key{
			optional("redundant", "a component that is down is not made up for by another.").is(aName).lists().only(Terms.countsOutages),
			required("redundant.components").lists(aName),
			optional("redundant.down_when", "the service is down only while all redundant components are.").is(aNumber),
		},
		read:           func(document value, p *Policy) { p.Terms.Redundant = readRedundant(document.get("redundant")) },
		needs:          []string{"components", "combine"},
		check:          checkRedundant,
		say:            func(t Terms) string { return t.Redundant.sentence() },
		contradictions: []Contradiction{RedundantTooFew, RedundantTooMany, RedundantNotMatched, RedundantSummed, ComponentTwice},
	}
}

func readRedundant(v value) *Redundant {
	if !v.present() {
		return nil
	}
	list, least := v, value{}
	if _, plain := v.node.(*ast.SequenceNode); !plain {
		list, least = v.get("components"), v.get("down_when")
	}
	r := Redundant{Components: parseList(list, label)}
	slices.Sort(r.Components)
	r.AtLeast = len(r.Components)
	if least.present() {
		r.AtLeast = parse(least, count)
	}
	return &r
}

func checkRedundant(p Policy, report complaint) {
	r := p.Terms.Redundant
	if r == nil {
		return
	}
	for n := 1; n < len(r.Components); n++ {
		if r.Components[n] == r.Components[n-1] {
			report("redundant", ComponentTwice, "%s is written twice", r.Components[n])
		}
	}
	switch {
	case len(r.Components) < 2 || r.AtLeast < 2:
		report("redundant", RedundantTooFew, "%d of %d must be down", r.AtLeast, len(r.Components))
	case r.AtLeast > len(r.Components):
		report("redundant", RedundantTooMany, "%d of %d must be down", r.AtLeast, len(r.Components))
	}
	if promised := p.Terms.Components; len(promised) > 0 && !slices.Equal(promised, r.Components) {
		report("redundant", RedundantNotMatched, "%s are promised, %s redundant", listed(promised), listed(r.Components))
	}
	if p.Terms.Combine != Union {
		report("redundant", RedundantSummed, "combine is %s", p.Terms.Combine)
	}
}

func (r *Redundant) sentence() string {
	if r == nil {
		return "A component that is down is not made up for by another."
	}
	return fmt.Sprintf("The service is down only while %d or more of these %d are down at once: %s.", r.AtLeast, len(r.Components), listed(r.Components))
}
