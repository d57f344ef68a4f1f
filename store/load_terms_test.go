package store

import (
	"strings"
	"testing"
)

// silverPolicy is a policy that is judged by the quarter, in another zone.
var silverPolicy = strings.NewReplacer("policy: gold", "policy: silver", "window: month", "window: quarter", "timezone: UTC", "timezone: America/Los_Angeles").Replace(goldPolicy)

func TestAClaimOrNoteForWhichThereIsNoContractIsFlagged(t *testing.T) {
	d := founded(t)
	d.load(inUTC, d.file("silver.yaml", silverPolicy), d.file("more.csv", strings.SplitAfterN(tenants, "\n", 2)[0]+
		"zeta,zeta-1,mail,eu,silver,1,USD,2011-01-01T08:00:00Z,\n"), d.file("customers.csv", "customer\nlost\nacme\nzeta\n"))
	claims := "id,customer,tenant,service,period,claimed\n" +
		"c-1,acme,,,2011-05,2011-06-01\n" +
		"c-2,acme,zeta-1,,2011-05,2011-06-01\n" +
		"c-3,acme,acme-2,mail,2011-Q2,2011-07-01\n" +
		"c-4,zeta,,mail,2011-05,2011-06-01\n" +
		"c-5,zeta,zeta-1,mail,2011-Q2,2011-07-01\n" +
		"c-6,lost,,mail,2011-05,2011-06-01\n"
	want := "claims.csv:3: customer: \"acme\" has no contract for the tenant \"zeta-1\"\n" +
		"claims.csv:4: period: 2011-Q2 is a quarter; gold is judged by the month\n" +
		"claims.csv:5: period: 2011-05 is a month; silver is judged by the quarter\n" +
		"claims.csv:7: customer: \"lost\" has no contract for the service \"mail\""
	if got := flags(d.load(inUTC, d.file("claims.csv", claims)).Files[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	notes := "id,customer,tenant,service,period,amount,currency,issued\nn-1,zeta,,,2011-06,1,USD,2011-07-02\nn-2,lost,,,2011-06,1,USD,2011-07-02\n"
	want = "credit_notes.csv:2: period: 2011-06 is a month; silver is judged by the quarter\n" +
		"credit_notes.csv:3: customer: \"lost\" has no contract"
	if got := flags(d.load(inUTC, d.file("credit_notes.csv", notes)).Files[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAContractThatBeginsWithAMonthOfAnotherZoneIsFlagged(t *testing.T) {
	d := founded(t)
	const header = "customer,tenant,service,region,policy,fee,currency,from,to,timezone\n"
	report := d.load(inUTC, d.file("silver.yaml", silverPolicy), d.file("more.csv", header+
		"zeta,z-1,mail,eu,silver,1,USD,2011-05-01,2011-06-01,America/Los_Angeles\n"+
		"zeta,z-2,mail,eu,silver,1,USD,2011-05-01,2011-06-01,Europe/Berlin\n"+
		"zeta,z-3,mail,eu,silver,1,USD,2011-05-01,,Europe/Berlin\n"+
		"zeta,z-4,mail,eu,silver,1,USD,2011-05-15,,Europe/Berlin\n"+ // no month begins
		"zeta,z-6,mail,eu,silver,1,USD,2011-06-01,,Europe/Berlin\n"+
		"zeta,z-5,mail,eu,gold,1,USD,2011-05-01,,Asia/Tokyo\n"))
	want := "more.csv:3: from: 2011-04-30T22:00:00Z is no midnight in America/Los_Angeles, where silver counts its months: a month begins there at 2011-05-01T07:00:00Z (and 2 more like it)\n" +
		"more.csv:3: to: 2011-05-31T22:00:00Z is no midnight in America/Los_Angeles, where silver counts its months: a month begins there at 2011-06-01T07:00:00Z\n" +
		"more.csv:7: from: 2011-04-30T15:00:00Z is no midnight in UTC, where gold counts its months: a month begins there at 2011-05-01T00:00:00Z"
	if got := flags(report.Files[1]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMonthsInTheCustomersOwnZoneAreNotCompared(t *testing.T) {
	d := founded(t)
	local := strings.NewReplacer("policy: gold", "policy: local", "timezone: UTC", "timezone: customer").Replace(goldPolicy)
	report := d.load(inUTC, d.file("local.yaml", local), d.file("more.csv", "customer,tenant,service,region,policy,fee,currency,from,timezone\n"+
		"zeta,z-1,mail,eu,local,1,USD,2011-05-01T00:00:00Z,America/Los_Angeles\n"))
	if got := flags(report.Files[1]); got != "" {
		t.Error(got)
	}
}
