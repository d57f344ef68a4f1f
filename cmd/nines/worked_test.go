package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"nines/sla"
)

// TestWorkedExamples takes what real agreements pay for known outages through
// the real path: policies and input files into a database, analyze, export.
// Each file of testdata/worked is one case. Its sections are the files to
// load; "judge" is the period, with "as of" where it is not over, and want.csv
// says what the results are, found by their columns up to period; rights.csv,
// if it is there, all rights that customers have reached. An empty cell is not
// compared.
func TestWorkedExamples(t *testing.T) {
	files, err := filepath.Glob("testdata/worked/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no worked examples: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			runWorked(t, archive)
		})
	}
}

func runWorked(t *testing.T, archive *txtar.Archive) {
	folder := t.TempDir()
	var inputs []string
	var period, want, rights string
	for _, f := range archive.Files {
		switch f.Name {
		case "judge":
			period = strings.TrimSpace(string(f.Data))
		case "want.csv":
			want = string(f.Data)
		case "rights.csv":
			rights = string(f.Data)
		default:
			path := filepath.Join(folder, f.Name)
			if err := os.WriteFile(path, f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
			inputs = append(inputs, path)
		}
	}
	period, asOf, given := strings.Cut(period, " as of ")
	analyze := []string{"analyze", "--period", period}
	if given {
		analyze = append(analyze, "--as-of", asOf)
	}
	mustRun(t, folder, append([]string{"ingest", "--timezone", "UTC"}, inputs...)...)
	mustRun(t, folder, analyze...)
	got := exported(t, folder, "results")
	for _, row := range wantedRows(t, want) {
		compare(t, got, row)
	}
	if rights != "" {
		got, wanted := exported(t, folder, "rights"), wantedRows(t, rights)
		if len(got) != len(wanted) {
			t.Errorf("%d rights, wanted %d: %v", len(got), len(wanted), got)
		}
		for _, row := range wanted {
			compare(t, got, row)
		}
	}
}

// wantedRows reads CSV into rows by column.
func wantedRows(t *testing.T, text string) (rows []map[string]string) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(lines) < 2 {
		t.Fatalf("want.csv has no row: %v", err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for n, column := range lines[0] {
			row[column] = line[n]
		}
		rows = append(rows, row)
	}
	return rows
}

// exported is a list as it is exported for machines.
func exported(t *testing.T, folder, list string) (rows []map[string]any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(mustRun(t, folder, "export", list, "--format", "json")))
	decoder.UseNumber()
	if err := decoder.Decode(&rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// compare finds the result that row names and holds it against the rest of row.
func compare(t *testing.T, got []map[string]any, row map[string]string) {
	t.Helper()
	names := map[string]bool{"tenant": true, "service": true, "period": true}
	var found []map[string]any
	for _, result := range got {
		same := true
		for name := range names {
			same = same && (row[name] == "" || fmt.Sprint(result[name]) == row[name])
		}
		if same {
			found = append(found, result)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d results for %v", len(found), row)
	}
	for column, want := range row {
		if names[column] || want == "" {
			continue
		}
		if text := shown(t, found[0], column); text != want {
			t.Errorf("%s in %s: %s is %s, wanted %s", row["tenant"], row["period"], column, text, want)
		}
	}
}

// shown is a figure of a result in the notation of want.csv.
func shown(t *testing.T, result map[string]any, column string) string {
	t.Helper()
	number := func(name string) *big.Rat {
		r, ok := new(big.Rat).SetString(fmt.Sprint(result[name]))
		if !ok {
			t.Fatalf("%s is %v, which is no number", name, result[name])
		}
		return r
	}
	switch column {
	case "availability":
		if result["judged"] != true {
			return "none"
		}
		charged := new(big.Rat).Quo(number("charged_num"), number("charged_den"))
		share := charged.Quo(charged, number("counted_ms"))
		return share.Sub(big.NewRat(1, 1), share).String()
	case "charged_ms":
		return new(big.Rat).Quo(number("charged_num"), number("charged_den")).RatString()
	case "tier":
		if result["tier_ppm"] == nil {
			return "none"
		}
		return sla.FormatPercent(number("tier_ppm").Num().Int64())
	}
	return fmt.Sprint(result[column])
}
