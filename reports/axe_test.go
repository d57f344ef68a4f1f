package reports

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"nines/reports/pagetest"
)

// everyKindOfPage is one page of each kind, and of each case that has a shape
// of its own: a month without outages, an open outage, forty contracts, two
// currencies, no outage at all.
var everyKindOfPage = []string{
	"index.html", "2011-05/overview.html", "2011-04/overview.html", "2011-07/overview.html",
	"2011-05/customers.html", "2011-05/account-managers/" + fileName("Ana Ruiz") + ".html", "2011-05/payouts.html", "2011-04/payouts.html",
	"2011-05/outages.html", "2011-04/outages.html", "2011-05/outages/status/o-10.html", "2011-07/outages/status/o-21.html",
	"2011-05/statements/customer-000.html", "2011-05/statements/conglomerate.html", "2011-05/statements-internal/two-currencies.html",
	"2011-04/statements/customer-001.html", "2011-07/statements/customer-000.html", "2011-05/statements/attack-bidi.html",
}

// writeWholeSet writes the fake world's set with its assets.
func writeWholeSet(t *testing.T) string {
	t.Helper()
	needBundle(t)
	folder := filepath.Join(t.TempDir(), "pages")
	if _, err := Write(context.Background(), folder, newFake(12), Options{Months: fakeMonths(), Provider: "Example Cloud", Tool: "nines test"}); err != nil {
		t.Fatal(err)
	}
	return folder
}

// axeSource is axe-core, which npm puts where make assets runs it.
func axeSource(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("assets", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		pagetest.Missing(t, "axe-core is not there: npm ci in reports/assets gets it")
	}
	return string(text)
}

// runsAxe asks for everything up to WCAG 2.2 AA, with all folds open.
const runsAxe = `(async () => {
	document.querySelectorAll("details").forEach((d) => { d.open = true; });
	for (let n = 0; n < 100 && [...document.querySelectorAll("[data-rows]")].some((l) => !l.querySelector("tbody tr")); n++) await new Promise((r) => setTimeout(r, 10));
	const found = await axe.run(document, { preload: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
	return JSON.stringify(found.violations.map((v) => ({ Rule: v.id, Help: v.help, Where: v.nodes.slice(0, 3).map((n) => n.target.join(" ") + ": " + (n.any[0] || n.all[0] || n.none[0] || {}).message).join("; ") + " (" + v.nodes.length + ")" })));
})()`

type violation struct{ Rule, Help, Where string }

func TestEveryKindOfPageKeepsToWCAG22AA(t *testing.T) {
	axe, folder := axeSource(t), writeWholeSet(t)
	b := openBrowser(t, folder)
	for _, look := range []struct {
		scheme string
		width  int64
	}{{"light", 1280}, {"dark", 1280}, {"light", 390}} {
		b.Look(t, look.scheme, look.width)
		for _, page := range everyKindOfPage {
			b.Open(t, page)
			if err := chromedp.Do(b.Context, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
				t.Fatal(err)
			}
			var violations []violation
			b.Eval(t, runsAxe, &violations)
			for _, v := range violations {
				t.Errorf("%s, %s at %d: %s: %s: %s", page, look.scheme, look.width, v.Rule, v.Help, v.Where)
			}
		}
	}
}

func TestEveryKindOfPageOpensCleanlyAndDrawsItsCharts(t *testing.T) {
	folder := writeWholeSet(t)
	b := openBrowser(t, folder)
	charts := 0
	for _, width := range []int64{1280, 390} {
		b.Look(t, "light", width)
		for _, page := range everyKindOfPage {
			b.Open(t, page)
			charts += b.checkCharts(t)
			var wide int64
			b.Eval(t, `String(document.documentElement.scrollWidth)`, &wide)
			if wide > width {
				t.Errorf("%s at %d is %d wide", page, width, wide)
			}
		}
	}
	if charts < 60 {
		t.Errorf("only %d charts were looked at", charts)
	}
	b.Clean(t)
}
