package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"nines/analysis"
	"nines/policy"
	"nines/reports"
	"nines/sla"
	"nines/store"
)

var _ reports.Source = (*readings)(nil)

// readings are what reports and explanations read: the stored results, and
// beside them the ledgers, which the kernel computes again when they are asked
// for. A ledger that does not come to the stored result is not handed out.
type readings struct {
	*store.Store

	mu         sync.Mutex // guards what follows: pages are made by several at once
	months     map[sla.Month]sla.MonthInfo
	chronicles map[sla.Month]*chronicle
	policies   []policy.Policy
	terms      map[termsKey]sla.TermsReading
	// few: not many contracts will be asked for, so that each is read alone.
	few bool
}

func newReadings(db *store.Store) *readings {
	return &readings{Store: db, chronicles: map[sla.Month]*chronicle{}, terms: map[termsKey]sla.TermsReading{}}
}

// Ledger is how a result came about. Errors: the inputs have changed since the
// month was judged; the ledger does not come to the result.
func (r *readings) Ledger(ctx context.Context, result sla.Result) (sla.Ledger, error) {
	a, err := r.account(ctx, result)
	l := ledgerOf(a)
	for _, right := range a.Rights {
		l.Rights = append(l.Rights, sla.Right{What: right.What, Missed: right.Missed, Of: right.Of})
	}
	return l, err
}

// ledgerOf is the ledger of an account, with what its objectives came to.
func ledgerOf(a analysis.Account) sla.Ledger {
	l := a.Ledger
	for _, o := range a.Objectives {
		l.Objectives = append(l.Objectives, sla.Objective{Name: o.Objective, Times: o.Times, Measure: string(o.Measure), TargetPPM: o.TargetPPM,
			OperatorAtOr: o.AtOr, Judged: o.Judged, Breached: o.Breached, Warnings: o.Warnings, Share: o.Share})
	}
	return l
}

// account judges the contract of a result again and compares.
func (r *readings) account(ctx context.Context, result sla.Result) (analysis.Account, error) {
	c, err := r.chronicle(ctx, result.Period.Last)
	if err != nil {
		return analysis.Account{}, err
	}
	accounts, err := c.account(ctx, r.Store, result)
	if err != nil {
		return analysis.Account{}, fmt.Errorf("judging %s of %s again: %w", result.Service, result.Customer, asIdentity(err))
	}
	for _, a := range accounts {
		if a.Contract == result.Contract && a.Period == result.Period {
			return a, sameAs(a, result)
		}
	}
	return analysis.Account{}, identityError{fmt.Errorf("%s of %s in %s was judged, but is not when it is judged again",
		result.Service, result.Customer, result.Period.Label)}
}

// around is the time that a month's ledgers can look at: its calendar year,
// that of the quarter's first month, and what crosses their edges.
func around(m sla.Month) sla.Interval {
	const slack = 32 * sla.Day
	first := m - 2
	from := sla.StartOfDay(first.Year(), 1, 1, time.UTC)
	to := sla.StartOfDay(m.Year()+1, 1, 1, time.UTC)
	return sla.Interval{Start: from - sla.Instant(slack), End: to + sla.Instant(slack)}
}

// chronicle is what happened around a month, as of the instant at which the
// month was judged.
func (r *readings) chronicle(ctx context.Context, month sla.Month) (*chronicle, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c := r.chronicles[month]; c != nil {
		return c, nil
	}
	info, err := r.judged(ctx, month)
	if err != nil {
		return nil, err
	}
	if err := fresh(ctx, r.Store, []sla.MonthInfo{info}); err != nil {
		return nil, err
	}
	policies, err := r.allTerms(ctx)
	if err != nil {
		return nil, err
	}
	c, err := readChronicle(ctx, r.Store, policies, info, r.few)
	switch {
	case errors.Is(err, store.ErrChangedSince):
		return nil, hintedError{err, "nines analyze"}
	case err == nil:
		r.chronicles[month] = c
	}
	return c, err
}

func (r *readings) judged(ctx context.Context, month sla.Month) (sla.MonthInfo, error) {
	if r.months == nil {
		list, err := r.Months(ctx)
		if err != nil {
			return sla.MonthInfo{}, err
		}
		r.months = map[sla.Month]sla.MonthInfo{}
		for _, m := range list {
			r.months[m.Month] = m
		}
	}
	info, ok := r.months[month]
	if !ok {
		return info, fmt.Errorf("%s has not been analyzed", month)
	}
	return info, nil
}

// sameAs compares an account with the stored result: every time, the verdict,
// the amount.
func sameAs(a analysis.Account, r sla.Result) error {
	for _, c := range []struct {
		what          string
		again, stored any
	}{
		{"times", a.Result.Times, r.Times},
		{"breach", a.Result.Breached, r.Breached},
		{"tier", a.Result.TierPPM, r.TierPPM},
		{"share of the fee", a.Result.CreditPPM, r.CreditPPM},
		{"credit", a.Credit.CreditMinor, r.CreditMinor},
		{"amount by formula", a.Credit.FormulaMinor, r.FormulaMinor},
		{"days of service", a.Credit.DaysPPM, r.DaysPPM},
		{"what the floor took", a.Credit.FloorMinor, r.FloorMinor},
		{"objective", a.Result.Objective, r.Objective},
	} {
		if c.again != c.stored {
			return identityError{fmt.Errorf("%s of %s in %s: the %s that is stored is %v, and judged again it is %v",
				r.Service, r.Customer, r.Period.Label, c.what, c.stored, c.again)}
		}
	}
	return nil
}

// Terms are the words of the policy version that a result was judged by.
func (r *readings) Terms(ctx context.Context, result sla.Result) (sla.TermsReading, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := termsKey{result.Policy, result.PolicyEffective, result.Objective}
	if known, ok := r.terms[key]; ok {
		return known, nil
	}
	policies, err := r.allTerms(ctx)
	if err != nil {
		return sla.TermsReading{}, err
	}
	// The kernel alone decides which version judges; the result says which did.
	for _, p := range policies {
		if p.Name == result.Policy && p.Effective == result.PolicyEffective {
			r.terms[key] = termsOf(p, result.Objective)
			return r.terms[key], nil
		}
	}
	return sla.TermsReading{}, fmt.Errorf("policy %s of %s is not loaded any more", result.Policy, result.PolicyEffective)
}

// termsKey is a version of a policy, and which of its objectives is read.
type termsKey struct{ policy, effective, objective string }

// allTerms are all versions of all policies; the caller holds the lock.
func (r *readings) allTerms(ctx context.Context) (list []policy.Policy, err error) {
	if r.policies == nil {
		r.policies, err = r.Policies(ctx)
	}
	return r.policies, err
}

// windowCap is the most that is owed for a window, as a share of its fee.
func windowCap(t policy.Terms) int64 {
	for _, c := range t.Caps {
		if c.Of == policy.CapWindow {
			return c.PPM
		}
	}
	return sla.Whole
}

// termsOf puts a policy into words, with the tiers of one of its objectives.
func termsOf(p policy.Policy, objective string) sla.TermsReading {
	t := sla.TermsReading{Policy: p.Name, Title: p.Title, Effective: p.Effective,
		FeeBase: string(p.Terms.FeeBase), CapPPM: windowCap(p.Terms), Round: p.Terms.Round}
	t.Formulas, t.Pays = formulas(p.Terms)
	for _, a := range p.Assumptions {
		t.Assumptions = append(t.Assumptions, sla.AssumptionReading(a))
	}
	for _, c := range p.Clauses() {
		t.Clauses = append(t.Clauses, sla.ClauseReading(c))
		switch {
		case c.Title == "Cap" && len(p.Terms.Caps) > 0:
			t.Cap = c.Sentence
		case c.Title == "Floor" && p.Terms.Floor != nil:
			t.Floor = c.Sentence
		}
	}
	promise := promiseOf(p.Terms, objective)
	t.FeeWords, t.TiersAtOr = feeWords(p.Terms), cmp.Or(promise.TierOperator, promise.Operator) == policy.AtOrBelow
	for _, tier := range promise.Tiers {
		t.Tiers = append(t.Tiers, sla.TierReading{ThresholdPPM: tier.ThresholdPPM, CreditPPM: tier.CreditPPM})
	}
	return t
}

// evidence puts beside each result what it rests on.
func (r *readings) evidence(ctx context.Context, results []sla.Result) ([]evidence, error) {
	places, err := r.places(ctx, results[0].Customer)
	if err != nil {
		return nil, err
	}
	rights, err := r.rights(ctx, results)
	if err != nil {
		return nil, err
	}
	out := make([]evidence, len(results))
	for n, result := range results {
		e := evidence{result: result, contract: places[result.Contract], rights: rights[reachedBy{result.Contract, result.Period.Label}]}
		var ledger, terms error
		e.ledger, ledger = r.Ledger(ctx, result)
		e.terms, terms = r.Terms(ctx, result)
		if err := errors.Join(ledger, terms); err != nil {
			return nil, err
		}
		out[n] = e
	}
	return out, nil
}

// reachedBy is whose right it is.
type reachedBy struct {
	contract int64
	period   string
}

// rights are those that the contracts of results have reached.
func (r *readings) rights(ctx context.Context, results []sla.Result) (map[reachedBy][]sla.Reached, error) {
	out := map[reachedBy][]sla.Reached{}
	asked := map[sla.Month]bool{}
	for _, result := range results {
		month := result.Period.Last
		if asked[month] {
			continue
		}
		asked[month] = true
		err := r.Reached(ctx, month, func(one sla.Reached) error {
			by := reachedBy{one.Contract, one.Period}
			out[by] = append(out[by], one)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// places are where the contracts of a customer were read.
func (r *readings) places(ctx context.Context, customer string) (map[int64]string, error) {
	contracts, err := r.ContractsOf(ctx, customer, "", "")
	out := map[int64]string{}
	for _, c := range contracts {
		out[c.Number] = place(c.Place)
	}
	return out, err
}
