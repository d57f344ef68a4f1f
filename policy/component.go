package policy

import "slices"

// Contradictions of components.
const (
	NoComponents   Contradiction = "an empty list promises nothing: leave the key out to promise the whole service"
	ComponentTwice Contradiction = "a component is named once"
)

func componentsClause() clause {
	return clause{
		title: "Components",
		keys:  []key{optional("components", "the whole service is promised, every component of it.").lists(aName)},
		read: func(document value, p *Policy) {
			v := document.get("components")
			p.Terms.Components = parseList(v, label)
			slices.Sort(p.Terms.Components)
			if v.present() && len(p.Terms.Components) == 0 {
				v.contradicts(NoComponents, "the list is empty")
			}
		},
		check: func(p Policy, report complaint) {
			for n := 1; n < len(p.Terms.Components); n++ {
				if p.Terms.Components[n] == p.Terms.Components[n-1] {
					report("components", ComponentTwice, "%s is written twice", p.Terms.Components[n])
				}
			}
		},
		say: func(t Terms) string {
			if len(t.Components) == 0 {
				return "The whole service is promised, every component of it."
			}
			return "Only these parts of the service are promised: " + listed(t.Components) +
				". An outage counts if it hit one of them or the service as a whole."
		},
		contradictions: []Contradiction{NoComponents, ComponentTwice},
	}
}
