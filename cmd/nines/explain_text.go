package main

import (
	"fmt"
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
	s.printf("  counted       %s\n  charged       %s\n", seconds(t.Counted), chargedSeconds(t.Charged))
	a, ok := t.Availability()
	if !ok {
		s.printf("  availability  not measured, so there is no breach and no credit\n")
		return
	}
	s.printf("  availability  (%s − %s) ÷ %s = %d/%d = %s\n",
		seconds(t.Counted), chargedSeconds(t.Charged), seconds(t.Counted), a.Num, a.Den, availability(t, r.TargetPPM))
	verdict := "kept"
	if r.Breached {
		verdict = s.red("missed")
	}
	s.printf("  target        %s, %s; it allows %s\n", percent(r.TargetPPM), verdict, duration(r.BudgetMS))
	s.explainCredit(e)
}

func (s *shared) explainCredit(e evidence) {
	r := e.result
	if r.TierPPM < 0 {
		s.printf("  tier          none reached, so no credit\n")
		return
	}
	operator := "below"
	if r.OperatorAtOr {
		operator = "at or below"
	}
	s.printf("  tier          %s %s: %s of the fee\n", operator, percent(r.TierPPM), percent(r.CreditPPM))
	if r.NextTierMS >= 0 {
		s.printf("  next tier     %s more would have made it %s\n", duration(r.NextTierMS), percent(r.NextTierPPM))
	}
	s.printf("  formula       %s of %s = %s, rounded %s\n",
		percent(r.CreditPPM), feeSteps(r), money(r.FormulaMinor, r.Currency), roundingNames[e.terms.Round])
	if r.CapMinor > 0 {
		s.printf("  cap           %s of the fee; it takes %s\n", percent(e.terms.CapPPM), money(r.CapMinor, r.Currency))
	}
	s.printf("  credit        %s, %s\n", money(r.CreditMinor, r.Currency), stage(r))
}

// feeSteps is the fee as the contract writes it, with the steps to that of the
// period: nothing in it is rounded.
func feeSteps(r sla.Result) string {
	text := money(r.Fee.Minor, r.Fee.Currency)
	for _, f := range r.FeeFactors() {
		text += " × " + unitCount(f.Num, f.Unit)
		if f.Den != 0 {
			text += " ÷ " + unitCount(f.Den, f.Unit)
		}
	}
	return text
}

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
		tab.add("  "+impactName(e.ledger, i), moment(i.Start), duration(i.ElapsedMS), duration(i.DownMS), duration(i.ExcludedMS),
			duration(i.BelowMinimumMS), chargedSeconds(i.Charged), money(i.CreditMinor, e.result.Currency))
	}
	s.table(tab)
}

func impactName(l sla.Ledger, i sla.Impact) string {
	if i.Outage == sla.NoRef {
		return "nobody was measuring"
	}
	return l.Outages[i.Outage].ID
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
