package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime/debug"
	"slices"

	"nines/analysis"
	"nines/sla"
	"nines/store"
)

// judge has the kernel judge the months that are out of date; all of them
// become visible at once, or none.
func (s *shared) judge(ctx context.Context, db *store.Store, j *job) error {
	if len(j.stale) == 0 {
		return nil
	}
	begin := db.BeginAgain
	if j.whole {
		begin = db.Begin
	}
	into, err := begin(ctx, j.stale, j.asOf)
	if err != nil {
		return err
	}
	defer into.Rollback()
	s.clock.lap("begin")
	bar := s.progress("judging", "steps")
	defer bar.close()
	opts := analysis.Options{Months: j.stale, AsOf: j.asOf, Again: into.Again(),
		Progress: func(done, total int) { bar.set(int64(done), int64(total)) }}
	if err := frugally(func() error { return analysis.Run(ctx, db, into, opts) }); err != nil {
		return fmt.Errorf("judging: %w", named(ctx, db, asIdentity(err)))
	}
	s.clock.lap("judge")
	if err := into.Commit(ctx); err != nil {
		return asIdentity(err)
	}
	s.clock.lap("check and keep")
	j.computed, j.services = map[sla.Month][]string{}, map[sla.Month][]string{}
	for _, month := range j.stale {
		j.computed[month], j.services[month] = into.Services(month)
	}
	return nil
}

// frugally does work that holds much in memory until it ends: Go collects sooner
// than it would, unless GOGC says when, and gives back what was held before the
// database needs it.
func frugally(work func() error) error {
	defer debug.FreeOSMemory()
	if os.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(75))
	}
	return work()
}

// named says which contract it was that could not be judged.
func named(ctx context.Context, db *store.Store, err error) error {
	var one *analysis.ContractError
	if !errors.As(err, &one) {
		return err
	}
	name, unnamed := db.ContractName(ctx, one.Contract)
	if unnamed != nil {
		return err
	}
	if !one.Change {
		return fmt.Errorf("%s: %w", name, one.Err)
	}
	return hintedError{fmt.Errorf("%s: %w", name, one.Err),
		"on_change: split, start or continue in the policy says how such a period is judged"}
}

// asIdentity marks numbers that do not add up, wherever they were found.
func asIdentity(err error) error {
	var kernel *analysis.IdentityError
	var kept *store.IdentityError
	if errors.As(err, &kernel) || errors.As(err, &kept) {
		return identityError{fmt.Errorf("%w; nothing was published", err)}
	}
	return err
}

// monthSummary is a month in short.
type monthSummary struct {
	Month     string `json:"month"`
	Contracts int64  `json:"contracts"`
	Judged    int64  `json:"judged"`
	Breached  int64  `json:"breached"`
	// Credits by currency, in order of the codes.
	Credits     []creditSummary `json:"credits"`
	AsOf        string          `json:"as_of"`
	Provisional bool            `json:"provisional"`
	// Computed: the month was out of date and has been judged now, those of its
	// services that were.
	Computed         bool     `json:"computed"`
	ComputedServices []string `json:"computed_services,omitempty"`
	services         []string
	Version          int64  `json:"version"`
	Inputs           string `json:"inputs"`
	Results          string `json:"results"`
}

type creditSummary struct {
	Currency    string `json:"currency"`
	Contracts   int64  `json:"contracts"`
	CreditMinor int64  `json:"credit_minor"`
	Amount      string `json:"amount"`
}

// analysisSummary is what analyze prints.
type analysisSummary struct {
	AsOf   string         `json:"as_of"`
	Months []monthSummary `json:"months"`
	// Open outages as of which things were judged.
	Open []openOutage `json:"open_outages"`
}

type openOutage struct {
	Outage string `json:"outage"`
	At     string `json:"at"`
	Since  string `json:"since"`
}

func (a analysisSummary) breached() bool {
	for _, m := range a.Months {
		if m.Breached > 0 {
			return true
		}
	}
	return false
}

// summed reads what is stored of the months of a job.
func summed(ctx context.Context, db *store.Store, j job) (analysisSummary, error) {
	out := analysisSummary{AsOf: j.asOf.String(), Months: []monthSummary{}, Open: []openOutage{}}
	months, err := db.Months(ctx)
	if err != nil {
		return out, err
	}
	rollups, err := db.Rollups(ctx, j.first, j.last)
	if err != nil {
		return out, err
	}
	for _, info := range months {
		if info.Month >= j.first && info.Month <= j.last {
			out.Months = append(out.Months, monthSummaryOf(info, rollups, j))
		}
	}
	open, err := db.OpenOutages(ctx, j.last)
	for _, o := range open {
		out.Open = append(out.Open, openOutage{o.ID, place(o.Place), o.Start.String()})
	}
	return out, err
}

func monthSummaryOf(info sla.MonthInfo, rollups []sla.Rollup, j job) monthSummary {
	m := monthSummary{Month: info.Month.String(), AsOf: info.AsOf.String(), Provisional: info.Provisional, Version: info.Version,
		Inputs: info.Inputs, Results: info.Results, Credits: []creditSummary{}}
	credits := map[string]creditSummary{}
	for _, r := range rollups {
		if r.Month != info.Month {
			continue
		}
		m.Contracts, m.Judged, m.Breached = m.Contracts+r.Contracts, m.Judged+r.Judged, m.Breached+r.Breached
		if r.CreditMinor > 0 {
			c := credits[r.Currency]
			credits[r.Currency] = creditSummary{Currency: r.Currency, Contracts: c.Contracts + r.Credited, CreditMinor: c.CreditMinor + r.CreditMinor}
		}
	}
	for _, currency := range slices.Sorted(maps.Keys(credits)) {
		c := credits[currency]
		c.Amount = decimal(c.CreditMinor, currency)
		m.Credits = append(m.Credits, c)
	}
	m.Computed = slices.Contains(j.stale, info.Month)
	m.ComputedServices, m.services = j.computed[info.Month], j.services[info.Month]
	return m
}

// tellAnalysis prints the summary: a month a row, credits by currency below
// each other.
func (s *shared) tellAnalysis(a analysisSummary, opts analyzeOptions) error {
	if opts.json {
		return s.json(a)
	}
	tab := table{heads: []string{"month", ">contracts", ">not measured", ">in breach", ">credits", "", ""}}
	for _, m := range a.Months {
		first := []string{m.Month, grouped(m.Contracts), grouped(m.Contracts - m.Judged), grouped(m.Breached)}
		for n := range max(1, len(m.Credits)) {
			row := append([]string{}, first...)
			if n > 0 {
				row = []string{"", "", "", ""}
			}
			row = append(row, creditCells(m, n)...)
			tab.add(row...)
		}
	}
	s.table(tab)
	for _, m := range a.Months {
		if m.Contracts == 0 && opts.period != "all" {
			s.warn("in doubt: %s: no contract has a period that ends in it", m.Month)
		}
	}
	for _, o := range a.Open {
		s.warn("in doubt: %s: outage %s is open since %s", o.At, o.Outage, o.Since)
	}
	s.note("%s, as of %s", a.computed(), a.AsOf)
	return nil
}

// computed says how much was judged: how many months, and for how many services
// where some of the months were judged for some.
func (a analysisSummary) computed() string {
	computed, part := 0, false
	some, all := map[string]bool{}, map[string]bool{}
	for _, m := range a.Months {
		if m.Computed {
			computed++
		}
		part = part || len(m.ComputedServices) < len(m.services)
		for _, service := range m.ComputedServices {
			some[service] = true
		}
		for _, service := range m.services {
			all[service] = true
		}
	}
	text := fmt.Sprintf("%s of %s computed", grouped(int64(computed)), count(int64(len(a.Months)), "month", "months"))
	if part {
		text += fmt.Sprintf(" for %s of %s", grouped(int64(len(some))), count(int64(len(all)), "service", "services"))
	}
	return text
}

// creditCells are the amount, its currency and what is to be said of the month.
func creditCells(m monthSummary, n int) []string {
	doubt := ""
	if m.Provisional && n == 0 {
		doubt = "provisional"
	}
	if n >= len(m.Credits) {
		return []string{"none", "", doubt}
	}
	c := m.Credits[n]
	return []string{amount(c.CreditMinor, c.Currency), c.Currency, doubt}
}
