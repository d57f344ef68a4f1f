package policy

import "cmp"

// headerClause says which policy this is; nothing in it moves a figure except
// the day from which it holds.
func headerClause() clause {
	return clause{
		keys: []key{required("policy").is(aName), free("title").is(someText), required("effective").is(aDay), free("source").is(someText),
			free("confidence").takes(allowed(confidences()))},
		read: func(document value, p *Policy) {
			p.Name = parse(document.get("policy"), label)
			p.Title = cmp.Or(parse(document.get("title"), prose), p.Name)
			p.Effective = parse(document.get("effective"), date)
			p.Source = parse(document.get("source"), prose)
			p.Confidence = parse(document.get("confidence"), oneOf(confidences()...))
		},
	}
}

// confidences say how sure it is that the terms are those of the contract.
func confidences() []word[string] {
	return []word[string]{
		{"P", "P", "the contract or the vendor's own page"},
		{"M", "M", "a copy or a quotation of it"},
		{"S", "S", "a report about it"},
		{"invented", "invented", "invented, they are nobody's contract"},
	}
}

// provenance is where the terms were read and how sure that is.
func (p Policy) provenance() string {
	text := cmp.Or(p.Source, "a place that was not noted")
	for _, c := range confidences() {
		if c.value == p.Confidence {
			text += " (" + c.sentence + ")"
		}
	}
	return text + "."
}
