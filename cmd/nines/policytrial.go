package main

import (
	"fmt"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// attempt is a case that was tried, and what was assumed for it.
type attempt struct {
	evidence
	assumed []string
	rights  []analysis.RightReached
}

// attemptJSON is an attempt for machines; amounts are decimals.
type attemptJSON struct {
	Policy       string   `json:"policy"`
	Effective    string   `json:"effective"`
	Period       string   `json:"period"`
	Assumed      []string `json:"assumed"`
	Computable   bool     `json:"computable"`
	Availability string   `json:"availability,omitempty"`
	Percent      string   `json:"percent,omitempty"`
	Target       string   `json:"target"`
	Objective    string   `json:"objective,omitempty"`
	Missed       bool     `json:"missed"`
	Breached     bool     `json:"breached"`
	Tier         string   `json:"tier,omitempty"`
	Share        string   `json:"share_of_fee,omitempty"`
	Credit       string   `json:"credit"`
	Currency     string   `json:"currency"`
	Days         string   `json:"days,omitempty"`
	ClaimBy      string   `json:"claim_by,omitempty"`
	Rights       []string `json:"rights"`
	Doubts       []string `json:"doubts"`
}

func (t attempt) forMachines() attemptJSON {
	r := t.result
	out := attemptJSON{Policy: r.Policy, Effective: r.PolicyEffective, Period: r.Period.Label, Assumed: append([]string{}, t.assumed...),
		Computable: r.Warnings&sla.NotComputable == 0, Target: percent(r.TargetPPM), Objective: r.Objective, Missed: t.ledger.Missed(&r), Breached: r.Breached,
		Credit: decimal(r.CreditMinor, r.Currency), Currency: r.Currency, Doubts: append([]string{}, r.Warnings.Texts()...)}
	if a, ok := r.Times.Availability(); ok && out.Computable {
		out.Availability, out.Percent = fmt.Sprintf("%d/%d", a.Num, a.Den), availability(r.Times, r.TargetPPM)
	}
	if r.TierPPM >= 0 {
		out.Tier = percent(r.TierPPM)
	}
	if r.Share.Num > 0 && r.Share.Den > 0 {
		out.Share = fmt.Sprintf("%d/%d", r.Share.Num, r.Share.Den)
	}
	if r.DaysPPM > 0 {
		out.Days = sla.FormatScaled(r.DaysPPM, 6)
	}
	out.Rights = []string{}
	for _, right := range t.rights {
		out.Rights = append(out.Rights, right.What)
	}
	if r.Deadline.Known() {
		out.ClaimBy = r.Deadline.String()
	}
	return out
}

func (s *shared) attemptText(t attempt) {
	r := t.result
	s.printf("%s (%s), in force from %s\n", printable(r.PolicyTitle), printable(r.Policy), r.PolicyEffective)
	s.printf("%s in %s: %s to %s UTC\n", r.Period.Label, r.Period.Zone, moment(r.Period.Start), moment(r.Period.End))
	for _, text := range t.assumed {
		s.printf("assumed: %s\n", printable(text))
	}
	s.printf("\n")
	s.explainSums(t.evidence)
	for _, right := range t.rights {
		s.printf("  right         %s: %d of the last %d missed\n", printable(right.What), right.Missed, right.Of)
	}
	s.explainImpacts(t.evidence)
	for _, doubt := range r.Warnings.Texts() {
		s.printf("\n  in doubt: %s\n", doubt)
	}
}

// resultOf is what was tried as one computed row, as the pages and explain show
// it.
func resultOf(p policy.Policy, e policy.Example, a analysis.Account) sla.Result {
	r, c := a.Result, a.Credit
	out := sla.Result{Policy: p.Name, PolicyTitle: p.Title, PolicyEffective: p.Effective, Period: a.Period, Times: r.Times,
		Fee:       sla.Fee{Money: e.Fee, Months: a.Period.Months},
		TargetPPM: r.TargetPPM, OperatorAtOr: r.AtOr, Judged: r.Judged, Breached: r.Breached, TierPPM: r.TierPPM, CreditPPM: r.CreditPPM,
		BudgetMS: r.BudgetMS, NextTierPPM: r.NextTierPPM, NextTierMS: r.NextTierMS, Warnings: r.Warnings, Outages: r.Outages,
		Seats: e.Contract.Seats, Currency: e.Fee.Currency, FeeMinor: c.BaseMinor, FormulaMinor: c.FormulaMinor, CapMinor: c.CapMinor,
		FloorMinor: c.FloorMinor, CreditMinor: c.CreditMinor, DaysPPM: c.DaysPPM, WorthMinor: c.WorthMinor,
		Deadline: r.Deadline, Claimed: sla.NoInstant, FeePartMS: r.FeePartMS, FeeWholeMS: r.FeeWholeMS, Measure: string(r.Measure),
		Objective: r.Objective, Share: r.Share, NoticeFrom: r.NoticeFrom, NoticeBy: r.NoticeBy, Told: sla.NoInstant}
	switch {
	case c.CreditMinor == 0:
	case out.Deadline.Known():
		out.Stage = sla.Claimable
	default:
		out.Stage = sla.Due
	}
	return out
}
