package store

import (
	"slices"
	"testing"

	"nines/sla"
)

func (w *world) stale(asOf string) []sla.Month {
	w.t.Helper()
	list, err := w.Stale(w.t.Context(), may, june, at(w.t, asOf))
	if err != nil {
		w.t.Fatal(err)
	}
	return list
}

func TestAMonthIsStaleWhenWhatItLooksAtHasChanged(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world)
		want   []sla.Month
	}{
		"nothing":                    {func(*world) {}, nil},
		"an outage of the month":     {func(w *world) { w.outage("src", "o3", "mail", "eu", "", "2011-06-10", "2011-06-11") }, []sla.Month{june}},
		"an outage just after it":    {func(w *world) { w.outage("src", "o3", "mail", "eu", "", "2011-07-01", "2011-07-02") }, []sla.Month{june}},
		"an outage long after it":    {func(w *world) { w.outage("src", "o3", "mail", "eu", "", "2011-08-01", "2011-08-02") }, nil},
		"an outage of the quarter":   {func(w *world) { w.outage("src", "o3", "mail", "eu", "", "2011-03-10", "2011-03-11") }, []sla.Month{may, june}},
		"an outage earlier the year": {func(w *world) { w.outage("src", "o3", "mail", "eu", "", "2011-01-10", "2011-01-11") }, nil},
		"an end":                     {func(w *world) { w.exec("update input.outages set end_ms = end_ms + 1 where outage = 'o2'") }, []sla.Month{june}},
		"a fee":                      {func(w *world) { w.exec("update input.contracts set fee_minor = 1 where tenant = 't1'") }, []sla.Month{may, june}},
		"a contract from June on":    {func(w *world) { w.contract("new", "t9", "mail", "eu", "gold", 1, "2011-06-10", "") }, []sla.Month{june}},
		"the terms":                  {func(w *world) { w.exec("update input.policies set digest = 'x' where policy = 'gold'") }, []sla.Month{may, june}},
		"a claim":                    {func(w *world) { w.claim("c1", "acme", "", "", "2011-05", "2011-06-10") }, nil},
		"a name":                     {func(w *world) { w.exec("update input.contracts set customer_name = 'x'") }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			w := twoHours(t)
			w.judge("2011-07-02")
			c.change(w)
			if got := w.stale("2011-07-02"); !slices.Equal(got, c.want) {
				t.Errorf("stale: %v, want %v", got, c.want)
			}
		})
	}
}

func TestAMonthIsStaleWhenItWasNeverJudgedOrAsOfAnotherInstant(t *testing.T) {
	w := twoHours(t)
	if got := w.stale("2011-07-02"); len(got) != 2 {
		t.Errorf("before: %v", got)
	}
	w.judge("2011-07-02")
	if got := w.stale("2011-07-03"); len(got) != 2 {
		t.Errorf("as of another instant: %v", got)
	}
}

func TestAJudgementThatComesOutTheSameKeepsItsVersionAndDigest(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	first, err := w.Months(t.Context())
	if err != nil || len(first) != 2 {
		t.Fatalf("%+v, %v", first, err)
	}
	if m := first[0]; m.Version != 1 || m.Provisional || m.Zone != "UTC" || m.Start != at(t, "2011-05-01") || m.End != at(t, "2011-06-01") {
		t.Errorf("%+v", m)
	}
	if first[1].Start != at(t, "2011-04-01") {
		t.Errorf("June begins with its quarter: %+v", first[1])
	}
	w.judge("2011-07-02")
	second, _ := w.Months(t.Context())
	if !slices.Equal(first, second) {
		t.Errorf("%+v, then %+v", first, second)
	}
	w.exec("update input.outages set end_ms = end_ms + 60000 where outage = 'o1'")
	w.judge("2011-07-02")
	third, _ := w.Months(t.Context())
	if third[0].Version != 2 || third[0].Results == first[0].Results || third[0].Inputs == first[0].Inputs {
		t.Errorf("%+v", third[0])
	}
}

func TestTheSpanIsThatOfWhatHappenedToContracts(t *testing.T) {
	w := newWorld(t)
	if _, _, err := w.Span(t.Context()); err != ErrNoContracts {
		t.Errorf("error %v", err)
	}
	w.contract("acme", "t1", "mail", "eu", "gold", 100, "2010-01-01", "2011-07-01")
	first, last, err := w.Span(t.Context())
	if err != nil || first.String() != "2010-01" || last.String() != "2011-06" {
		t.Errorf("%s to %s, %v", first, last, err)
	}
	w.outage("src", "o1", "mail", "eu", "", "2009-05-20", "2009-05-21")
	w.outage("src", "o2", "mail", "eu", "", "2011-04-20", "2011-05-01")
	if first, last, err = w.Span(t.Context()); err != nil || first.String() != "2010-01" || last.String() != "2011-04" {
		t.Errorf("%s to %s, %v", first, last, err)
	}
}

func TestTheDefaultAsOfIsTheLatestThatIsKnown(t *testing.T) {
	w := twoHours(t)
	got, err := w.DefaultAsOf(t.Context(), june)
	if err != nil || got != at(t, "2011-07-01 12:00") {
		t.Errorf("%s, %v", got, err)
	}
	w.note("n1", "acme", "", "", "2011-05", 1, "EUR", "2011-09-09")
	if got, err = w.DefaultAsOf(t.Context(), june); err != nil || got != at(t, "2011-09-09") {
		t.Errorf("%s, %v", got, err)
	}
	w.outage("src", "o3", "mail", "eu", "", "2011-06-30", "")
	w.outage("src", "o4", "mail", "eu", "", "2012-06-30", "")
	open, err := w.OpenOutages(t.Context(), june)
	if err != nil || len(open) != 1 || open[0].ID != "o3" || open[0].End != sla.Never {
		t.Errorf("%+v, %v", open, err)
	}
}
