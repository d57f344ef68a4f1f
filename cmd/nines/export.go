package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nines/store"
)

type exportOptions struct{ period, format, out string }

// exportFormats are the formats by name, which is the ending of their files.
func exportFormats() []string {
	var names []string
	for _, f := range store.Formats {
		names = append(names, string(f))
	}
	return names
}

func (o *exportOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.period, "period", "", "which months: 2011-05, 2011-Q2, 2011-03..2011-05 (default: all that were analyzed)")
	f.StringVar(&o.format, "format", "", strings.Join(exportFormats(), ", ")+" (default: by the ending of the file, else csv)")
	f.StringVarP(&o.out, "out", "o", "", "the file to write (default: standard output)")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(exportFormats(), cobra.ShellCompDirectiveNoFileComp))
}

func newExportCommand(s *shared) *cobra.Command {
	var opts exportOptions
	cmd := &cobra.Command{
		Use:   "export " + strings.Join(store.Exports[:], "|"),
		Short: "results or payouts as a table, ready for billing",
		Long: `export writes a row for every contract and period (results), or for every credit
and credit note (payouts), in a fixed order and with stable keys: running it
twice gives the same rows. Months whose inputs have changed since are refused
until they are analyzed again. Amounts are there in minor units and as decimals,
instants in milliseconds and as timestamps in UTC.`,
		Example: `  nines export payouts --period 2011-05 --out payouts.xlsx
  nines export results --format json | head`,
		Args:              arguments(1, 1, strings.Join(store.Exports[:], " or ")),
		ValidArgsFunction: cobra.FixedCompletions(store.Exports[:], cobra.ShellCompDirectiveNoFileComp),
		RunE:              func(cmd *cobra.Command, args []string) error { return runExport(cmd.Context(), s, opts, args[0]) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runExport(ctx context.Context, s *shared, opts exportOptions, list string) error {
	if !slices.Contains(store.Exports[:], list) {
		return usageError{fmt.Sprintf("%q cannot be exported", list), "nines export " + strings.Join(store.Exports[:], " or ")}
	}
	format, err := opts.formatOf()
	if err != nil {
		return err
	}
	db, err := s.open(ctx, true)
	if err != nil {
		return err
	}
	defer db.Close()
	months, err := judgedIn(ctx, db, opts.period)
	if err != nil {
		return err
	}
	if err := fresh(ctx, db, months); err != nil {
		return err
	}
	s.clock.lap("compare inputs")
	bar := s.progress("exporting", "rows")
	return s.writeExport(opts.out, format, func(path string) (int64, error) {
		defer s.clock.lap("export")
		defer bar.close()
		return db.Export(ctx, path, store.ExportOptions{List: list, Format: format,
			First: months[0].Month, Last: months[len(months)-1].Month, Progress: bar.set})
	})
}

// formatOf is the format that was asked for, or that the file's ending says.
func (o exportOptions) formatOf() (store.Format, error) {
	name := o.format
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(o.out)), ".")
	}
	if name == "" {
		name = string(store.CSV)
	}
	if !slices.Contains(exportFormats(), name) {
		return "", usageError{fmt.Sprintf("%q is not a format", name), "--format is one of " + strings.Join(exportFormats(), ", ")}
	}
	return store.Format(name), nil
}

// exportDraft is what the folders are called in which exports are written.
const exportDraft = ".nines-export-"

// writeExport writes beside the file first, so that an error leaves what was
// there; without a file the rows go to standard output.
func (s *shared) writeExport(out string, format store.Format, write func(path string) (int64, error)) error {
	folder := os.TempDir()
	if out != "" {
		folder = filepath.Dir(out)
	}
	draft, err := os.MkdirTemp(folder, exportDraft)
	if err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	defer os.RemoveAll(draft)
	path := filepath.Join(draft, "rows."+string(format))
	rows, err := write(path)
	if err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	if out == "" {
		return s.copyOut(path)
	}
	if err := os.Rename(path, out); err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	s.note("%s: %s", out, count(rows, "row", "rows"))
	return nil
}

// copyOut gives a file out as the result.
func (s *shared) copyOut(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = file.WriteTo(s.out)
	return err
}
