package policy

import (
	"fmt"

	"nines/sla"
)

// Operator is how an availability is compared with a threshold.
type Operator string

// The operators.
const (
	Below     Operator = "below"
	AtOrBelow Operator = "at_or_below"
)

// Contradictions of a target.
const (
	TargetOutOfRange Contradiction = "a target is above 0 % and at most 100 %"
	TargetAlways     Contradiction = "no period can be above 100 %: with at_or_below every period would be broken"
)

func targetClause() clause {
	return clause{
		title: "Target",
		keys:  []key{required("target")},
		needs: []string{"operator"},
		read:  func(document value, p *Policy) { p.Terms.TargetPPM = parse(document.get("target"), percent) },
		check: func(p Policy, report complaint) {
			switch target := p.Terms.TargetPPM; {
			case target <= 0 || target > sla.Whole:
				report("target", TargetOutOfRange, "%s is not a target", inPercent(target))
			case target == sla.Whole && p.Terms.Operator == AtOrBelow:
				report("target", TargetAlways, "the target is 100 %% and the operator at_or_below")
			}
		},
		say: func(t Terms) string {
			return inPeriods(t, fmt.Sprintf("The promise is broken in a {period} in which the availability is %s.",
				t.Operator.of(t.TargetPPM)))
		},
		contradictions: []Contradiction{TargetOutOfRange, TargetAlways},
	}
}

func operatorClause() clause {
	return oneWord("Comparison", required("operator"), func(t *Terms) *Operator { return &t.Operator },
		word[Operator]{"below", Below,
			"The exact availability is compared, never a rounded one; exactly a threshold is not below it."},
		word[Operator]{"at_or_below", AtOrBelow,
			"The exact availability is compared, never a rounded one; exactly a threshold has reached it."},
	)
}

// of is the condition of a threshold in words: "below 99.9 %".
func (o Operator) of(ppm int64) string {
	if o == AtOrBelow {
		return inPercent(ppm) + " or less"
	}
	return "below " + inPercent(ppm)
}

// inPercent is parts per million as people write them: "99.9 %".
func inPercent(ppm int64) string { return sla.FormatPercent(ppm) + " %" }
