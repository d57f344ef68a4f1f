package reports

import (
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// The arithmetic from what a formula gives to the credit: rule 23.

// formula says how the share of the fee is found, where that is not by tiers.
func (j judgement) formula() string { return j.terms.Formulas[j.Objective] }

// pays is the unit that the credits are written in.
func (j judgement) pays() string { return j.terms.Pays[j.Objective] }

// byTier says whether the share that is owed is what the tier gives.
func (j judgement) byTier() bool {
	return j.TierPPM >= 0 && (j.Share.Num == 0 || j.Share.Cmp(sla.Fraction{Num: j.CreditPPM, Den: sla.Whole}) == 0)
}

// shareOwed is the share of the fee that is owed before caps.
func (j judgement) shareOwed() string {
	switch {
	case j.byTier():
		return sla.FormatPercent(j.CreditPPM) + " %"
	case j.Share.Num == 0:
		return "nothing"
	}
	return shareText(j.Share)
}

func (j judgement) tiersText() string {
	operator := "below"
	if j.OperatorAtOr || j.terms.TiersAtOr {
		operator = "at or below"
	}
	var parts []string
	for _, t := range j.terms.Tiers {
		parts = append(parts, fmt.Sprintf("%s %s: %s", operator, targetText(t.ThresholdPPM), creditWords(j.pays(), t.CreditPPM)))
	}
	return strings.Join(parts, " · ")
}

func (j judgement) tierReached() string {
	if j.TierPPM < 0 {
		return "none reached"
	}
	return creditWords(j.pays(), j.CreditPPM)
}

// owes says whether the formula gave anything.
func (j judgement) owes() bool { return j.FormulaMinor > 0 || j.CreditMinor > 0 || j.DaysPPM > 0 }

// creditSteps go from the fee to the credit and what each outage has of it.
func (st *statement) creditSteps(j judgement) []Step {
	if !j.owes() {
		return []Step{{What: "Credit", How: j.whyNone(), Value: "none", Total: true}}
	}
	if j.DaysPPM > 0 {
		return []Step{j.worthStep(), {What: "Credit", How: "days of service, which are no money", Value: daysText(j.DaysPPM), Total: true}}
	}
	credit := Step{What: "Credit", How: j.shareHow("of the fee of ") + roundingText(j.terms.Round), Value: money(j.CreditMinor, j.Currency), Total: true}
	lines := []Step{credit}
	if taken := j.takenSteps(); len(taken) > 0 {
		by := "Credit by the tier"
		if !j.byTier() {
			by = "Credit by the formula"
		}
		lines = append([]Step{{What: by, How: credit.How, Value: money(j.FormulaMinor, j.Currency)}}, taken...)
		lines = append(lines, Step{What: "Credit", Value: money(j.CreditMinor, j.Currency), Total: true})
	}
	return append(lines, st.shareSteps(j)...)
}

const noTier = "no tier was reached"

// whyNone says why no credit is owed.
func (j judgement) whyNone() string {
	switch {
	case j.TierPPM < 0 && (len(j.terms.Tiers) > 0 || j.formula() == ""):
		return noTier
	case j.Share.Num > 0:
		return "the condition of the credit, or its cap, left nothing of it"
	}
	return "the formula gives nothing"
}

// shareHow is the share of the fee that the formula gave.
func (j judgement) shareHow(of string) string {
	if j.terms.FeeWords != "" {
		return j.shareOwed() + " of about " + money(j.FeeMinor, j.Currency) + ": " + j.terms.FeeWords
	}
	return j.shareOwed() + " " + of + feeSteps(j.Result) + baseText(j.terms)
}

// worthStep is what days of service cost.
func (j judgement) worthStep() Step {
	return Step{What: "Worth of the days", How: j.shareHow("of the fee of "), Value: money(j.WorthMinor, j.Currency)}
}

// takenSteps are what the cap and the floor took of the credit.
func (j judgement) takenSteps() (lines []Step) {
	if j.CapMinor > 0 {
		over := "what is over the cap"
		switch {
		case j.terms.Cap != "":
			over += ": " + j.terms.Cap
		case j.terms.CapPPM > 0:
			over += " of " + sla.FormatPercent(j.terms.CapPPM) + " % of the fee"
		}
		lines = append(lines, Step{What: "Cap", How: over, Value: "− " + money(j.CapMinor, j.Currency)})
	}
	if j.FloorMinor > 0 {
		lines = append(lines, Step{What: "Floor", How: strings.TrimSuffix("too small to be owed: "+j.terms.Floor, ": "), Value: "− " + money(j.FloorMinor, j.Currency)})
	}
	return lines
}

func baseText(t sla.TermsReading) string {
	if t.FeeBase == "prorated" {
		return ", in proportion to the part that the contract was in force"
	}
	return ""
}

// shareSteps divide the credit among the outages.
func (st *statement) shareSteps(j judgement) (lines []Step) {
	impacts := slices.DeleteFunc(j.chargedImpacts(), func(i sla.Impact) bool { return i.CreditMinor == 0 || i.Outage == sla.NoRef })
	switch {
	case len(impacts) < 2:
		return nil
	case len(impacts) > mostLines:
		return []Step{{What: "of it each outage", How: "its counted time ÷ " + chargedIn(j.Measure, j.Times.Charged), Value: "see above"}}
	}
	for _, i := range impacts {
		key, _ := j.key(i)
		lines = append(lines, Step{What: fmt.Sprintf("of it outage %d", st.numbers[key]), How: fmt.Sprintf("%s of %s", chargedIn(j.Measure, i.Charged), chargedIn(j.Measure, j.Times.Charged)), Value: money(i.CreditMinor, j.Currency)})
	}
	return lines
}

// creditSteps are a line for each contract of a group: they differ in their
// fees alone.
func (g *alike) creditSteps() []Step {
	if !slices.ContainsFunc(g.all, func(j *judgement) bool { return j.owes() }) {
		why := g.whyNone() + " for any of "
		if g.whyNone() == noTier {
			why = noTier + " by any of "
		}
		return []Step{{What: "Credit", How: why + g.tenants(), Value: "none", Total: true}}
	}
	var lines []Step
	for _, j := range g.all {
		name := cmpOr(j.TenantName, j.Tenant)
		if j.DaysPPM > 0 {
			worth := j.worthStep()
			lines = append(lines, Step{What: name, How: worth.How + " = worth " + worth.Value, Value: daysText(j.DaysPPM)})
			continue
		}
		how := j.shareHow("of ") + roundingText(j.terms.Round)
		if taken := j.takenSteps(); len(taken) > 0 {
			how += " = " + money(j.FormulaMinor, j.Currency)
			if j.CapMinor > 0 {
				how += fmt.Sprintf(", less %s over the cap", money(j.CapMinor, j.Currency))
			}
			if j.FloorMinor > 0 {
				how += fmt.Sprintf(", less %s under the floor", money(j.FloorMinor, j.Currency))
			}
		}
		lines = append(lines, Step{What: name, How: how, Value: money(j.CreditMinor, j.Currency)})
	}
	return append(lines, Step{What: "Credits", Value: moneyAndDays(g.credit(), g.Currency, g.days()), Total: true})
}
