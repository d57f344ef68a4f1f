package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nines/reports"
	"nines/sla"
	"nines/store"
)

type reportOptions struct {
	period, out, provider string
	customers             []string
	force, json, pdf      bool
	browser               string
}

func (o *reportOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.period, "period", "", "months to report, such as 2011-05, 2011-Q2 or 2011-03..2011-05 (default: the last that was analyzed)")
	f.StringVar(&o.out, "out", "", "the folder to write, or the file of one page")
	f.StringArrayVar(&o.customers, "customer", nil, "only what may be sent to this customer: the statement, and an index that names nobody else; may be given several times")
	f.StringVar(&o.provider, "provider", "", "who sends the statements, for their head")
	f.BoolVar(&o.pdf, "pdf", false, "print the one page to a PDF, by an installed Chromium or Chrome")
	f.StringVar(&o.browser, "browser", "", "the program that prints (default: the first of chromium, google-chrome … that is there)")
	f.BoolVar(&o.force, "force", false, "replace a folder or a file that nines did not write")
	f.BoolVar(&o.json, "json", false, "for machines")
}

func newReportCommand(s *shared) *cobra.Command {
	var opts reportOptions
	cmd := &cobra.Command{
		Use:   "report [overview|statement|payouts]",
		Short: "write the pages that people read",
		Long: `report writes a folder of pages: an index, and for each month the overview, the
customers with a statement each, the payouts, and the outages with a page each.
They open from the file system and load nothing from a network. The folder is
written beside its place first, so that nobody sees half of it; a folder that
is not a report set is not touched without --force.

With --customer the folder is what may be sent to that customer: the statement
of each month, and an index that names nobody else. Titles and ids of outages,
files and account managers stay in the house.

With the name of a page, that page of one month is written into one file that
needs no other, for mail; with --pdf it is printed instead.`,
		Example: `  nines report --period 2011-05 --out pages
  nines report --period 2011-05 --out contoso --customer contoso --provider "Example Hosting"
  nines report overview --period 2011-05 --out may.html
  nines report statement --customer contoso --period 2011-05 --pdf`,
		Args:      arguments(0, 1, ""),
		ValidArgs: pageNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				return runOnePage(cmd.Context(), s, args[0], opts)
			}
			return runReport(cmd.Context(), s, opts)
		},
	}
	opts.addFlags(cmd)
	return cmd
}

func runReport(ctx context.Context, s *shared, opts reportOptions) error {
	wanted := reports.Options{Customers: opts.customers, Outward: len(opts.customers) > 0, Provider: opts.provider, Tool: "nines " + version, Force: opts.force}
	switch {
	case opts.out == "":
		return usageError{"nines report needs --out FOLDER", "nines report --help shows examples"}
	case opts.pdf:
		return usageError{"--pdf prints one page", "nines report statement --customer NAME --pdf"}
	}
	if opts.period != "" {
		months, err := monthsOf(opts.period)
		if err != nil {
			return err
		}
		wanted.Months = months
	}
	db, err := s.open(ctx, true)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := freshForPages(ctx, db, wanted.Months); err != nil {
		return err
	}
	s.clock.lap("compare inputs")
	from, err := readingsFor(ctx, db, opts.customers)
	if err != nil {
		return err
	}
	bar := s.progress("writing", "pages")
	told := false
	wanted.Progress = func(pages, total int) {
		if text := tooMany(total); text != "" && !told {
			told = true
			s.note("%s", text)
		}
		bar.set(int64(pages), int64(total))
	}
	wanted.Lap = s.clock.lap
	wanted.Discard = func(folder string) {
		bar.close()
		s.note("removing the pages that were written, in %s", folder)
	}
	written, err := reports.Write(ctx, opts.out, from, wanted)
	bar.close()
	s.clock.lap("write pages")
	return s.tellWritten(written, opts, err)
}

// tooMany says how large a set of so many pages is, and what is smaller; "" where that is
// no matter. A letter has some 54 kB, and nearly all pages are letters.
func tooMany(pages int) string {
	if pages < 100_000 {
		return ""
	}
	return fmt.Sprintf("%s are about %d GB: nines report overview, or payouts, writes one page, and --customer some letters",
		count(int64(pages), "page", "pages"), int64(pages)*54/1_000_000)
}

// fewContracts are so few that what happened to each is read alone, and not what
// happened to everybody.
const fewContracts = 50

// readingsFor are readings for letters to some customers; nil is everybody.
func readingsFor(ctx context.Context, db *store.Store, customers []string) (*readings, error) {
	from := newReadings(db)
	if customers == nil {
		return from, nil
	}
	contracts, err := db.ContractCount(ctx, customers)
	from.few = contracts <= fewContracts
	return from, err
}

// tellWritten says what was written, or why nothing was.
func (s *shared) tellWritten(written reports.Written, opts reportOptions, err error) error {
	var unknown reports.UnknownCustomerError
	var unjudged reports.NotJudgedError
	switch {
	case errors.As(err, &unjudged):
		return hintedError{unjudged, fmt.Sprintf("nines analyze --period %s judges it", unjudged.Month)}
	case errors.Is(err, reports.ErrNothingJudged):
		return hintedError{err, "nines analyze judges the months first"}
	case errors.As(err, &unknown):
		return unknownCustomer(unknown)
	case err != nil:
		return fmt.Errorf("writing %s: %w", opts.out, err)
	case opts.json:
		return s.json(writtenOf(written))
	}
	if opts.pdf { // its sheets are not counted here
		s.printf("%s: %s\n", printable(written.Entry), megabytes(written.Bytes))
		return nil
	}
	s.printf("%s: %s, %s\n", printable(written.Entry), count(int64(written.Pages), "page", "pages"), megabytes(written.Bytes))
	if len(written.Gone) > 0 {
		s.note("the pages of %s, which were there, are gone: a set is written whole, and --period says of which months", monthNames(written.Gone))
	}
	return nil
}

// monthNames are months as --period takes them.
func monthNames(months []sla.Month) string {
	names := make([]string, len(months))
	for n, m := range months {
		names[n] = m.String()
	}
	return strings.Join(names, ", ")
}

// freshForPages refuses months that are out of date, and with them those of
// the year before, which the pages look back at. Without months it is the last.
func freshForPages(ctx context.Context, db *store.Store, months []sla.Month) error {
	judged, err := db.Months(ctx)
	if err != nil || len(judged) == 0 {
		return err // what is missing, reports says
	}
	first, last := judged[len(judged)-1].Month, judged[len(judged)-1].Month
	if len(months) > 0 {
		first, last = months[0], months[len(months)-1]
	}
	return fresh(ctx, db, between(judged, first-past, last))
}

// unknownCustomer names those who may have been meant.
func unknownCustomer(err reports.UnknownCustomerError) error {
	near := err.Nearest
	err.Nearest = nil // they are the hint
	hint := "the tenant list says which customers there are"
	if len(near) > 0 {
		hint = "did you mean " + strings.Join(quoted(near), " or ") + "?"
	}
	return hintedError{err, hint}
}

func quoted(names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, strconv.Quote(name))
	}
	return out
}

// monthsOf is every month of a period that somebody typed.
func monthsOf(text string) ([]sla.Month, error) {
	first, last, err := sla.ParseRange(text)
	if err != nil {
		return nil, usageError{"--period: " + err.Error(), ""}
	}
	var months []sla.Month
	for m := first; m <= last; m++ {
		months = append(months, m)
	}
	return months, nil
}

// megabytes is a size for people, rounded up.
func megabytes(bytes int64) string {
	tenths := (bytes*10 + 999_999) / 1_000_000
	return sla.FormatScaled(tenths, 1) + " MB"
}

// reportWritten is what was written, for machines.
type reportWritten struct {
	Folder string   `json:"folder"`
	Entry  string   `json:"entry"`
	Months []string `json:"months"`
	Pages  int      `json:"pages"`
	Files  int      `json:"files"`
	Bytes  int64    `json:"bytes"`
}

func writtenOf(w reports.Written) reportWritten {
	out := reportWritten{w.Folder, w.Entry, []string{}, w.Pages, w.Files, w.Bytes}
	for _, m := range w.Months {
		out.Months = append(out.Months, m.String())
	}
	return out
}
