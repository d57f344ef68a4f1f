package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"nines/sla"
)

// outcome is what became of a file in a test.
type outcome[T any] struct {
	rows    []T
	rejects []sla.Reject
	flags   []sla.Flag
	file    *file
}

// readText writes a file and reads all its rows.
func readText[T any](t *testing.T, name, text string, opts Options) outcome[T] {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return readFile[T](t, path, opts)
}

func readFile[T any](t testing.TB, path string, opts Options) outcome[T] {
	t.Helper()
	m := opts.Mapping.with(opts)
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	f, err := openFile(t.Context(), nil, path, m, opts, &atomic.Int64{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeAll([]*file{f})
	var rows []T
	if f.intake.Batches != nil {
		source, ok := f.intake.Batches.(sla.Rows[T])
		if !ok {
			t.Fatalf("%s was taken for %s", path, f.intake.Kind)
		}
		for {
			batch, err := source.Next(nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(batch) == 0 {
				break
			}
			rows = append(rows, batch...)
		}
	}
	return outcome[T]{rows, f.intake.Rejects(), f.intake.Flags(), f}
}

// one is the only row of a file without rejects.
func (o outcome[T]) one(t *testing.T) T {
	t.Helper()
	if len(o.rejects) > 0 || len(o.rows) != 1 {
		t.Fatalf("%d rows, rejects %v; want one row", len(o.rows), o.rejects)
	}
	return o.rows[0]
}

// why are the rejects, a line each.
func (o outcome[T]) why() string {
	var lines []string
	for _, r := range o.rejects {
		lines = append(lines, r.String())
	}
	return strings.Join(lines, "\n")
}

// doubts says whether a flag has all words.
func (o outcome[T]) doubts(words ...string) bool {
	return slices.ContainsFunc(o.flags, func(f sla.Flag) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(f.String(), word) })
	})
}

const outageHeader = "id,service,start,end,level\n"

func outage(t *testing.T, row string, opts Options) outcome[sla.Outage] {
	t.Helper()
	return readText[sla.Outage](t, "outages.csv", outageHeader+row+"\n", opts)
}

func TestEveryExampleFileHasOneRowThatCanBeUsed(t *testing.T) {
	for _, k := range Kinds() {
		if k.Example == "" {
			continue
		}
		path := filepath.Join(t.TempDir(), k.Name+".csv")
		if err := os.WriteFile(path, []byte(k.Example), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := openFile(t.Context(), nil, path, Mapping{Timezone: "UTC"}, Options{}, &atomic.Int64{})
		if err != nil {
			t.Fatal(err)
		}
		if f.intake.Kind != k.Name {
			t.Errorf("the example of %s was taken for %q: %v", k.Name, f.intake.Kind, f.intake.Rejects())
		}
		f.records.close()
	}
}

func TestNoHeaderMeansTwoColumnsOfAKind(t *testing.T) {
	for _, k := range Kinds() {
		owner := map[string]string{}
		for _, c := range k.Columns {
			for _, name := range append([]string{c.Name}, c.Synonyms...) {
				// Which of the two a plan is, the other headers decide.
				if other, taken := owner[plain(name)]; taken && other != c.Name && !(name == "plan" && other == "policy" && c.Name == "plan") {
					t.Errorf("%s: %q means %s and %s", k.Name, name, other, c.Name)
				}
				owner[plain(name)] = c.Name
			}
			if c.Meaning == "" || c.Example == "" {
				t.Errorf("%s: %s has no meaning or no example", k.Name, c.Name)
			}
		}
	}
}

func TestARowKeepsItsFileAndLine(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", outageHeader+"\no-1,mail,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full\n", Options{}).one(t)
	if o.Place != (sla.Place{File: "outages.csv", Line: 3}) || o.Source != "outages.csv" {
		t.Errorf("place %v, source %q", o.Place, o.Source)
	}
}

func TestAnOutageWithoutOptionalColumnsHitsEverybody(t *testing.T) {
	o := outage(t, "o-1,mail,2011-05-12T08:04:00Z,,degraded", Options{}).one(t)
	want := sla.Outage{Source: "outages.csv", ID: "o-1", Scope: sla.Scope{Service: "mail", Region: "*"}, Start: 1305187440000, End: sla.Never,
		Level: sla.Degraded, SharePPM: sla.NoShare, Cause: sla.CauseProvider,
		Detected: sla.NoInstant, Announced: sla.NoInstant, Mitigated: sla.NoInstant, DeclaredOver: sla.NoInstant,
		Reported: sla.NoInstant, Closed: sla.NoInstant, Users: sla.NoUsers, Place: sla.Place{File: "outages.csv", Line: 2}}
	if o != want {
		t.Errorf("got %+v\nwant %+v", o, want)
	}
}

func TestARowThatCannotBeUsedSaysWhereAndWhy(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"o-1,mail,2011-05-12T08:04:00Z,2011-05-12T07:00:00Z,full", "outages.csv:2: end: 2011-05-12T07:00:00Z is before start 2011-05-12T08:04:00Z"},
		{",mail,2011-05-12T08:04:00Z,,full", "outages.csv:2: id: is empty"},
		{"o-1,mail,2011-05-12T08:04:00Z,,bad", `outages.csv:2: level: "bad" is not one of degraded, partial, full`},
		{"o-1,mail,2011-05-12T08:04:00Z,,", "outages.csv:2: level: has neither a level nor a share"},
		{"o-1,mail,1989-12-31T23:59:59Z,,full", `outages.csv:2: start: "1989-12-31T23:59:59Z" is not between 1990 and 2100`},
		{"o-1,mail,2100-01-01T00:00:00Z,,full", `outages.csv:2: start: "2100-01-01T00:00:00Z" is not between 1990 and 2100`},
		{"o-1,ma\xffil,2011-05-12T08:04:00Z,,full", "outages.csv:2: service: is not UTF-8 text"},
		{"o-1,ma\x00il,2011-05-12T08:04:00Z,,full", "outages.csv:2: service: contains a NUL byte"},
		{"o-1,mail,2011-05-12T08:04:00Z", "outages.csv:2: the row has 3 fields, the header 5 columns"},
		{"o-1,mail,2011-05-12T08:04:00Z,,full,more", "outages.csv:2: the row has 6 fields, the header 5 columns"},
	} {
		if got := outage(t, c.row, Options{}).why(); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.row, got, c.want)
		}
	}
}

func TestAnEmptyColumnAtTheEndIsNoError(t *testing.T) {
	outage(t, "o-1,mail,2011-05-12T08:04:00Z,,full,", Options{}).one(t)
}

func TestAllRejectsAreKept(t *testing.T) {
	var text strings.Builder
	text.WriteString(outageHeader)
	for n := range 30000 {
		if n%3 == 0 {
			text.WriteString("o,mail,bad,,full\n")
		} else {
			text.WriteString("o,mail,2011-05-12T08:04:00Z,,full\n")
		}
	}
	o := readText[sla.Outage](t, "outages.csv", text.String(), Options{})
	if len(o.rejects) != 10000 || len(o.rows) != 20000 || o.file.intake.Input.Rows != 30000 {
		t.Errorf("%d rejects, %d rows of %d", len(o.rejects), len(o.rows), o.file.intake.Input.Rows)
	}
	if o.rejects[1].Line != 5 {
		t.Errorf("the second reject is in line %d", o.rejects[1].Line)
	}
}
