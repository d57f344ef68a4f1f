package policy

import (
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// Contradictions of excluded causes.
const (
	CauseTwice       Contradiction = "a cause is named once"
	ProviderExcluded Contradiction = "an outage is the provider's unless another cause is recorded: if the provider's own do not count, nothing is promised"
)

func causesClause() clause {
	return clause{
		title: "Excluded causes",
		keys:  []key{optional("exclude.causes", "an outage counts whatever its cause.").lists(aName)},
		read: func(document value, p *Policy) {
			p.Terms.ExcludedCauses = parseList(document.at("exclude.causes"), cause)
			slices.Sort(p.Terms.ExcludedCauses)
		},
		check: func(p Policy, report complaint) {
			for n, c := range p.Terms.ExcludedCauses {
				if c == sla.CauseProvider {
					report("exclude.causes", ProviderExcluded, "%s is excluded", c)
				}
				if n > 0 && c == p.Terms.ExcludedCauses[n-1] {
					report("exclude.causes", CauseTwice, "%s is written twice", c)
				}
			}
		},
		say: func(t Terms) string {
			if len(t.ExcludedCauses) == 0 {
				return "An outage counts whatever its cause."
			}
			return "An outage does not count if its cause is one of these: " + listed(causeWords(t.ExcludedCauses)) + "."
		},
		contradictions: []Contradiction{CauseTwice, ProviderExcluded},
	}
}

// causeWords are causes as people say them: third party.
func causeWords(causes []sla.Cause) []string {
	out := make([]string, len(causes))
	for n, c := range causes {
		out[n] = strings.ReplaceAll(string(c), "_", " ")
	}
	return out
}

// cause reads a lower-case word.
func cause(text string) (sla.Cause, error) {
	strange := func(r rune) bool { return (r < 'a' || r > 'z') && r != '_' && (r < '0' || r > '9') }
	if text == "" || strings.ContainsFunc(text, strange) {
		return "", problem{fmt.Sprintf("%q is not a cause", text), "a cause is a lower-case word like third_party"}
	}
	return sla.Cause(text), nil
}
