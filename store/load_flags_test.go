package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"nines/ingest"
)

const openEnd = ": end: is empty: the outage is open, and lasts until the instant that a report is made for"

// flags are the doubts about a file that was loaded, a line each.
func flags(report ingest.FileReport) string {
	var lines []string
	for _, f := range report.Flags {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

func TestAnOutageOutsideEveryContractIsFlagged(t *testing.T) {
	d := founded(t)
	report := d.load(inUTC, d.file("outages.csv", "id,service,region,tenant,start,end,level\n"+
		"o-1,mail,,,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full\n"+
		"o-2,mail,asia,,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full\n"+
		"o-3,mail,,,2010-05-12T08:04:00Z,2010-05-12T11:52:00Z,full\n"+
		"o-4,mail,us,acme-2,2011-08-12T08:04:00Z,2011-08-12T11:52:00Z,full\n"+
		"o-5,mail,us,acme-1,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full\n"+
		"o-6,mail,,acme-1,2011-05-12T08:04:00Z,,full\n"))
	const outside = ": service: is outside every contract: nobody had the service there at that time"
	want := "outages.csv:3: region: \"asia\" is a region that no contract has: it is outside every contract" + "\noutages.csv:4" + outside + "\noutages.csv:5" + outside + "\noutages.csv:6" + outside + "\noutages.csv:7" + openEnd
	if got := flags(report.Files[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatTwoSourcesMayHaveRecordedIsFlaggedUntilSomebodySaysWhatItIs(t *testing.T) {
	d := founded(t)
	const header = "id,service,region,start,end,level,duplicate_of\n"
	d.load(inUTC, d.file("ops.csv", header+"o-1,mail,eu,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full,\n"))
	report := d.load(inUTC, d.file("page.csv", header+
		"p-1,mail,,2011-05-12T08:30:00Z,2011-05-12T08:31:00Z,full,\n"+
		"p-2,mail,eu,2011-05-12T11:59:59.999Z,2011-05-12T12:30:00Z,full,\n"+ // a millisecond of it
		"p-3,mail,eu,2011-05-12T12:00:00Z,2011-05-12T12:30:00Z,full,\n"+ // begins when it ends
		"p-4,mail,us,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full,\n"+ // elsewhere
		"p-5,mail,eu,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full,none\n"+
		"p-6,mail,eu,2011-05-12T08:00:00Z,,full,\n"+
		"p-7,mail,eu,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full,ops.csv:o-1\n"))
	const like = ": id: may be the same as ops.csv:o-1; say so, or none, in duplicate_of"
	if got, want := flags(report.Files[0]), "page.csv:2"+like+"\npage.csv:3"+like+"\npage.csv:7"+openEnd+"\npage.csv:7"+like; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheAnalysisSuspectsTheRowsThatWereFlagged(t *testing.T) {
	d := founded(t)
	const header = "id,service,region,tenant,start,end,level,duplicate_of\n"
	d.load(inUTC, d.file("ops.csv", header+
		"o-1,mail,eu,,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full,\n"+
		"o-2,mail,us,acme-2,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full,\n"))
	report := d.load(inUTC, d.file("page.csv", header+
		"p-1,mail,eu,acme-1,2011-05-12T11:00:00Z,2011-05-12T13:00:00Z,full,\n"+
		"p-2,mail,us,acme-1,2011-05-12T11:00:00Z,2011-05-12T13:00:00Z,full,\n"+
		"p-3,mail,,,2011-05-12T11:00:00Z,2011-05-12T13:00:00Z,full,\n"+
		"p-4,mail,eu,,2011-05-13T11:00:00Z,2011-05-13T13:00:00Z,full,\n"))
	var flagged []string
	for _, f := range report.Files[0].Flags {
		if f.Column == "id" {
			flagged = append(flagged, d.rows(fmt.Sprintf("select outage from input.outages where source = 'page.csv' and line = %d", f.Line)))
		}
	}
	marked, err := d.store.suspects(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var suspected []string
	for row := range marked {
		suspected = append(suspected, d.rows(fmt.Sprintf("select outage from input.outages where rowid = %d and source = 'page.csv'", row)))
	}
	slices.Sort(suspected)
	if got := strings.TrimSpace(strings.Join(suspected, " ")); got != strings.Join(flagged, " ") || got != "p-1 p-3" {
		t.Errorf("the analysis suspects %q, the load flagged %q", got, flagged)
	}
}

func TestANoticeFindsItsOutageInItsOwnSourceOrTheOnlyOneThatHasIt(t *testing.T) {
	d := founded(t)
	d.load(inUTC, d.file("a.csv", outages), d.file("b.csv", strings.Replace(outages, "o-1", "o-2", 1)))
	ofA := inUTC
	ofA.Source = "a.csv"
	d.load(ofA, d.file("na.csv", "outage,moment,text\no-1,2011-05-12T09:00:00Z,looking\n"))
	d.load(inUTC, d.file("notices.csv", "outage,moment,text\no-2,2011-05-12T09:00:00Z,looking\na.csv:o-1,2011-05-12T09:00:00Z,looking\n"))
	if got := d.rows("select source, outage, outage_source, outage_id from input.notice_outages order by 1, 2"); got != "a.csv o-1 a.csv o-1\nnotices.csv a.csv:o-1 a.csv o-1\nnotices.csv o-2 b.csv o-2" {
		t.Error(got)
	}
	d.load(inUTC, d.file("c.csv", outages))
	why := d.refused(inUTC, d.file("more.csv", "outage,moment,text\no-1,2011-05-12T09:00:00Z,which?\no-7,2011-05-12T09:00:00Z,none\n"))
	if strings.Count(why, "is not an outage that was loaded, or one of several") != 2 {
		t.Error(why)
	}
}

func TestANoticeLongAfterTheEndIsFlagged(t *testing.T) {
	d := founded(t)
	d.load(inUTC, d.file("outages.csv", outages))
	report := d.load(inUTC, d.file("notices.csv", "outage,moment,stage,text\n"+
		"o-1,2011-05-13T11:52:00Z,resolved,a day after\no-1,2011-05-13T11:52:01Z,resolved,more than a day after\no-1,2011-06-01T00:00:00Z,report,what happened\n"))
	if got := flags(report.Files[0]); got != "notices.csv:3: moment: is more than a day after the end of the outage: one of the two may be wrong" {
		t.Error(got)
	}
}

func TestCustomersThatTheListOfCustomersLacksAreFlagged(t *testing.T) {
	d := founded(t)
	d.load(inUTC, d.file("customers.csv", "customer,name\nbeta,Beta\n"))
	report := d.load(inUTC, d.file("more.csv", strings.ReplaceAll(tenants, "acme-", "zeta-")))
	if got := flags(report.Files[0]); got != `more.csv:2: customer: "acme" is not in the list of customers` {
		t.Error(got)
	}
}

func TestALoadThatIsCancelledChangesNothing(t *testing.T) {
	d := founded(t)
	var text strings.Builder
	text.WriteString(tenants)
	for n := range 50000 {
		fmt.Fprintf(&text, "acme,t-%d,mail,eu,gold,1.00,USD,2011-01-01,\n", n)
	}
	path := d.file("tenants2.csv", text.String())
	ctx, cancel := context.WithCancel(t.Context())
	opts := inUTC
	opts.Progress = func(done, total int64) {
		if done > total/2 {
			cancel()
		}
	}
	before := d.rows("select (select count(*) from input.contracts), (select count(*) from input.files), (select sum(next_no) from input.numbers)")
	if _, err := ingest.Load(ctx, d.store, []string{path}, opts); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if after := d.rows("select (select count(*) from input.contracts), (select count(*) from input.files), (select sum(next_no) from input.numbers)"); after != before {
		t.Errorf("before %s, after %s", before, after)
	}
	opts.Progress = nil
	opts.Source = "later"
	if r := d.load(opts, d.file("again.csv", strings.ReplaceAll(text.String(), "acme-", "beta-"))).Files[0]; r.Added != 50002 {
		t.Errorf("%+v", r)
	}
}

func TestSourcesAreLoadedAtTheSameTime(t *testing.T) {
	d := founded(t)
	var wait sync.WaitGroup
	for n := range 8 {
		path := d.file(fmt.Sprintf("outages-%d.csv", n), outages)
		wait.Go(func() {
			if _, err := ingest.Load(t.Context(), d.store, []string{path}, inUTC); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if got := d.rows("select count(*), count(distinct source), count(distinct file_no) from input.outages"); got != "8 8 8" {
		t.Error(got)
	}
}

func TestHostileTextIsKeptAsItIs(t *testing.T) {
	d := founded(t)
	names := []string{`'); drop table input.outages; --`, `</script><script>alert(1)</script>`, "=cmd|' /C calc'!A0", `\"{{.}}%s$1`, "a\u202eb", "{table}{key}"}
	for n, name := range names {
		quoted := `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		opts := inUTC
		opts.Source = name
		text := "id,service,start,level,title\n" + fmt.Sprintf("%s,mail,2011-05-12T08:04:00Z,full,%s\n", quoted, quoted)
		d.load(opts, d.file("outages.csv", text))
		d.load(opts, d.file("outages.csv", text+fmt.Sprintf("o-%d,mail,2012-05-12T08:04:00Z,full,x\n", n)))
		var got string
		if err := d.store.db.QueryRow("select title from input.outages where source = ? and outage = ?", name, name).Scan(&got); err != nil || got != name {
			t.Errorf("%q came back as %q, %v", name, got, err)
		}
	}
}

func TestParquetIsReadThroughTheDatabaseAndTheSameChecks(t *testing.T) {
	d := founded(t)
	path := d.folder + "/out*ages[1].parquet"
	_, err := d.store.db.Exec("copy (select 'o-' || i as id, 'mail' as service, '2011-05-12 08:04:00+00'::timestamptz + i * interval 1 day as \"Started At\", 12.5 as share, i = 2 as posted from range(3) t(i)) to '" + path + "' (format parquet)")
	if err != nil {
		t.Fatal(err)
	}
	d.load(ingest.Options{Kind: "outages"}, path)
	if got := d.rows("select outage, start_ms, share_ppm, posted, line from input.outages order by 1"); got != "o-0 1305187440000 125000 false 1\no-1 1305273840000 125000 false 2\no-2 1305360240000 125000 true 3" {
		t.Error(got)
	}
	_, err = d.store.db.Exec("copy (select 'o-9' as id, 'mail' as service, '2011-05-12 08:04:00'::timestamp as start, 'full' as level) to '" + d.folder + "/local.parquet' (format parquet)")
	if err != nil {
		t.Fatal(err)
	}
	if why := d.refused(ingest.Options{}, d.folder+"/local.parquet"); !strings.Contains(why, "local.parquet:1: start: \"2011-05-12 08:04:00\" has no offset, and no zone was declared") {
		t.Error(why)
	}
	if err := os.WriteFile(d.folder+"/none.parquet", []byte("PAR1"), 0o600); err != nil {
		t.Fatal(err)
	}
	if why := d.refused(inUTC, d.folder+"/none.parquet"); !strings.HasPrefix(why, "none.parquet:1: is not a Parquet file") {
		t.Error(why)
	}
}

func TestEveryKindFindsItsTable(t *testing.T) {
	d := founded(t)
	d.load(inUTC, d.file("outages.csv", outages))
	for _, k := range ingest.Kinds() {
		if k.Example == "" {
			continue
		}
		text := strings.NewReplacer("payments-api", "mail", "alpine-bank", "acme", "o-17", "o-1").Replace(k.Example)
		if k.Name == "outages" {
			text = strings.Replace(text, "o-1,", "o-5,", 1)
		}
		if k.Name == "services" {
			text = strings.Replace(text, "mail", "sites", 1)
		}
		opts := inUTC
		opts.Source = "example"
		if r := d.load(opts, d.file(k.Name+".csv", text)).Files[0]; r.Added != 1 || r.Kind != k.Name {
			t.Errorf("%s: %+v", k.Name, r)
		}
	}
}
