package main

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"nines/ingest"
	"nines/store"
)

// aFew is a provider with as many outages as S and few customers.
var aFew = size{"a few", 100, 3, 750, 300, 2}

func TestSQLAndNinesComeToTheSameRows(t *testing.T) {
	ctx := t.Context()
	s, err := generate(aFew, t.TempDir(), 1, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := writePlain(s); err != nil {
		t.Fatal(err)
	}
	j := judgingOf(plan{set: s, work: t.TempDir()})
	judgeHere(ctx, t, j)
	for _, way := range []contender{j.cohortSQL(ctx), j.naiveSQL(ctx)} {
		t.Run(way.name, func(t *testing.T) {
			db := bareHere(ctx, t, "", append([]string{j.bareTenants(), j.bareOutages(), j.load("plain_load")}, statementsOf(way)...)...)
			if err := compare(ctx, db, j.rows(), "from judged"); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestADifferenceOfOneCentIsFound(t *testing.T) {
	ctx := t.Context()
	ours := filepath.Join(t.TempDir(), "ours.parquet")
	row := "select 't1' as tenant, 'mail' as service, 24300 as month, 7 as credit_minor"
	db := bareHere(ctx, t, "", "copy ("+row+") to '"+ours+"' (format parquet)")
	if err := compare(ctx, db, ours, row); err != nil {
		t.Error(err)
	}
	err := compare(ctx, db, ours, strings.Replace(row, "7", "8", 1))
	if err == nil || !strings.Contains(err.Error(), "'credit_minor': 8") {
		t.Errorf("a difference is told as %v", err)
	}
	if compare(ctx, db, ours, row+" where false") == nil {
		t.Error("no rows are said to be the same as one")
	}
}

// judgeHere does in this process what nines does with the plain provider.
func judgeHere(ctx context.Context, t *testing.T, j judging) {
	t.Helper()
	db, err := store.Open(ctx, j.db(plainJudged), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := append([]string{j.services, j.tenants, j.outages, j.maintenance}, j.policies...)
	if _, err := ingest.Load(ctx, db, files, ingest.Options{Timezone: "UTC"}); err != nil {
		t.Fatal(err)
	}
	if err := profileAnalyze(ctx, db); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	bareHere(ctx, t, j.db(plainJudged), j.ourRows(j.rows()))
}

func bareHere(ctx context.Context, t *testing.T, path string, statements ...string) *sql.DB {
	t.Helper()
	db, err := openBare(path, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	for _, statement := range statements {
		if err := drain(ctx, db, statement); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

// statementsOf are those of a contender in the bare engine, behind its flags.
func statementsOf(c contender) []string {
	for n, arg := range c.args {
		if arg == "--" {
			return c.args[n+1:]
		}
	}
	return nil
}
