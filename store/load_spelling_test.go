package store

import (
	"errors"
	"strings"
	"testing"

	"nines/ingest"
)

// meant are the rejects of a file, each with its hint, a line each.
func (d *desk) meant(file string) string {
	d.Helper()
	report, err := ingest.Load(d.Context(), d.store, []string{file}, inUTC)
	if !errors.Is(err, ingest.ErrRejected) {
		d.Fatalf("%s: Load = %v, want a refusal", file, err)
	}
	var lines []string
	for _, r := range report.Files[0].Rejects {
		lines = append(lines, r.String()+" / "+r.Hint)
	}
	return strings.Join(lines, "\n")
}

func TestANameThatIsKnownButForItsCaseIsRefusedInATenantList(t *testing.T) {
	d := founded(t)
	header := strings.SplitAfterN(tenants, "\n", 2)[0]
	got := d.meant(d.file("more.csv", header+
		"ACME,acme-3,mail,eu,gold,100.00,USD,2011-01-01,\n"+
		"acme,Acme-1,mail,EU,gold,100.00,USD,2011-01-01,\n"+
		"zeta,zeta-1,mail,Asia,gold,100.00,USD,2011-01-01,\n"+
		"zeta,zeta-2,mail,asia,gold,100.00,USD,2011-01-01,\n"))
	want := "more.csv:2: customer: \"ACME\" is known with other capital letters / did you mean \"acme\"?\n" +
		"more.csv:3: region: \"EU\" is known with other capital letters / did you mean \"eu\"?\n" +
		"more.csv:3: tenant: \"Acme-1\" is known with other capital letters / did you mean \"acme-1\"?\n" +
		"more.csv:5: region: \"asia\" is known with other capital letters / did you mean \"Asia\"?"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	blanks := strings.ReplaceAll(tenants, "acme-1,mail,eu", " acme-1 ,mail, eu\u00a0")
	if r := d.load(inUTC, d.file("tenants.csv", blanks)).Files[0]; r.Unchanged != 2 || r.Added != 0 {
		t.Errorf("blanks around names: %+v", r)
	}
}

func TestANewSpellingIsTakenWhereTheFileIsAllThatThereIs(t *testing.T) {
	d := founded(t)
	replace := inUTC
	replace.Replace = true
	d.load(replace, d.file("tenants.csv", strings.ReplaceAll(tenants, ",eu,", ",EU,")))
	if got := d.rows("select distinct region from input.contracts order by 1"); got != "EU\nus" {
		t.Error(got)
	}
}

func TestANameThatIsKnownButForItsCaseIsRefusedInEvents(t *testing.T) {
	d := founded(t)
	for _, c := range []struct{ file, text, want string }{
		{"outages.csv", "id,service,region,start,level\no-1,mail,EU,2011-05-12T08:04:00Z,full\n", `outages.csv:2: region: "EU" is known with other capital letters / did you mean "eu"?`},
		{"maintenance.csv", "id,service,region,start,end\nm-1,mail,Us,2011-05-12T08:04:00Z,2011-05-12T09:04:00Z\n", `maintenance.csv:2: region: "Us" is known with other capital letters / did you mean "us"?`},
		{"gaps.csv", "id,service,region,start,end\ng-1,mail,Us,2011-05-12T08:04:00Z,2011-05-12T09:04:00Z\n", `gaps.csv:2: region: "Us" is known with other capital letters / did you mean "us"?`},
		{"outages.csv", "id,service,tenant,start,level\no-1,mail,ACME-2,2011-05-12T08:04:00Z,full\n", `outages.csv:2: tenant: "ACME-2" is not a tenant / did you mean "acme-2"?`},
		{"claims.csv", "id,customer,period,claimed\nc-1,Acme,2011-05,2011-06-01\n", `claims.csv:2: customer: "Acme" is not a customer / did you mean "acme"?`},
		{"credit_notes.csv", "id,customer,period,amount,currency,issued\nc-1,aCME,2011-05,1,USD,2011-06-01\n", `credit_notes.csv:2: customer: "aCME" is not a customer / did you mean "acme"?`},
		{"customers.csv", "customer,name\nACME,Acme\n", `customers.csv:2: customer: "ACME" is known with other capital letters / did you mean "acme"?`},
	} {
		if got := d.meant(d.file(c.file, c.text)); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestARegionThatNoContractHasIsFlagged(t *testing.T) {
	d := founded(t)
	const row = ",mail,asia,2011-05-12T08:04:00Z,2011-05-12T09:04:00Z"
	report := d.load(inUTC, d.file("outages.csv", "id,service,region,start,end,level\no-1"+row+",full\n"),
		d.file("maintenance.csv", "id,service,region,start,end\nm-1"+row+"\n"), d.file("gaps.csv", "id,service,region,start,end\ng-1"+row+"\n"))
	for _, f := range report.Files {
		if got := flags(f); got != f.File+`:2: region: "asia" is a region that no contract has: it is outside every contract` {
			t.Error(got)
		}
	}
}
