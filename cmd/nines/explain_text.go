package main

import (
	"fmt"
	"math/big"
	"strings"

	"nines/sla"
)

// evidence is everything that one result rests on.
type evidence struct {
	result sla.Result
	ledger sla.Ledger
	terms  sla.TermsReading
	// contract is where the contract was read, "tenants.csv:14".
	contract string
	// rights are those that the customer has reached.
	rights []sla.Reached
}

// explainText prints one result so that it can be redone by hand: every
// stretch of its time, the sums, the verdict, the amount, what each outage has
// of it.
func (s *shared) explainText(e evidence) {
	s.explainHead(e)
	s.explainSegments(e)
	s.printf("\n")
	s.explainSums(e)
	s.explainImpacts(e)
	for _, doubt := range e.result.Warnings.Texts() {
		s.printf("\n  in doubt: %s", doubt)
	}
	if e.result.Warnings != 0 {
		s.printf("\n")
	}
}

func (s *shared) explainHead(e evidence) {
	r := e.result
	s.printf("%s\n", printable(strings.Join(present(
		nameAndID(r.CustomerName, r.Customer), nameAndID(r.ServiceName, r.Service), r.Region, "tenant "+r.Tenant), " · ")))
	s.printf("%s\n", printable(strings.Join(present(
		"policy "+r.Policy+", in force from "+e.terms.Effective, e.terms.Title, "contract in "+e.contract), " · ")))
	s.printf("%s in %s: %s to %s UTC\n\n", r.Period.Label, r.Period.Zone, moment(r.Period.Start), moment(r.Period.End))
}

func (s *shared) explainSegments(e evidence) {
	tab := table{heads: []string{"  from (UTC)", ">for", "state", "because"}}
	for _, g := range e.ledger.Segments {
		tab.add("  "+moment(g.Start), duration(g.Length()), g.State.String(), because(e.ledger, g))
	}
	s.table(tab)
}

// because says why a segment has its state, back to file and line.
func because(l sla.Ledger, g sla.Segment) string {
	var parts []string
	if g.Outage != sla.NoRef {
		o := l.Outages[g.Outage]
		parts = append(parts, strings.Join(present(o.ID, o.Title, "("+place(o.Place)+")"), " "))
	}
	if g.Outage != sla.NoRef && g.State == sla.Down && g.WeightPPM != sla.Whole {
		parts = append(parts, "weighs "+percent(g.WeightPPM))
	}
	if g.Maintenance != sla.NoRef {
		m := l.Maintenance[g.Maintenance]
		text := strings.Join(present("maintenance", m.ID, m.Title, "("+place(m.Place)+")"), " ")
		if m.Announced.Known() {
			text += " announced " + moment(m.Announced)
		}
		parts = append(parts, text)
	}
	if g.Reason != sla.NoReason && g.Reason != sla.Counts {
		parts = append(parts, g.Reason.String())
	}
	return strings.Join(parts, "; ")
}

func (s *shared) explainSums(e evidence) {
	r := e.result
	t := r.Times
	s.printf("  measured      %s = up %s + down %s + excluded %s + unknown %s\n",
		seconds(t.Measured), seconds(t.Up), seconds(t.Down), seconds(t.Excluded), seconds(t.Unknown))
	s.printf("  counted       %s\n  charged       %s\n", counted(r.Measure, t.Counted), charged(r.Measure, t.Charged))
	if r.Warnings&sla.NotComputable != 0 {
		s.explainLack(r)
		return
	}
	a, ok := t.Availability()
	if !ok {
		s.printf("  availability  not measured, so there is no breach and no credit\n")
		return
	}
	s.printf("  availability  (%s − %s) ÷ %s = %d/%d = %s\n",
		counted(r.Measure, t.Counted), charged(r.Measure, t.Charged), counted(r.Measure, t.Counted), a.Num, a.Den, availability(t, r.TargetPPM))
	if r.Objective != "" {
		s.printf("  objective     %s\n", printable(r.Objective))
	}
	verdict := "kept"
	switch {
	case r.Breached && !e.ledger.Missed(&r):
		verdict = "kept, and another objective " + s.red("missed")
	case r.Breached:
		verdict = s.red("missed")
	}
	s.printf("  target        %s, %s; it allows %s\n", percent(r.TargetPPM), verdict, allowance(r.Measure, r.BudgetMS))
	s.explainCredit(e)
	for _, right := range e.rights {
		s.printf("  right         %s: %s missed of the last %s\n", printable(right.What), count(int64(right.Missed), "period", "periods"), grouped(int64(right.Of)))
	}
}

// explainLack says that there is no figure, and what it takes.
func (s *shared) explainLack(r sla.Result) {
	s.printf("  availability  not computable, so there is no breach and no credit\n")
	for _, text := range lacking(r.Warnings) {
		s.printf("  it lacks      %s\n", text)
	}
}

func (s *shared) explainCredit(e evidence) {
	r := e.result
	switch {
	case r.TierPPM >= 0 && r.CreditPPM > 0 && r.Share.Num == 0:
		s.explainTier(e)
		s.printf("  condition     is not met, so no credit\n")
		return
	case r.TierPPM >= 0:
		s.explainTier(e)
	case r.FormulaMinor == 0 && r.DaysPPM == 0 && r.Share.Num == 0:
		s.printf("  tier          none reached, so no credit\n")
		return
	}
	switch {
	case r.DaysPPM > 0:
		s.explainDays(e)
		return
	case r.TierPPM >= 0 && sameShare(r.Share, r.CreditPPM):
		s.printf("  formula       %s of %s = %s, rounded %s\n",
			percent(r.CreditPPM), feeSteps(r), money(r.FormulaMinor, r.Currency), roundingNames[e.terms.Round])
	default:
		s.explainShare(e)
		s.printf("  formula       %s of %s = %s, rounded %s\n",
			fractionText(r.Share), feeSteps(r), money(r.FormulaMinor, r.Currency), roundingNames[e.terms.Round])
	}
	if r.CapMinor > 0 && e.terms.CapPPM < sla.Whole {
		s.printf("  cap           %s of the fee; it takes %s\n", percent(e.terms.CapPPM), money(r.CapMinor, r.Currency))
	} else if r.CapMinor > 0 {
		s.printf("  cap           takes %s\n", money(r.CapMinor, r.Currency))
	}
	if r.FloorMinor > 0 {
		s.printf("  floor         takes %s: the credit is too small to be owed\n", money(r.FloorMinor, r.Currency))
	}
	s.printf("  credit        %s, %s\n", money(r.CreditMinor, r.Currency), stage(r))
	s.explainNotice(r)
}

func (s *shared) explainTier(e evidence) {
	r, pays := e.result, e.terms.Pays[e.result.Objective]
	operator := "below"
	if r.OperatorAtOr {
		operator = "at or below"
	}
	s.printf("  tier          %s %s: %s\n", operator, percent(r.TierPPM), creditText(pays, r.CreditPPM))
	if r.NextTierMS >= 0 {
		s.printf("  next tier     %s more would have made it %s\n", allowance(r.Measure, r.NextTierMS), nextTier(pays, r.NextTierPPM))
	}
}

// nextTier is what the next tier gives, of the fee where nothing is said.
func nextTier(pays string, ppm int64) string {
	return strings.TrimSuffix(creditText(pays, ppm), " of the fee")
}

// explainShare is the exact share of the fee with the formula that gave it.
func (s *shared) explainShare(e evidence) {
	s.printf("  share         %s\n", strings.Join(present(fractionText(e.result.Share)+" of the fee", e.terms.Formulas[e.result.Objective]), ": "))
}

// explainDays are days of service, which are no money.
func (s *shared) explainDays(e evidence) {
	r := e.result
	s.explainShare(e)
	s.printf("  credit        %s of service, worth %s; %s\n", daysOf(r.DaysPPM), money(r.WorthMinor, r.Currency), stage(r))
	s.explainNotice(r)
}

// explainNotice says in which time somebody had to be told.
func (s *shared) explainNotice(r sla.Result) {
	if !r.NoticeBy.Known() {
		return
	}
	text := "by " + moment(r.NoticeBy)
	if r.NoticeFrom.Known() {
		text = "from " + moment(r.NoticeFrom) + " " + text
	}
	if r.Told.Known() {
		text += ", recorded " + moment(r.Told)
	}
	s.printf("  notice        %s UTC\n", text)
}

// sameShare says whether an exact share is so many parts per million.
func sameShare(f sla.Fraction, ppm int64) bool {
	return f.Den == 0 || f.Num == 0 || f.Cmp(sla.Fraction{Num: ppm, Den: sla.Whole}) == 0
}

// fractionText is a share as a percentage where that is exact.
func fractionText(f sla.Fraction) string {
	exact := big.NewRat(f.Num, f.Den)
	exact.Mul(exact, big.NewRat(100, 1))
	if places, exactly := exact.FloatPrec(); exactly && places <= 6 {
		return exact.FloatString(places) + " %"
	}
	return fmt.Sprintf("%d/%d", f.Num, f.Den)
}

// feeSteps is the fee as the contract writes it, with the steps to that of the
// period: nothing in it is rounded.
func feeSteps(r sla.Result) string { return r.FeeSteps(money, unitCount) }

func unitCount(n int64, unit string) string {
	if unit == "seat" || unit == "month" {
		return count(n, unit, unit+"s")
	}
	return grouped(n) + " " + unit
}

// stage says how far the credit has come.
func stage(r sla.Result) string {
	text := r.Stage.String()
	if r.Deadline.Known() {
		text += ", to be claimed before " + moment(r.Deadline) + " UTC"
	}
	if r.Claimed.Known() {
		text += strings.TrimRight(", claimed "+moment(r.Claimed)+" UTC by "+r.ClaimID, " by")
	}
	if r.LapsedBecause != "" {
		text += ": " + r.LapsedBecause
	}
	if r.Provisional {
		text += ", provisional"
	}
	return text
}

// roundingNames are the directions of the one rounding, as policies write them.
var roundingNames = [...]string{sla.RoundHalfUp: "half up", sla.RoundHalfEven: "half even", sla.RoundDown: "down", sla.RoundUp: "up"}

func (s *shared) explainImpacts(e evidence) {
	if len(e.ledger.Impacts) == 0 {
		return
	}
	s.printf("\n")
	tab := table{heads: []string{"  outage", "from (UTC)", ">lasted", ">down", ">excluded", ">too short", ">charged", ">of the credit"}}
	for _, i := range e.ledger.Impacts {
		tab.add("  "+impactName(e, i), moment(i.Start), duration(i.ElapsedMS), duration(i.DownMS), duration(i.ExcludedMS),
			duration(i.BelowMinimumMS), charged(e.result.Measure, i.Charged), money(i.CreditMinor, e.result.Currency))
	}
	s.table(tab)
}

func impactName(e evidence, i sla.Impact) string {
	switch {
	case i.Outage != sla.NoRef:
		return e.ledger.Outages[i.Outage].ID
	case e.result.Measure == "requests" || e.result.Measure == "error_rate" || e.result.Measure == "intervals":
		return "what was measured"
	}
	return "nobody was measuring"
}

// nameAndID is a name with its id behind it, once where they are equal.
func nameAndID(name, id string) string {
	if name == "" || name == id {
		return id
	}
	return fmt.Sprintf("%s (%s)", name, id)
}

// present are the texts that are not empty.
func present(texts ...string) []string {
	var out []string
	for _, text := range texts {
		if text != "" && text != "()" {
			out = append(out, text)
		}
	}
	return out
}
