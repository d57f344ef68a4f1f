package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nines/policy"
)

func newPolicyCommand(s *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "the policies, read back in plain English",
		Long: `policy reads terms back, clause by clause, with every default that they rely on:
what is printed is what the program judges by.`,
		Example: `  nines policy list
  nines policy show bpos-standard
  nines policy show policies/gold.yaml`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return usageError{fmt.Sprintf("unknown command %q", "policy "+args[0]), "nines policy --help lists the commands"}
		},
	}
	cmd.AddCommand(newPolicyListCommand(s), newPolicyShowCommand(s), newPolicyCheckCommand(s), newPolicyTryCommand(s), newPolicySchemaCommand(s))
	return cmd
}

type policyOptions struct{ json bool }

func (o *policyOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.json, "json", false, "for machines")
}

func newPolicyListCommand(s *shared) *cobra.Command {
	var opts policyOptions
	cmd := &cobra.Command{
		Use: "list [FILE|FOLDER]...", Short: "the loaded policies, or those in files, a line a version",
		Example: `  nines policy list
  nines policy list policies/library`,
		Args: arguments(0, -1, "FILE or FOLDER"),
		RunE: func(cmd *cobra.Command, args []string) error { return runPolicyList(cmd.Context(), s, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

func newPolicyShowCommand(s *shared) *cobra.Command {
	var opts policyOptions
	cmd := &cobra.Command{
		Use: "show FILE|NAME...", Short: "policies in plain English",
		Long: "show reads policies back: files, or versions that are loaded, by name.",
		Example: `  nines policy show bpos-standard
  nines policy show policies/*.yaml`,
		Args: arguments(1, -1, "FILE or NAME"),
		RunE: func(cmd *cobra.Command, args []string) error { return runPolicyShow(cmd.Context(), s, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

// policyReading is a policy for machines.
type policyReading struct {
	Policy    string   `json:"policy"`
	Title     string   `json:"title"`
	Effective string   `json:"effective"`
	File      string   `json:"file"`
	Target    string   `json:"target"`
	Window    string   `json:"window"`
	Zone      string   `json:"timezone"`
	Examples  int      `json:"examples"`
	English   []string `json:"english"`
}

func readingOf(p policy.Policy) policyReading {
	return policyReading{p.Name, p.Title, p.Effective, p.File, targets(p.Terms), p.Terms.Window.String(),
		p.Terms.Zone, len(p.Examples), p.English()}
}

func runPolicyList(ctx context.Context, s *shared, opts policyOptions, names []string) error {
	read := func() ([]policy.Policy, error) { return policiesIn(names) }
	if len(names) == 0 {
		read = func() ([]policy.Policy, error) { return s.loadedPolicies(ctx) }
	}
	policies, err := read()
	if err != nil {
		return err
	}
	if opts.json {
		readings := []policyReading{}
		for _, p := range policies {
			readings = append(readings, readingOf(p))
		}
		return s.json(readings)
	}
	tab := table{heads: []string{"policy", "effective", "window", "timezone", ">target", ">examples", "title"}}
	for _, p := range policies {
		tab.add(p.Name, p.Effective, p.Terms.Window.String(), p.Terms.Zone, targets(p.Terms), grouped(int64(len(p.Examples))), p.Title)
	}
	s.table(tab)
	return nil
}

func runPolicyShow(ctx context.Context, s *shared, opts policyOptions, names []string) error {
	policies, err := s.namedPolicies(ctx, names)
	if err != nil {
		return err
	}
	readings := []policyReading{}
	for n, p := range policies {
		readings = append(readings, readingOf(p))
		if opts.json {
			continue
		}
		if n > 0 {
			s.printf("\n")
		}
		for _, line := range p.English() {
			s.printf("%s\n", printable(line))
		}
	}
	if opts.json {
		return s.json(readings)
	}
	return nil
}

// loadedPolicies are all versions in the database.
func (s *shared) loadedPolicies(ctx context.Context) ([]policy.Policy, error) {
	db, err := s.open(ctx, true)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return db.Policies(ctx)
}

// namedPolicies are the policies in files, and the loaded versions by name.
func (s *shared) namedPolicies(ctx context.Context, names []string) ([]policy.Policy, error) {
	var out, loaded []policy.Policy
	for _, name := range names {
		if isPolicyFile(name) {
			p, err := readPolicy(name)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
			continue
		}
		if loaded == nil {
			var err error
			if loaded, err = s.loadedPolicies(ctx); err != nil {
				return nil, err
			}
		}
		versions := slices.DeleteFunc(slices.Clone(loaded), func(p policy.Policy) bool { return p.Name != name })
		if len(versions) == 0 {
			return nil, unknownPolicy(name, loaded)
		}
		out = append(out, versions...)
	}
	return out, nil
}

func unknownPolicy(name string, loaded []policy.Policy) error {
	var names []string
	for _, p := range loaded {
		names = append(names, p.Name)
	}
	hint := "nines policy list shows the policies that are loaded; a file ends in .yaml"
	if near := nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return hintedError{fmt.Errorf("%q is not a loaded policy", name), hint}
}

// isPolicyFile: a file has a folder or an ending.
func isPolicyFile(name string) bool {
	return strings.ContainsRune(name, filepath.Separator) || slices.Contains([]string{".yaml", ".yml"}, filepath.Ext(name))
}

// readPolicy reads a policy file; what is wrong with it is a rejected input.
func readPolicy(path string) (policy.Policy, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return policy.Policy{}, fmt.Errorf("reading a policy: %w", err)
	}
	p, err := policy.Read(filepath.Base(path), text)
	var wrong policy.Errors
	if errors.As(err, &wrong) {
		return p, rejectedError{err: err}
	}
	return p, err
}
