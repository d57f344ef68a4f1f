package main

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"nines/ingest"
	"nines/store"
)

// What is judged again after a correction, with what stays, is what comes out where
// nothing was judged before, row by row.
func TestAfterACorrectionTheDatabaseIsAsIfAllHadBeenJudged(t *testing.T) {
	worlds, loaded, judged := map[bool]map[string]string{}, map[bool]string{}, map[bool]string{}
	for _, back := range []bool{false, true} {
		worlds[back], loaded[back], judged[back] = againWorld(t, back), filepath.Join(t.TempDir(), "loaded.db"), filepath.Join(t.TempDir(), "before.db")
		loadAndJudge(t, loaded[back], worlds[back], judgeNothing)
		copyFile(t, loaded[back], judged[back])
		loadAndJudge(t, judged[back], nil, judgeStale)
	}
	for name, c := range corrections {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			changed, folder := edited(t, worlds[c.back], c.edits), t.TempDir()
			part, whole := filepath.Join(folder, "part.db"), filepath.Join(folder, "whole.db")
			copyFile(t, judged[c.back], part)
			if again := loadAndJudge(t, part, changed, judgeStale); again != c.again {
				t.Errorf("judged again: %q, wanted %q", again, c.again)
			}
			copyFile(t, loaded[c.back], whole)
			loadAndJudge(t, whole, changed, judgeAll)
			got, want := rowsOf(t, part), rowsOf(t, whole)
			for name := range want {
				if diff := cmp.Diff(want[name], got[name]); diff != "" {
					t.Errorf("%s (-all judged, +judged again):\n%s", name, diff)
				}
			}
		})
	}
}

// againWorld are the files of the small world, without or with a policy that
// looks back on earlier months.
func againWorld(t *testing.T, back bool) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/again/world.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		if back || !strings.Contains(f.Name, "back") {
			files[f.Name] = string(f.Data)
		}
	}
	return files
}

// edited are the files that differ, with every edit made once.
func edited(t *testing.T, files map[string]string, edits []edit) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, e := range edits {
		text, edited := out[e.file]
		if !edited {
			text = files[e.file]
		}
		if strings.Count(text, e.from) != 1 {
			t.Fatalf("%q is not once in %s", e.from, e.file)
		}
		out[e.file] = strings.Replace(text, e.from, e.to, 1)
	}
	return out
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	bytes, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, bytes, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// What is judged after a load.
const (
	judgeNothing = iota
	judgeStale
	judgeAll
)

// loadAndJudge loads files into a database, has what is out of date judged, or all,
// and says which services of which months that was.
func loadAndJudge(t *testing.T, path string, files map[string]string, what int) string {
	t.Helper()
	ctx, folder := context.Background(), t.TempDir()
	var paths []string
	for name, text := range files {
		paths = append(paths, filepath.Join(folder, name))
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(paths)
	db, err := store.Open(ctx, path, store.Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if len(paths) > 0 {
		report, err := ingest.Load(ctx, db, paths, ingest.Options{Timezone: "UTC", Update: true, Replace: true})
		if err != nil {
			t.Fatalf("%v: %v", err, rejects(report))
		}
	}
	if what == judgeNothing {
		return ""
	}
	job, err := planned(ctx, db, analyzeOptions{period: "2011-02..2011-05", asOf: "2011-09-01", all: what == judgeAll})
	if err != nil {
		t.Fatal(err)
	}
	if err := new(shared).judge(ctx, db, &job); err != nil {
		t.Fatal(err)
	}
	var again []string
	for _, month := range job.stale {
		again = append(again, month.String()+" "+strings.Join(job.computed[month], " "))
	}
	return strings.Join(again, "; ")
}

// owners say whose a result is: the numbers of the database mean nothing to others.
const owners = `with owned as (
	select g.result_no, concat_ws('/', 'group', d.service, d.region, d.policy, d.zone, v.effective, p.label) as owner
	from judged.group_results g
	join judged.groups d on d.group_no = g.group_no
	join judged.periods p on p.period_no = g.period_no
	left join input.policies v on v.policy_no = g.policy_no
	union all
	select e.result_no, concat_ws('/', 'contract', c.tenant, c.service, c.region, c.policy, c.from_ms, v.effective, p.label)
	from judged.exceptions e
	join judged.periods p on p.period_no = e.period_no
	left join input.contracts c on c.contract_no = e.contract_no
	left join input.policies v on v.policy_no = e.policy_no) `

// sameRows are all that was judged and what is read of it.
var sameRows = []struct{ name, rows string }{
	{"payouts", "from (select * exclude (contract_no, period_no) from payouts)"},
	{"rights reached", "from (select * exclude (contract_no) from rights)"},
	{"results", owners + "select w.owner, o.* exclude (result_no, period_no) from judged.results o left join owned w using (result_no)"},
	{"credits", owners + `select w.owner, j.* exclude (result_no, fee_no), f.* exclude (fee_no, run_no)
		from judged.credits j left join owned w using (result_no) left join judged.fees f using (fee_no)`},
	{"rights", owners + "select w.owner, t.* exclude (result_no) from judged.rights t left join owned w using (result_no)"},
	{"costs", "select k.source, k.outage, c.* exclude (outage_no) from judged.outage_costs c left join judged.outage_keys k using (outage_no)"},
	{"rollups", "from judged.rollups"},
	{"days", "from judged.days"},
	{"periods", "select * exclude (period_no) from judged.periods"},
	{"months", "select * exclude (stamp, services, version) from judged.months"},
}

// rowsOf are the rows of a database by question, in order.
func rowsOf(t *testing.T, path string) map[string][]string {
	t.Helper()
	db, err := sql.Open("duckdb", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	out := map[string][]string{}
	for _, question := range sameRows {
		rows, err := db.Query("select to_json(r)::varchar from (" + question.rows + ") r order by 1")
		if err != nil {
			t.Fatalf("%s: %v", question.name, err)
		}
		for rows.Next() {
			var text string
			if err := rows.Scan(&text); err != nil {
				t.Fatal(err)
			}
			out[question.name] = append(out[question.name], text)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func rejects(report ingest.Report) (list []string) {
	for _, f := range report.Files {
		for _, r := range f.Rejects {
			list = append(list, r.String())
		}
	}
	return list
}
