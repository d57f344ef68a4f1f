package policy

// clause is one promise of the language: its keys, and what is done with them.
type clause struct {
	// title heads the sentence; a clause without a title says nothing.
	title string
	keys  []key
	// read fills p from the document; what it cannot read it reports on the
	// value itself. A key that is absent or faulty reads as the zero value.
	read func(document value, p *Policy)
	// needs are keys of other clauses that check looks at: it is not called
	// while they, or the clause's own, could not be read.
	needs []string
	check func(p Policy, report complaint)
	say   func(t Terms) string
	// contradictions are what check can report.
	contradictions []Contradiction
}

// key is one key of the language.
type key struct {
	// path from the root: "credit.cap". Items of a list add nothing to it.
	path string
	need need
	// fallback is the sentence that holds where the key is not written.
	fallback string
	// words are the allowed ones where the key takes one of a few.
	words []string
}

type need uint8

const (
	mustBeWritten need = iota
	// hasDefault: where the key is absent, its fallback is an assumption.
	hasDefault
	// mayBeAbsent: absence means nothing, or the clause sees to it.
	mayBeAbsent
	// isSection: where it is absent, the defaults of its keys are assumed.
	isSection
)

func required(path string) key { return key{path: path, need: mustBeWritten} }
func optional(path, fallback string) key {
	return key{path: path, need: hasDefault, fallback: fallback}
}
func free(path string) key    { return key{path: path, need: mayBeAbsent} }
func section(path string) key { return key{path: path, need: isSection} }

// word is one allowed word of a key, its meaning, and the sentence for it.
// Where written is "", value is what absence means.
type word[T comparable] struct {
	written  string
	value    T
	sentence string
}

// NotAWord is a term that no word of the language stands for.
const NotAWord Contradiction = "the value must be one of the words of its key"

// oneWord is a clause whose only key takes one of a few words. In a sentence
// "{period}" stands for month or quarter.
func oneWord[T comparable](title string, k key, field func(*Terms) *T, words ...word[T]) clause {
	find := func(t Terms) (word[T], bool) {
		for _, w := range words {
			if w.value == *field(&t) {
				return w, true
			}
		}
		return word[T]{}, false
	}
	k.words = allowed(words)
	return clause{
		title: title,
		keys:  []key{k},
		read: func(document value, p *Policy) {
			*field(&p.Terms) = parse(document.at(k.path), oneOf(words...))
		},
		check: func(p Policy, report complaint) {
			if _, ok := find(p.Terms); !ok {
				report(k.path, NotAWord, "%v has no meaning here", *field(&p.Terms))
			}
		},
		say: func(t Terms) string {
			w, _ := find(t)
			return inPeriods(t, w.sentence)
		},
		contradictions: []Contradiction{NotAWord},
	}
}
