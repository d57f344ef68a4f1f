package main

import (
	"bytes"
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2" // to break what is stored on purpose
)

func TestAStoredResultThatWasTamperedWithIsNeverShown(t *testing.T) {
	for name, c := range map[string]struct {
		statement string
		args      []string
	}{
		"check finds states that do not add up": {
			"update judged.results set down_ms = down_ms + 1", []string{"check"}},
		"check finds a credit that is not formula less cap": {
			"update judged.credits set credit_minor = credit_minor - 1", []string{"check"}},
		"explain finds time moved from one state to another": {
			"update judged.results set down_ms = down_ms - 1, up_ms = up_ms + 1 where breached", []string{"explain", "alpine", "--period", "2011-05"}},
		"explain finds another amount": {
			"update judged.credits set credit_minor = credit_minor - 1, formula_minor = formula_minor - 1", []string{"explain", "alpine", "--period", "2011-05"}},
		"report finds another amount": {
			"update judged.credits set credit_minor = credit_minor - 1, formula_minor = formula_minor - 1", []string{"report", "--out", "pages"}},
	} {
		t.Run(name, func(t *testing.T) {
			if c.args[0] == "report" {
				needCharts(t)
			}
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS("testdata/world")); err != nil {
				t.Fatal(err)
			}
			mustRun(t, folder, "ingest", "gold.yaml", "services.csv", "tenants.csv", "outages.csv")
			mustRun(t, folder, "analyze", "--period", "2011-05")
			mustRun(t, folder, c.args...)
			tamper(t, filepath.Join(folder, "nines.db"), c.statement)
			cmd := exec.Command("nines", c.args...)
			cmd.Dir = folder
			var out, errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errs
			_ = cmd.Run()
			if code := cmd.ProcessState.ExitCode(); code != exitIdentity {
				t.Errorf("exit code %d, wanted %d: %s", code, exitIdentity, errs.String())
			}
			if strings.Contains(out.String(), "EUR") {
				t.Errorf("an amount was shown: %s", out.String())
			}
		})
	}
}

func tamper(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("duckdb", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
