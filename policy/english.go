package policy

import (
	"fmt"
	"strings"
)

// Clause is one clause of the terms in plain words.
type Clause struct{ Title, Sentence string }

// Clauses are the terms in plain words, every clause, always in the same order.
func (t Terms) Clauses() []Clause {
	var out []Clause
	for _, c := range clauses() {
		if c.sayAll != nil {
			out = append(out, c.sayAll(t)...)
		}
		if c.title == "" {
			continue
		}
		if said := c.say(t); said != "" {
			out = append(out, Clause{c.title, said})
		}
	}
	return out
}

// English is the policy read back, a line a clause, and after them a line for
// every default that it relied on.
func (p Policy) English() []string {
	out := []string{fmt.Sprintf("%s (%s), for periods that begin on %s or later.", p.Title, p.Name, p.Effective)}
	if p.Source != "" || p.Confidence != "" {
		out = append(out, "Terms read in: "+p.provenance())
	}
	for _, c := range p.Terms.Clauses() {
		out = append(out, c.Title+": "+c.Sentence)
	}
	for _, a := range p.Assumptions {
		out = append(out, "Assumed: "+a)
	}
	return out
}

// inPeriods is a sentence with the word for the window in place of {period}.
func inPeriods(t Terms, sentence string) string {
	return strings.ReplaceAll(sentence, "{period}", t.Window.noun())
}

// listed is "a", "a and b", "a, b and c".
func listed[T ~string](names []T) string {
	var out strings.Builder
	for n, name := range names {
		switch {
		case n > 0 && n == len(names)-1:
			out.WriteString(" and ")
		case n > 0:
			out.WriteString(", ")
		}
		out.WriteString(string(name))
	}
	return out.String()
}
