package reports

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nines/sla"
)

// pagesAlone are one of each kind that can stand alone.
var pagesAlone = map[string]Alone{
	"overview.html":  {Kind: OverviewPage},
	"payouts.html":   {Kind: PayoutsPage},
	"statement.html": {Kind: StatementPage, Customer: "two-currencies"},
	"internal.html":  {Kind: StatementPage, Customer: "conglomerate", Internal: true},
	"attack.html":    {Kind: StatementPage, Customer: "attack-script"},
}

// writeAllAlone writes them into a folder.
func writeAllAlone(t *testing.T) string {
	t.Helper()
	needBundle(t)
	folder := t.TempDir()
	for name, which := range pagesAlone {
		opts := Options{Months: []sla.Month{sla.MonthOf(2011, 5)}, Provider: "Example Cloud"}
		if _, err := WriteAlone(context.Background(), filepath.Join(folder, name), newFake(12), which, opts); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestALetterForTheHouseWarnsAlsoWhereItStandsAlone(t *testing.T) {
	warned := func(internal bool) bool {
		_, page, err := pageAlone(context.Background(), newFake(12), Alone{Kind: StatementPage, Customer: "two-currencies", Internal: internal},
			Options{Months: []sla.Month{sla.MonthOf(2011, 5)}})
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(page.Sections, func(s Section) bool { return s.ID == "before-sending" })
	}
	if !warned(true) || warned(false) {
		t.Error("the letter for the house must say what was issued otherwise, the other one must not")
	}
}

func TestAPageThatStandsAloneLoadsNothingAndLeadsNowhere(t *testing.T) {
	folder := writeAllAlone(t)
	for name := range pagesAlone {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("payouts.csv")) {
			t.Errorf("%s names a file that is not beside it", name)
		}
		policy, scripts := "", 0
		elements(t, text, func(n *html.Node, attr map[string]string) {
			if attr["http-equiv"] == "Content-Security-Policy" {
				policy = attr["content"]
			}
			if attr["src"] != "" || n.Data == "link" || attr["href"] != "" && attr["href"][0] != '#' {
				t.Errorf("%s: <%s src=%q href=%q>", name, n.Data, attr["src"], attr["href"])
			}
			if n.Data == "style" || n.Data == "script" && attr["type"] == "" {
				scripts++
				if !strings.Contains(policy, hashOf([]byte(textOf(n)))) {
					t.Errorf("%s: the policy does not know a %s: %s", name, n.Data, policy)
				}
			}
		})
		if scripts < 5 || strings.Contains(policy, "self") || bytes.Contains(text, []byte("<div data-part")) {
			t.Errorf("%s: %d scripts and styles, policy %q", name, scripts, policy)
		}
	}
}

func TestPagesThatStandAloneDrawEverything(t *testing.T) {
	folder := writeAllAlone(t)
	b := openBrowser(t, folder)
	for name := range pagesAlone {
		b.Open(t, name)
		b.checkCharts(t)
	}
	var rows int
	b.Open(t, "payouts.html")
	b.Eval(t, `(async () => { while (!document.querySelector("#lines tbody tr")) await new Promise((r) => setTimeout(r, 10)); return String(document.querySelectorAll("#lines tbody tr").length); })()`, &rows)
	if rows < 20 {
		t.Errorf("payouts.html draws %d rows", rows)
	}
	b.Clean(t)
}

func TestACustomerThatIsNotThereIsRefusedWithTheNearestNames(t *testing.T) {
	for name, call := range map[string]func(customer string) error{
		"a set": func(customer string) error {
			_, err := writeSet(context.Background(), t.TempDir(), newFake(12), Options{Customers: []string{customer}})
			return err
		},
		"a page": func(customer string) error {
			_, _, err := pageAlone(context.Background(), newFake(12), Alone{Kind: StatementPage, Customer: customer}, Options{})
			return err
		},
	} {
		for customer, want := range map[string]string{"customer-0003": "customer-003", "Transatlantic": "two-currencies", "acne": "acme", "zzzzzzzz": ""} {
			var unknown UnknownCustomerError
			if err := call(customer); !errors.As(err, &unknown) || !strings.Contains(err.Error(), want) || unknown.Customer != customer {
				t.Errorf("%s, %s: %v, wanted %q in it", name, customer, err, want)
			}
		}
	}
}

func TestAPageThatCannotStandAloneIsRefused(t *testing.T) {
	_, _, err := pageAlone(context.Background(), newFake(1), Alone{Kind: OutagePage}, Options{})
	if err == nil || !strings.Contains(err.Error(), "overview, statement and payouts") {
		t.Errorf("%v", err)
	}
}

func TestAFileThatIsNoPageIsOverwrittenByForceAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "thesis.html")
	if err := os.WriteFile(file, []byte("<!doctype html>mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := mayOverwrite(file, false); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Errorf("%v", err)
	}
	if err := mayOverwrite(file, true); err != nil {
		t.Error(err)
	}
	if err := putFile(file, []byte("<!doctype html>"+generator)); err != nil {
		t.Fatal(err)
	}
	if err := mayOverwrite(file, false); err != nil {
		t.Error(err)
	}
}
