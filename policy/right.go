package policy

import "strings"

// Right is what a customer may do after repeated misses; it is shown, not paid.
type Right struct {
	// What the customer may do: terminate, refund ... any word.
	What string
	When Repeated
}

// Contradictions of rights.
const (
	NoRights      Contradiction = "a list of rights has at least one: leave the key out where there is none"
	RightUnspoken Contradiction = "a right says when it is reached: missed, or down"
)

func rightsClause() clause {
	return clause{
		title: "Rights",
		keys: append([]key{
			optional("rights", "nothing follows from missed windows but their credits.").lists(),
			required("rights.right").is(aName),
		}, repeatedKeys("rights", free)...),
		read: func(document value, p *Policy) {
			v := document.get("rights")
			for _, item := range v.items() {
				p.Terms.Rights = append(p.Terms.Rights, Right{parse(item.get("right"), prose), readRepeated(item)})
				if !item.get("missed").present() && !item.get("down").present() {
					item.contradicts(RightUnspoken, "neither is written")
				}
			}
			if v.present() && len(p.Terms.Rights) == 0 {
				v.contradicts(NoRights, "the list is empty")
			}
		},
		needs: []string{"window", "measure", "objectives"},
		check: func(p Policy, report complaint) {
			for n, r := range p.Terms.Rights {
				checkRepeated(r.When, p.Terms, itemPath("rights", n), report)
			}
		},
		say: func(t Terms) string {
			if len(t.Rights) == 0 {
				return "Nothing follows from missed periods but their credits."
			}
			var out []string
			for _, r := range t.Rights {
				out = append(out, "The customer may "+r.What+" "+r.When.words()+".")
			}
			return inPeriods(t, strings.Join(out, " "))
		},
		contradictions: append(repeatedContradictions(), NoRights, RightUnspoken),
	}
}
