package reports

import (
	"testing"

	"nines/reports/pagetest"
)

// browser opens pages, see [pagetest.Browser].
type browser struct{ *pagetest.Browser }

// openBrowser starts a browser for the pages in folder. Without one, or without
// the charts' library, the test is skipped.
func openBrowser(t *testing.T, folder string) browser {
	t.Helper()
	needBundle(t)
	return browser{pagetest.Open(t, folder)}
}

// needBundle skips a test of a build that has no charts.
func needBundle(t *testing.T) {
	t.Helper()
	if !HasBundle() {
		pagetest.Missing(t, "this build has no charts: make assets makes them")
	}
}
