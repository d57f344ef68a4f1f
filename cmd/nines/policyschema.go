package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"nines/policy"
)

func newPolicySchemaCommand(s *shared) *cobra.Command {
	return &cobra.Command{
		Use: "schema", Short: "the language as a JSON Schema, for editors",
		Long: `schema prints a JSON Schema (draft 2020-12) of policy files: editors complete keys
by it and mark misspelt ones. nines policy check is stricter: it looks for
contradictions as well, and runs the examples.`,
		Example: "  nines policy schema > policy.schema.json",
		Args:    arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			s.printf("%s", policy.Schema())
			return nil
		},
	}
}

func newPolicyCheckCommand(s *shared) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use: "check FILE...", Short: "read policy files, and run the examples in them",
		Long: `check reads policies as strictly as the program that judges by them: misspelt and
missing keys, values that cannot be held exactly, clauses that contradict each
other. Every mistake of every file is told, with its line and a hint. Then the
examples inside the policies are judged.

It ends with 4 where a file is wrong or an example does not come out.`,
		Example: `  nines policy check gold.yaml
  nines policy check policies/*.yaml`,
		Args: arguments(1, -1, "FILE"),
		RunE: func(cmd *cobra.Command, args []string) error { return runPolicyCheck(cmd.Context(), s, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runPolicyCheck(_ context.Context, s *shared, opts checkOptions, files []string) error {
	var policies []policy.Policy
	var wrong policy.Errors
	for _, name := range files {
		p, err := readPolicy(name)
		var found policy.Errors
		switch {
		case errors.As(err, &found):
			wrong = append(wrong, found...)
		case err != nil:
			return err
		default:
			policies = append(policies, p)
		}
	}
	if len(wrong) > 0 {
		return rejectedError{err: wrong}
	}
	return s.checkExamples(policies, opts)
}
