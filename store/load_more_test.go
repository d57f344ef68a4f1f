package store

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"nines/sla"
)

const measurements = "service,region,start,end,requests,failed,error_rate\n" +
	"mail,eu,2011-05-12T08:00:00Z,2011-05-12T08:05:00Z,1000,3,\n" +
	"mail,eu,2011-05-12T08:05:00Z,2011-05-12T08:10:00Z,,,2.5%\n"

func TestWhatMonitorsCountedIsKept(t *testing.T) {
	d := founded(t)
	r := d.load(inUTC, d.file("measurements.csv", measurements)).Files[0]
	if r.Kind != "measurements" || r.Added != 2 || len(r.Flags) != 0 {
		t.Errorf("%+v", r)
	}
	if got := d.rows("select requests, failed, degraded, rate_ppt, line from input.measurements order by start_ms"); got != "1000 3 0 -1 2\n-1 -1 -1 25000000000 3" {
		t.Error(got)
	}
	if r := d.load(inUTC, d.file("measurements.csv", measurements)).Files[0]; !r.AlreadyLoaded {
		t.Errorf("the same file again: %+v", r)
	}
	changed := strings.Replace(measurements, "1000,3,", "1000,4,", 1)
	if why := d.refused(inUTC, d.file("measurements.csv", changed)); !strings.Contains(why, "measurements.csv:2: failed: is known with another value (measurements.csv:2): 3 -> 4") {
		t.Error(why)
	}
	changed = strings.Replace(measurements, "2.5%", "2.25%", 1)
	if why := d.refused(inUTC, d.file("measurements.csv", changed)); !strings.Contains(why, "measurements.csv:3: error_rate: is known with another value (measurements.csv:3): 0.025000000000 -> 0.022500000000") {
		t.Error(why)
	}
}

func TestOneTimeIsMeasuredOnceForAScope(t *testing.T) {
	d := founded(t)
	d.load(inUTC, d.file("measurements.csv", measurements))
	other := inUTC
	other.Source = "other"
	const header = "service,region,start,end,requests,failed\n"
	why := d.refused(other, d.file("again.csv", header+"mail,eu,2011-05-12T08:09:00Z,2011-05-12T08:14:00Z,1,0\n"))
	if why != "again.csv:2: start: overlaps the measurement of measurements.csv:3 for the same service, component, region and tenant" {
		t.Error(why)
	}
	why = d.refused(other, d.file("early.csv", header+"mail,eu,2011-05-12T07:59:00Z,2011-05-12T08:01:00Z,1,0\n"))
	if why != "early.csv:2: start: overlaps the measurement of measurements.csv:2 for the same service, component, region and tenant" {
		t.Error(why)
	}
	d.load(other, d.file("later.csv", header+"mail,eu,2011-05-12T08:10:00Z,2011-05-12T08:15:00Z,1,0\nmail,us,2011-05-12T08:00:00Z,2011-05-12T08:15:00Z,1,0\n"))
}

func TestMeasurementsOfNobodyAreFlaggedOnceAScope(t *testing.T) {
	d := founded(t)
	r := d.load(inUTC, d.file("measurements.csv", strings.ReplaceAll(measurements, ",eu,", ",mars,"))).Files[0]
	if len(r.Flags) != 1 || r.Flags[0].String() != "measurements.csv:2: region: is measured, and no contract is for this service, region and tenant" {
		t.Error(r.Flags)
	}
	if why := d.refused(inUTC, d.file("x.csv", strings.ReplaceAll(measurements, "mail", "male"))); !strings.Contains(why, `x.csv:2: service: "male" is not a service`) {
		t.Error(why)
	}
}

func TestAWaitIsAboutAnOutageThatIsLoaded(t *testing.T) {
	d := founded(t)
	const header = "id,outage,start,end\n"
	if why := d.refused(inUTC, d.file("waits.csv", header+"w-1,o-1,2011-05-12T09:00:00Z,2011-05-12T09:30:00Z\n")); why != `waits.csv:2: outage: "o-1" is not an outage that was loaded, or one of several` {
		t.Error(why)
	}
	d.load(inUTC, d.file("outages.csv", outages))
	r := d.load(inUTC, d.file("waits.csv", header+"w-1,o-1,2011-05-12T09:00:00Z,2011-05-12T09:30:00Z\nw-2,outages.csv:o-1,2011-05-12T07:00:00Z,2011-05-12T08:30:00Z\n")).Files[0]
	if r.Added != 2 || len(r.Flags) != 1 || r.Flags[0].String() != "waits.csv:3: start: is not, or not all of it, in the time of the outage" {
		t.Errorf("%+v", r)
	}
}

func TestGoodwillOfNobodyOrOfAnotherPeriodIsFlagged(t *testing.T) {
	d := founded(t)
	const header = "id,customer,period,amount,currency,granted,reason,approver\n"
	r := d.load(inUTC, d.file("goodwill.csv", header+"gw-1,acme,2011-05,5,USD,2011-06-20,x,Dana\ngw-2,acme,2011,5,USD,2011-06-20,x,Dana\n")).Files[0]
	if r.Added != 2 || len(r.Flags) != 1 || r.Flags[0].String() != "goodwill.csv:3: period: 2011 is a year; gold is judged by the month" {
		t.Errorf("%+v", r)
	}
}

func TestInputsOfAnOlderVersionStayAndHaveNothingMoreToSay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s = reopened(t, s, path,
		"drop schema judged cascade", "drop schema readable cascade",
		"drop view input.notice_outages", "drop view input.wait_outages", "drop view input.named_outages",
		"drop table input.waits", "drop table input.measurements", "drop table input.goodwill",
		"create table wide as from input.contracts", "drop view input.contracts", "alter table wide drop column plan", "alter table wide drop column list_minor",
		"alter table wide drop column share_ppm", "create table input.contracts as from wide", "drop table wide",
		"drop table input.contract_rows", "drop table input.contract_parties", "drop table input.contract_offers",
		"alter table input.outages drop column users", "alter table input.claims drop column noticed_ms",
		"insert into input.contracts (contract_no, source, contract, customer, customer_name, tenant, tenant_name, service, region, policy, zone, "+
			"fee_minor, currency, fee_months, fee_unit, seats, from_ms, to_ms, account_manager, class, topology, billing_day, term_months, one_time_minor, file_no, line) values "+
			"(1, 's', '', 'acme', '', 'a', '', 'mail', 'eu', 'gold', '', 1, 'USD', 1, 'contract', 0, 0, 1, '', '', '', 0, 0, 0, 1, 2)",
		"update about set version = 2, digest = 'old'")
	defer s.Close()
	var plan string
	var list, share int64
	if err := s.db.QueryRow("select plan, list_minor, share_ppm from input.contracts").Scan(&plan, &list, &share); err != nil || plan != "" || list != -1 || share != 1_000_000 {
		t.Errorf("plan %q, list %d, share %d, %v", plan, list, share, err)
	}
}

func TestTheLabelOfAPeriodTellsTheMonthInWhichItEnds(t *testing.T) {
	s := openMemory(t)
	for label, want := range map[string]string{
		"2011-05": "2011-05", "2011-12": "2011-12", "2011-Q2": "2011-06", "2011-Q4": "2011-12", "2011": "2011-12",
		"2025-02-17..2025-03-16": "2025-03", "2024-12-18..2025-01-16": "2025-01", "2025-01-01..2025-01-30": "2025-01",
	} {
		var month int
		if err := s.db.QueryRow("select judged.month_of(?)", label).Scan(&month); err != nil || sla.Month(month).String() != want {
			t.Errorf("%s ends in %s, want %s (%v)", label, sla.Month(month), want, err)
		}
	}
}

// reopened is the database of s after statements that make it an older one.
func reopened(t *testing.T, s *Store, path string, texts ...string) *Store {
	t.Helper()
	for _, text := range texts {
		if _, err := s.db.Exec(text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
