package policy

// Several is what holds where several objectives are for one contract.
type Several string

// What holds where several objectives are for one contract. The credits of
// EachObjective add up; the others owe the largest: under ChooseObjective
// because the customer may choose, which the statement says.
const (
	OneObjective    Several = "" // never more than one
	EachObjective   Several = "each"
	WorstObjective  Several = "worst"
	ChooseObjective Several = "choose"
)

// SeveralUnsaid is more than one objective for a contract, and no rule.
const SeveralUnsaid Contradiction = "where two objectives can be for one contract, several says what is owed: each, worst or choose"

func severalClause() clause {
	c := oneWord("Several objectives", free("several"), func(t *Terms) *Several { return &t.Several },
		word[Several]{"", OneObjective, ""},
		word[Several]{"each", EachObjective,
			"Where several objectives are for one contract, each that is missed owes its credit, and they add up."},
		word[Several]{"worst", WorstObjective,
			"Where several objectives are for one contract, only the largest credit among them is owed."},
		word[Several]{"choose", ChooseObjective,
			"Where several objectives are for one contract and more than one is missed, the customer chooses one of them; the largest credit is shown."},
	)
	words := c.check
	c.needs = []string{"objectives"}
	c.check = func(p Policy, report complaint) {
		words(p, report)
		if p.Terms.Several != OneObjective {
			return
		}
		if one, other, shared := p.Terms.sharedContract(); shared {
			report("several", SeveralUnsaid, "%s and %s can be for one contract", one, other)
		}
	}
	c.contradictions = append(c.contradictions, SeveralUnsaid)
	return c
}

// sharedContract are the names of two objectives that can be for one contract;
// ok is false where no two can.
func (t Terms) sharedContract() (one, other string, ok bool) {
	for n, o := range t.Objectives {
		for _, before := range t.Objectives[:n] {
			if o.meets(before) {
				return before.Name, o.Name, true
			}
		}
	}
	return "", "", false
}
