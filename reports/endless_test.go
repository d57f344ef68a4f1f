package reports

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// newEndless is the fake world with names that have no place to break.
func newEndless() *fake {
	f := newFake(6)
	f.endless = strings.Repeat("Wm8", 150)
	for n := range f.contracts {
		c := &f.contracts[n]
		c.CustomerName += f.endless
		c.TenantName += f.endless
		c.Tenant += f.endless
		c.AccountManager += f.endless
	}
	for n := range f.outages {
		f.outages[n].Title += f.endless
		f.outages[n].Component += f.endless
	}
	for n := range f.notices {
		f.notices[n].Text += f.endless
	}
	for n := range f.maintenance {
		f.maintenance[n].Title += f.endless
	}
	return f
}

// widest says how wide a page is, and what in it is wider than it may be: a
// table is moved within its own frame.
const widest = `(async () => {
	document.querySelectorAll("details").forEach((d) => { d.open = true; });
	for (let n = 0; n < 100 && [...document.querySelectorAll("[data-rows]")].some((l) => !l.querySelector("tbody tr")); n++) await new Promise((r) => setTimeout(r, 10));
	const wide = [...document.querySelectorAll("main, main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("svg, .table"));
	return JSON.stringify({ Wide: document.documentElement.scrollWidth, Which: wide.slice(-3).map((e) => e.outerHTML.slice(0, 120)) });
})()`

func TestNamesWithoutEndDoNotWidenAPage(t *testing.T) {
	needBundle(t)
	folder := filepath.Join(t.TempDir(), "pages")
	if _, err := Write(context.Background(), folder, newEndless(), Options{Months: fakeMonths(), Provider: "Example Cloud", Tool: "nines test"}); err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, folder)
	pages := []string{"index.html", "2011-05/overview.html", "2011-05/customers.html", "2011-05/payouts.html", "2011-05/outages.html", "2011-05/outages/status/o-11.html",
		"2011-05/statements/customer-000.html", "2011-05/statements-internal/customer-000.html"}
	found, _ := filepath.Glob(filepath.Join(folder, "2011-05", "account-managers", "*.html"))
	page, _ := filepath.Rel(folder, found[0])
	for _, look := range []struct {
		media string
		width int64
	}{{"screen", 1280}, {"screen", 390}, {"print", 680}} {
		b.Look(t, "light", look.width)
		if _, err := chromedp.Call(b.Context, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: look.media}); err != nil {
			t.Fatal(err)
		}
		for _, page := range append(pages, page) {
			b.Open(t, page)
			var got struct {
				Wide  int64
				Which []string
			}
			b.Eval(t, widest, &got)
			if got.Wide > look.width || len(got.Which) > 0 {
				t.Errorf("%s, %s of %d: is %d wide: %s", page, look.media, look.width, got.Wide, strings.Join(got.Which, "\n\t"))
			}
		}
	}
	b.Clean(t)
}
