package reports

import (
	"slices"

	"nines/sla"
)

// termsSection is what the contracts say, and what they leave unsaid.
func (st *statement) termsSection() Section {
	s := Section{ID: "terms", Title: "The terms, and what they leave unsaid"}
	var seen []string
	for n := range st.contracts {
		t := &st.contracts[n].terms
		key := "terms " + t.Policy + " " + t.Effective
		if t.Policy == "" || slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		if len(t.Clauses)+len(t.Assumptions) > 0 {
			s.Blocks = append(s.Blocks, Part{Key: key, Blocks: func() []Block { return termsBlocks(*t) }})
		}
	}
	return s
}

// termsBlocks are the words of a policy's version, the same in every letter:
// what it says, and how what it leaves unsaid is read.
func termsBlocks(t sla.TermsReading) []Block {
	title := cmpOr(t.Title, t.Policy)
	if t.Effective != "" {
		title += ", in force since " + t.Effective
	}
	said := Table{Caption: title, Columns: []Column{{Label: "Clause"}, {Label: "What it says"}}, Labelled: true}
	for _, c := range t.Clauses {
		if !c.Assumed {
			said.Rows = append(said.Rows, Row{Cells: []Cell{{Text: c.Title}, {Text: c.Sentence}}})
		}
	}
	blocks := []Block{said}
	if len(t.Assumptions) > 0 {
		unsaid := Note{Title: "What these terms leave unsaid, and how it is read", Dense: true}
		for _, a := range t.Assumptions {
			unsaid.Items = append(unsaid.Items, say(capital(a.Sentence)))
		}
		blocks = append(blocks, unsaid)
	}
	return blocks
}
