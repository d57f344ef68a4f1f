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
		if len(st.contracts) > 3 && len(g.ledger.Impacts) == 0 && g.Judged && len(g.ledger.Objectives) == 0 {
			plain += len(g.all)
			continue
		}
		s.Blocks = append(s.Blocks, st.steps(g))
	}
	if plain > 0 {
		which := "the other " + others(plain)
		if len(s.Blocks) == 0 {
			which = "all " + others(plain)
		}
		s.Blocks = append(s.Blocks, say("For "+which+" nothing was charged: the availability is 100 % of the counted time, and nothing is owed."))
	}
	return s
}

// steps are those of a contract, or of several that felt the same time.
func (st *statement) steps(g *alike) Steps {
	j := &g.judgement
	s := Steps{Caption: st.service(j.Result) + ", " + g.where() + ", " + j.Period.Label, Lines: slices.Clip(j.felt.steps)}
	if j.Period.Label != periodWords(j.Period.Label) {
		s.Caption = st.service(j.Result) + ", " + g.where() // which says it in words
	}
	if uncomputed(&j.Result) {
		s.Lines = append(s.Lines, Step{What: "Availability", How: list(lacks(j.Warnings)) + ", so there is none: it cannot be said whether a target was missed, and no credit is computed", Value: notComputable, Total: true})
		return s
	}
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
	return append(append(lines, j.countedSteps()...), st.chargeSteps(j)...)
}

// countedSteps go from the measured time to what is counted.
func (j judgement) countedSteps() (lines []Step) {
	t := j.Times
	if text := measureText(j.Measure); text != "" {
		lines = append(lines, Step{What: "What is counted", How: text, Value: dash})
	}
	if uncomputed(&j.Result) {
		return lines
	}
	if one, many := sla.MeasureUnits(j.Measure); one != "" {
		return append(lines, Step{What: "Counted " + many, Value: amountOf(j.Measure, t.Counted), Total: true})
	}
	switch {
	case t.Counted < t.Measured:
		lines = append(lines, Step{What: "Taken out", How: "measured time that the policy does not count", Value: "− " + duration(t.Measured-t.Counted)})
	case t.Counted > t.Measured:
		lines = append(lines, Step{What: "Added", How: "the policy counts a period of a fixed length", Value: duration(t.Counted - t.Measured)})
	}
	return append(lines, Step{What: "Counted time", How: seconds(t.Counted), Value: duration(t.Counted), Total: true})
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
	if uncomputed(&j.Result) {
		return nil
	}
	impacts := j.chargedImpacts()
	total := Step{What: "Charged time", How: exactly(j.Times.Charged), Value: charged(j.Times.Charged), Total: true}
	if _, many := sla.MeasureUnits(j.Measure); many != "" {
		total = Step{What: "Charged " + many, Value: chargedIn(j.Measure, j.Times.Charged), Total: true}
	}
	if len(impacts) > mostLines {
		var texts []string
		for _, i := range impacts {
			texts = append(texts, chargedIn(j.Measure, i.Charged))
		}
		total.How = strings.Join(texts, " + ") + " = " + total.How
		return []Step{total}
	}
	for _, i := range impacts {
		what, _ := notCharged(j.Measure)
		if key, ok := j.key(i); ok {
			what = fmt.Sprintf("Outage %d", st.numbers[key])
		}
		lines = append(lines, Step{What: what, How: j.chargeHow(i), Value: chargedIn(j.Measure, i.Charged)})
	}
	return append(lines, total)
}

// weighed is time of one weight that belongs to an outage.
type weighed struct{ ms, ppm int64 }

// own is the down time that belongs to an outage, by weight, in order of time, and
// beside it what was too short to count. The rest of its down time belongs to a
// heavier one.
func (j judgement) own(i sla.Impact) (parts []weighed, ms, shortMS int64) {
	for _, s := range j.ledger.Segments {
		if s.State != sla.Down || !j.belongs(s, i) {
			continue
		}
		if s.Reason == sla.BelowMinimum {
			shortMS += s.Length()
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
	return parts, ms, shortMS
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
	if i.Outage == sla.NoRef && measureText(j.Measure) != "" {
		_, sub := notCharged(j.Measure)
		return sub
	}
	if i.Outage == sla.NoRef {
		return "unknown time, which counts as down"
	}
	parts, _, _ := j.own(i)
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
	lines := append(j.objectiveSteps(), Step{What: "Availability",
		How:   fmt.Sprintf("(%s − %s) ÷ %s = %s ÷ %s", plainly(j.Measure, t.Counted), chargedPlainly(j.Measure, t.Charged), plainly(j.Measure, t.Counted), count(a.Num), count(a.Den)),
		Value: availability(t, j.TargetPPM)})
	verdict := Step{What: "Verdict", How: fmt.Sprintf("%s allows %s; %s is within it", targetText(j.TargetPPM), amountOf(j.Measure, j.BudgetMS), chargedIn(j.Measure, t.Charged)), Value: "✓ kept"}
	own := j.ledger.Missed(&j.Result)
	if own {
		verdict = Step{What: "Verdict", How: fmt.Sprintf("%s allows %s; %s is more", targetText(j.TargetPPM), amountOf(j.Measure, j.BudgetMS), chargedIn(j.Measure, t.Charged)), Value: "✕ missed", Tone: Breach}
	}
	if j.Objective != "" {
		lines[len(lines)-1].What += ", " + j.Objective
		verdict.What += ", " + j.Objective
	}
	lines = append(lines, verdict)
	if j.Breached && !own {
		lines = append(lines, Step{What: "Verdict of all", How: "the promise is broken where any objective is missed", Value: "✕ missed", Tone: Breach})
	}
	switch formula := j.formula(); {
	case len(j.terms.Tiers) > 0:
		return append(lines, Step{What: "Tiers", How: j.tiersText(), Value: j.tierReached()})
	case formula != "":
		return append(lines, Step{What: "Formula", How: formula, Value: j.shareOwed()})
	}
	return append(lines, Step{What: "Tier", How: "the deepest tier that was reached", Value: j.tierReached()})
}

// objectiveSteps are what each of several objectives came to by itself.
func (j judgement) objectiveSteps() (lines []Step) {
	for _, o := range j.ledger.Objectives {
		l := Step{What: "Objective " + o.Name, Value: notComputable}
		switch {
		case o.Judged:
			l.How = fmt.Sprintf("target %s; %s charged of %s", targetText(o.TargetPPM), chargedIn(o.Measure, o.Times.Charged), amountOf(o.Measure, o.Times.Counted))
			if o.Share.Num > 0 {
				l.How += "; alone it gives " + shareText(o.Share) + " of the fee"
			}
			l.Value = "✓ " + availability(o.Times, o.TargetPPM)
			if o.Breached {
				l.Value, l.Tone = "✕ "+availability(o.Times, o.TargetPPM), Breach
			}
		case o.Warnings&sla.NotComputable != 0:
			l.How = list(lacks(o.Warnings))
		default:
			l.How, l.Value = "nothing was counted", "not measured"
		}
		lines = append(lines, l)
	}
	switch {
	case len(lines) == 0:
	case j.Warnings&sla.MustChoose != 0:
		lines = append(lines, Step{What: "Which leads", How: "the customer must choose one of several credits; the largest is shown", Value: cmpOr(j.Objective, dash)})
	default:
		lines = append(lines, Step{What: "Which leads", How: "the figures below are those of one objective", Value: cmpOr(j.Objective, dash)})
	}
	return lines
}

// chargedPlainly is what was charged, for calculating.
func chargedPlainly(measure string, f sla.Fraction) string {
	if isTime(measure) {
		return fractionSeconds(f)
	}
	if exact := chargedIn(measure, f); !strings.HasPrefix(exact, "about") {
		return exact
	}
	_, many := sla.MeasureUnits(measure)
	return count(f.Num) + "/" + count(f.Den) + " " + many
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
