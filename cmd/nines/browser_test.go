package main

import (
	"testing"

	"nines/reports"
	"nines/reports/pagetest"
)

// browser opens pages, see [pagetest.Browser].
type browser struct{ *pagetest.Browser }

// openBrowser starts a browser for the pages in folder, or skips the test.
func openBrowser(t *testing.T, folder string) browser {
	t.Helper()
	return browser{pagetest.Open(t, folder)}
}

// needCharts skips a test of a build that has no charts, as openBrowser does
// without a browser.
func needCharts(t *testing.T) {
	t.Helper()
	if !reports.HasBundle() {
		pagetest.Missing(t, "this build has no charts: make assets makes them")
	}
}

// open opens a page of the folder and gives back what script evaluates to.
func (b browser) open(t *testing.T, page, script string) string {
	t.Helper()
	b.Open(t, page)
	return b.Text(t, script)
}
