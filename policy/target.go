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

func targetPart() part {
	return part{
		title: "Target",
		keys:  []key{mostly("target").is(aPercent)},
		read: func(_, at value, p *Promise) {
			v := at.get("target")
			v.mustBeWritten()
			p.TargetPPM = parse(v, percent)
		},
		check: func(_ Terms, p Promise, at string, report complaint) {
			switch {
			case p.TargetPPM <= 0 || p.TargetPPM > sla.Whole:
				report(join(at, "target"), TargetOutOfRange, "%s is not a target", inPercent(p.TargetPPM))
			case p.TargetPPM == sla.Whole && p.Operator == AtOrBelow:
				report(join(at, "target"), TargetAlways, "the target is 100 %% and the operator at_or_below")
			}
		},
		say: func(p Promise) string {
			return fmt.Sprintf("The promise is broken in a {period} in which the availability is %s.", p.Operator.of(p.TargetPPM))
		},
		contradictions: []Contradiction{TargetOutOfRange, TargetAlways},
	}
}

func operators() []word[Operator] {
	return []word[Operator]{
		{"below", Below, "exactly a threshold is not below it."},
		{"at_or_below", AtOrBelow, "exactly a threshold has reached it."}}
}

func operatorPart() part {
	return part{
		title: "Comparison",
		keys:  []key{mostly("operator").takes(allowed(operators()))},
		read: func(document, at value, p *Promise) {
			v := at.get("operator")
			if !v.present() {
				v = document.get("operator")
			}
			if !v.present() {
				at.get("operator").mustBeWritten()
			}
			p.Operator = parse(v, oneOf(operators()...))
		},
		check: func(_ Terms, p Promise, at string, report complaint) {
			if meaning(operators(), p.Operator) == "" {
				report(join(at, "operator"), NotAWord, "%q has no meaning here", p.Operator)
			}
		},
		say: func(p Promise) string {
			what := "The exact availability is compared, never a rounded one; "
			if p.Percentage != nil {
				what = "The rounded availability is compared; "
			}
			return what + meaning(operators(), p.Operator)
		},
		contradictions: []Contradiction{NotAWord},
	}
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
