package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nines/ingest"
)

type formatsOptions struct{ json, markdown bool }

func (o *formatsOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.json, "json", false, "for machines")
	cmd.Flags().BoolVar(&o.markdown, "markdown", false, "as a page; docs/formats.md is made by it")
	cmd.MarkFlagsMutuallyExclusive("json", "markdown")
}

func newFormatsCommand(s *shared) *cobra.Command {
	var opts formatsOptions
	cmd := &cobra.Command{
		Use:   "formats [KIND]",
		Short: "every input with its columns, types, units and an example",
		Long: `formats prints what nines reads: every kind of file, its columns, what each of
them holds, which are required, and an example that can be loaded.

Column names are matched without regard to case, blanks and punctuation. Other
names are said with --map, or in a mapping file, when a file is ingested.`,
		Example: `  nines formats
  nines formats outages
  nines formats --json`,
		Args:              arguments(0, 1, "KIND"),
		ValidArgsFunction: cobra.FixedCompletions(kindNames(), cobra.ShellCompDirectiveNoFileComp),
		RunE:              func(_ *cobra.Command, args []string) error { return runFormats(s, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

func kindNames() []string {
	var names []string
	for _, k := range ingest.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

func runFormats(s *shared, opts formatsOptions, args []string) error {
	kinds, err := wantedKinds(args)
	switch {
	case err != nil:
		return err
	case opts.json:
		return s.json(kinds)
	case opts.markdown:
		s.printf("%s", formatsPage(kinds))
		return nil
	}
	for n, k := range kinds {
		if n > 0 {
			s.printf("\n")
		}
		s.printKind(k)
	}
	return nil
}

// allKinds are the kinds of files; the example of a policy is ours.
func allKinds() []ingest.Kind {
	kinds := ingest.Kinds()
	for n := range kinds {
		if kinds[n].Example == "" {
			kinds[n].Example = examplePolicy
		}
	}
	return kinds
}

func wantedKinds(args []string) ([]ingest.Kind, error) {
	if len(args) == 0 {
		return allKinds(), nil
	}
	for _, k := range allKinds() {
		if k.Name == args[0] {
			return []ingest.Kind{k}, nil
		}
	}
	return nil, unknownKind(args[0])
}

// unknownKind is wrong usage, with the kind that may have been meant.
func unknownKind(name string) error {
	hint := "nines formats lists the kinds: " + strings.Join(kindNames(), ", ")
	if near := nearest(name, kindNames()); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return usageError{fmt.Sprintf("%q is not a kind of file", name), hint}
}

func (s *shared) printKind(k ingest.Kind) {
	s.printf("%s: %s\n", k.Name, k.Meaning)
	if k.Row != "" {
		s.printf("one row is %s\n", k.Row)
	}
	if len(k.Columns) > 0 {
		s.printf("\n")
		tab := table{heads: []string{"  column", "", "type", "example", "meaning"}}
		for _, c := range k.Columns {
			tab.add("  "+c.Name, need(c), typeAndUnit(c), c.Example, meaning(c))
		}
		s.table(tab)
	}
	s.printf("\n  for example\n\n    %s\n", strings.ReplaceAll(strings.TrimSpace(k.Example), "\n", "\n    "))
}

func need(c ingest.Column) string {
	if c.Required {
		return "required"
	}
	return ""
}

func typeAndUnit(c ingest.Column) string {
	if c.Unit != "" {
		return string(c.Type) + ", " + c.Unit
	}
	return string(c.Type)
}

func meaning(c ingest.Column) string {
	text := c.Meaning
	if c.Default != "" {
		text += "; empty is " + c.Default
	}
	return text
}

// whatARowIs is the paragraph about keys.
const whatARowIs = "**What identifies a row.** A file belongs to a source: `--source`, by default its\n" +
	"name without its folder. Within a source, a contract is known by customer, tenant,\n" +
	"service, region, contract and `from`; a row of an outage by id, service, component,\n" +
	"region, tenant and `start`, one of maintenance or of a gap by the same without the\n" +
	"start, a measurement by the same without the id; a wait by id, outage and tenant; a\n" +
	"claim, a credit note or goodwill by its id; a notice by outage, moment, stage and channel;\n" +
	"a service by service and component; a rate by day, base and quote; a policy by name\n" +
	"and `effective`. New rows are added, and equal rows change nothing. A known row with\n" +
	"other content is refused, with all differences, unless `--update` accepts it; rows\n" +
	"that a later file lacks stay, unless `--replace` says that the file is all that its\n" +
	"source has to say; where other files still name a tenant, a service, a customer or an\n" +
	"outage that is gone with it, that is said. To correct a file under another name, name\n" +
	"its source: `nines ingest corrected.csv --source outages.csv --update`.\n"

// formatsPage is docs/formats.md.
func formatsPage(kinds []ingest.Kind) string {
	var b strings.Builder
	b.WriteString("# What nines reads\n\n" +
		"Made by `nines formats --markdown`; a test keeps it equal.\n\n" +
		"Tables are read from CSV, XLSX, JSON lines and Parquet, policies from YAML. Column\n" +
		"names are matched without regard to case, blanks and punctuation; others are said\n" +
		"with `--map` or in a mapping file. Instants have an offset, or a zone is declared\n" +
		"with `--timezone` or the column `timezone`. A day is the start of that day in such\n" +
		"a zone, so that days need one; a contract's `to` is the first day on which it is no\n" +
		"longer in force.\n\n" + whatARowIs)
	for _, k := range kinds {
		fmt.Fprintf(&b, "\n## %s\n\n%s.", k.Name, sentence(k.Meaning))
		if k.Row != "" {
			fmt.Fprintf(&b, " One row is %s.", k.Row)
		}
		b.WriteString("\n")
		if len(k.Columns) > 0 {
			b.WriteString("\n| column | required | type | empty is | meaning | also called |\n|---|---|---|---|---|---|\n")
		}
		for _, c := range k.Columns {
			cells := []string{"`" + c.Name + "`", strings.Replace(need(c), "required", "yes", 1), typeAndUnit(c), c.Default, c.Meaning, strings.Join(c.Synonyms, ", ")}
			for n := range cells {
				cells[n] = strings.ReplaceAll(cells[n], "|", "\\|")
			}
			b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		}
		fmt.Fprintf(&b, "\n```\n%s\n```\n", strings.TrimSpace(k.Example))
	}
	return b.String()
}

// sentence begins with a capital and ends without a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".")
}
