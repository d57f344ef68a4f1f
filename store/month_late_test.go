package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What happened long after a month can change what came out for it.
func TestAMonthIsJudgedAgainWhereSomethingLateChangesIt(t *testing.T) {
	for name, c := range map[string]struct {
		clause string // in place of combine: union
		change func(*world)
	}{
		"the outage that another one records again": {"combine: union", func(w *world) {
			w.outage("b", "root", "mail", "eu", "", "2011-09-01", "2011-09-02")
		}},
		"a longer outage that begins while one lasts": {"combine: longest", func(w *world) {
			w.outage("a", "o3", "mail", "eu", "", "2011-06-05", "2011-06-25")
		}},
		"maintenance while one lasts": {"combine: union\nminimum_outage: 150h", func(w *world) {
			w.exec("insert into input.maintenance values ('src', 'm', 'mail', '', 'eu', '', ?, ?, ?, 'work', 1, 7)",
				int64(at(w.t, "2011-06-05")), int64(at(w.t, "2011-06-06")), int64(at(w.t, "2011-05-01")))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.exec("update input.policies set text = replace(text, 'combine: union', ?)", c.clause)
			w.contract("acme", "t1", "mail", "eu", "gold", 100000, "2010-02-10", "")
			w.outage("a", "o1", "mail", "eu", "", "2011-05-10", "2011-05-18")
			w.exec("update input.outages set duplicate_of = 'b:root'")
			w.outage("a", "o2", "mail", "eu", "", "2011-05-30", "2011-06-09")
			if stale := w.judgedOnly(); stale != 1 {
				t.Fatalf("%d months were judged at first", stale)
			}
			before := w.texts("select to_json(r)::varchar from results r")
			if stale := w.judgedOnly(); stale != 0 {
				t.Errorf("%d months were judged again though nothing had changed", stale)
			}
			c.change(w)
			if stale := w.judgedOnly(); stale != 1 {
				t.Errorf("%d months were judged again", stale)
			}
			if cmp.Equal(before, w.texts("select to_json(r)::varchar from results r")) {
				t.Error("nothing came out differently")
			}
		})
	}
}

// judgedOnly judges May if it is stale, and says how many months that were.
func (w *world) judgedOnly() int {
	w.t.Helper()
	stale, err := w.Stale(w.t.Context(), may, may, at(w.t, "2011-12-01"))
	if err != nil {
		w.t.Fatal(err)
	}
	if len(stale) > 0 {
		if err := w.tryJudge("2011-12-01", stale...); err != nil {
			w.t.Fatal(err)
		}
	}
	return len(stale)
}
