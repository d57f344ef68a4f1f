package store

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/sla"
)

// read is everything that can be read of the results of May and June.
type read struct {
	View      []string
	CSV, JSON string
	Results   []sla.Result
	One       []sla.Result
	Customers []sla.CustomerMonth
}

func (w *world) read() read {
	w.t.Helper()
	ctx := context.Background()
	out := read{View: w.texts("select to_json(r)::varchar from results r order by 1"), CSV: w.exported("results", CSV), JSON: w.exported("results", JSON)}
	err := w.Results(ctx, may, june, nil, func(rows []sla.Result) error {
		out.Results = append(out.Results, rows...)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	if out.One, err = w.ResultsOf(ctx, "bolt", may, june); err != nil {
		w.t.Fatal(err)
	}
	err = w.Customers(ctx, may, func(c sla.CustomerMonth) error {
		out.Customers = append(out.Customers, c)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// paid is a world with a claim, a credit note and customers with a name.
func paid(t *testing.T) *world {
	w := twoHours(t)
	w.exec("insert into input.customers values ('src', 'acme', 'ACME Ltd', 'bob', 'it@acme', 1, 1)")
	w.claim("c1", "acme", "", "", "2011-05", "2011-06-15")
	w.note("n1", "bolt", "", "", "2011-05", 30000, "EUR", "2011-06-15")
	w.judge("2011-07-02")
	return w
}

func TestResultsThatAreKeptAsRowsAreReadAsThoseThatAreJoined(t *testing.T) {
	w := paid(t)
	joined := w.read()
	if err := w.Keep(t.Context(), may, june, nil); err != nil {
		t.Fatal(err)
	}
	w.want("months are kept", []string{"2"}, "select count(*)::varchar from judged.kept_months where judged.kept_all(0, 200000)")
	if diff := cmp.Diff(joined, w.read()); diff != "" {
		t.Error(diff)
	}
	// They are read from there: nothing else has this tier.
	w.exec("update judged.kept_results set tier_ppm = 4711")
	if rows := w.read(); len(rows.Results) == 0 || rows.Results[0].TierPPM != 4711 || rows.One[0].TierPPM != 4711 || cmp.Equal(rows.View, joined.View) || rows.CSV == joined.CSV {
		t.Errorf("they were joined again: %+v", rows)
	}
}

func TestResultsThatAreKeptAsRowsAreNotReadWhenTheyAreOld(t *testing.T) {
	for name, change := range map[string]func(*world){
		"a name": func(w *world) {
			w.exec("update input.customers set name = 'ACME Inc'")
			w.changed()
		},
		"a credit note": func(w *world) {
			w.note("n2", "acme", "", "", "2011-05", 100, "EUR", "2011-06-16")
			w.changed()
		},
		"another judgement": func(w *world) { w.judge("2011-07-03") },
		"a month that is judged since": func(w *world) {
			if err := w.tryJudge("2011-07-02", may-1); err != nil {
				w.t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := paid(t)
			if err := w.Keep(t.Context(), may, june, nil); err != nil {
				t.Fatal(err)
			}
			change(w)
			got := w.read()
			w.exec("delete from judged.kept_months")
			if diff := cmp.Diff(w.read(), got); diff != "" {
				t.Error(diff)
			}
			if err := w.Keep(t.Context(), 0, 200000, nil); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(got, w.read()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
