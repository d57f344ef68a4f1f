package policy

// Contradictions of the condition of a credit.
const (
	ConditionAlways  Contradiction = "one missed window of one is every missed window: leave the condition out"
	ConditionForNone Contradiction = "where nothing is owed, a credit needs no condition"
)

func conditionClause() clause {
	return whereOwed(clause{
		title: "Condition",
		keys: append([]key{
			optional("credit.condition", "each missed window owes its credit, whatever the others were."),
		}, repeatedKeys("credit.condition", required)...),
		read: func(document value, p *Policy) {
			if v := document.at("credit.condition"); v.present() {
				r := readRepeated(v)
				p.Terms.Condition = &r
			}
		},
		needs: append(promisePaths(), "window", "measure"),
		check: func(p Policy, report complaint) {
			r := p.Terms.Condition
			if r == nil {
				return
			}
			checkRepeated(*r, p.Terms, "credit.condition", report)
			switch {
			case r.Of == 1 && r.BelowPPM == -1 && r.DownMS == 0:
				report("credit.condition", ConditionAlways, "one of one is meant")
			case !p.Terms.pays():
				report("credit.condition", ConditionForNone, "no credit is promised")
			}
		},
		say: func(t Terms) string {
			if t.Condition == nil {
				return inPeriods(t, "Each {period} in which a credit is reached owes it, whatever the others were.")
			}
			return inPeriods(t, "A credit is owed only "+t.Condition.words()+".")
		},
		contradictions: append(repeatedContradictions(), ConditionAlways, ConditionForNone),
	})
}
