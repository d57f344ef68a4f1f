package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nines/ingest"
)

// desk is a database in memory and a folder of files for a test.
type desk struct {
	*testing.T
	store  *Store
	folder string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	s, err := Open(t.Context(), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &desk{t, s, t.TempDir()}
}

// file writes a file and returns its path.
func (d *desk) file(name, text string) string {
	d.Helper()
	path := filepath.Join(d.folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.Fatal(err)
	}
	return path
}

func (d *desk) load(opts ingest.Options, files ...string) ingest.Report {
	d.Helper()
	report, err := ingest.Load(d.Context(), d.store, files, opts)
	if err != nil {
		for _, f := range report.Files {
			d.Log(f.Rejects)
		}
		d.Fatal(err)
	}
	return report
}

// refused loads files that must be refused, and returns why, a line each.
func (d *desk) refused(opts ingest.Options, files ...string) string {
	d.Helper()
	report, err := ingest.Load(d.Context(), d.store, files, opts)
	if !errors.Is(err, ingest.ErrRejected) {
		d.Fatalf("Load = %v, want a refusal", err)
	}
	var lines []string
	for _, f := range report.Files {
		for _, r := range f.Rejects {
			lines = append(lines, r.String())
		}
	}
	return strings.Join(lines, "\n")
}

// rows is a query as text, a line a row.
func (d *desk) rows(query string) string {
	d.Helper()
	rows, err := d.store.db.QueryContext(context.Background(), query)
	if err != nil {
		d.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var lines []string
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for n := range values {
			into[n] = &values[n]
		}
		if err := rows.Scan(into...); err != nil {
			d.Fatal(err)
		}
		var texts []string
		for _, v := range values {
			texts = append(texts, fmt.Sprint(v))
		}
		lines = append(lines, strings.Join(texts, " "))
	}
	return strings.Join(lines, "\n")
}

const (
	services = "service,component\nmail,\nmail,flow\n"
	tenants  = "customer,tenant,service,region,policy,fee,currency,from,to\n" +
		"acme,acme-1,mail,eu,gold,100.00,USD,2011-01-01,\n" +
		"acme,acme-2,mail,us,gold,200.00,USD,2011-01-01,2011-07-01\n"
	outages    = "id,service,start,end,level\no-1,mail,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full\n"
	goldPolicy = `policy: gold
title: Gold
effective: 2011-01-01
window: month
timezone: UTC
part_month: subscribed
combine: union
weights: {full: 1, partial: 0.5, degraded: 0}
unknown: available
denominator: all_time
target: 99.9%
operator: below
credit:
  tiers:
    - {threshold: 99.9%, credit: 25%}
  fee_base: full
  round: half_up
`
)

var inUTC = ingest.Options{Timezone: "UTC"}

// founded is a desk with a policy, a service and two contracts.
func founded(t *testing.T) *desk {
	d := newDesk(t)
	d.load(inUTC, d.file("services.csv", services), d.file("tenants.csv", tenants), d.file("gold.yaml", goldPolicy))
	return d
}

func TestFilesOfOneCallMayComeInAnyOrder(t *testing.T) {
	d := newDesk(t)
	d.load(inUTC, d.file("outages.csv", outages), d.file("tenants.csv", tenants), d.file("services.csv", services), d.file("gold.yaml", goldPolicy))
	if got := d.rows("select kind, row_count from input.files order by file_no"); got != "policies 1\nservices 2\ntenants 2\noutages 1" {
		t.Error(got)
	}
}

func TestAFileWithARejectedRowLoadsNothing(t *testing.T) {
	d := founded(t)
	bad := outages + "o-2,mail,2011-05-13T08:04:00Z,2011-05-13T07:04:00Z,full\n"
	if why := d.refused(inUTC, d.file("outages.csv", bad)); why != "outages.csv:3: end: 2011-05-13T07:04:00Z is before start 2011-05-13T08:04:00Z" {
		t.Error(why)
	}
	if got := d.rows("select (select count(*) from input.outages), (select count(*) from input.files)"); got != "0 3" {
		t.Error(got)
	}
}

func TestOneRefusedFileKeepsTheOthersOutAndAllReasonsAreTold(t *testing.T) {
	d := newDesk(t)
	why := d.refused(inUTC, d.file("outages.csv", outages+"o-2,mial,2011-05-13T08:04:00Z,,full\n"), d.file("tenants.csv", tenants), d.file("gold.yaml", goldPolicy),
		d.file("maintenance.csv", "id,service,start,end,announced\nm-1,mail,bad,2011-05-13T08:04:00Z,\n"))
	want := "outages.csv:3: service: \"mial\" is not a service\nmaintenance.csv:2: start: \"bad\" is not a date or time like 2011-05-12T08:04:00Z"
	if why != want {
		t.Error(why)
	}
	if got := d.rows("select (select count(*) from input.contracts), (select count(*) from input.policies), (select count(*) from input.files)"); got != "0 0 0" {
		t.Error(got)
	}
}

func TestARefusedListOfServicesDoesNotMakeEveryServiceUnknown(t *testing.T) {
	d := newDesk(t)
	why := d.refused(inUTC, d.file("outages.csv", outages), d.file("services.csv", "service,component\n,flow\n"))
	if why != "services.csv:2: service: is empty" {
		t.Error(why)
	}
}

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	d := founded(t)
	path := d.file("outages.csv", outages)
	d.load(inUTC, path)
	before := d.rows("select * from input.outages") + d.rows("from input.files order by file_no")
	again := d.load(inUTC, path).Files[0]
	if !again.AlreadyLoaded || again.Rows != 1 || again.Added != 0 {
		t.Errorf("%+v", again)
	}
	if after := d.rows("select * from input.outages") + d.rows("from input.files order by file_no"); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
}

func TestEqualRowsInAnotherFileOfTheSourceChangeNothing(t *testing.T) {
	d := founded(t)
	from := inUTC
	from.Source = "ops"
	d.load(from, d.file("a.csv", outages))
	more := d.load(from, d.file("b.csv", outages+"o-2,mail,2011-05-13T08:04:00Z,,full\n")).Files[0]
	if more.Added != 1 || more.Unchanged != 1 {
		t.Errorf("%+v", more)
	}
	if got := d.rows("select o.outage, f.name, o.line from input.outages o join input.files f using (file_no) order by 1"); got != "o-1 a.csv 2\no-2 b.csv 3" {
		t.Error(got)
	}
}

func TestAKnownKeyWithOtherContentIsRefusedWithAllDifferences(t *testing.T) {
	d := founded(t)
	changed := strings.Replace(tenants, "100.00,USD,2011-01-01,\n", "120.00,USD,2011-01-01,2011-12-01\n", 1)
	why := d.refused(inUTC, d.file("tenants.csv", changed))
	want := "tenants.csv:2: fee: is known with another value (tenants.csv:2): 100.00 -> 120.00\n" +
		"tenants.csv:2: to: is known with another value (tenants.csv:2): open -> 2011-12-01T00:00:00Z"
	if why != want {
		t.Errorf("got\n%s\nwant\n%s", why, want)
	}
}

func TestUpdateAcceptsOtherContentAndKeepsBothVersions(t *testing.T) {
	d := founded(t)
	update := inUTC
	update.Update = true
	changed := strings.Replace(tenants, "100.00", "120.00", 1)
	report := d.load(update, d.file("tenants.csv", changed)).Files[0]
	if report.Updated != 1 || report.Unchanged != 1 || report.Added != 0 {
		t.Errorf("%+v", report)
	}
	if got := d.rows("select tenant, fee_minor, contract_no from input.contracts order by 1"); got != "acme-1 12000 7\nacme-2 20000 4" {
		t.Error(got)
	}
	got := d.rows("select change_no, kind, key, change, before_row->>'fee_minor', after_row->>'fee_minor', before_line, after_line from input.changes")
	if got != "1 tenants tenants.csv/acme/acme-1/mail/eu//1293840000000 updated 10000 12000 2 2" {
		t.Error(got)
	}
}

func TestRowsThatAFileLacksStayUnlessItIsAllThatItsSourceHasToSay(t *testing.T) {
	d := founded(t)
	fewer := strings.SplitAfterN(tenants, "\n", 3)
	d.load(inUTC, d.file("tenants.csv", fewer[0]+fewer[1]))
	if got := d.rows("select count(*) from input.contracts"); got != "2" {
		t.Error(got)
	}
	replace := inUTC
	replace.Replace = true
	report := d.load(replace, d.file("tenants.csv", fewer[0]+fewer[1])).Files[0]
	if report.Removed != 1 || report.Unchanged != 1 {
		t.Errorf("%+v", report)
	}
	if got := d.rows("select tenant from input.contracts"); got != "acme-1" {
		t.Error(got)
	}
	if got := d.rows("select change, before_row->>'tenant', after_row from input.changes"); got != "removed acme-2 <nil>" {
		t.Error(got)
	}
}

func TestReplaceTouchesOnlyItsOwnSourceAndKind(t *testing.T) {
	d := founded(t)
	ours, theirs := inUTC, inUTC
	ours.Source, theirs.Source, ours.Replace = "ours", "theirs", true
	d.load(theirs, d.file("outages.csv", outages))
	d.load(ours, d.file("outages.csv", outages))
	d.load(ours, d.file("outages.csv", strings.Replace(outages, "o-1", "o-9", 1)))
	if got := d.rows("select source, outage from input.outages order by 1"); got != "ours o-9\ntheirs o-1" {
		t.Error(got)
	}
	if got := d.rows("select count(*) from input.contracts"); got != "2" {
		t.Error(got)
	}
}

func TestTwoFilesThatAreEachAllThatASourceHasToSayAreRefused(t *testing.T) {
	d := founded(t)
	_, err := ingest.Load(t.Context(), d.store, []string{d.file("a.csv", outages), d.file("b.csv", outages)}, ingest.Options{Source: "s", Replace: true})
	var usage ingest.UsageError
	if !errors.As(err, &usage) {
		t.Error(err)
	}
}

func TestContractNumbersAreNeverGivenTwice(t *testing.T) {
	d := founded(t)
	if got := d.rows("select contract_no from input.contracts order by 1"); got != "3\n4" {
		t.Fatal(got)
	}
	replace := inUTC
	replace.Replace = true
	d.load(replace, d.file("tenants.csv", strings.SplitAfterN(tenants, "\n", 2)[0]+"zeta,zeta-1,mail,eu,gold,1.00,USD,2011-01-01,\n"))
	d.load(inUTC, d.file("tenants.csv", tenants))
	if got := d.rows("select min(contract_no) > 4 from input.contracts"); got != "true" {
		t.Error(d.rows("select contract_no from input.contracts"))
	}
}

func TestARowTwiceInAFileIsOneAndWithOtherContentRefused(t *testing.T) {
	d := founded(t)
	line := strings.SplitAfterN(outages, "\n", 2)[1]
	if r := d.load(inUTC, d.file("outages.csv", outages+line+line)).Files[0]; r.Added != 1 || r.Unchanged != 2 {
		t.Errorf("%+v", r)
	}
	why := d.refused(inUTC, d.file("other.csv", outages+strings.Replace(line, "full", "partial", 1)))
	if why != "other.csv:3: level: line 2 has the same key with another value: full -> partial" {
		t.Error(why)
	}
}

func TestContractsOfOneLineMustNotOverlap(t *testing.T) {
	d := founded(t)
	header := strings.SplitAfterN(tenants, "\n", 2)[0]
	why := d.refused(inUTC, d.file("more.csv", header+
		"acme,acme-2,mail,us,gold,200.00,USD,2011-06-01,2011-08-01\n"+
		"acme,acme-3,mail,us,gold,1,USD,2011-01-01,2011-02-01\n"+
		"acme,acme-3,mail,us,gold,1,USD,2011-02-01,2011-03-01\n"+
		"acme,acme-3,mail,us,gold,1,USD,2011-01-15,2011-01-16\n"))
	want := "more.csv:2: from: overlaps the contract of tenants.csv:3 for the same tenant, service and region\n" +
		"more.csv:5: from: overlaps the contract of more.csv:3 for the same tenant, service and region"
	if why != want {
		t.Errorf("got\n%s\nwant\n%s", why, want)
	}
	d.load(inUTC, d.file("more.csv", header+"acme,acme-2,mail,us,gold,200.00,USD,2011-07-01,2011-08-01\n"))
}

func TestNamesThatNobodyKnowsAreRefusedAndTheNearestIsNamed(t *testing.T) {
	d := founded(t)
	report, err := ingest.Load(t.Context(), d.store, []string{d.file("outages.csv", "id,service,component,tenant,start,level\n"+
		"o-1,mial,,,2011-05-12T08:04:00Z,full\no-2,mail,flwo,,2011-05-12T08:04:00Z,full\no-3,mail,flow,acme-9,2011-05-12T08:04:00Z,full\n")}, inUTC)
	if !errors.Is(err, ingest.ErrRejected) {
		t.Fatal(err)
	}
	var got []string
	for _, r := range report.Files[0].Rejects {
		got = append(got, r.String()+" / "+r.Hint)
	}
	want := []string{
		`outages.csv:2: service: "mial" is not a service / did you mean "mail"?`,
		`outages.csv:4: tenant: "acme-9" is not a tenant / did you mean "acme-1"?`,
		`outages.csv:3: component: "flwo" is not a component of mail / the list of services has the components`,
	}
	for _, w := range want {
		if !strings.Contains(strings.Join(got, "\n"), w) {
			t.Errorf("%s\nis not among\n%s", w, strings.Join(got, "\n"))
		}
	}
}

func TestWithoutAListOfServicesTheTenantListSaysWhichThereAre(t *testing.T) {
	d := newDesk(t)
	d.load(inUTC, d.file("tenants.csv", tenants), d.file("gold.yaml", goldPolicy), d.file("outages.csv", outages))
	if why := d.refused(inUTC, d.file("other.csv", strings.Replace(outages, "mail", "video", 1))); why != `other.csv:2: service: "video" is not a service` {
		t.Error(why)
	}
}

func TestATenantListNeedsItsPolicies(t *testing.T) {
	d := newDesk(t)
	if why := d.refused(inUTC, d.file("tenants.csv", tenants)); !strings.HasPrefix(why, `tenants.csv:2: policy: "gold" is not a policy`) {
		t.Error(why)
	}
}

func TestAPolicyWithOtherTextForTheSameDayIsRefusedUnlessUpdated(t *testing.T) {
	d := founded(t)
	changed := d.file("gold.yaml", strings.Replace(goldPolicy, "25%", "30%", 1))
	if why := d.refused(inUTC, changed); !strings.Contains(why, "gold.yaml:1: policy: the version of gold that is effective from 2011-01-01 is known with another text (gold.yaml)") {
		t.Error(why)
	}
	update := inUTC
	update.Update = true
	d.load(update, changed)
	if got := d.rows("select policy_no, text like '%30\\%%' escape '\\' from input.policies"); got != "2 true" {
		t.Error(got)
	}
	if got := d.rows("select kind, key, before_row->>'text' like '%25%', after_row->>'text' like '%30%' from input.changes"); got != "policies gold/2011-01-01 true true" {
		t.Error(got)
	}
}
