package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/analysis"
	"nines/sla"
)

var months2011 = []sla.Month{may, june}

func (w *world) span(from, to string) sla.Interval {
	return sla.Interval{Start: at(w.t, from), End: at(w.t, to)}
}

func (w *world) groupsAndFees() ([]analysis.Group, []analysis.Fee) {
	w.t.Helper()
	groups, err := w.Groups(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	fees, err := w.Fees(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return groups, fees
}

func TestContractsThatDifferInNamesDatesAndFeesAloneShareAGroup(t *testing.T) {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100, "2010-01-01", "")
	w.contract("bolt", "t2", "mail", "eu", "gold", 200, "2011-05-03", "")
	w.contract("bolt", "t3", "mail", "us", "gold", 100, "2010-01-01", "")
	groups, fees := w.groupsAndFees()
	want := []analysis.Group{{Service: "mail", Region: "eu", Policy: "gold"}, {Service: "mail", Region: "us", Policy: "gold"}}
	if diff := cmp.Diff(want, groups); diff != "" {
		t.Error(diff)
	}
	if len(fees) != 2 || fees[0].Minor != 100 || fees[1].Minor != 200 || fees[0].Seats != 1 || fees[0].Months != 1 {
		t.Errorf("%+v", fees)
	}
	holdings, err := w.Holdings(t.Context(), analysis.Reach{Interval: w.span("2011-01-01", "2012-01-01")})
	if diff := cmp.Diff([]analysis.Holding{{Group: 0, Fee: 0, Contracts: 1, Seats: 5}, {Group: 1, Fee: 0, Contracts: 1, Seats: 5}}, holdings); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestEdgesComeWithAllVersionsInForceAndAreNotHeld(t *testing.T) {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100, "2009-01-01", "2010-06-01") // over before the span
	second := w.contract("acme", "t1", "mail", "eu", "gold", 100, "2010-06-01", "2011-05-10")
	third := w.contract("acme", "t1", "mail", "eu", "silver", 100, "2011-05-10", "")
	w.contract("acme", "t1", "chat", "eu", "gold", 100, "2010-06-01", "")           // begins before it
	w.contract("bolt", "t2", "mail", "eu", "gold", 100, "2011-01-01", "2012-01-01") // all of it, to the millisecond
	both := w.contract("core", "t3", "mail", "eu", "gold", 100, "2010-01-01", "")
	again := w.contract("core", "t3", "mail", "eu", "gold", 100, "2011-07-01", "2011-08-01")
	w.groupsAndFees()
	span := w.span("2011-01-01", "2012-01-01")
	edges, err := w.Edges(t.Context(), analysis.Reach{Interval: span})
	if err != nil {
		t.Fatal(err)
	}
	var numbers []int64
	for _, e := range edges {
		numbers = append(numbers, e.Number)
	}
	if diff := cmp.Diff([]int64{second, third, both, again}, numbers); diff != "" {
		t.Error(diff)
	}
	if edges[0].Line != edges[1].Line || edges[1].Line == edges[2].Line || edges[2].Line != edges[3].Line {
		t.Errorf("lines %+v", edges)
	}
	holdings, err := w.Holdings(t.Context(), analysis.Reach{Interval: span})
	if diff := cmp.Diff([]int64{1, 1}, []int64{holdings[0].Contracts, holdings[1].Contracts}); diff != "" || len(holdings) != 2 || err != nil {
		t.Errorf("%+v %v", holdings, err)
	}
}

func TestWhatHappenedIsSharedOrOwnAndOutagesAreNumberedByTheirNames(t *testing.T) {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100, "2010-01-01", "")
	w.contract("acme", "t1", "mail", "us", "gold", 100, "2010-01-01", "")
	w.contract("acme", "t1", "chat", "us", "gold", 100, "2010-01-01", "")
	w.outage("src", "o9", "mail", "*", "t1", "2011-05-01", "2011-05-02")
	w.outage("src", "o1", "mail", "eu", "t1", "2011-05-03", "")
	w.outage("src", "o5", "mail", "eu", "", "2011-05-05", "2011-05-05") // empty
	w.outage("src", "o7", "mail", "eu", "", "2011-05-07", "2011-05-08")
	w.outage("src", "o8", "mail", "eu", "", "2012-05-07", "2012-05-08") // outside
	w.exec("insert into input.maintenance values ('src', 'm1', 'mail', 'web', '*', '', ?, ?, null, '', 1, 1)", int64(at(t, "2011-05-09")), int64(at(t, "2011-05-10")))
	w.exec("insert into input.gaps values ('src', 'g1', 'chat', '', 'us', 't1', ?, ?, '', 1, 1)", int64(at(t, "2011-05-11")), int64(at(t, "2011-05-12")))
	w.groupsAndFees()
	span := w.span("2011-01-01", "2012-01-01")
	scene, err := w.Scene(t.Context(), span)
	if err != nil {
		t.Fatal(err)
	}
	var shared []string
	for _, e := range scene.Events {
		shared = append(shared, e.Service+" "+e.Region+" "+e.Start.String()[:10]+" "+string('0'+rune(e.Kind))+" "+string('0'+rune(e.Ref)))
	}
	if diff := cmp.Diff([]string{"mail * 2011-05-09 1 0", "mail eu 2011-05-07 0 2"}, shared); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"web"}, scene.Components); diff != "" || scene.Events[0].Component != 0 || scene.Events[1].Component != sla.NoRef {
		t.Error(diff, scene.Events)
	}
	for _, atOnce := range []int64{eventsAtOnce, 1, 2, 3} {
		var own []string
		err = w.ownInParts(t.Context(), analysis.Reach{Interval: span}, atOnce, func(o analysis.Own) error {
			own = append(own, string('0'+rune(o.Contract.Number))+" "+o.Event.Start.String()[:10]+" "+o.Event.End.String()[:4]+" "+string('0'+rune(o.Event.Ref)))
			return nil
		})
		if diff := cmp.Diff([]string{"3 2011-05-11 2011 0", "1 2011-05-01 2011 4", "1 2011-05-03 open 0", "2 2011-05-01 2011 4"}, own); diff != "" || err != nil {
			t.Error(atOnce, diff, err)
		}
	}
}

func TestAnOutageThatRecordsAnotherAgainIsLeftOutAndALikelyOneIsSuspect(t *testing.T) {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100, "2010-01-01", "")
	for _, o := range []struct{ source, id, region, from, to, duplicate string }{
		{"a", "1", "eu", "2011-05-01 10:00", "2011-05-01 11:00", ""},
		{"b", "1", "*", "2011-05-01 10:30", "2011-05-01 12:00", ""},      // suspect, and a:1 too
		{"b", "2", "us", "2011-05-01 10:30", "2011-05-01 10:40", ""},     // b:1 is of the same source, a:1 elsewhere
		{"b", "3", "eu", "2011-05-01 10:30", "2011-05-01 10:50", "none"}, // somebody has looked
		{"b", "4", "eu", "2011-05-02 10:00", "2011-05-02 11:00", "a:5"},  // linked
		{"a", "5", "eu", "2011-05-02 10:00", "2011-05-02 11:00", "b:4"},  // to each other: the first name stays
		{"a", "6", "eu", "2011-05-03 10:00", "2011-05-03 11:00", "a:7"},  // to none that there is
	} {
		w.outage(o.source, o.id, "mail", o.region, "", o.from, o.to)
		w.exec("update input.outages set duplicate_of = ? where source = ? and outage = ?", o.duplicate, o.source, o.id)
	}
	w.groupsAndFees()
	scene, err := w.Scene(t.Context(), w.span("2011-01-01", "2012-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	names := w.texts("select source || ':' || outage from judged.outage_keys where run_no is not null order by run_no")
	got := map[string]bool{}
	for _, e := range scene.Events {
		got[names[e.Ref]] = e.Suspect
	}
	want := map[string]bool{"a:1": true, "b:1": true, "b:2": false, "b:3": false, "a:5": false, "a:6": false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestResultsThatAreKeptStayReadableWhenNamesAreInserted(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	before := w.texts(resultLine)
	// New names come before the others, in every dictionary.
	w.contract("aaa", "t9", "chat", "aa", "gold", 1, "2011-06-05", "")
	w.outage("a", "a", "chat", "aa", "", "2011-06-20 10:00", "2011-06-20 12:00")
	if err := w.tryJudge("2011-07-02", june); err != nil {
		t.Fatal(err)
	}
	w.want("results", append([]string{"aaa t9 aa gold 2011-06 120 true 0 none"}, before...), resultLine)
	outages, err := w.Outages(t.Context(), may)
	if err != nil || len(outages) != 1 || outages[0].ID != "o1" || len(outages[0].Costs) != 1 || outages[0].Costs[0].CreditMinor != 40000 {
		t.Errorf("%+v, %v", outages, err)
	}
}

func TestAnEntireContractCanBeAccountedForAgain(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	kernel, err := analysis.Load(t.Context(), w.Store, months2011, at(t, "2011-07-02"))
	if err != nil {
		t.Fatal(err)
	}
	contracts, err := w.ContractsOf(t.Context(), "BOLT", "t3", "m*l")
	if err != nil || len(contracts) != 1 {
		t.Fatalf("%+v, %v", contracts, err)
	}
	c := contracts[0]
	stories, err := w.StoriesOf(t.Context(), c.Customer, c.Tenant, w.span("2011-01-01", "2012-01-01"))
	if err != nil || stories[c.Number] == nil {
		t.Fatal(stories, err)
	}
	story := stories[c.Number]
	atOnce, err := w.TenantRows(t.Context(), w.span("2011-01-01", "2012-01-01"))
	if everybody, _ := w.RowsAt(t.Context(), c.Service, c.Region, w.span("2011-01-01", "2012-01-01")); err != nil {
		t.Fatal(err)
	} else if diff := cmp.Diff(story.Rows, everybody.With(atOnce[c.Number])); diff != "" {
		t.Errorf("read for one and read at once (-one +at once):\n%s", diff)
	}
	accounts, err := kernel.Accounts(story.Versions, story.Own, june, story.Rows)
	if err != nil || len(accounts) != 1 {
		t.Fatalf("%+v, %v", accounts, err)
	}
	l := accounts[0].Ledger
	if len(l.Outages) != 1 || l.Outages[0].ID != "o2" || l.Outages[0].File != "tenants.csv" || accounts[0].Credit.CreditMinor != 120000 {
		t.Errorf("%+v", accounts[0])
	}
}
