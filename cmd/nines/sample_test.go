package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/sla"
	"nines/store"
)

// sampleAsOf is the day on which the sample data's books were looked at.
const sampleAsOf = "2011-09-10T00:00:00Z"

// seeds of the sample data: what is committed, and what the generator makes
// from another seed.
var seeds = []string{"", "7"}

// sampleWorld loads and judges the sample data in a folder of its own.
func sampleWorld(t *testing.T, seed string) (folder string, db *store.Store) {
	t.Helper()
	folder = t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../sample-data")); err != nil {
		t.Fatal(err)
	}
	if seed != "" {
		out, err := exec.Command("go", "run", "nines/sample-data/generate", "-seed", seed, "-out", folder).CombinedOutput()
		if err != nil {
			t.Fatalf("generating the sample data: %v\n%s", err, out)
		}
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*.csv"))
	policies, _ := filepath.Glob(filepath.Join(folder, "policies", "*.yaml"))
	mustRun(t, folder, append([]string{"ingest"}, slices.Concat(policies, files)...)...)
	mustRun(t, folder, "analyze", "--as-of", sampleAsOf)
	db, err := store.Open(context.Background(), filepath.Join(folder, "nines.db"), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return folder, db
}

// TestOnTheSampleData holds the sample data, as committed and from another
// seed, against what is known of it.
func TestOnTheSampleData(t *testing.T) {
	for _, seed := range seeds {
		name := "as committed"
		if seed != "" {
			name = "from seed " + seed
		}
		t.Run(name, func(t *testing.T) {
			folder, db := sampleWorld(t, seed)
			t.Run("every credit is what the second opinion says", func(t *testing.T) { checkSecondOpinion(t, folder, db) })
			t.Run("payouts find every planted mistake", func(t *testing.T) { checkPlanted(t, folder, db) })
			t.Run("every credit is the same on every page and in the explanation", func(t *testing.T) { checkPages(t, folder, db) })
		})
	}
}

// readTable reads a CSV file of the sample data by its header.
func readTable(t *testing.T, path string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		named := map[string]string{}
		for n, head := range rows[0] {
			named[head] = row[n]
		}
		out = append(out, named)
	}
	return out
}

func checkSecondOpinion(t *testing.T, folder string, db *store.Store) {
	t.Helper()
	want := opinions{}
	for _, r := range readTable(t, filepath.Join(folder, "expected", "credits.csv")) {
		want.add(r["customer"], r["tenant"], r["service"], r["contract"], r["policy"], r["period"],
			"counted "+r["counted_s"], "charged "+r["charged_ppm_s"], r["credit"]+" "+r["currency"])
	}
	got := opinions{}
	for _, r := range creditsOf(t, db, mustMonths(t, db)...) {
		charged := r.Times.Charged.Num * (sla.Whole / r.Times.Charged.Den)
		got.add(r.Customer, r.Tenant, r.Service, r.ContractID, r.Policy, r.Period.Label,
			fmt.Sprintf("counted %d", r.Times.Counted/1000), fmt.Sprintf("charged %d", charged/1000),
			decimal(r.CreditMinor, r.Currency)+" "+r.Currency)
	}
	if len(want) < 1000 {
		t.Fatalf("the second opinion has only %d credits", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("second opinion (-), nines (+):\n%.4000s", diff)
	}
}

// opinions count credits that are described by the same words: a contract that
// changed inside a period has several.
type opinions map[string]int

func (o opinions) add(words ...string) { o[strings.Join(words, ", ")]++ }

// creditsOf are the results of months in which something is owed.
func creditsOf(t *testing.T, db *store.Store, months ...sla.Month) []sla.Result {
	t.Helper()
	var out []sla.Result
	for _, month := range months {
		err := db.Results(context.Background(), month, month, nil, func(rows []sla.Result) error {
			for _, r := range rows {
				if r.CreditMinor > 0 {
					out = append(out, r)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func mustMonths(t *testing.T, db *store.Store) []sla.Month {
	t.Helper()
	infos, err := db.Months(context.Background())
	if err != nil || len(infos) == 0 {
		t.Fatal("no months", err)
	}
	var out []sla.Month
	for _, m := range infos {
		out = append(out, m.Month)
	}
	return out
}

func checkPlanted(t *testing.T, folder string, db *store.Store) {
	t.Helper()
	want := map[string]bool{}
	for _, r := range readTable(t, filepath.Join(folder, "expected", "planted.csv")) {
		want[strings.Join([]string{r["mistake"], r["tenant"], r["service"], r["period"], "issued", r["issued"], r["issued_currency"]}, " ")] = true
	}
	got := map[string]bool{}
	for _, month := range mustMonths(t, db) {
		err := db.Payouts(context.Background(), month, func(l sla.PayoutLine) error {
			if l.Status != sla.Matched && l.Status != sla.Open {
				got[strings.Join([]string{l.Status.String(), l.Tenant, l.Service, l.Period, "issued", decimal(l.IssuedMinor, l.Currency), l.Currency}, " ")] = true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(want) < 20 {
		t.Fatalf("only %d mistakes are planted", len(want))
	}
	for _, mistake := range slices.Sorted(maps.Keys(want)) {
		if !got[mistake] {
			t.Errorf("not found: %s", mistake)
		}
		delete(got, mistake)
	}
	for _, mistake := range slices.Sorted(maps.Keys(got)) {
		// A note in another currency leaves the credit itself unpaid.
		if !strings.HasPrefix(mistake, "missing ") || !otherCurrency(want, mistake) {
			t.Errorf("found, but nobody planted it: %s", mistake)
		}
	}
}

// otherCurrency says whether a credit is missing because its note is in
// another currency.
func otherCurrency(planted map[string]bool, missing string) bool {
	place := strings.Join(strings.Fields(missing)[1:4], " ")
	for mistake := range planted {
		if strings.HasPrefix(mistake, "other currency "+place) {
			return true
		}
	}
	return false
}

func TestEveryRefusedFileOfTheSampleDataIsRefusedAndChangesNothing(t *testing.T) {
	folder, db := sampleWorld(t, "")
	db.Close()
	broken, _ := filepath.Glob(filepath.Join(folder, "broken", "*"))
	if len(broken) < 15 {
		t.Fatalf("only %d broken files", len(broken))
	}
	for _, path := range broken {
		args := []string{"ingest", path}
		if strings.HasPrefix(filepath.Base(path), "wrong-example") {
			args = []string{"check", path}
		}
		cmd := exec.Command("nines", args...)
		cmd.Dir = folder
		var errs bytes.Buffer
		cmd.Stderr = &errs
		_ = cmd.Run()
		if code := cmd.ProcessState.ExitCode(); code != exitRejected {
			t.Errorf("%s: exit code %d, wanted %d: %s", filepath.Base(path), code, exitRejected, errs.String())
		}
		if !strings.Contains(errs.String(), "nines: "+filepath.Base(path)+":") {
			t.Errorf("%s: the message names no file and line: %s", filepath.Base(path), errs.String())
		}
	}
	cmd := exec.Command("nines", "analyze", "--as-of", sampleAsOf)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "nines: 0 of 15 months computed") {
		t.Errorf("after the refused files: %v\n%s", err, out)
	}
}
