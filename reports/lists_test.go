package reports

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// listRows is how many rows the long lists of the tests have; NINES_ROWS asks
// for another number, and for the times to be held against the clock.
func listRows(t *testing.T) (rows int, timed bool) {
	t.Helper()
	text := os.Getenv("NINES_ROWS")
	if text == "" {
		return 6_000, false
	}
	rows, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return rows, true
}

// writeLists writes the lists of customers and payouts of a crowd.
func writeLists(t *testing.T, rows int) string {
	t.Helper()
	folder := t.TempDir()
	source := newCrowd(rows)
	s := newSet(folder, source, Options{Customers: []string{}, Tool: "nines test"})
	s.judged, _ = source.Months(context.Background())
	m, err := s.read(context.Background(), s.judged[11])
	if err == nil {
		err = s.customers(context.Background(), m)
	}
	if err == nil {
		_, err = s.payouts(context.Background(), m)
	}
	if err == nil && HasBundle() {
		err = writeAssets(filepath.Join(folder, "assets"))
	}
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// tried is what a reader meets on a long list: times are in milliseconds.
type tried struct {
	First, All, Find, Sort, Choose, Longest int
	Drawn, Count, Found, Filtered           int
	Lowest, Highest, FoundName, Here        string
}

// triesAList searches, sorts, filters and turns a page, as a reader would.
const triesAList = `(async () => {
	const now = () => Math.round(performance.now());
	const rest = () => new Promise((r) => setTimeout(r, 10));
	const place = document.querySelector("[data-rows]"), find = (s) => place.querySelector(s);
	const out = {};
	let longest = 0;
	new PerformanceObserver((l) => l.getEntries().forEach((e) => { longest = Math.max(longest, e.duration); })).observe({ type: "longtask", buffered: true });
	const about = JSON.parse(document.getElementById("page-figures").textContent).rows[place.dataset.rows];
	out.Count = about.count;
	while (!find("tbody tr")) await rest();
	out.First = Math.round(performance.getEntriesByName("rows")[0].startTime);
	while (find("[data-state]").textContent.includes("so far")) await rest();
	out.All = now();
	out.Drawn = place.querySelectorAll("tbody tr").length;
	const first = () => find("tbody th").textContent;
	const until = async (act, done) => { const from = now(); act(); while (!done()) await rest(); return now() - from; };
	const name = "crowd-" + String(about.count - 7).padStart(6, "0");
	const input = find("[data-find]");
	out.Find = await until(() => { input.value = name; input.dispatchEvent(new Event("input")); }, () => place.querySelectorAll("tbody tr").length === 1);
	out.FoundName = first(); out.Found = place.querySelectorAll("tbody tr").length;
	input.value = ""; input.dispatchEvent(new Event("input"));
	await until(() => 0, () => place.querySelectorAll("tbody tr").length > 1);
	const sort = find("[data-sort='0']"), before = first();
	out.Sort = await until(() => sort.click(), () => find("th[aria-sort='ascending']"));
	out.Lowest = first();
	sort.click();
	out.Highest = first();
	const filter = find("[data-filter]");
	out.Choose = await until(() => filter.click(), () => find("[data-state]").textContent.includes("in all"));
	out.Filtered = +find("[data-state]").textContent.match(/ of ([\d,]+) /)[1].replace(/,/g, "");
	find("[data-turn='1']").click();
	out.Here = find("[data-page]").textContent;
	out.Longest = Math.round(longest);
	return JSON.stringify(out);
})()`

func TestLongListsAreSearchedSortedFilteredAndTurned(t *testing.T) {
	rows, timed := listRows(t)
	folder := writeLists(t, rows)
	b := openBrowser(t, folder)
	for _, page := range []string{"2011-05/customers.html", "2011-05/payouts.html"} {
		var got tried
		b.Open(t, page)
		b.Eval(t, triesAList, &got)
		t.Logf("%s: %+v", page, got)
		if got.Count != rows || got.Drawn > 50 || got.Drawn == 0 {
			t.Errorf("%s: %d rows, of which %d are drawn", page, got.Count, got.Drawn)
		}
		if got.Found != 1 || got.FoundName == "" {
			t.Errorf("%s: searched %q", page, got.FoundName)
		}
		if got.Lowest >= got.Highest || got.Filtered == 0 || got.Filtered >= rows || got.Here[:2] != "2 " {
			t.Errorf("%s: from %q to %q, %d filtered, page %q", page, got.Lowest, got.Highest, got.Filtered, got.Here)
		}
		if timed && (got.First > 1000 || got.Find > 500 || got.Sort > 1000) {
			t.Errorf("%s is slow: %+v", page, got)
		}
	}
	b.Clean(t)
}
