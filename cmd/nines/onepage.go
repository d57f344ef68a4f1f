package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nines/reports"
)

// pageNames are the pages that can be written alone.
func pageNames() []string {
	return []string{string(reports.OverviewPage), string(reports.StatementPage), string(reports.PayoutsPage)}
}

// runOnePage writes one page of one month into a file of its own.
func runOnePage(ctx context.Context, s *shared, name string, opts reportOptions) error {
	which, err := onePage(name, opts)
	if err != nil {
		return err
	}
	wanted := reports.Options{Provider: opts.provider, Tool: "nines " + version, Force: opts.force}
	if opts.period != "" {
		if wanted.Months, err = monthsOf(opts.period); err != nil {
			return err
		}
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
	wanted.Lap = s.clock.lap
	if opts.out == "" {
		opts.out = name + "." + map[bool]string{false: "html", true: "pdf"}[opts.pdf]
	}
	from, err := readingsFor(ctx, db, opts.customers)
	if err != nil {
		return err
	}
	if opts.pdf {
		return s.printPage(ctx, from, which, wanted, opts)
	}
	written, err := reports.WriteAlone(ctx, opts.out, from, which, wanted)
	s.clock.lap("write pages")
	return s.tellWritten(written, opts, err)
}

// onePage is the page that somebody typed.
func onePage(name string, opts reportOptions) (reports.Alone, error) {
	for _, known := range pageNames() {
		if name != known {
			continue
		}
		which := reports.Alone{Kind: reports.Kind(name)}
		switch statement := which.Kind == reports.StatementPage; {
		case statement && len(opts.customers) != 1:
			return which, usageError{"a statement is for one --customer", "nines report --customer writes a folder for several"}
		case statement:
			which.Customer = opts.customers[0]
		case len(opts.customers) > 0:
			return which, usageError{"--customer goes with statement", ""}
		}
		return which, nil
	}
	hint := "those that can be written alone are " + strings.Join(pageNames(), ", ")
	if near := nearest(name, pageNames()); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return reports.Alone{}, usageError{fmt.Sprintf("%q is not a page", name), hint}
}

// printPage prints a page that nobody keeps.
func (s *shared) printPage(ctx context.Context, from *readings, which reports.Alone, wanted reports.Options, opts reportOptions) error {
	browser, err := findBrowser(opts.browser)
	if err != nil {
		return err
	}
	if _, err := os.Stat(opts.out); err == nil && !opts.force {
		return hintedError{fmt.Errorf("%s is there already", printable(opts.out)), "--force replaces it"}
	}
	folder, err := os.MkdirTemp("", "nines-page-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	page := filepath.Join(folder, "page.html")
	written, err := reports.WriteAlone(ctx, page, from, which, wanted)
	if err != nil {
		return s.tellWritten(written, opts, err)
	}
	s.clock.lap("write pages")
	if err := printPDF(ctx, browser, page, opts.out); err != nil {
		return err
	}
	file, err := os.Stat(opts.out)
	if err != nil {
		return err
	}
	written.Entry, written.Folder, written.Bytes = opts.out, filepath.Dir(opts.out), file.Size()
	return s.tellWritten(written, opts, nil)
}
