package policy

import "fmt"

// Steps gives FirstPPM as soon as anything is charged and EachPPM for every
// EveryMS of it, in the unit of the promise's credits.
type Steps struct {
	FirstPPM, EveryMS, EachPPM int64
	// Started: a step that has begun counts; else only completed ones.
	Started bool
	// ByOutage: steps are counted in each piece of downtime, and Credits says
	// how they combine; else in all that is charged in the window.
	ByOutage bool
	Credits  CombineCredits
	Across   AcrossWindows
}

// Contradictions of steps.
const (
	StepOutOfRange Contradiction = "a step is longer than nothing and no longer than the window"
	StepsOfWindow  Contradiction = "credits and across are for steps of each outage: steps of the window are counted once"
)

func stepFamily() family {
	return family{
		name: "steps",
		keys: append([]key{
			free("credit.steps"),
			optional("credit.steps.first", "nothing is owed before the first step.").is(aCredit),
			required("credit.steps.every").is(aLength), required("credit.steps.credit").is(aCredit),
			required("credit.steps.counts").takes(allowed(stepCounts())),
			required("credit.steps.of").takes(allowed(stepsOf())),
		}, pieceKeys("credit.steps", mostly)...),
		read: func(v value, p *Promise, credit func(v value) int64) {
			p.Steps = &Steps{
				FirstPPM: credit(v.get("first")), EveryMS: parse(v.get("every"), duration), EachPPM: credit(v.get("credit")),
				Started: parse(v.get("counts"), oneOf(stepCounts()...)), ByOutage: parse(v.get("of"), oneOf(stepsOf()...)),
			}
			credits, across := v.get("credits"), v.get("across")
			switch {
			case p.Steps.ByOutage:
				credits.mustBeWritten()
				across.mustBeWritten()
			case credits.present() || across.present():
				v.contradicts(StepsOfWindow, "the steps are of the window")
			}
			p.Steps.Credits, p.Steps.Across = readPieces(v)
		},
		owes:           func(p Promise) bool { return p.Steps != nil },
		check:          checkSteps,
		say:            stepSentence,
		contradictions: []Contradiction{StepOutOfRange, StepsOfWindow},
	}
}

func stepCounts() []word[bool] {
	return []word[bool]{{"completed", false, "only completed ones count"}, {"started", true, "one that has begun counts"}}
}

func stepsOf() []word[bool] {
	return []word[bool]{
		{"window", false, "of all time that is charged in a {period}"},
		{"outage", true, "that each uninterrupted piece of charged time lasted, whatever it weighed"}}
}

func checkSteps(t Terms, p Promise, at string, report complaint) {
	s := *p.Steps
	if s.EveryMS <= 0 || s.EveryMS > t.Window.longestMS() {
		report(at+".steps.every", StepOutOfRange, "the step is %s", spell(s.EveryMS))
	}
	p.checkCredit(s.EachPPM, at+".steps.credit", report)
	if s.FirstPPM != 0 {
		p.checkCredit(s.FirstPPM, at+".steps.first", report)
	}
	if s.ByOutage {
		checkPieces(s.Credits, s.Across, at+".steps", report)
	}
}

func stepSentence(p Promise) string {
	s := *p.Steps
	text := fmt.Sprintf("The credit is %s for every %s %s; %s.", p.credit(s.EachPPM), spell(s.EveryMS),
		meaning(stepsOf(), s.ByOutage), meaning(stepCounts(), s.Started))
	if s.FirstPPM > 0 {
		text += fmt.Sprintf(" Beside these, %s is owed as soon as anything is charged.", p.credit(s.FirstPPM))
	}
	if s.ByOutage {
		text += " " + piecesSentence(s.Credits, s.Across)
	}
	return text + " It does not depend on the target."
}
