package reports

import (
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// arithmetic is how every contract's credit comes about, line by line, so that
// the customer can do it again with a pencil.
func (st *statement) arithmetic() Section {
	s := Section{ID: "arithmetic", Title: "The arithmetic",
		Intro: say("Every line can be done again with a pencil. Percentages are rounded down where they are shown and exact where they are compared.")}
	plain := 0
	for n := range st.same.groups {
		g := &st.same.groups[n]
		if len(st.contracts) > 3 && len(g.ledger.Impacts) == 0 {
			plain += len(g.all)
			continue
		}
		s.Blocks = append(s.Blocks, st.steps(g))
	}
	if plain > 0 {
		s.Blocks = append(s.Blocks, say("For the other "+others(plain)+" nothing was charged: the availability is 100 % of the counted time, and nothing is owed."))
	}
	return s
}

// steps are those of a contract, or of several that felt the same time.
func (st *statement) steps(g *alike) Steps {
	j := &g.judgement
	s := Steps{Caption: st.service(j.Result) + ", " + g.where() + ", " + j.Period.Label, Lines: slices.Clip(j.felt.steps)}
	if !j.Judged {
		s.Lines = append(s.Lines, Step{What: "Availability", How: "nothing was counted, so there is none: no target was missed, nothing is owed", Value: "not measured", Total: true})
		return s
	}
	if len(g.all) > 1 {
		s.Lines = append(s.Lines, g.creditSteps()...)
		return s
	}
	s.Lines = append(s.Lines, st.creditSteps(*j)...)
	return s
}

// timeSteps go from the period to what is counted and what is charged.
func (st *statement) timeSteps(j judgement) []Step {
	t := j.Times
	var lines []Step
	if t.Measured != j.Period.Length() {
		lines = append(lines, Step{What: "Period", How: moment(j.Period.Start, j.zone) + " to " + moment(j.Period.End, j.zone), Value: duration(j.Period.Length())})
	}
	lines = append(lines, Step{What: "Measured time", How: sumText(t), Value: duration(t.Measured)})
	if t.Counted != t.Measured {
		lines = append(lines, Step{What: "Taken out", How: "measured time that the policy does not count", Value: "− " + duration(t.Measured-t.Counted)})
	}
	lines = append(lines, Step{What: "Counted time", How: seconds(t.Counted), Value: duration(t.Counted), Total: true})
	return append(lines, st.chargeSteps(j)...)
}

// sumText adds up what is measured; what there is none of is left out.
func sumText(t sla.Times) string {
	texts := []string{"up " + duration(t.Up)}
	for _, part := range [...]struct {
		name string
		ms   int64
	}{{"down", t.Down}, {"excluded", t.Excluded}, {"unknown", t.Unknown}} {
		if part.ms > 0 {
			texts = append(texts, part.name+" "+duration(part.ms))
		}
	}
	return strings.Join(texts, " + ")
}

// mostLines is how many outages have lines of their own in the arithmetic.
// More of them are added up in one line, which leads back to their table.
const mostLines = 6

// chargedImpacts are the outages that were charged.
func (j judgement) chargedImpacts() []sla.Impact {
	return slices.DeleteFunc(slices.Clone(j.ledger.Impacts), func(i sla.Impact) bool { return i.Charged.Num == 0 })
}

// chargeSteps add up what was charged.
func (st *statement) chargeSteps(j judgement) (lines []Step) {
	impacts := j.chargedImpacts()
	total := Step{What: "Charged time", How: exactly(j.Times.Charged), Value: charged(j.Times.Charged), Total: true}
	if len(impacts) > mostLines {
		var texts []string
		for _, i := range impacts {
			texts = append(texts, charged(i.Charged))
		}
		total.How = strings.Join(texts, " + ") + " = " + total.How
		return []Step{total}
	}
	for _, i := range impacts {
		what := "Nobody was measuring"
		if key, ok := j.key(i); ok {
			what = fmt.Sprintf("Outage %d", st.numbers[key])
		}
		lines = append(lines, Step{What: what, How: j.chargeHow(i), Value: charged(i.Charged)})
	}
	return append(lines, total)
}

// weighed is time of one weight that belongs to an outage.
type weighed struct{ ms, ppm int64 }

// own is the down time that belongs to an outage, by weight, in order of time.
// The rest of its down time belongs to a heavier one.
func (j judgement) own(i sla.Impact) (parts []weighed, ms int64) {
	for _, s := range j.ledger.Segments {
		if s.State != sla.Down || !j.belongs(s, i) {
			continue
		}
		ms += s.Length()
		n := 0
		for n < len(parts) && parts[n].ppm != s.WeightPPM {
			n++
		}
		if n == len(parts) {
			parts = append(parts, weighed{ppm: s.WeightPPM})
		}
		parts[n].ms += s.Length()
	}
	return parts, ms
}

// belongs says whether a stretch is an outage's; its rows are one outage.
func (j judgement) belongs(s sla.Segment, i sla.Impact) bool {
	if s.Outage == sla.NoRef || i.Outage == sla.NoRef {
		return s.Outage == i.Outage
	}
	a, b := j.ledger.Outages[s.Outage], j.ledger.Outages[i.Outage]
	return a.Source == b.Source && a.ID == b.ID
}

// chargeHow says how an outage's charge comes about: as lengths and weights
// where these come to it, which under a policy that sums they need not.
func (j judgement) chargeHow(i sla.Impact) string {
	parts, _ := j.own(i)
	sum := sla.Fraction{Den: sla.Whole}
	var texts []string
	for _, p := range parts {
		sum.Num += p.ms * p.ppm
		text := duration(p.ms)
		if p.ppm != sla.Whole {
			text += " × " + sla.FormatPercent(p.ppm) + " %"
		}
		texts = append(texts, text)
	}
	if sum.Cmp(i.Charged) != 0 {
		return "of its " + duration(i.DownMS) + " of downtime, as the policy adds overlaps"
	}
	return strings.Join(texts, " + ")
}

// promiseSteps compare the availability with the target and the tiers.
func (j judgement) promiseSteps() []Step {
	t := j.Times
	a, _ := t.Availability()
	lines := []Step{
		{What: "Availability", How: fmt.Sprintf("(%s − %s) ÷ %s = %s ÷ %s", seconds(t.Counted), fractionSeconds(t.Charged), seconds(t.Counted), count(a.Num), count(a.Den)), Value: availability(t, j.TargetPPM)},
	}
	operator := "below"
	if j.OperatorAtOr {
		operator = "at or below"
	}
	verdict := Step{What: "Verdict", How: fmt.Sprintf("%s allows %s; %s is within it", targetText(j.TargetPPM), duration(j.BudgetMS), charged(t.Charged)), Value: "✓ kept"}
	if j.Breached {
		verdict = Step{What: "Verdict", How: fmt.Sprintf("%s allows %s; %s is more", targetText(j.TargetPPM), duration(j.BudgetMS), charged(t.Charged)), Value: "✕ missed", Tone: Breach}
	}
	lines = append(lines, verdict)
	if len(j.terms.Tiers) > 0 {
		lines = append(lines, Step{What: "Tiers", How: tiersText(j.terms.Tiers, operator), Value: tierReached(j)})
	} else {
		lines = append(lines, Step{What: "Tier", How: "the deepest tier that was reached", Value: tierReached(j)})
	}
	return lines
}

func tiersText(tiers []sla.TierReading, operator string) string {
	var parts []string
	for _, t := range tiers {
		parts = append(parts, fmt.Sprintf("%s %s: %s %%", operator, targetText(t.ThresholdPPM), sla.FormatPercent(t.CreditPPM)))
	}
	return strings.Join(parts, " · ")
}

func tierReached(j judgement) string {
	if j.TierPPM < 0 {
		return "none reached"
	}
	return sla.FormatPercent(j.CreditPPM) + " %"
}

// creditSteps go from the fee to the credit and what each outage has of it.
func (st *statement) creditSteps(j judgement) []Step {
	if j.TierPPM < 0 {
		return []Step{{What: "Credit", How: "no tier was reached", Value: "none", Total: true}}
	}
	how := fmt.Sprintf("%s %% of the fee of %s%s%s", sla.FormatPercent(j.CreditPPM), feeSteps(j.Result), baseText(j.terms), roundingText(j.terms.Round))
	lines := []Step{{What: "Credit", How: how, Value: money(j.CreditMinor, j.Currency), Total: true}}
	if j.CapMinor > 0 {
		over := "what is over the cap"
		if j.terms.CapPPM > 0 {
			over += " of " + sla.FormatPercent(j.terms.CapPPM) + " % of the fee"
		}
		lines = []Step{{What: "Credit by the tier", How: how, Value: money(j.FormulaMinor, j.Currency)},
			{What: "Cap", How: over, Value: "− " + money(j.CapMinor, j.Currency)},
			{What: "Credit", Value: money(j.CreditMinor, j.Currency), Total: true}}
	}
	return append(lines, st.shareSteps(j)...)
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
		return []Step{{What: "of it each outage", How: "its counted time ÷ " + charged(j.Times.Charged), Value: "see above"}}
	}
	for _, i := range impacts {
		key, _ := j.key(i)
		lines = append(lines, Step{What: fmt.Sprintf("of it outage %d", st.numbers[key]), How: fmt.Sprintf("%s of %s", charged(i.Charged), charged(j.Times.Charged)), Value: money(i.CreditMinor, j.Currency)})
	}
	return lines
}

// creditSteps are a line for each contract of a group: they differ in their
// fees alone.
func (g *alike) creditSteps() []Step {
	if g.TierPPM < 0 {
		return []Step{{What: "Credit", How: "no tier was reached by any of " + g.tenants(), Value: "none", Total: true}}
	}
	var lines []Step
	for _, j := range g.all {
		how := fmt.Sprintf("%s %% of %s%s", sla.FormatPercent(j.CreditPPM), feeSteps(j.Result), roundingText(j.terms.Round))
		if j.CapMinor > 0 {
			how += fmt.Sprintf(" = %s, less %s over the cap", money(j.FormulaMinor, j.Currency), money(j.CapMinor, j.Currency))
		}
		lines = append(lines, Step{What: cmpOr(j.TenantName, j.Tenant), How: how, Value: money(j.CreditMinor, j.Currency)})
	}
	return append(lines, Step{What: "Credits", Value: money(g.credit(), g.Currency), Total: true})
}

func roundingText(r sla.Rounding) string {
	switch r {
	case sla.RoundHalfUp:
		return ", halves rounded up"
	case sla.RoundHalfEven:
		return ", halves rounded to the even neighbour"
	case sla.RoundDown:
		return ", rounded down"
	case sla.RoundUp:
		return ", rounded up"
	}
	return ""
}

// seconds are milliseconds as a plain number of seconds, for calculating.
func seconds(ms int64) string {
	text := strings.TrimSuffix(sla.FormatScaled(ms, 3), ".000")
	return group(text) + " s"
}

// fractionSeconds is charged time for calculating: exact, as a fraction where
// it does not come out even.
func fractionSeconds(f sla.Fraction) string {
	if f.Den > 0 && f.Num%f.Den == 0 {
		return seconds(f.Num / f.Den)
	}
	return count(f.Num) + "/" + count(f.Den) + " ms"
}

// exactly says what charged time is where words alone would cut it down.
func exactly(f sla.Fraction) string {
	if f.Den > 0 && f.Num%f.Den == 0 {
		return seconds(f.Num / f.Den)
	}
	return "exactly " + count(f.Num) + "/" + count(f.Den) + " ms, shown rounded down"
}
