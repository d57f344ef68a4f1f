package policy

// clause is one promise of the language: its keys, and what is done with them.
type clause struct {
	// title heads the sentence; a clause without a title says nothing.
	title string
	keys  []key
	// read fills p from the document; what it cannot read it reports on the
	// value itself. A key that is absent or faulty reads as the zero value.
	read func(document value, p *Policy)
	// complete is called when every clause has been read, for what depends on
	// others; nil where nothing does.
	complete func(document value, p *Policy)
	// needs are keys of other clauses that check looks at: it is not called
	// while they, or the clause's own, could not be read.
	needs []string
	check func(p Policy, report complaint)
	// say is the sentence of the clause, "" where it has nothing to say.
	say func(t Terms) string
	// sayAll are clauses of their own, for what a policy has several of.
	sayAll func(t Terms) []Clause
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
	// when says for which terms the fallback is an assumption; nil is all.
	when func(Terms) bool
	// words are the allowed ones where the key takes one of a few.
	words []string
	// form is how a single value is written, for editors; nil where it is a
	// word, or no single value. A key with keys below it may be a mapping of
	// them too, whatever its form.
	form *form
	list listing
	// again marks a key of a promise where it stands in an objective too.
	again bool
}

// listing says whether the value of a key is a list of what it is otherwise.
type listing uint8

const (
	noList listing = iota
	aList          // always
	maybeList
)

// is adds how a single value is written.
func (k key) is(f form) key { k.form = &f; return k }

// lists: the value is a list; of single values in a form, or of mappings.
func (k key) lists(forms ...form) key {
	k.list = aList
	for _, f := range forms {
		k.form = &f
	}
	return k
}

// orList: one value, or a list of such.
func (k key) orList() key { k.list = maybeList; return k }

// only limits the assumption of a fallback to some terms.
func (k key) only(when func(Terms) bool) key { k.when = when; return k }

// takes adds the allowed words.
func (k key) takes(words []string) key { k.words = append(k.words, words...); return k }

type need uint8

const (
	mustBeWritten need = iota
	// hasDefault: where the key is absent, its fallback is an assumption.
	hasDefault
	// mayBeAbsent: absence means nothing, or the clause sees to it.
	mayBeAbsent
	// isSection: where it is absent, the defaults of its keys are assumed.
	isSection
	// mostlyWritten must be written unless other clauses make it needless: its
	// clause calls value.mustBeWritten.
	mostlyWritten
)

func required(path string) key { return key{path: path, need: mustBeWritten} }
func optional(path, fallback string) key {
	return key{path: path, need: hasDefault, fallback: fallback}
}
func free(path string) key    { return key{path: path, need: mayBeAbsent} }
func section(path string) key { return key{path: path, need: isSection} }
func mostly(path string) key  { return key{path: path, need: mostlyWritten} }

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
			if v := document.at(k.path); v.present() {
				*field(&p.Terms) = parse(v, oneOf(words...))
			}
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
