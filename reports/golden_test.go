package reports

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/sla"
)

// outline is a page as short text, for people to read when it changes.
func outline(p Page) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s (%s)\n%s\n\n%s\n%s\n", p.Title, p.Kind, p.Kicker, p.Lead, p.Under)
	for _, s := range p.Sections {
		fmt.Fprintf(&out, "\n## %s #%s\n%s\n", s.Title, s.ID, s.Intro)
		for _, b := range s.Blocks {
			outlineBlock(&out, b)
		}
	}
	fmt.Fprintf(&out, "\n%s\n", strings.Join(p.Foot, "\n"))
	return out.String()
}

func outlineBlock(out *strings.Builder, b Block) {
	switch b := b.(type) {
	case Words:
		fmt.Fprintf(out, "%s\n", b)
	case Part:
		for _, each := range b.filled() {
			outlineBlock(out, each)
		}
	case Group:
		for _, each := range b {
			outlineBlock(out, each)
		}
	case Figures:
		for _, f := range b {
			fmt.Fprintf(out, "* %s: %s | %s | %s | %d points -> %s\n", f.Label, f.Value, f.Change, f.Under, len(f.Spark.Values), f.Href)
		}
	case Facts:
		for _, f := range b {
			fmt.Fprintf(out, "- %s: %s (%s) %s\n", f.Label, f.Value, f.Sub, f.Href)
		}
	case Table:
		outlineTable(out, b)
	case Steps:
		fmt.Fprintf(out, "[steps] %s\n", b.Caption)
		for _, l := range b.Lines {
			fmt.Fprintf(out, "  %s = %s <- %s\n", l.What, l.Value, l.How)
		}
	case Chart:
		fmt.Fprintf(out, "[chart] %s: %s%s\n", b.Title, b.Says, b.Empty)
		for _, panel := range b.Panels {
			fmt.Fprintf(out, "  %s %s %s\n", panel.Kind, panel.Title, panel.Sub)
		}
		outlineTable(out, b.Table)
	case Moments:
		for _, m := range b.Items {
			fmt.Fprintf(out, "@ %s (%s) %s %s; %s\n", m.When, m.WhenUTC, m.What, m.Text, m.Silence)
		}
	case Note:
		for _, i := range b.Items {
			fmt.Fprintf(out, "! %s: %s\n", b.Title, i)
		}
	case Doors:
		for _, d := range b {
			fmt.Fprintf(out, "> %s: %s %s -> %s\n", d.For, d.Question, d.Answer, d.Href)
		}
	case Links:
		for _, l := range b {
			fmt.Fprintf(out, "> %s: %s -> %s\n", l.Text, l.Beside, l.Href)
		}
	case Rows:
		fmt.Fprintf(out, "[rows] %s: %d %ss in %s, filters %v, choices %v\n", b.Caption, b.Count, b.What, b.Parts, b.Filters, b.Choices)
	}
}

func outlineTable(out *strings.Builder, t Table) {
	if len(t.Rows) == 0 {
		if t.Empty != "" {
			fmt.Fprintf(out, "[table] %s\n", t.Empty)
		}
		return
	}
	fmt.Fprintf(out, "[table] %s\n", t.Caption)
	for n, r := range append(append([]Row{}, t.Rows...), t.Foot...) {
		if n >= 8 && n < len(t.Rows)-1 { // enough to see the shape
			continue
		}
		var cells []string
		for _, c := range r.Cells {
			text := brief(c.Text, 40)
			if c.Sub != "" {
				text += " (" + brief(c.Sub, 40) + ")"
			}
			cells = append(cells, text)
		}
		fmt.Fprintf(out, "  %s\n", strings.Join(cells, " | "))
	}
}

// world is a set and a month of the fake, with the customers counted.
func world(t *testing.T, at sla.Month) (*set, *month) {
	t.Helper()
	src := newFake(12)
	judged, _ := src.Months(context.Background())
	s := newSet(t.TempDir(), src, Options{Provider: "Example Cloud", Tool: "nines test"})
	s.judged = judged
	for _, info := range judged {
		if info.Month != at {
			continue
		}
		m, err := s.read(context.Background(), info)
		if err == nil {
			err = s.customers(context.Background(), m)
		}
		if err == nil {
			err = m.readDiffering(context.Background(), s.src)
		}
		if err != nil {
			t.Fatal(err)
		}
		return s, m
	}
	t.Fatalf("%s was not judged", at)
	return nil, nil
}

// letter is an edition of a customer's statement.
func letter(t *testing.T, s *set, m *month, id string, internal bool) Page {
	t.Helper()
	var page Page
	err := s.src.Results(context.Background(), m.Month-past+1, m.Month, []string{id}, func(results []sla.Result) error {
		st, err := s.statement(context.Background(), m, results)
		if err == nil {
			st.internal = internal
			page = st.page()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestPagesSayWhatTheySaidBefore(t *testing.T) {
	s, may := world(t, sla.MonthOf(2011, 5))
	book, err := s.book(context.Background(), may)
	if err != nil {
		t.Fatal(err)
	}
	dns := may.outages[1]
	affected, err := s.affected(context.Background(), may, dns)
	if err != nil {
		t.Fatal(err)
	}
	payouts := s.payoutsPage(may, book)
	overview := overviewPage(s, may)
	pages := map[string]Page{
		"overview": overview, "payouts": payouts, "outages": s.outagesPage(may), "outage": s.outagePage(may, dns, affected),
		"customers":          s.customersPage(may, s.rowsWriter("customers", "x")),
		"statement":          letter(t, s, may, "customer-000", false),
		"statement-internal": letter(t, s, may, "two-currencies", true),
		"index":              indexPage(s, []monthDoors{{may, overview.Lead, payouts.Lead}}),
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) { golden(t, name+".txt", outline(page)) })
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("NINES_GOLDEN") == "write" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is another page (NINES_GOLDEN=write writes it anew):\n%s", name, diff)
	}
}

func TestTheFirstSentenceIsMadeFromTheFigures(t *testing.T) {
	for month, want := range map[sla.Month]string{
		sla.MonthOf(2011, 4): "All 25 customers got what they were promised in April 2011; we owe nothing.",
		sla.MonthOf(2011, 7): "if nothing more happens the credits come to",
		sla.MonthOf(2011, 5): "of it for one outage, malformed mail traffic of 10 May; we still owe ",
	} {
		if _, m := world(t, month); !strings.Contains(m.headline().String(), want) {
			t.Errorf("%s: %q, want %q in it", month, m.headline(), want)
		}
	}
}

func TestAMonthWithoutOutagesHasSentencesInThePlaceOfPictures(t *testing.T) {
	_, m := world(t, sla.MonthOf(2011, 4))
	for _, c := range []Chart{m.timeLine(), m.calendar(), m.paretoCharts()[0].(Chart), m.spreadChart(), m.budgetChart()} {
		if c.Empty == "" || len(c.Panels) > 0 {
			t.Errorf("%s draws nothing and does not say so", c.Title)
		}
	}
}
