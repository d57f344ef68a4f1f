package reports

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"nines/sla"
)

// files are a set's files by path, written once for all tests.
var files = sync.OnceValue(func() map[string][]byte { return writeFake(nil) })

// writeFake writes the fake world's set without assets and reads it back.
func writeFake(only []string) map[string][]byte {
	folder, err := os.MkdirTemp("", "nines-set-")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	opts := Options{Months: fakeMonths(), Customers: only, Provider: "Example Cloud", Tool: "nines test"}
	if _, err := writeSet(context.Background(), folder, newFake(12), opts); err != nil {
		panic(err)
	}
	out := map[string][]byte{}
	err = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		name, _ = filepath.Rel(folder, name)
		out[filepath.ToSlash(name)] = text
		return err
	})
	if err != nil {
		panic(err)
	}
	return out
}

func fakeMonths() []sla.Month {
	return []sla.Month{sla.MonthOf(2011, 4), sla.MonthOf(2011, 5), sla.MonthOf(2011, 7)}
}

func pathsOf(of map[string][]byte, suffix string) []string {
	var out []string
	for name := range of {
		if strings.HasSuffix(name, suffix) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// elements calls each for every element of a page.
func elements(t *testing.T, text []byte, each func(n *html.Node, attr map[string]string)) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		each(n, attr)
	}
}

func textOf(n *html.Node) string {
	var out strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			out.WriteString(c.Data)
		}
	}
	return out.String()
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	first, second := files(), writeFake(nil)
	if len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for name, text := range first {
		if !bytes.Equal(text, second[name]) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

func TestTheLastPageIsAsManyAsWereExpected(t *testing.T) {
	last := sla.MonthOf(2011, 7)
	for name, opts := range map[string]Options{
		"a month":              {Months: []sla.Month{last}},
		"some customers of it": {Months: []sla.Month{last}, Customers: []string{"acme"}},
		"letters":              {Months: fakeMonths()[:2], Customers: []string{"two-currencies"}, Outward: true},
	} {
		var pages, total int
		opts.Progress = func(done, of int) {
			if done < pages || of > 0 && done > of {
				t.Errorf("%s: page %d of %d after %d", name, done, of, pages)
			}
			pages, total = done, of
		}
		written, err := writeSet(t.Context(), t.TempDir(), newFake(12), opts)
		if err != nil {
			t.Fatal(err)
		}
		if pages != written.Pages || total != pages {
			t.Errorf("%s: told of page %d of %d, %d were written", name, pages, total, written.Pages)
		}
	}
}

func TestEveryPageForbidsWhatItDoesNotNeed(t *testing.T) {
	const policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
	for _, name := range pathsOf(files(), ".html") {
		found := false
		elements(t, files()[name], func(n *html.Node, attr map[string]string) {
			if attr["http-equiv"] == "Content-Security-Policy" {
				found = attr["content"] == policy
			}
			if n.Data == "style" || n.Data == "script" && attr["src"] == "" && attr["type"] != "application/json" {
				t.Errorf("%s: an inline %s", name, n.Data)
			}
			for key, value := range attr {
				if key == "style" || strings.HasPrefix(key, "on") {
					t.Errorf("%s: <%s %s>", name, n.Data, key)
				}
				if (key == "href" || key == "src") && strings.Contains(value, ":") {
					t.Errorf("%s: %s=%q leads out of the folder", name, key, value)
				}
			}
		})
		if !found {
			t.Errorf("%s has no policy, or another one", name)
		}
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	anchors := map[string]map[string]bool{}
	for _, name := range pathsOf(files(), ".html") {
		anchors[name] = map[string]bool{}
		elements(t, files()[name], func(n *html.Node, attr map[string]string) {
			if id := attr["id"]; id != "" {
				if anchors[name][id] {
					t.Errorf("%s: two elements are called %q", name, id)
				}
				anchors[name][id] = true
			}
		})
	}
	for _, name := range pathsOf(files(), ".html") {
		elements(t, files()[name], func(n *html.Node, attr map[string]string) {
			if href, ok := attr["href"]; ok && n.Data == "a" {
				to, anchor, _ := strings.Cut(href, "#")
				target := name
				if to != "" {
					target = path.Join(path.Dir(name), to)
				}
				if files()[target] == nil {
					t.Errorf("%s: %q is not there", name, href)
				} else if anchor != "" && !anchors[target][anchor] {
					t.Errorf("%s: %q has no such place", name, href)
				}
			}
		})
	}
}

func TestRowsOfLongListsLeadToStatements(t *testing.T) {
	for _, name := range pathsOf(files(), ".js") {
		if strings.HasPrefix(name, partsFolder) {
			continue
		}
		for _, r := range rowsIn(t, name) {
			if href := r[0].(string); files()[path.Join(path.Dir(name), href)] == nil {
				t.Errorf("%s: %q is not there", name, href)
			}
		}
	}
}

// rowsIn reads the rows that a script carries.
func rowsIn(t *testing.T, name string) [][]any {
	t.Helper()
	text := string(files()[name])
	_, list, ok := strings.Cut(strings.TrimSuffix(text, ");\n"), ", ")
	if !ok || !strings.HasPrefix(text, "nines.rows(") {
		t.Fatalf("%s does not begin like rows", name)
	}
	var rows [][]any
	if err := json.Unmarshal([]byte(list), &rows); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}

func TestHostileNamesStayText(t *testing.T) {
	for _, a := range attacks {
		name := "2011-05/statements/" + fileName(a.id) + ".html"
		said := false
		elements(t, files()[name], func(n *html.Node, _ map[string]string) {
			said = said || n.Data == "h1" && strings.Contains(textOf(n), a.name)
		})
		if !said {
			t.Errorf("%s does not say %q", name, a.name)
		}
	}
	for name, text := range files() {
		switch path.Ext(name) {
		case ".html":
			elements(t, text, func(n *html.Node, attr map[string]string) {
				if n.Data == "img" || n.Data == "script" && attr["type"] == "" && !strings.HasSuffix(attr["src"], ".js") {
					t.Errorf("%s: a name became <%s>", name, n.Data)
				}
				if n.Data == "script" && attr["id"] == "page-figures" && !json.Valid([]byte(textOf(n))) {
					t.Errorf("%s: the figures are not JSON", name)
				}
			})
		case ".js":
			if bytes.ContainsAny(text, "<>\u2028\u2029") {
				t.Errorf("%s: a name is not escaped", name)
			}
		}
	}
}

func TestNoCellOfACSVFileIsAFormula(t *testing.T) {
	for _, name := range pathsOf(files(), ".csv") {
		rows, err := csv.NewReader(bytes.NewReader(files()[name])).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if guard(cell) != cell {
					t.Errorf("%s: %q is a formula", name, cell)
				}
			}
		}
	}
}

func TestALetterToACustomerNamesNobodyElse(t *testing.T) {
	f := newFake(12)
	for _, name := range pathsOf(files(), ".html") {
		if !strings.Contains(name, "/statements/") {
			continue
		}
		text := string(files()[name])
		elements(t, files()[name], func(n *html.Node, attr map[string]string) {
			if src := attr["src"]; strings.Contains(src, partsFolder+"/") {
				text += string(files()[path.Join(path.Dir(name), src)])
			}
			if n.Data == "a" && !strings.HasPrefix(attr["href"], "#") {
				t.Errorf("%s: a link out of the letter: %q", name, attr["href"])
			}
		})
		for _, c := range f.contracts {
			mine := strings.HasSuffix(name, "/"+fileName(c.Customer)+".html")
			if !mine && (strings.Contains(text, c.TenantName) || strings.Contains(text, html.EscapeString(c.CustomerName))) {
				t.Errorf("%s names customer %s", name, c.Customer)
			}
		}
		for _, o := range f.outages {
			if strings.Contains(text, o.Title) || strings.Contains(text, o.File) {
				t.Errorf("%s tells the house's title or file of outage %s", name, o.ID)
			}
		}
	}
}

func TestEveryPartOfAPageStandsBesideIt(t *testing.T) {
	used := map[string]bool{}
	for _, name := range pathsOf(files(), ".html") {
		loaded := map[string]bool{}
		elements(t, files()[name], func(n *html.Node, attr map[string]string) {
			if src := attr["src"]; n.Data == "script" && strings.Contains(src, partsFolder+"/") {
				loaded[strings.TrimSuffix(path.Base(src), ".js")] = true
			}
			if part := attr["data-part"]; part != "" {
				script := files()[partPath(part)]
				if !loaded[part] || !bytes.Contains(script, []byte(`["`+part+`"]`)) {
					t.Errorf("%s: part %s is not there", name, part)
				}
				used[partPath(part)] = true
			}
		})
	}
	if all := len(pathsOf(files(), ".html")); len(used) == 0 || len(used) > all/4 {
		t.Errorf("%d parts for %d pages: nothing is shared", len(used), all)
	}
	for name := range files() {
		if strings.HasPrefix(name, partsFolder) && !used[name] {
			t.Errorf("%s is in no page", name)
		}
	}
}

func TestOnlyTheStatementsThatAreWantedAreWrittenAndLinked(t *testing.T) {
	of := writeFake([]string{"acme"})
	for _, name := range pathsOf(of, ".html") {
		if strings.Contains(name, "/statements") && !strings.HasSuffix(name, "/acme.html") {
			t.Errorf("%s was written", name)
		}
	}
	if bytes.Contains(of["2011-05/customers-rows-1.js"], []byte("statements-internal/customer-001")) {
		t.Error("the list leads to a statement that was not written")
	}
}

func TestThePenEscapesTextAndAttributes(t *testing.T) {
	for _, a := range attacks {
		var out bytes.Buffer
		p := pen{out: &out}
		p.put("<i")
		p.attr("data-label", a.name)
		p.put(">")
		p.text(a.name)
		p.put("</i>")
		found := 0
		elements(t, out.Bytes(), func(n *html.Node, attr map[string]string) {
			if n.Data == "i" && attr["data-label"] == a.name && textOf(n) == a.name {
				found++
			} else if n.Data != "html" && n.Data != "head" && n.Data != "body" {
				t.Errorf("%q became <%s>", a.name, n.Data)
			}
		})
		if found != 1 {
			t.Errorf("%q did not come through: %s", a.name, out.Bytes())
		}
	}
}
