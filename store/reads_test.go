package store

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/analysis"
	"nines/sla"
)

// policy plants gold with other words under another name.
func (w *world) policy(number int, name string, oldnew ...string) {
	w.t.Helper()
	text := strings.NewReplacer(append([]string{"policy: gold", "policy: " + name}, oldnew...)...).Replace(gold)
	w.exec("insert into input.policies values (?, ?, '2011-01-01', ?, ?, ?, 1)", number, name, name, digest(text), text)
}

func (w *world) groups() []analysis.Group {
	w.t.Helper()
	groups, err := w.Groups(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return groups
}

func (w *world) scene() []analysis.SharedEvent {
	w.t.Helper()
	scene, err := w.Scene(context.Background(), sla.Interval{Start: at(w.t, "2011-01-01"), End: at(w.t, "2012-01-01")})
	if err != nil {
		w.t.Fatal(err)
	}
	return scene.Events
}

// monitored are the words by which gold looks at measurements, and not at outages.
var monitored = []string{"combine: union\n", "measure: {error_rate: 5m, no_requests: no_errors}\n",
	"weights: {full: 1, partial: 0.5, degraded: 0}\n", "", "  causes: [customer]\n", ""}

func TestAPolicyIsGroupedByWhatItReadsAndByNoMore(t *testing.T) {
	w := newWorld(t)
	w.policy(20, "crowd", "combine: union", "measure: users\ncombine: union")
	w.policy(21, "term", "window: month", "window: subscription", "timezone: UTC", "timezone: America/New_York")
	w.contract("a", "t1", "mail", "eu", "gold", 100, "2010-01-01", "")
	w.contract("b", "t2", "mail", "eu", "gold", 100, "2010-01-01", "")
	w.contract("c", "t3", "mail", "eu", "crowd", 100, "2010-01-01", "")
	w.contract("d", "t4", "mail", "eu", "crowd", 100, "2010-01-01", "")
	w.contract("e", "t5", "mail", "eu", "term", 100, "2010-01-01", "2010-07-01")
	w.contract("e", "t5", "mail", "eu", "term", 100, "2010-07-01", "")
	w.exec("update input.contracts set plan = tenant, class = tenant, topology = tenant, billing_day = contract_no, term_months = 12, seats = if(tenant = 't4', 7, 5)")
	want := []analysis.Group{
		{Service: "mail", Region: "eu", Policy: "crowd", Seats: 5},
		{Service: "mail", Region: "eu", Policy: "crowd", Seats: 7},
		{Service: "mail", Region: "eu", Policy: "gold"},
		{Service: "mail", Region: "eu", Policy: "term", Began: "2009-12-31", TermMonths: 12},
	}
	if diff := cmp.Diff(want, w.groups()); diff != "" {
		t.Error(diff)
	}
	w.want("groups of contracts", []string{"t1 gold 0", "t2 gold 0", "t3 crowd 5", "t4 crowd 7", "t5 term 0", "t5 term 0"},
		"select concat_ws(' ', tenant, g.policy, g.seats) from judged.contract_keys k join judged.groups g using (group_no) join input.contracts c using (contract_no) order by 1")
}

func TestWhatAPolicyNoLongerReadsIsNoGroupOfItsOwn(t *testing.T) {
	w := newWorld(t)
	w.policy(20, "crowd", "combine: union", "measure: users\ncombine: union")
	w.contract("c", "t3", "mail", "eu", "crowd", 100, "2010-01-01", "")
	if got := w.groups(); len(got) != 1 || got[0].Seats != 5 {
		t.Error(got)
	}
	w.exec("delete from input.policies where policy = 'crowd'")
	w.policy(22, "crowd")
	w.exec("delete from judged.seen")
	if got := w.groups(); len(got) != 1 || got[0].Seats != 0 {
		t.Error(got)
	}
	w.want("the keys follow", []string{"1"}, "select count(*)::varchar from judged.contract_keys k join judged.groups g using (group_no) where g.run_no = 0")
}

func TestFeesAreNotToldApartByWhatNoPolicyReads(t *testing.T) {
	w := newWorld(t)
	w.contract("a", "t1", "mail", "eu", "gold", 100, "2010-01-01", "")
	w.contract("b", "t2", "mail", "eu", "gold", 100, "2010-01-01", "")
	w.exec("update input.contracts set list_minor = contract_no, one_time_minor = contract_no, share_ppm = contract_no")
	w.groups()
	fees, err := w.Fees(context.Background())
	if err != nil || len(fees) != 1 || fees[0].ListMinor != -1 || fees[0].OneTimeMinor != 0 || fees[0].SharePPM != sla.Whole {
		t.Error(fees, err)
	}
}

func TestMeasurementsWaitsAndDetailsAreHandedOutWhereAPolicyReadsThem(t *testing.T) {
	w := twoHours(t)
	w.exec("update input.outages set users = 40, reported_ms = start_ms + 60000")
	w.exec("insert into input.waits values ('src', 'w1', 'o1', '', ?, ?, '', 1, 1)", int64(at(t, "2011-05-20 10:30")), int64(at(t, "2011-05-20 11:00")))
	for _, service := range []string{"mail", "chat"} {
		w.exec("insert into input.measurements values ('src', ?, '', 'eu', '', ?, ?, 1000, 3, 20, -1, 1, 1)", service, int64(at(t, "2011-05-20 10:00")), int64(at(t, "2011-05-20 10:05")))
	}
	w.groups()
	for _, e := range w.scene() {
		if e.Kind != analysis.OutageEvent || e.Detail != nil {
			t.Errorf("nobody reads this: %+v", e)
		}
	}
	w.policy(20, "crowd", "combine: union", "measure: users\nclock: {from: reported, waiting: excluded}\ncombine: union")
	w.policy(21, "monitored", monitored...)
	w.contract("m", "t9", "mail", "eu", "monitored", 100, "2010-01-01", "")
	w.exec("delete from judged.seen")
	w.groups()
	got := w.scene()
	kinds := map[analysis.Kind]int{}
	for _, e := range got {
		kinds[e.Kind]++
		switch d := e.Detail; e.Kind {
		case analysis.OutageEvent:
			if d == nil || d.Users != 40 || d.Reported != e.Start+60000 || d.Closed != sla.NoInstant {
				t.Errorf("outage: %+v", d)
			}
		case analysis.MeasuredEvent:
			if d == nil || d.Requests != 1000 || d.Failed != 3 || d.Degraded != 20 || d.RatePPT != -1 || e.Service != "mail" || e.Ref != sla.NoRef {
				t.Errorf("measurement: %+v %+v", e, d)
			}
		case analysis.WaitEvent:
			if e.Ref != 0 || e.Length() != 30*sla.Minute {
				t.Errorf("wait: %+v", e)
			}
		}
	}
	if diff := cmp.Diff(map[analysis.Kind]int{analysis.OutageEvent: 1, analysis.MeasuredEvent: 1, analysis.WaitEvent: 1}, kinds); diff != "" {
		t.Error(diff)
	}
}

func TestAWaitForATenantIsOfThatTenantAlone(t *testing.T) {
	w := twoHours(t)
	w.policy(20, "patient", "combine: union", "clock: {from: impact, waiting: excluded}\ncombine: union")
	w.exec("update input.contracts set policy = 'patient' where tenant = 't1'")
	w.exec("insert into input.waits values ('src', 'w1', 'o1', 't1', ?, ?, '', 1, 1), ('src', 'w2', 'o1', 't3', ?, ?, '', 1, 1), ('src', 'w3', 'o2', 't1', ?, ?, '', 1, 1)",
		0, int64(at(t, "2011-06-01")), 0, int64(at(t, "2011-06-01")), 0, int64(at(t, "2011-06-01")))
	w.groups()
	var got []string
	err := w.Own(context.Background(), analysis.Reach{Interval: sla.Interval{Start: at(t, "2011-01-01"), End: at(t, "2012-01-01")}}, func(o analysis.Own) error {
		if o.Event.Kind == analysis.WaitEvent {
			got = append(got, w.texts("select tenant from input.contracts where contract_no = ?", o.Contract.Number)...)
		}
		return nil
	})
	if err != nil || len(got) != 1 || got[0] != "t1" {
		t.Errorf("waits of %v (%v): t3 has a policy that does not read them, and o2 was not t1's", got, err)
	}
}

func TestAMonthIsOutOfDateOnlyWhereAPolicyReadsWhatChanged(t *testing.T) {
	w := twoHours(t)
	w.policy(21, "monitored", monitored...)
	w.judge("2011-07-02")
	stale := func() []sla.Month {
		w.exec("delete from judged.seen")
		months, err := w.Stale(context.Background(), may, june, at(t, "2011-07-02"))
		if err != nil {
			t.Fatal(err)
		}
		return months
	}
	if got := stale(); got != nil {
		t.Errorf("nothing changed, and %v are out of date", got)
	}
	w.exec("update input.contracts set plan = 'x', list_minor = 7, share_ppm = 1")
	if got := stale(); got != nil {
		t.Errorf("what nobody reads changed, and %v are out of date", got)
	}
	w.exec("update input.outages set users = 3 where outage = 'o2'")
	if got := stale(); len(got) != 1 || got[0] != june {
		t.Errorf("an outage of June changed, and %v are out of date", got)
	}
	w.judge("2011-07-02")
	w.exec("insert into input.measurements values ('src', 'mail', '', 'eu', '', ?, ?, 1000, 3, 20, -1, 1, 1)", int64(at(t, "2011-06-20")), int64(at(t, "2011-06-21")))
	if got := stale(); len(got) != 1 || got[0] != june {
		t.Errorf("a measurement of June came, and %v are out of date", got)
	}
}
