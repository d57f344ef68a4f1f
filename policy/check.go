package policy

import "fmt"

// Contradiction is a way in which the clauses of a policy cannot all hold. Its
// text is the sentence that explains it.
type Contradiction string

func (c Contradiction) Error() string { return string(c) }

// complaint reports a contradiction at a key; the rest is the fact.
type complaint func(path string, reason Contradiction, fact string, values ...any)

// Check looks for contradictions in a policy, wherever it came from. The errors
// are [Errors]; they have lines where [Read] reports them.
func (p Policy) Check() error {
	var found Errors
	report := func(path string, reason Contradiction, fact string, values ...any) {
		found = append(found, &Error{File: p.File, Key: path, Message: fmt.Sprintf(fact, values...),
			Hint: reason.Error(), Reason: reason})
	}
	for _, c := range clauses() {
		if c.check != nil {
			c.check(p, report)
		}
	}
	return found.orNil()
}

// check reports the contradictions of clauses that could be read.
func (f *file) check(p Policy) {
	report := func(path string, reason Contradiction, fact string, values ...any) {
		f.report(path, reason, fmt.Sprintf(fact, values...), reason.Error())
	}
	for _, c := range clauses() {
		paths := append([]string{}, c.needs...)
		for _, k := range c.keys {
			paths = append(paths, k.path)
		}
		if c.check != nil && f.sound(paths...) {
			c.check(p, report)
		}
	}
}

// Contradictions are all that Check can report, in the order of the clauses.
func Contradictions() []Contradiction {
	var out []Contradiction
	seen := map[Contradiction]bool{}
	for _, c := range clauses() {
		for _, reason := range c.contradictions {
			if !seen[reason] {
				seen[reason] = true
				out = append(out, reason)
			}
		}
	}
	return out
}
