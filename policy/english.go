package policy

import (
	"fmt"
	"slices"
	"strings"
)

// Clause is one clause of the terms in plain words.
type Clause struct {
	Title, Sentence string
	// Assumed: the policy writes nothing of it, so that its defaults say it
	// all.
	Assumed bool
}

// Assumption is a default that a policy relied on: the key that is not written,
// and the sentence that holds instead.
type Assumption struct{ Key, Sentence string }

func (a Assumption) String() string { return a.Key + " is not written: " + a.Sentence }

// Clauses are the terms in plain words, every clause, always in the same order.
func (p Policy) Clauses() []Clause {
	var out []Clause
	for _, c := range clauses() {
		if c.sayAll != nil {
			out = append(out, c.sayAll(p.Terms)...)
		}
		if c.title == "" {
			continue
		}
		if said := c.say(p.Terms); said != "" {
			out = append(out, Clause{c.title, said, p.assumes(c)})
		}
	}
	return out
}

// assumes: every key of the clause that stands below no other of its keys has a
// default, and is not written.
func (p Policy) assumes(c clause) bool {
	for _, k := range c.keys {
		below := slices.ContainsFunc(c.keys, func(other key) bool { return strings.HasPrefix(k.path, other.path+".") })
		assumed := slices.ContainsFunc(p.Assumptions, func(a Assumption) bool { return a.Key == k.path })
		if !below && !assumed {
			return false
		}
	}
	return true
}

// English is the policy read back, a line a clause, and after them a line for
// every default that it relied on.
func (p Policy) English() []string {
	out := []string{fmt.Sprintf("%s (%s), for periods that begin on %s or later.", p.Title, p.Name, p.Effective)}
	if p.Source != "" || p.Confidence != "" {
		out = append(out, "Terms read in: "+p.provenance())
	}
	for _, c := range p.Clauses() {
		out = append(out, c.Title+": "+c.Sentence)
	}
	for _, a := range p.Assumptions {
		out = append(out, "Assumed: "+a.String())
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
