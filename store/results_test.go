package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/sla"
)

func TestACustomersContractsAddUpToItsMonth(t *testing.T) {
	w := twoHours(t)
	w.contract("acme", "t5", "mail", "eu", "silver", 50000, "2010-01-01", "")
	w.exec("insert into input.customers values ('src', 'acme', 'ACME Ltd', 'bob', 'it@acme', 1, 1)")
	w.judge("2011-06-10")
	var rows []sla.CustomerMonth
	err := w.Customers(t.Context(), may, func(c sla.CustomerMonth) error {
		rows = append(rows, c)
		return nil
	})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%+v, %v", rows, err)
	}
	c := rows[0]
	if c.Customer != "acme" || c.Name != "ACME Ltd" || c.AccountManager != "ann" || c.Contracts != 3 || c.Judged != 3 || c.Breached != 2 || c.Seats != 15 {
		t.Errorf("%+v", c)
	}
	if c.DownMS != 4*sla.Hour || c.WorstTimes.Down != 2*sla.Hour || c.WorstTargetPPM != 999_000 || c.WorstService != "mail" {
		t.Errorf("%+v", c)
	}
	if c.ClaimableMinor != 10000 || c.DueMinor != 5000 || c.CreditMinor != 15000 || c.NextDeadline >= sla.Never || c.NearestMS <= 0 {
		t.Errorf("%+v", c)
	}
}

func TestACustomerIsCalledAsItsContractsOfTheMonthSay(t *testing.T) {
	w := twoHours(t)
	w.contract("acme", "t7", "mail", "eu", "silver", 50000, "2011-06-01", "")
	w.exec("update input.contract_parties set account_manager = 'aaron', customer_name = 'ACME since June' where tenant = 't7'")
	w.judge("2011-07-02")
	called := func(month sla.Month) (name string) {
		err := w.Customers(t.Context(), month, func(c sla.CustomerMonth) error {
			if c.Customer == "acme" {
				name = c.Name + ", " + c.AccountManager
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return name
	}
	if in, then := called(may), called(june); in != "The acme, ann" || then != "ACME since June, aaron" {
		t.Errorf("in May %s; in June %s", in, then)
	}
}

func TestTotalsCountACustomerOnce(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	totals, err := w.Totals(t.Context(), may, june)
	want := []sla.MonthTotal{
		{Month: may, Breached: 2, Contracts: 3, BreachedContracts: 2},
		{Month: june, Breached: 1, Contracts: 4, BreachedContracts: 2},
	}
	if diff := cmp.Diff(want, totals); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if c, err := w.CustomerCount(t.Context(), june); c != (sla.CustomerCount{Customers: 2, Judged: 2}) || err != nil {
		t.Error(c, err)
	}
	services, err := w.Services(t.Context(), june)
	if diff := cmp.Diff([]sla.ServiceMonth{{Service: "mail", TargetPPM: 999_000, Customers: 2, Judged: 2, Breached: 1, Contracts: 4}}, services); diff != "" || err != nil {
		t.Error(diff, err)
	}
	rollups, err := w.Rollups(t.Context(), may, may)
	if err != nil || len(rollups) != 2 || rollups[0].Region != "eu" || rollups[0].Contracts != 2 || rollups[0].SeatCounted == nil || rollups[0].CreditMinor != 40000 {
		t.Errorf("%+v, %v", rollups, err)
	}
	days, err := w.Days(t.Context(), may)
	if err != nil || len(days) != 1 || days[0].Date != "2011-05-20" || days[0].DownMS != 4*sla.Hour {
		t.Errorf("%+v, %v", days, err)
	}
}

func TestResultsComeCustomerByCustomerInOrder(t *testing.T) {
	w := twoHours(t)
	w.contract("gone", "t6", "mail", "eu", "silver", 50000, "2010-01-01", "2011-06-01")
	w.judge("2011-07-02")
	read := func(first, last sla.Month, only []string) []string {
		var out []string
		err := w.Results(t.Context(), first, last, only, func(rows []sla.Result) error {
			var labels []string
			for _, r := range rows {
				labels = append(labels, r.Tenant+" "+r.Period.Label)
			}
			out = append(out, rows[0].Customer+": "+strings.Join(labels, ", "))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	all := []string{"acme: t1 2011-05, t2 2011-05, t1 2011-06, t2 2011-06", "bolt: t3 2011-05, t3 2011-06, t4 2011-Q2"}
	if diff := cmp.Diff(all, read(may, june, nil)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(all[1:], read(may, june, []string{"bolt", "nobody", "gone"})); diff != "" {
		t.Error(diff)
	}
	if rows := read(may, june, []string{}); len(rows) != 0 {
		t.Errorf("asked for nobody: %v", rows)
	}
	gone, err := w.ResultsOf(t.Context(), "gone", may, june)
	if err != nil || len(gone) != 1 || gone[0].Period.Last != may || gone[0].To != at(t, "2011-06-01") {
		t.Errorf("%+v, %v", gone, err)
	}
	r := gone[0]
	if r.CustomerName != "The gone" || r.Policy != "silver" || r.PolicyEffective != "2011-01-01" || r.Fee.Minor != 50000 || r.Currency != "EUR" ||
		r.Times.Down != 2*sla.Hour || r.FeeMinor != 50000 || r.CreditMinor != 5000 || r.Stage != sla.Due || r.Deadline != sla.Never || r.Outages != 1 {
		t.Errorf("%+v", r)
	}
}

func TestAnOutageTellsWhatWasSaidAndForHowLongNothingWas(t *testing.T) {
	w := twoHours(t)
	w.outage("src", "o1", "mail", "us", "", "2011-05-20 10:30", "2011-05-20 13:00")
	w.exec("update input.outages set announced_ms = ? where outage = 'o1' and region = 'eu'", int64(at(t, "2011-05-20 10:20")))
	for _, n := range []string{"2011-05-20 10:45", "2011-05-20 12:30", "2011-05-21 09:00"} {
		w.exec("insert into input.notices values ('src', 'o1', ?, 'update', '', 'text', 1, 1)", int64(at(t, n)))
	}
	w.judge("2011-07-02")
	outages, err := w.Outages(t.Context(), may)
	if err != nil || len(outages) != 1 {
		t.Fatalf("%+v, %v", outages, err)
	}
	o := outages[0]
	if o.Start != at(t, "2011-05-20 10:00") || o.End != at(t, "2011-05-20 13:00") || len(o.Rows) != 2 || !slices.Equal(o.Regions, []string{"eu", "us"}) || o.Tenants != nil {
		t.Errorf("%+v", o)
	}
	if o.FirstNotice != at(t, "2011-05-20 10:20") || o.LongestSilenceMS != 105*sla.Minute || len(o.Notices) != 3 {
		t.Errorf("first %s, silence %d min", o.FirstNotice, o.LongestSilenceMS/sla.Minute)
	}
	var begun []sla.OutageTimes
	err = w.OutagesBegun(t.Context(), sla.Interval{Start: at(t, "2011-05-20 10:00"), End: at(t, "2011-06-01")}, func(o sla.OutageTimes) error {
		begun = append(begun, o)
		return nil
	})
	if diff := cmp.Diff([]sla.OutageTimes{{Interval: o.Interval, FirstNotice: o.FirstNotice}}, begun); diff != "" || err != nil {
		t.Error(diff, err)
	}
	var hit []string
	err = w.Affected(t.Context(), may, o.Number, func(a sla.Affected) error {
		hit = append(hit, fmt.Sprintf("%s %d", a.Customer, a.Contracts))
		return nil
	})
	if diff := cmp.Diff([]string{"acme 2", "bolt 2"}, hit); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if later, err := w.Outages(t.Context(), june); err != nil || len(later) != 2 || later[1].ID != "o2" || !slices.Equal(later[1].Tenants, []string{"t3"}) || later[1].LongestSilenceMS != -1 {
		t.Errorf("%+v, %v", later, err)
	}
}

func TestMaintenanceAndFilesAreRead(t *testing.T) {
	w := twoHours(t)
	w.exec("insert into input.maintenance values ('src', 'm1', 'mail', '', '*', '', ?, ?, null, 'work', 1, 7)", int64(at(t, "2011-05-31")), int64(at(t, "2011-06-01")))
	w.judge("2011-07-02")
	windows, err := w.Maintenance(t.Context(), may)
	if err != nil || len(windows) != 1 || windows[0].Announced != sla.NoInstant || windows[0].Line != 7 || windows[0].File != "tenants.csv" {
		t.Errorf("%+v, %v", windows, err)
	}
	inputs, err := w.Inputs(t.Context(), may)
	if diff := cmp.Diff([]sla.Input{{Source: "src", Kind: "tenants", File: "tenants.csv", Digest: "d1", Rows: 10}}, inputs); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestARefusedFileIsRememberedUntilItIsLoaded(t *testing.T) {
	s := openMemory(t)
	refused := &sla.Intake{Input: sla.Input{File: "a.csv"}}
	refused.Refuse(sla.Reject{Place: sla.Place{File: "a.csv", Line: 3}, Reason: "no"})
	beside := &sla.Intake{Input: sla.Input{File: "b.csv"}}
	for _, step := range []struct {
		files []*sla.Intake
		want  int
	}{{[]*sla.Intake{refused, beside}, 1}, {[]*sla.Intake{beside}, 1}, {[]*sla.Intake{{Input: sla.Input{File: "a.csv"}}}, 0}} {
		if err := s.Remember(t.Context(), step.files); err != nil {
			t.Fatal(err)
		}
		left, err := s.Refusals(t.Context())
		if err != nil || len(left) != step.want {
			t.Errorf("%+v, %v", left, err)
		}
	}
}

func TestPeopleReadTimestampsInUTC(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	w.want("contract", []string{"2011-05-15 00:00:00 "}, `select concat_ws(' ', "from", coalesce("to"::varchar, '')) from readable.contracts where tenant = 't4'`)
	w.want("outage", []string{"2011-05-20 10:00:00 to 2011-05-20 12:00:00"}, `select concat_ws(' ', start, 'to', "end") from readable.outages where outage = 'o1'`)
	w.want("month", []string{"2011-05 2011-07-02 00:00:00", "2011-06 2011-07-02 00:00:00"}, "select concat_ws(' ', month, as_of) from readable.months order by month")
	w.want("period", []string{"2011-04-01 00:00:00"}, "select period_start_utc::varchar from results where period = '2011-Q2'")
}

func TestAMonthAsOfAnEarlierInstantKnowsNoLaterOutages(t *testing.T) {
	w := twoHours(t)
	w.outage("src", "o3", "mail", "us", "", "2011-05-25 10:00", "2011-05-28 13:00")
	w.outage("src", "o4", "mail", "us", "", "2011-05-29 10:00", "2011-05-29 13:00")
	if err := w.tryJudge("2011-05-26", may); err != nil {
		t.Fatal(err)
	}
	outages, err := w.Outages(t.Context(), may)
	if err != nil || len(outages) != 2 || outages[0].ID != "o1" || outages[0].End != at(t, "2011-05-20 12:00") || outages[1].ID != "o3" || outages[1].End != sla.Never {
		t.Errorf("%+v, %v", outages, err)
	}
}
