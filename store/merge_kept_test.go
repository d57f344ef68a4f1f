package store

import (
	"strings"
	"testing"
)

func TestAnOutageWithACorrectedStartIsFlaggedWhileTheOldRowStays(t *testing.T) {
	d := founded(t)
	from := inUTC
	from.Source = "desk"
	const header = "id,service,region,start,end,level\n"
	d.load(from, d.file("first.csv", header+
		"T-107,mail,eu,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full\n"+
		"T-108,mail,eu,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full\n"+
		"T-109,mail,eu,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full\n"+
		"T-110,mail,eu,2011-05-12T08:00:00Z,2011-05-12T12:00:00Z,full\n"))
	report := d.load(from, d.file("second.csv", header+
		"T-107,mail,eu,2011-05-12T07:00:00Z,2011-05-12T12:00:00Z,full\n"+ // overlaps
		"T-108,mail,eu,2011-05-13T12:00:00Z,2011-05-13T13:00:00Z,full\n"+ // a day later
		"T-109,mail,eu,2011-05-13T12:00:00.001Z,2011-05-13T13:00:00Z,full\n"+ // more than a day later
		"T-110,mail,us,2011-05-12T07:00:00Z,2011-05-12T12:00:00Z,full\n")).Files[0] // another scope
	want := "second.csv:2: start: T-107 is known with another start (first.csv:2), which stays; --replace says that the file is all there is\n" +
		"second.csv:3: start: T-108 is known with another start (first.csv:3), which stays; --replace says that the file is all there is"
	if got := flags(report); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if report.Kept != 4 || report.Added != 4 {
		t.Errorf("%+v", report)
	}
}

func TestAnOutageInTwoRowsIsNotFlaggedWhereTheFileHasBoth(t *testing.T) {
	d := founded(t)
	from := inUTC
	from.Source = "desk"
	first := outages
	d.load(from, d.file("first.csv", first))
	report := d.load(from, d.file("second.csv", first+"o-1,mail,2011-05-12T12:00:00Z,2011-05-12T13:00:00Z,full\n")).Files[0]
	if report.Kept != 0 || len(report.Flags) > 0 {
		t.Errorf("%+v", report)
	}
	from.Replace = true
	report = d.load(from, d.file("third.csv", strings.Replace(outages, "08:04", "08:05", 1))).Files[0]
	if report.Kept != 0 || report.Removed != 2 || len(report.Flags) > 0 {
		t.Errorf("%+v", report)
	}
}

func TestAContractInAnotherRegionIsFlaggedWhileTheOldRowStays(t *testing.T) {
	d := founded(t)
	from := inUTC
	from.Source = "tenants.csv"
	header := strings.SplitAfterN(tenants, "\n", 2)[0][:len("customer,tenant,service,region,policy,fee,currency,from,to")] + ",contract\n"
	report := d.load(from, d.file("more.csv", header+
		"acme,acme-1,mail,us,gold,100.00,USD,2011-03-01,,\n"+ // another region
		"acme,acme-2,mail,us,gold,200.00,USD,2011-02-01,,c-2\n"+ // another from
		"acme,acme-2,mail,eu,gold,200.00,USD,2011-07-01,,\n")).Files[0] // after the old one
	want := "more.csv:2: region: acme-1 is known for mail in the region eu (tenants.csv:2), which stays; --replace says that the file is all there is\n" +
		"more.csv:3: from: acme-2 is known for mail with another from (tenants.csv:3), which stays; --replace says that the file is all there is"
	if got := flags(report); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if report.Kept != 2 {
		t.Errorf("%+v", report)
	}
}

func TestAFileWithOnlyAHeaderIsFlaggedAndNeverAllThatThereIs(t *testing.T) {
	d := founded(t)
	d.load(inUTC, d.file("outages.csv", outages))
	header := strings.SplitAfterN(outages, "\n", 2)[0]
	if report := d.load(inUTC, d.file("outages.csv", header)).Files[0]; flags(report) != "outages.csv:1: has no rows" || report.Kept != 1 {
		t.Errorf("%+v", report)
	}
	if got := flags(d.load(inUTC, d.file("gaps.csv", "id,service,start,end,reason\n")).Files[0]); got != "gaps.csv:1: has no rows" {
		t.Error(got)
	}
	replace := inUTC
	replace.Replace = true
	if why := d.refused(replace, d.file("outages.csv", header)); why != "outages.csv:1: has no rows: --replace would take out all that its source has said" {
		t.Error(why)
	}
	if got := d.rows("select outage from input.outages"); got != "o-1" {
		t.Error(got)
	}
}
