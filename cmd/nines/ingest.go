package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"nines/ingest"
	"nines/sla"
	"nines/store"
)

type ingestOptions struct {
	ingest.Options
	columns []string
	mapping string
	rejects string
	json    bool
}

func (o *ingestOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.Source, "source", "", "who says it; rows are merged by source and key (default: the file's name without its folder)")
	f.StringVar(&o.Kind, "kind", "", "what the rows are (default: by their columns); nines formats lists the kinds")
	f.StringArrayVar(&o.columns, "map", nil, "COLUMN=HEADER: the header of a column; may be given several times")
	f.StringVar(&o.mapping, "mapping", "", "a YAML file with kind, timezone, date_order, truncate, sheet and columns")
	f.StringVar(&o.Timezone, "timezone", "", "the zone of times without an offset, such as America/Los_Angeles")
	f.StringVar(&o.DateOrder, "date-order", "", "day_first or month_first, for dates like 12/05/2011")
	f.StringVar(&o.Sheet, "sheet", "", "the sheet of a workbook (default: the first)")
	f.BoolVar(&o.Truncate, "truncate", false, "cut instants down to the millisecond instead of refusing them")
	f.BoolVar(&o.Update, "update", false, "accept rows whose key is known with other content")
	f.BoolVar(&o.Replace, "replace", false, "the file is all that its source has to say: rows that it lacks go")
	f.StringVar(&o.rejects, "rejects", "", "write every reject to this file")
	f.BoolVar(&o.json, "json", false, "for machines")
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(kindNames(), cobra.ShellCompDirectiveNoFileComp))
}

func newIngestCommand(s *shared) *cobra.Command {
	var opts ingestOptions
	cmd := &cobra.Command{
		Use:   "ingest FILE...",
		Short: "load files: all of them, or nothing",
		Long: `ingest reads tables (CSV, XLSX, JSON lines, Parquet) and policies (YAML), checks
every row, and loads the files that were named, all of them or nothing. A row
that cannot be used is shown as file:line: column: reason.

A file belongs to a source. Its rows are merged by key with what the source has
said before: new rows are added, equal rows change nothing, a row with a known
key and other content is refused unless --update accepts it, and rows that the
file lacks stay unless --replace takes them out; what other files still name of
those is said. The same file again changes nothing.`,
		Example: `  nines ingest policies/*.yaml services.csv tenants.csv outages.csv
  nines ingest tickets.xlsx --kind outages --map start="Began at" --timezone Europe/Berlin
  nines ingest outages-corrected.csv --source outages.csv --update`,
		Args: arguments(1, -1, "FILE"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIngest(cmd.Context(), s, opts, args) },
	}
	opts.addFlags(cmd)
	return cmd
}

func runIngest(ctx context.Context, s *shared, opts ingestOptions, files []string) error {
	if err := opts.complete(); err != nil {
		return usageOf(err)
	}
	if err := readable(files); err != nil {
		return err
	}
	db, err := s.openOrMake(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	bar := s.progress("reading", "B")
	var read atomic.Int64 // when the last bytes were
	opts.Progress = func(done, total int64) {
		read.Store(time.Now().UnixNano())
		bar.set(done, total)
	}
	report, err := ingest.Load(ctx, db, files, opts.Options)
	bar.close()
	if at := read.Load(); at != 0 {
		s.clock.lapAt("read and check", time.Unix(0, at))
	}
	s.clock.lap("merge and keep")
	if err != nil && !errors.Is(err, ingest.ErrRejected) {
		return usageOf(err)
	}
	if err := remember(ctx, db, report); err != nil {
		return err
	}
	return s.tellIngest(report, opts, err)
}

// remember keeps which files were refused, so that reports can say what is
// missing from them, until a file of the same name is loaded.
func remember(ctx context.Context, db *store.Store, report ingest.Report) error {
	var files []*sla.Intake
	for _, f := range report.Files {
		in := &sla.Intake{Input: sla.Input{File: f.File, Source: f.Source, Kind: f.Kind, Rows: f.Rows}}
		in.Refuse(f.Rejects...)
		files = append(files, in)
	}
	if err := db.Remember(ctx, files); err != nil {
		return fmt.Errorf("remembering refused files: %w", err)
	}
	return nil
}

// readable looks at the files before a database is made for them.
func readable(files []string) error {
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		stat, err := file.Stat()
		file.Close()
		switch {
		case err != nil:
			return err
		case stat.IsDir():
			return hintedError{fmt.Errorf("%s is a folder", name), "name the files in it: " + name + "/*"}
		}
	}
	return nil
}

// complete puts what the flags say into the options.
func (o *ingestOptions) complete() (err error) {
	if o.Columns, err = ingest.ParseColumns(o.columns); err != nil {
		return err
	}
	if o.mapping != "" {
		o.Mapping, err = ingest.ReadMapping(o.mapping)
	}
	return err
}

// usageOf is wrong usage as this package says it.
func usageOf(err error) error {
	var usage ingest.UsageError
	if errors.As(err, &usage) {
		return usageError{usage.Text, usage.Next}
	}
	return err
}

// tellIngest says what became of the files: what was loaded is the result,
// rejects and doubts go to standard error.
func (s *shared) tellIngest(report ingest.Report, opts ingestOptions, rejected error) error {
	if err := saveRejects(opts.rejects, report); err != nil {
		return err
	}
	if opts.json {
		if err := s.json(ingestedOf(report)); err != nil {
			return err
		}
	}
	if rejected != nil {
		return s.tellRejects(report, opts)
	}
	for _, f := range report.Files {
		s.tellDoubts(f)
	}
	if opts.json {
		return nil
	}
	for _, f := range report.Files {
		s.printf("%s\n", printable(fmt.Sprintf("%s: %s", f.File, became(f))))
	}
	return nil
}

// became says what happened to the rows of a file that was loaded.
func became(f ingest.FileReport) string {
	if f.AlreadyLoaded {
		return f.Kind + ", loaded before; nothing changed"
	}
	one, several := f.Noun()
	text := fmt.Sprintf("%s, %s: %s added", f.Kind, count(f.Rows, one, several), grouped(f.Added))
	for _, part := range []struct {
		rows int64
		what string
	}{{f.Unchanged, "known"}, {f.Updated, "updated"}, {f.Removed, "removed"}} {
		if part.rows > 0 {
			text += ", " + grouped(part.rows) + " " + part.what
		}
	}
	if f.Kept > 0 {
		text += "; " + count(f.Kept, "row", "rows") + " of " + f.Source + " that it lacks stay"
	}
	return text
}

// shownRejects and shownDoubts are how many are shown on the screen.
const shownRejects, shownDoubts = 20, 5

func (s *shared) tellDoubts(f ingest.FileReport) {
	for _, header := range f.Unknown {
		s.note("%s: the column %q means nothing here and was ignored", f.File, header)
	}
	for n, flag := range f.Flags {
		if n == shownDoubts {
			s.warn("%s: %s more in doubt", f.File, grouped(int64(len(f.Flags)-n)))
			return
		}
		s.warn("in doubt: %s", flag)
	}
}

// tellRejects shows the first rejects of all files and sums up.
func (s *shared) tellRejects(report ingest.Report, opts ingestOptions) error {
	var all []sla.Reject
	for _, f := range report.Files {
		all = append(all, f.Rejects...)
	}
	more := max(0, len(all)-shownRejects)
	s.showRejects(all[:len(all)-more])
	if more > 0 {
		s.warn("%s more", grouped(int64(more)))
	}
	for _, f := range report.Files {
		if bad := int64(f.RejectedRows()); bad > 0 && bad <= f.Rows && f.Kind != policyKind {
			s.warn("%s: %s of %s cannot be used", f.File, grouped(bad), count(f.Rows, "row", "rows"))
		}
	}
	hint := ""
	if more > 0 && opts.rejects == "" {
		hint = "--rejects FILE writes all of them"
	}
	return rejectedError{errors.New("nothing was loaded"), hint}
}

// policyKind is the kind of file that is no table: it has no rows to count.
const policyKind = "policies"

// showRejects shows rejects; one hint for all that follow each other with it.
func (s *shared) showRejects(list []sla.Reject) {
	for n, r := range list {
		s.warn("%s", r)
		if last := n == len(list)-1; r.Hint != "" && (last || list[n+1].Hint != r.Hint) {
			s.hint(r.Hint)
		}
	}
}

// saveRejects writes every reject, one a line.
func saveRejects(path string, report ingest.Report) (err error) {
	if path == "" {
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing the rejects: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := bufio.NewWriter(file)
	for _, f := range report.Files {
		for _, r := range f.Rejects {
			fmt.Fprintln(out, printable(r.String()))
		}
	}
	return out.Flush()
}

// ingested is what became of a file, for machines.
type ingested struct {
	File          string   `json:"file"`
	Source        string   `json:"source"`
	Kind          string   `json:"kind"`
	Format        string   `json:"format"`
	Rows          int64    `json:"rows"`
	Added         int64    `json:"added"`
	Unchanged     int64    `json:"unchanged"`
	Updated       int64    `json:"updated"`
	Removed       int64    `json:"removed"`
	AlreadyLoaded bool     `json:"already_loaded"`
	Ignored       []string `json:"ignored_columns"`
	Doubts        []told   `json:"doubts"`
	Rejects       []told   `json:"rejects"`
}

// told is a reject or a doubt, with its place.
type told struct {
	// File is another one than that which was read.
	File   string `json:"file,omitempty"`
	Line   int    `json:"line"`
	Column string `json:"column,omitempty"`
	Value  string `json:"value,omitempty"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
}

func ingestedOf(report ingest.Report) []ingested {
	out := []ingested{}
	for _, f := range report.Files {
		one := ingested{f.File, f.Source, f.Kind, f.Format, f.Rows, f.Added, f.Unchanged, f.Updated, f.Removed, f.AlreadyLoaded,
			append([]string{}, f.Unknown...), []told{}, []told{}}
		for _, d := range f.Flags {
			doubt := told{Line: d.Line, Column: d.Column, Reason: d.Reason}
			if d.File != f.File {
				doubt.File = d.File
			}
			one.Doubts = append(one.Doubts, doubt)
		}
		for _, r := range f.Rejects {
			one.Rejects = append(one.Rejects, toldOf(r))
		}
		out = append(out, one)
	}
	return out
}

func toldOf(r sla.Reject) told {
	return told{Line: r.Line, Column: r.Column, Value: r.Value, Reason: r.Reason, Hint: r.Hint}
}
