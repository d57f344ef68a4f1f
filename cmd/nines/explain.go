package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"nines/sla"
)

type explainOptions struct {
	period, tenant string
	json           bool
}

func (o *explainOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.period, "period", "", "which periods: 2011-05, 2011-Q2, 2011-03..2011-05 (required)")
	f.StringVar(&o.tenant, "tenant", "", "only the contracts of this tenant")
	f.BoolVar(&o.json, "json", false, "for machines")
}

func newExplainCommand(s *shared) *cobra.Command {
	var opts explainOptions
	cmd := &cobra.Command{
		Use:   "explain CUSTOMER [SERVICE]",
		Short: "how a customer's results came about, so that they can be redone by hand",
		Long: `explain prints the ledger of each of the customer's contracts: every stretch of
time with its state and the line of the file that says so; the sums; the tier;
the amount; what each outage has of it; and the terms in plain English.

The ledger is computed again from the stored inputs, by the functions that
judged the month, and compared with what is stored. If the two differ, nothing
is shown and the exit code is 5.`,
		Example: `  nines explain contoso --period 2011-05
  nines explain contoso exchange-online --period 2011-05 --json`,
		Args: arguments(1, 2, "CUSTOMER [SERVICE]"),
		RunE: func(cmd *cobra.Command, args []string) error { return runExplain(cmd.Context(), s, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

// question is whose results are asked for.
type question struct {
	customer, service, tenant string
	first, last               sla.Month
}

func (q question) asksFor(r sla.Result) bool {
	return (q.service == "" || q.service == r.Service) && (q.tenant == "" || q.tenant == r.Tenant)
}

func runExplain(ctx context.Context, s *shared, opts explainOptions, args []string) error {
	q := question{customer: args[0], tenant: opts.tenant}
	if len(args) > 1 {
		q.service = args[1]
	}
	if opts.period == "" {
		return usageError{"nines explain needs --period", "nines explain --help shows examples"}
	}
	var err error
	if q.first, q.last, err = sla.ParseRange(opts.period); err != nil {
		return usageError{"--period: " + err.Error(), ""}
	}
	db, err := s.open(ctx, true)
	if err != nil {
		return err
	}
	defer db.Close()
	from := newReadings(db)
	from.few = true
	found, err := collect(ctx, from, q)
	if err != nil {
		return err
	}
	s.clock.lap("judge again")
	if opts.json {
		return s.explainJSON(found)
	}
	s.explainAll(found)
	return nil
}

// collect finds the results that are asked for, with all that they rest on.
func collect(ctx context.Context, from *readings, q question) ([]evidence, error) {
	months, err := from.Months(ctx)
	if err != nil {
		return nil, err
	}
	judged := between(months, q.first, q.last)
	if len(judged) == 0 {
		return nil, notAnalyzed(ctx, from, q)
	}
	if err := fresh(ctx, from.Store, judged); err != nil {
		return nil, err
	}
	results, err := from.ResultsOf(ctx, q.customer, q.first, q.last)
	results = slices.DeleteFunc(results, func(r sla.Result) bool { return !q.asksFor(r) })
	switch {
	case err != nil:
		return nil, err
	case len(results) == 0:
		return nil, noResult(ctx, from, q)
	}
	return from.evidence(ctx, results)
}

func (s *shared) explainJSON(found []evidence) error {
	out := []explanation{}
	for _, e := range found {
		out = append(out, explanationOf(e))
	}
	return s.json(out)
}

// explainAll prints the results, and behind them each version of the terms
// that they were judged by, once.
func (s *shared) explainAll(found []evidence) {
	said := map[string]bool{}
	var terms []sla.TermsReading
	for n, e := range found {
		if n > 0 {
			s.printf("\n")
		}
		s.explainText(e)
		if key := e.terms.Policy + "\x00" + e.terms.Effective; !said[key] {
			said[key] = true
			terms = append(terms, e.terms)
		}
	}
	for _, t := range terms {
		s.printf("\nthe terms of %s, in force from %s\n", printable(t.Policy), t.Effective)
		for _, line := range t.Lines() {
			s.printf("  %s\n", printable(line))
		}
	}
}
