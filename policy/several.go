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

// Contradictions of several objectives for one contract.
const (
	// SeveralUnsaid is no rule for them.
	SeveralUnsaid Contradiction = "where two objectives can be for one contract, several says what is owed: each, worst or choose"
	// SeveralUnits are credits that can neither be added nor compared.
	SeveralUnits Contradiction = "objectives that can be for one contract all owe money, or all owe days of service"
)

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
		one, other, shared := p.Terms.sharedContract(func(Objective, Objective) bool { return true })
		if shared && p.Terms.Several == OneObjective {
			report("several", SeveralUnsaid, "%s and %s can be for one contract", one, other)
		}
		if one, other, mixed := p.Terms.sharedContract(oweOtherwise); mixed {
			report("objectives", SeveralUnits, "of %s and %s, one owes days of service", one, other)
		}
	}
	c.contradictions = append(c.contradictions, SeveralUnsaid, SeveralUnits)
	return c
}

// oweOtherwise says whether one of two objectives owes days of service and the other
// money.
func oweOtherwise(one, other Objective) bool {
	return one.owes() && other.owes() && (one.Pays == DaysOfService) != (other.Pays == DaysOfService)
}

// sharedContract are the names of two objectives that can be for one contract and are
// such; ok is false where no two are.
func (t Terms) sharedContract(such func(one, other Objective) bool) (one, other string, ok bool) {
	for n, o := range t.Objectives {
		for _, before := range t.Objectives[:n] {
			if o.meets(before) && such(before, o) {
				return before.Name, o.Name, true
			}
		}
	}
	return "", "", false
}
