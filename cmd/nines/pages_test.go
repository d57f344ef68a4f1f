package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nines/reports/pagetest"
	"nines/sla"
	"nines/store"
)

// readsTable is a script that gives the rows of a table as lists of texts; in
// a cell, what is said below the text comes after a "|". Long lists are read
// page by page.
const readsTable = `(async (id) => {
	const cells = (tr) => [...tr.children].map((c) => {
		const small = [...c.querySelectorAll("small")].map((s) => s.textContent);
		const text = [...c.childNodes].filter((n) => n.nodeName !== "SMALL").map((n) => n.textContent).join("");
		return [text, ...small].join("|");
	});
	const place = document.getElementById(id);
	const rows = [];
	if (!place) return JSON.stringify(rows);
	const list = place.matches("[data-rows]");
	for (let tries = 0; list && tries < 100 && !place.querySelector("tbody tr"); tries++) await new Promise((r) => setTimeout(r, 20));
	for (;;) {
		rows.push(...[...place.querySelectorAll("tbody tr")].map(cells));
		const further = list && place.querySelector("[data-turn='1']");
		if (!further || further.disabled || place.querySelector(".pager").hidden) return JSON.stringify(rows);
		further.click();
	}
})(%q)`

// rowsOf opens a page and reads a table of it.
func (b browser) rowsOf(t *testing.T, page, table string) [][]string {
	t.Helper()
	var rows [][]string
	if err := json.Unmarshal([]byte(b.open(t, page, fmt.Sprintf(readsTable, table))), &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// pagesMonth is the month whose pages are opened.
const pagesMonth = "2011-05"

// checkPages opens the pages of a month and compares every credit on them with
// its explanation.
func checkPages(t *testing.T, folder string, db *store.Store) {
	needCharts(t)
	mustRun(t, folder, "report", "--period", pagesMonth, "--out", "pages")
	checkLinks(t, filepath.Join(folder, "pages"))
	b := openBrowser(t, filepath.Join(folder, "pages"))
	explained := explainedCredits(t, folder, db)
	if len(explained) < 100 {
		t.Fatalf("only %d customers have a credit in %s", len(explained), pagesMonth)
	}
	b.checkStatements(t, explained)
	b.checkPayouts(t, folder, explained)
	b.checkOverview(t, db)
	b.openTheRest(t)
	b.Clean(t)
}

// checkLinks follows every link of the pages.
func checkLinks(t *testing.T, pages string) {
	t.Helper()
	dead, all, err := pagetest.DeadLinks(pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range dead {
		t.Error(link)
	}
	if all < 10_000 {
		t.Errorf("only %d links were looked at", all)
	}
}

// explainedCredits are the amounts by customer as explain gives them, sorted.
// The command itself is run for the first few.
func explainedCredits(t *testing.T, folder string, db *store.Store) map[string][]string {
	t.Helper()
	month, err := sla.ParseMonth(pagesMonth)
	if err != nil {
		t.Fatal(err)
	}
	from, out := newReadings(db), map[string][]string{}
	for _, r := range creditsOf(t, db, month) {
		found, err := from.evidence(context.Background(), []sla.Result{r})
		if err != nil {
			t.Fatal(err)
		}
		out[r.Customer] = append(out[r.Customer], explainedCredit(t, explanationOf(found[0])))
	}
	for n, customer := range slices.Sorted(maps.Keys(out)) {
		slices.Sort(out[customer])
		if n < 3 {
			checkCommand(t, folder, customer, out[customer])
		}
	}
	return out
}

// explainedCredit is the amount of an explanation, which the shares of the
// outages must add up to.
func explainedCredit(t *testing.T, x explanation) string {
	t.Helper()
	var shares int64
	for _, o := range x.Outages {
		shares += o.CreditMinor
	}
	if shares != x.Credit.CreditMinor {
		t.Errorf("%s, %s: the shares of the outages come to %d, the credit is %d", x.Customer, x.Service, shares, x.Credit.CreditMinor)
	}
	return money(x.Credit.CreditMinor, x.Credit.Currency)
}

// checkCommand compares with what nines explain prints.
func checkCommand(t *testing.T, folder, customer string, want []string) {
	t.Helper()
	var printed []explanation
	if err := json.Unmarshal([]byte(mustRun(t, folder, "explain", customer, "--period", pagesMonth, "--json")), &printed); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range printed {
		if x.Credit.CreditMinor > 0 {
			got = append(got, explainedCredit(t, x))
		}
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("nines explain %s prints %v, wanted %v", customer, got, want)
	}
}

// checkStatements compares the statement of every customer with a credit, as
// it is sent and as the house reads it. Some of them are opened in the browser,
// the others are read as files, which takes a thousandth of the time.
func (b browser) checkStatements(t *testing.T, explained map[string][]string) {
	for n, customer := range slices.Sorted(maps.Keys(explained)) {
		for m, edition := range []string{"statements", "statements-internal"} {
			page := pagesMonth + "/" + edition + "/" + customer + ".html"
			credits := creditsInFile(t, filepath.Join(b.Folder, page))
			if (n+m)%4 == 0 {
				credits = nil
				for _, row := range b.rowsOf(t, page, "contracts") {
					credit, _, _ := strings.Cut(row[len(row)-1], "|")
					credits = append(credits, credit)
				}
			}
			credits = slices.DeleteFunc(credits, func(text string) bool { return text == "none" })
			slices.Sort(credits)
			if !slices.Equal(credits, explained[customer]) {
				t.Errorf("%s of %s: shows %v, explained are %v", edition, customer, credits, explained[customer])
			}
		}
	}
}

var (
	contractsTable = regexp.MustCompile(`(?s)<div class="table" id="contracts">.*?</tbody>`)
	creditCell     = regexp.MustCompile(`data-label="Credit"[^>]*>([^<]*)`)
)

// creditsInFile are the credits in the table of contracts of a statement.
func creditsInFile(t *testing.T, path string) []string {
	t.Helper()
	var out []string
	for _, cell := range creditCell.FindAllStringSubmatch(contractsTable.FindString(readFile(t, path)), -1) {
		out = append(out, cell[1])
	}
	return out
}

// checkPayouts reads all lines of the page for finance: what is owed is what
// is explained, and every planted mistake of the month is among them.
func (b browser) checkPayouts(t *testing.T, folder string, explained map[string][]string) {
	owed, lines := map[string][]string{}, map[string]bool{}
	for _, row := range b.rowsOf(t, pagesMonth+"/payouts.html", "lines") {
		_, customer, _ := strings.Cut(row[0], "|")
		_, contract, _ := strings.Cut(row[1], "|")
		status, stage, _ := strings.Cut(row[2], "|")
		tenant, _, _ := strings.Cut(contract, " · ")
		lines[strings.Join([]string{strings.TrimPrefix(status, "≠ "), tenant, "issued", row[4]}, " ")] = true
		if amount := row[3]; !strings.HasPrefix(amount, "0 ") && !strings.HasPrefix(amount, "0.0") && stage != "lapsed" {
			owed[customer] = append(owed[customer], amount)
		}
	}
	for customer, amounts := range owed {
		slices.Sort(amounts)
		if !among(amounts, explained[customer]) {
			t.Errorf("payouts of %s: owed are %v, explained are %v", customer, amounts, explained[customer])
		}
	}
	if len(owed) < len(explained)/2 {
		t.Errorf("payouts have %d customers that are owed something, explained are %d", len(owed), len(explained))
	}
	for _, r := range readTable(t, filepath.Join(folder, "expected", "planted.csv")) {
		issued, err := sla.ParseMoney(r["issued"], r["issued_currency"])
		if err != nil {
			t.Fatal(err)
		}
		mistake := strings.Join([]string{r["mistake"], r["tenant"], "issued", money(issued.Minor, issued.Currency)}, " ")
		if r["period"] == pagesMonth && !lines[mistake] {
			t.Errorf("the page of payouts does not have: %s", mistake)
		}
	}
}

// among says whether all of some are in all, as often.
func among(some, all []string) bool {
	all = slices.Clone(all)
	for _, one := range some {
		n := slices.Index(all, one)
		if n < 0 {
			return false
		}
		all = slices.Delete(all, n, n+1)
	}
	return true
}

// checkOverview compares what the executive reads with the sums of what is
// explained.
func (b browser) checkOverview(t *testing.T, db *store.Store) {
	month, _ := sla.ParseMonth(pagesMonth)
	totals, err := db.PayoutTotals(context.Background(), month, month)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]string{}
	for _, row := range b.rowsOf(t, pagesMonth+"/overview.html", "year-money") {
		currency, _, _ := strings.Cut(row[0], "|") // below each stands the year to date
		owed, _, _ := strings.Cut(row[3], "|")
		shown[currency] = owed + " " + currency
	}
	for _, total := range totals {
		want := "– " + total.Currency
		if owed := total.ClaimableMinor + total.DueMinor; owed != 0 {
			want = money(owed, total.Currency)
		}
		if shown[total.Currency] != want {
			t.Errorf("the overview says %q is owed in %s, wanted %q", shown[total.Currency], total.Currency, want)
		}
	}
}

// openTheRest opens every kind of page that has not been opened.
func (b browser) openTheRest(t *testing.T) {
	pages := []string{"index.html", pagesMonth + "/customers.html", pagesMonth + "/outages.html"}
	for _, pattern := range []string{"outages/*/*.html", "account-managers/*.html"} {
		found, _ := filepath.Glob(filepath.Join(b.Folder, pagesMonth, filepath.FromSlash(pattern)))
		if len(found) == 0 {
			t.Errorf("there are no pages %s", pattern)
		}
		for _, path := range found {
			page, _ := filepath.Rel(b.Folder, path)
			pages = append(pages, page)
		}
	}
	for _, page := range pages {
		if title := b.open(t, page, "document.title"); title == "" {
			t.Errorf("%s has no title", page)
		}
	}
}

func TestASetThatIsVeryLargeSaysSo(t *testing.T) {
	if got := tooMany(99_999); got != "" {
		t.Errorf("of a common set it says %q", got)
	}
	const want = "1,600,000 pages are about 86 GB: "
	if got := tooMany(1_600_000); !strings.HasPrefix(got, want) {
		t.Errorf("it says %q, wanted %q", got, want)
	}
}
