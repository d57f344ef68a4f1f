package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/analysis"
	"nines/sla"
)

// twoServices is a world with an outage of mail in May; May was judged.
func twoServices(t *testing.T) *world {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100000, "2010-01-01", "")
	w.contract("acme", "t1", "chat", "eu", "gold", 200000, "2010-01-01", "")
	w.outage("src", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	if err := w.tryJudge("2011-07-02", may); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestOfAMonthOnlyTheServicesThatChangedAreJudgedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world)
		asOf   string
		want   analysis.Again
	}{
		"a longer outage":                        {func(w *world) { w.exec("update input.outages set end_ms = end_ms + 60000") }, "2011-07-02", analysis.Again{may: {"mail"}}},
		"another service":                        {func(w *world) { w.contract("acme", "t1", "files", "eu", "gold", 1, "2011-01-01", "") }, "2011-07-02", analysis.Again{may: {"files"}}},
		"a service less":                         {func(w *world) { w.exec("delete from input.contracts where service = 'chat'") }, "2011-07-02", analysis.Again{may: {"chat"}}},
		"all that there are":                     {func(w *world) { w.exec("update input.contracts set fee_minor = 7") }, "2011-07-02", analysis.Again{}},
		"the terms":                              {func(w *world) { w.exec("update input.policies set digest = 'x' where policy = 'gold'") }, "2011-07-02", analysis.Again{}},
		"another instant":                        {func(w *world) { w.exec("update input.outages set end_ms = end_ms + 60000") }, "2011-07-03", analysis.Again{}},
		"stamps that are not those of the month": {func(w *world) { w.exec("update judged.months set services = '{}'") }, "2011-07-02", analysis.Again{}},
	} {
		t.Run(name, func(t *testing.T) {
			w := twoServices(t)
			c.change(w)
			j, err := w.BeginAgain(t.Context(), []sla.Month{may, june}, at(t, c.asOf))
			if err != nil {
				t.Fatal(err)
			}
			defer j.Rollback()
			if diff := cmp.Diff(c.want, j.Again()); diff != "" { // June was never judged
				t.Error(diff)
			}
		})
	}
}

// Whether an outage may be another source's depends on whether the one that it
// names is there, of whatever service and time that is.
func TestAServiceIsJudgedAgainWhenALinkLeadsToNothingAnyMore(t *testing.T) {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100000, "2010-01-01", "")
	w.contract("acme", "t1", "chat", "eu", "gold", 100000, "2010-01-01", "")
	w.outage("a", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	w.outage("b", "o2", "mail", "eu", "", "2011-05-20 11:00", "2011-05-20 13:00")
	w.outage("c", "o3", "chat", "eu", "", "2011-09-20 11:00", "2011-09-20 13:00")
	w.exec("update input.outages set duplicate_of = 'c:o3' where outage = 'o1'")
	w.exec("update input.outages set duplicate_of = 'a:o1' where outage = 'o3'") // in a circle, the first name counts
	if err := w.tryJudge("2011-12-01", may); err != nil {
		t.Fatal(err)
	}
	w.exec("delete from input.outages where outage = 'o3'")
	w.judgeAgain("2011-12-01", analysis.Again{may: {"mail"}})
}

// A version that is effective later may read more of contracts, by which they are
// then grouped: results of other groups are nobody's.
func TestAServiceIsJudgedAgainWhenItsContractsAreGroupedOtherwise(t *testing.T) {
	w := newWorld(t)
	w.policy(20, "suite", "  fee_base: full", "  fee_base: full\n  suite: share")
	w.contract("acme", "t1", "mail", "eu", "suite", 100000, "2010-01-01", "")
	w.contract("acme", "t1", "chat", "eu", "gold", 100000, "2010-01-01", "")
	if err := w.tryJudge("2011-12-01", may); err != nil {
		t.Fatal(err)
	}
	w.policy(21, "suite", "  fee_base: full", "  fee_base: full\n  suite: share\n  seats: one", "2011-01-01", "2012-01-01")
	w.exec("update input.policies set effective = '2012-01-01' where policy_no = 21")
	w.judgeAgain("2011-12-01", analysis.Again{may: {"mail"}})
	w.want("results", []string{"chat", "mail"}, "select service from results order by 1")
}

// judgeAgain judges what has changed of May, which must be that.
func (w *world) judgeAgain(asOf string, want analysis.Again) {
	w.t.Helper()
	j, err := w.BeginAgain(w.t.Context(), []sla.Month{may}, at(w.t, asOf))
	if err != nil {
		w.t.Fatal(err)
	}
	defer j.Rollback()
	if diff := cmp.Diff(want, j.Again()); diff != "" {
		w.t.Error(diff)
	}
	if err := analysis.Run(w.t.Context(), w.Store, j, analysis.Options{Months: []sla.Month{may}, AsOf: at(w.t, asOf), Again: j.Again()}); err != nil {
		w.t.Fatal(err)
	}
	if err := j.Commit(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func TestAMonthJudgedInPartHasTheDigestsOfTheWholeAndKeepsItsRows(t *testing.T) {
	w := twoServices(t)
	w.exec("update input.outages set end_ms = end_ms + 60000")
	kept := w.texts("select result_no::varchar from judged.group_results join judged.groups using (group_no) where service = 'chat'")
	j, err := w.BeginAgain(t.Context(), []sla.Month{may}, at(t, "2011-07-02"))
	if err != nil {
		t.Fatal(err)
	}
	defer j.Rollback()
	if err := analysis.Run(t.Context(), w.Store, j, analysis.Options{Months: []sla.Month{may}, AsOf: at(t, "2011-07-02"), Again: j.Again()}); err != nil {
		t.Fatal(err)
	}
	if err := j.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Keep(t.Context(), may, may, nil); err != nil {
		t.Fatal(err)
	}
	w.want("the result of chat", kept, "select result_no::varchar from judged.group_results join judged.groups using (group_no) where service = 'chat'")
	w.want("results as rows", w.texts("select to_json(r)::varchar from judged.joined_results_of(?, ?) r order by 1", int64(may), int64(may)),
		"select to_json(r)::varchar from judged.kept_results r order by 1")
	part, _ := w.Months(t.Context())
	if err := w.tryJudge("2011-07-02", may); err != nil {
		t.Fatal(err)
	}
	if whole, _ := w.Months(t.Context()); !cmp.Equal(part, whole) || part[0].Version != 2 {
		t.Errorf("in part %+v, whole %+v", part, whole)
	}
}

func TestTheStampsOfAMonthDoNotDependOnWhichOthersAreCompared(t *testing.T) {
	w := twoHours(t)
	w.contract("acme", "t5", "chat", "eu", "gold", 1, "2011-06-10", "2011-06-20")
	_, together, err := w.stampsAnew(t.Context(), w.db, may-3, june+3)
	if err != nil {
		t.Fatal(err)
	}
	for month, want := range together {
		_, alone, err := w.stampsAnew(t.Context(), w.db, month, month)
		if err != nil || alone[month].inputs != want.inputs || alone[month].numbered != want.numbered {
			t.Errorf("%s alone: %+v, %v; together %+v", month, alone[month], err, want)
		}
	}
}
