package reports

import (
	"context"
	"slices"
	"time"

	"nines/sla"
)

// fakeTerms are the terms of a fake policy.
var fakeTerms = map[string]sla.TermsReading{
	"bpos-standard": {Policy: "bpos-standard", Title: "Standard, 99.9 % a month", Effective: "2008-11-17", FeeBase: "full", CapPPM: sla.Whole, Round: sla.RoundHalfUp,
		Tiers:       []sla.TierReading{{ThresholdPPM: 999_000, CreditPPM: 250_000}, {ThresholdPPM: 990_000, CreditPPM: 500_000}, {ThresholdPPM: 950_000, CreditPPM: 1_000_000}},
		Clauses:     []sla.ClauseReading{{Title: "Target", Sentence: "At least 99.9 % of each calendar month, counted in America/Los_Angeles."}, {Title: "Maintenance", Sentence: "Maintenance that was announced is not counted."}, {Title: "Cap", Sentence: "There is no cap.", Assumed: true}},
		Assumptions: []sla.AssumptionReading{{Key: "combine", Sentence: "the contract does not say how overlapping outages are added: each moment counts once."}, {Key: "weights", Sentence: "a partial outage weighs one half; a degraded one nothing."}}},
	"bpos-gold": {Policy: "bpos-gold", Title: "Gold, 99.95 % a month", Effective: "2010-01-01", FeeBase: "full", CapPPM: 500_000, Round: sla.RoundHalfUp,
		Tiers: []sla.TierReading{{ThresholdPPM: 999_500, CreditPPM: 100_000}, {ThresholdPPM: 999_000, CreditPPM: 250_000}, {ThresholdPPM: 990_000, CreditPPM: 1_000_000}}},
	"bpos-basic": {Policy: "bpos-basic", Title: "Basic, 99.5 % a month", Effective: "2009-03-01", FeeBase: "full", CapPPM: sla.Whole, Round: sla.RoundDown,
		Tiers: []sla.TierReading{{ThresholdPPM: 995_000, CreditPPM: 100_000}}},
}

var fakeWeights = [sla.Levels]int64{0, 500_000, sla.Whole}

// judge cuts a contract's month into stretches and adds them up.
func (f *fake) judge(n int, m sla.Month) fakeJudged {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := fakeKey{n, m}
	if j, ok := f.cache[key]; ok {
		return j
	}
	c := f.contracts[n]
	terms := fakeTerms[c.Policy]
	span := f.span(m)
	l := f.ledger(c, span)
	t := l.Times
	r := sla.Result{Contract: int64(n), Customer: c.Customer, CustomerName: c.CustomerName, Tenant: c.Tenant, TenantName: c.TenantName, Service: c.Service,
		ServiceName: f.serviceNamed(c.Service), Region: c.Region, AccountManager: c.AccountManager, Policy: c.Policy, PolicyTitle: terms.Title,
		Period: sla.Period{Label: m.String(), Interval: span, Zone: f.zone.String(), Months: 1, Last: m}, Times: t, TargetPPM: terms.Tiers[0].ThresholdPPM,
		Judged: true, TierPPM: -1, NextTierPPM: -1, NextTierMS: -1, Provisional: span.End > f.asOf, ElapsedMS: t.Measured, Seats: c.Seats, Currency: c.Fee.Currency,
		Fee: c.Fee, FeeMinor: c.Fee.Minor, Deadline: sla.Never, Claimed: sla.NoInstant, NoticeFrom: sla.NoInstant, NoticeBy: sla.Never, Told: sla.NoInstant}
	for n := len(terms.Tiers) - 1; n >= 0; n-- {
		tier := terms.Tiers[n]
		if t.Below(tier.ThresholdPPM, false) && r.TierPPM < 0 {
			r.TierPPM, r.CreditPPM = tier.ThresholdPPM, tier.CreditPPM
		} else if r.TierPPM < 0 {
			r.NextTierPPM = tier.CreditPPM
			r.NextTierMS = t.Counted*(sla.Whole-tier.ThresholdPPM)/sla.Whole + 1 - t.Charged.Floor()
		}
	}
	r.BudgetMS = t.Counted * (sla.Whole - r.TargetPPM) / sla.Whole
	r.Breached = t.Below(r.TargetPPM, false)
	f.owe(&r, terms, &l, n)
	for _, o := range l.Outages {
		if o.End == sla.Never {
			r.Warnings |= sla.OpenOutage
		}
		if o.Posted {
			r.Warnings |= sla.PostedTime
		}
	}
	if r.Provisional {
		r.Warnings |= sla.PeriodNotOver
	}
	j := fakeJudged{r, l}
	f.cache[key] = j
	return j
}

// owe computes the credit, its shares and its stage.
func (f *fake) owe(r *sla.Result, terms sla.TermsReading, l *sla.Ledger, n int) {
	if r.TierPPM < 0 {
		return
	}
	r.FormulaMinor, _ = sla.Scale(r.FeeMinor, []int64{r.CreditPPM}, []int64{sla.Whole}, terms.Round)
	r.CapMinor = max(0, r.FormulaMinor-r.FeeMinor*terms.CapPPM/sla.Whole)
	r.CreditMinor = r.FormulaMinor - r.CapMinor
	rest := r.CreditMinor
	for n := range l.Impacts {
		if i := &l.Impacts[n]; i.Charged.Num > 0 {
			i.CreditMinor = r.CreditMinor * i.Charged.Floor() / r.Times.Charged.Floor()
			rest -= i.CreditMinor
		}
	}
	for n := range l.Impacts {
		if i := &l.Impacts[n]; i.Charged.Num > 0 {
			i.CreditMinor += rest
			break
		}
	}
	r.Deadline = monthStart(r.Period.Last+3, f.zone)
	if r.Period.Last == sla.MonthOf(2011, 5) {
		r.Deadline = at([]string{"2011-07-24T07:00:00Z", "2011-08-01T07:00:00Z", "2011-07-01T07:00:00Z"}[n%3])
	}
	switch {
	case r.Provisional:
		r.Stage = sla.Accrued
	case n%5 == 1:
		r.Stage = sla.Issued
	case n%5 == 2:
		r.Stage, r.Claimed, r.ClaimID = sla.Due, at("2011-06-20T10:00:00Z"), "c-1"
	case n%5 == 4:
		r.Stage, r.Deadline = sla.Due, sla.Never
	case r.Deadline < f.asOf:
		r.Stage = sla.Lapsed
	default:
		r.Stage = sla.Claimable
	}
}

func (f *fake) serviceNamed(id string) string {
	for _, s := range fakeServices {
		if s.id == id {
			return s.name + f.endless
		}
	}
	return ""
}

func hits(s sla.Scope, c sla.Contract) bool {
	return s.Service == c.Service && (s.Region == sla.Anywhere || s.Region == c.Region)
}

// ledger is the sweep: between two edges nothing changes.
func (f *fake) ledger(c sla.Contract, span sla.Interval) sla.Ledger {
	var l sla.Ledger
	edges := []sla.Instant{span.Start, span.End}
	edge := func(i sla.Interval) {
		i = i.Cut(span)
		edges = append(edges, i.Start, i.End)
	}
	for _, o := range f.outages {
		o.End = min(o.End, sla.Never)
		i := sla.Interval{Start: o.Start, End: min(o.End, f.asOf)}
		if hits(o.Scope, c) && i.Overlaps(span) {
			l.Outages = append(l.Outages, o)
			edge(i)
		}
	}
	for _, w := range f.maintenance {
		if hits(w.Scope, c) && w.Interval.Overlaps(span) {
			l.Maintenance = append(l.Maintenance, w)
			edge(w.Interval)
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	impacts := map[string]*sla.Impact{}
	var order []string
	for n := 0; n+1 < len(edges); n++ {
		s := f.stretch(&l, sla.Interval{Start: edges[n], End: edges[n+1]})
		l.Segments = append(l.Segments, s)
		l.Times.Measured += s.Length()
		switch s.State {
		case sla.Down:
			l.Times.Down += s.Length()
		case sla.Excluded:
			l.Times.Excluded += s.Length()
		default:
			l.Times.Up += s.Length()
		}
		if s.Outage == sla.NoRef {
			continue
		}
		id := l.Outages[s.Outage].ID
		i := impacts[id]
		if i == nil {
			i = &sla.Impact{Outage: s.Outage, Interval: s.Interval, Charged: sla.Fraction{Num: 0, Den: sla.Whole}, Maintenance: sla.NoRef}
			impacts[id] = i
			order = append(order, id)
		}
		i.End = s.End
		i.ElapsedMS += s.Length()
		switch s.State {
		case sla.Down:
			i.DownMS += s.Length()
			i.Charged.Num += s.Length() * s.WeightPPM
		case sla.Excluded:
			i.ExcludedMS += s.Length()
			i.Excluded, i.Maintenance = s.Reason, s.Maintenance
		}
	}
	l.Times.Counted = l.Times.Measured
	l.Times.Charged = sla.Fraction{Num: 0, Den: sla.Whole}
	for _, id := range order {
		l.Times.Charged.Num += impacts[id].Charged.Num
		l.Impacts = append(l.Impacts, *impacts[id])
	}
	return l
}

// stretch says what a stretch between two edges is.
func (f *fake) stretch(l *sla.Ledger, i sla.Interval) sla.Segment {
	s := sla.Segment{Interval: i, Outage: sla.NoRef, Maintenance: sla.NoRef}
	for n, w := range l.Maintenance {
		if w.Interval.Contains(i) {
			s.Window, s.Maintenance = true, int32(n)
		}
	}
	for n, o := range l.Outages {
		if o.Start > i.Start || min(o.End, f.asOf) < i.End {
			continue
		}
		weight := fakeWeights[o.Level]
		if o.SharePPM != sla.NoShare {
			weight = o.SharePPM
		}
		if s.Outage == sla.NoRef || weight > s.WeightPPM {
			s.Outage, s.WeightPPM = int32(n), weight
		}
	}
	switch {
	case s.Outage == sla.NoRef && s.Window:
		s.Reason = sla.QuietMaintenance
	case s.Outage == sla.NoRef:
	case l.Outages[s.Outage].Cause == sla.CauseThirdParty:
		s.State, s.Reason = sla.Excluded, sla.CauseIsExcluded
	case s.Window:
		s.State, s.Reason = sla.Excluded, sla.InMaintenance
	case s.WeightPPM == 0:
		s.Reason = sla.WithoutWeight
	default:
		s.State, s.Reason = sla.Down, sla.Counts
	}
	return s
}

func (f *fake) Ledger(_ context.Context, r sla.Result) (sla.Ledger, error) {
	return f.judge(int(r.Contract), r.Period.Last).ledger, nil
}

func (f *fake) Terms(_ context.Context, r sla.Result) (sla.TermsReading, error) {
	return fakeTerms[r.Policy], nil
}

// monthStart is the first moment of a month in a zone.
func monthStart(m sla.Month, zone *time.Location) sla.Instant {
	return sla.StartOfDay(m.Year(), m.Number(), 1, zone)
}
