package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// shared is what every command is given: the streams and the flags that all
// commands have.
type shared struct {
	terminal
	// database is the path of the DuckDB file.
	database string
	// memory is a limit such as "4GB"; threads is 0 for every core.
	memory  string
	threads int
	noColor bool
	// timings: say how long each step took, which clock then knows.
	timings bool
	clock   *stopwatch
	// started: the arguments were fine and a command has begun.
	started bool
}

// commands is every command, in the order in which the help lists them.
func commands(s *shared) []*cobra.Command {
	return []*cobra.Command{
		newIngestCommand(s),
		newAnalyzeCommand(s),
		newExplainCommand(s),
		newReportCommand(s),
		newExportCommand(s),
		newPolicyCommand(s),
		newCheckCommand(s),
		newFormatsCommand(s),
		newVersionCommand(s),
	}
}

func newRootCommand(s *shared) *cobra.Command {
	root := &cobra.Command{
		Use:   "nines",
		Short: "what outages did to each customer, and what is owed for it",
		Long: `nines reads outages and tenants, computes each customer's downtime against the
terms that the customer signed, and writes the pages that account managers,
executives and finance read.

` + exitTable(),
		Example: `  nines ingest policies/*.yaml services.csv tenants.csv outages.csv
  nines analyze --period 2011-05
  nines explain contoso --period 2011-05
  nines report --period 2011-05 --out pages`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		Args:              cobra.ArbitraryArgs,
		RunE:              runRoot,
		PersistentPreRun:  func(*cobra.Command, []string) { s.begin() },
	}
	s.addFlags(root.PersistentFlags())
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelpCommand(root))
	root.AddCommand(commands(s)...)
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Short, c.Args, c.RunE = "completion for a shell", cobra.ArbitraryArgs, runCompletion
		}
	}
	return root
}

// runCompletion is what happens where no shell was named that cobra knows.
func runCompletion(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	return usageError{fmt.Sprintf("unknown shell %q", args[0]), "bash, zsh, fish and powershell are known"}
}

func (s *shared) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&s.database, "db", "nines.db", "the database, a file")
	flags.BoolVarP(&s.quiet, "quiet", "q", false, "no notes and no progress; errors, doubts and results remain")
	flags.BoolVar(&s.noColor, "no-color", false, "no colour, as with NO_COLOR in the environment")
	flags.StringVar(&s.memory, "memory", "", `memory that the database may use, such as "4GB" (default: 700MiB to write, less on a small machine)`)
	flags.BoolVar(&s.timings, "timings", false, "say how long each step took")
	flags.IntVar(&s.threads, "threads", 0, "threads that may work at once (default: one a core)")
}

// begin is called once the arguments are known to be fine.
func (s *shared) begin() {
	s.started = true
	s.color = s.color && !s.noColor
	if s.timings {
		s.clock = newStopwatch()
	}
}

// runRoot is what happens where no command was named, or none of ours.
func runRoot(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	return unknownCommand(cmd.Root(), args[0])
}

func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	hint := "nines --help lists the commands"
	if near := nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", "nines "+near)
	}
	return usageError{fmt.Sprintf("unknown command %q", name), hint}
}

func newHelpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "the help of a command",
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(root, strings.Join(args, " "))
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}

// flagError is wrong usage, with the flag that may have been meant.
func flagError(cmd *cobra.Command, err error) error {
	hint := fmt.Sprintf("%s --help lists the flags", cmd.CommandPath())
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearest(unknown.GetSpecifiedName(), names); near != "" {
			hint = fmt.Sprintf("did you mean --%s?", near)
		}
	}
	return usageError{err.Error(), hint}
}

// nearest is the name that was probably meant, or "". Of two equally near
// names it is the first.
func nearest(typed string, names []string) string {
	best, near := 1+len(typed)/3, ""
	for _, name := range names {
		distance := levenshtein.ComputeDistance(strings.ToLower(typed), strings.ToLower(name))
		if distance < best || distance == best && near == "" {
			best, near = distance, name
		}
	}
	return near
}

// arguments checks how many there are; usage names them in the message.
func arguments(least, most int, usage string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		hint := fmt.Sprintf("%s --help shows examples", cmd.CommandPath())
		switch {
		case len(args) < least:
			return usageError{fmt.Sprintf("%s needs %s", cmd.CommandPath(), usage), hint}
		case most >= 0 && len(args) > most:
			return usageError{fmt.Sprintf("%s: unexpected argument %q", cmd.CommandPath(), args[most]), hint}
		}
		return nil
	}
}

// exitTable is the table of exit codes as the help prints it.
func exitTable() string {
	var b strings.Builder
	b.WriteString("Exit codes:\n")
	for code, means := range exitMeanings {
		fmt.Fprintf(&b, "  %d  %s\n", code, means)
	}
	return strings.TrimRight(b.String(), "\n")
}
