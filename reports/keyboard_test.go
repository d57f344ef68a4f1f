package reports

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// counted is how many things of a page can be used, and how many of them the
// keyboard has come to.
type counted struct{ All, Reached int }

const (
	watchesFocus = `(() => { window.seen = new Set(); document.addEventListener("focusin", (e) => window.seen.add(e.target)); return "0"; })()`
	countsFocus  = `(() => {
		const all = [...document.querySelectorAll("a[href], button, input, select, summary")].filter((e) => e.checkVisibility() && !e.disabled);
		return JSON.stringify({ All: all.length, Reached: all.filter((e) => window.seen.has(e)).length });
	})()`
)

func TestEverythingThatCanBeUsedIsReachedByKeyboard(t *testing.T) {
	folder := writeWholeSet(t)
	b := openBrowser(t, folder)
	for _, page := range []string{"index.html", "2011-05/overview.html", "2011-05/customers.html", "2011-05/statements-internal/two-currencies.html", "2011-05/payouts.html"} {
		var all, got counted
		b.Open(t, page)
		b.Eval(t, watchesFocus, new(int))
		b.Eval(t, countsFocus, &all)
		for range all.All + 20 {
			if err := chromedp.Do(b.Context, chromedp.KeyEvent(kb.Tab)); err != nil {
				t.Fatal(err)
			}
		}
		b.Eval(t, countsFocus, &got)
		if got.All < 4 || got.Reached != got.All {
			t.Errorf("%s: the keyboard reached %d of %d", page, got.Reached, got.All)
		}
	}
}
