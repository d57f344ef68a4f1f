package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nines/analysis"
	"nines/policy"
	"nines/store"
)

type checkOptions struct{ json bool }

func (o *checkOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.json, "json", false, "for machines")
}

func newCheckCommand(s *shared) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check [FILE|NAME...]",
		Short: "run the examples inside policies, and check that stored results add up",
		Long: `check judges the worked examples that policies carry, by the functions that judge
contracts, and says in what they come out otherwise. With no argument it takes
every policy that is loaded, and goes through the stored results of every month
as well: states against measured time, charges against outages, credits by
every route against one total.

It ends with 4 where an example does not come out, and with 5 where stored
results do not add up.`,
		Example: `  nines check policies/*.yaml
  nines check bpos-standard
  nines check`,
		Args: arguments(0, -1, ""),
		RunE: func(cmd *cobra.Command, args []string) error { return runCheck(cmd.Context(), s, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

// checkedExample is an example and what became of it, for machines.
type checkedExample struct {
	Policy    string `json:"policy"`
	Effective string `json:"effective"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Example   string `json:"example"`
	// Differences are in words; none where the example comes out.
	Differences []string `json:"differences"`
}

func runCheck(ctx context.Context, s *shared, opts checkOptions, names []string) error {
	if len(names) > 0 {
		policies, err := s.namedPolicies(ctx, names)
		if err != nil {
			return err
		}
		return s.checkExamples(policies, opts)
	}
	db, err := s.open(ctx, true)
	if err != nil {
		return err
	}
	defer db.Close()
	policies, err := db.Policies(ctx)
	if err != nil {
		return err
	}
	if err := s.checkExamples(policies, opts); err != nil {
		return err
	}
	return s.checkResults(ctx, db, opts)
}

// checkExamples judges the examples of all policies and fails after the last.
func (s *shared) checkExamples(policies []policy.Policy, opts checkOptions) error {
	if err := policy.CheckVersions(policies); err != nil {
		return rejectedError{err: err}
	}
	all := []checkedExample{}
	var wrong []string
	for _, p := range policies {
		for _, e := range p.Examples {
			found, err := analysis.CheckExample(p, e)
			if err != nil {
				return fmt.Errorf("%s:%d: %w", p.File, e.Line, err)
			}
			all = append(all, checkedExample{p.Name, p.Effective, p.File, e.Line, e.Name, append([]string{}, found...)})
			if len(found) > 0 {
				wrong = append(wrong, fmt.Sprintf("%s:%d: %s: %s", p.File, e.Line, e.Name, strings.Join(found, "; ")))
			}
		}
	}
	if opts.json {
		if err := s.json(all); err != nil {
			return err
		}
	} else if len(wrong) == 0 {
		s.printf("%s of %s: all come out\n", count(int64(len(all)), "example", "examples"), count(int64(len(policies)), "policy", "policies"))
	}
	if len(wrong) > 0 {
		return rejectedError{fmt.Errorf("%s\n%d of %d examples do not come out", strings.Join(wrong, "\n"), len(wrong), len(all)),
			"either the terms or the example are not what was signed"}
	}
	return nil
}

// checkResults holds what is stored against the identities again.
func (s *shared) checkResults(ctx context.Context, db *store.Store, opts checkOptions) error {
	months, err := db.Months(ctx)
	if err != nil {
		return err
	}
	if err := db.Check(ctx); err != nil {
		return asIdentity(err)
	}
	if !opts.json {
		s.printf("%s of results: all add up\n", count(int64(len(months)), "month", "months"))
	}
	return nil
}
