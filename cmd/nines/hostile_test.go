package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestHostileNamesDoNothingInABrowserButStandThere(t *testing.T) {
	needCharts(t)
	folder, db := sampleWorld(t, "")
	db.Close()
	hostile := filepath.Join("extra", "hostile.csv")
	mustRun(t, folder, "ingest", hostile)
	mustRun(t, folder, "analyze", "--as-of", sampleAsOf)
	names := map[string]string{}
	for _, row := range readTable(t, filepath.Join(folder, hostile)) {
		names[row["customer"]] = row["customer_name"]
	}
	if len(names) < 5 {
		t.Fatalf("only %d hostile names", len(names))
	}
	mustRun(t, folder, "report", "--period", pagesMonth, "--out", "pages")
	b := openBrowser(t, filepath.Join(folder, "pages"))
	for customer, name := range names {
		for _, edition := range []string{"statements", "statements-internal"} {
			text := b.open(t, pagesMonth+"/"+edition+"/"+customer+".html", "document.body.textContent")
			if !strings.Contains(squeezed(text), squeezed(name)) {
				t.Errorf("%s of %s does not have the name %q", edition, customer, name)
			}
		}
	}
	listed := strings.Join(b.column(t, pagesMonth+"/customers.html", "customers"), "\n")
	for customer, name := range names {
		// A list cuts a name that is too long for its column.
		if begins := []rune(squeezed(name)); !strings.Contains(squeezed(listed), string(begins[:min(40, len(begins))])) {
			t.Errorf("the list of customers does not have %s as %q", customer, name)
		}
	}
	b.Clean(t)
}

// column is the first column of a long list.
func (b *browser) column(t *testing.T, page, table string) []string {
	t.Helper()
	var out []string
	for _, row := range b.rowsOf(t, page, table) {
		out = append(out, row[0])
	}
	return out
}

// squeezed is text with all white space as single blanks.
func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }
