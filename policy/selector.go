package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Selector says for which contracts an objective is: for those that have one
// of the words in every list that is not empty. Lists are sorted.
type Selector struct {
	Plans, Classes, Topologies, Regions []string
	// Otherwise: for those for which no objective before it with a list is.
	Otherwise bool
}

// Contradictions of selectors.
const (
	SelectorEmpty    Contradiction = "an empty list is for nobody: leave it out where the objective is for every contract"
	SelectorTwice    Contradiction = "a word is in a list once"
	OtherwiseNotLast Contradiction = "otherwise is for who is left over, so it stands after every other objective"
	OtherwiseWithout Contradiction = "otherwise is for contracts for which no objective before it with a list is: leave `for` out where it is for all"
)

func selectorContradictions() []Contradiction {
	return []Contradiction{SelectorEmpty, SelectorTwice, OtherwiseNotLast, OtherwiseWithout}
}

// selectorLists are the keys of a selector and where their words go.
func selectorLists(s *Selector) []struct {
	key   string
	words *[]string
} {
	return []struct {
		key   string
		words *[]string
	}{{"plan", &s.Plans}, {"class", &s.Classes}, {"topology", &s.Topologies}, {"region", &s.Regions}}
}

func selectorKeys() []key {
	list := []key{free("objectives.for").takes([]string{"otherwise"})}
	for _, l := range selectorLists(&Selector{}) {
		list = append(list, free("objectives.for."+l.key).lists(aName))
	}
	return list
}

func readSelector(v value) Selector {
	var s Selector
	if _, ok := v.node.(ast.ScalarNode); ok {
		s.Otherwise = parse(v, oneOf(word[bool]{written: "otherwise", value: true}))
		return s
	}
	written := false
	for _, l := range selectorLists(&s) {
		list := v.get(l.key)
		*l.words = sorted(parseList(list, label))
		if list.present() && len(*l.words) == 0 {
			list.contradicts(SelectorEmpty, "the list is empty")
		}
		written = written || list.present()
	}
	if v.present() && !written {
		v.contradicts(SelectorEmpty, "no list is written")
	}
	return s
}

func (s Selector) lists() bool {
	return len(s.Plans)+len(s.Classes)+len(s.Topologies)+len(s.Regions) > 0
}

func checkSelector(all []Objective, n int, report complaint) {
	s, at := all[n].For, itemPath("objectives", n)+".for"
	for _, l := range selectorLists(&s) {
		for m, w := range *l.words {
			if m > 0 && w == (*l.words)[m-1] {
				report(at+"."+l.key, SelectorTwice, "%s is written twice", w)
			}
		}
	}
	before := all[:n]
	switch {
	case s.Otherwise && !slices.ContainsFunc(before, func(o Objective) bool { return o.For.lists() }):
		report(at, OtherwiseWithout, "no objective before it has a list")
	case !s.Otherwise && n > 0 && before[n-1].For.Otherwise:
		report(itemPath("objectives", n-1)+".for", OtherwiseNotLast, "%s comes after it", all[n].Name)
	}
}

// meets says whether one contract can have both objectives.
func (o Objective) meets(other Objective) bool {
	a, b := o.For, other.For
	if a.Otherwise != b.Otherwise {
		listed := a
		if a.Otherwise {
			listed = b
		}
		return !listed.lists()
	}
	both := selectorLists(&b)
	for n, l := range selectorLists(&a) {
		words, others := *l.words, *both[n].words
		if len(words) > 0 && len(others) > 0 &&
			!slices.ContainsFunc(words, func(w string) bool { return slices.Contains(others, w) }) {
			return false
		}
	}
	return true
}

func (s Selector) sentence() string {
	if s.Otherwise {
		return "It is for every contract for which no objective before it with conditions is."
	}
	var conditions []string
	for _, l := range selectorLists(&s) {
		if len(*l.words) > 0 {
			conditions = append(conditions, fmt.Sprintf("whose %s is %s", l.key, strings.Join(*l.words, " or ")))
		}
	}
	if conditions == nil {
		return "It is for every contract."
	}
	return "It is for contracts " + strings.Join(conditions, " and ") + "."
}
