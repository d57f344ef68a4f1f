package store

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

const managed = "customer,tenant,service,region,policy,fee,currency,from,account_manager\n" +
	"acme,acme-1,mail,eu,gold,100.00,USD,2011-01-01,Ann\n" +
	"acme,acme-1,sites,eu,gold,100.00,USD,2011-01-01,Ann\n" +
	"acme,acme-2,mail,eu,gold,200.00,USD,2011-01-01,Ann\n"

// parts are the parties and offers that a database has, and how many rows have each.
func (d *desk) parts() string {
	d.Helper()
	return d.rows("select tenant, account_manager, count(c.party_no) from input.contract_parties p left join input.contract_rows c using (party_no) group by all order by all") +
		"\n" + d.rows("select service, region, count(c.offer_no) from input.contract_offers o left join input.contract_rows c using (offer_no) group by all order by all")
}

// managedDesk is a desk with two tenants.
func managedDesk(t *testing.T) *desk {
	d := newDesk(t)
	d.load(inUTC, d.file("gold.yaml", goldPolicy), d.file("tenants.csv", managed))
	if got := d.parts(); got != "acme-1 Ann 2\nacme-2 Ann 1\nmail eu 2\nsites eu 1" {
		t.Error(got)
	}
	return d
}

func TestWhatALaterFileSharesWithAnEarlierOneIsKeptOnce(t *testing.T) {
	d := managedDesk(t)
	later := managed + "acme,acme-2,sites,eu,gold,300.00,USD,2011-01-01,Ann\nbolt,bolt-1,mail,us,gold,400.00,USD,2011-01-01,Ben\n"
	r := d.load(inUTC, d.file("tenants.csv", later)).Files[0]
	if r.Added != 2 || r.Unchanged != 3 {
		t.Errorf("%+v", r)
	}
	if got := d.parts(); got != "acme-1 Ann 2\nacme-2 Ann 2\nbolt-1 Ben 1\nmail eu 2\nmail us 1\nsites eu 2" {
		t.Error(got)
	}
	other := inUTC
	other.Source = "other"
	d.load(other, d.file("more.csv", "customer,tenant,service,region,policy,fee,currency,from,account_manager\nacme,acme-1,voice,eu,gold,1.00,USD,2011-01-01,Ann\n"))
	if got := d.rows("select source, contract_no, service from input.contracts where tenant = 'acme-1' order by 3"); got != "tenants.csv 3 mail\ntenants.csv 4 sites\nother 15 voice" {
		t.Error(got)
	}
}

func TestAPartyThatDiffersInTheAccountManagerAloneIsAnother(t *testing.T) {
	d := managedDesk(t)
	changed := d.file("tenants.csv", strings.Replace(managed, "mail,eu,gold,100.00,USD,2011-01-01,Ann", "mail,eu,gold,100.00,USD,2011-01-01,Eve", 1))
	if why := d.refused(inUTC, changed); why != "tenants.csv:2: account_manager: is known with another value (tenants.csv:2): Ann -> Eve" {
		t.Error(why)
	}
	if got := d.parts(); got != "acme-1 Ann 2\nacme-2 Ann 1\nmail eu 2\nsites eu 1" {
		t.Error("a refused file left ", got)
	}
	update := inUTC
	update.Update = true
	if r := d.load(update, changed).Files[0]; r.Updated != 1 || r.Unchanged != 2 {
		t.Errorf("%+v", r)
	}
	if got := d.parts(); got != "acme-1 Ann 1\nacme-1 Eve 1\nacme-2 Ann 1\nmail eu 2\nsites eu 1" {
		t.Error(got)
	}
	if got := d.rows("select before_row->>'account_manager', after_row->>'account_manager', before_row->>'tenant' from input.changes"); got != "Ann Eve acme-1" {
		t.Error(got)
	}
}

func TestWhatNoContractHasAnyMoreIsTakenOut(t *testing.T) {
	d := managedDesk(t)
	replace := inUTC
	replace.Replace = true
	rows := strings.SplitAfter(managed, "\n")
	if r := d.load(replace, d.file("tenants.csv", rows[0]+rows[2])).Files[0]; r.Removed != 2 {
		t.Errorf("%+v", r)
	}
	if got := d.parts(); got != "acme-1 Ann 1\nsites eu 1" {
		t.Error(got)
	}
	if why := d.refused(inUTC, d.file("outages.csv", "id,service,tenant,start,end,level\no-1,sites,acme-2,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full\n")); !strings.Contains(why, `"acme-2" is not a tenant`) {
		t.Error(why)
	}
}

func TestContractsOfOneTableAreKeptInThreeAndAreTheSame(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t, s, t.TempDir()}
	d.load(inUTC, d.file("gold.yaml", goldPolicy), d.file("tenants.csv", managed))
	const all = "select * from input.contracts order by contract_no"
	want := d.rows(all)
	s = reopened(t, s, path,
		"create table whole as from input.contracts", "drop view input.contracts", "create table input.contracts as from whole", "drop table whole",
		"drop table input.contract_rows", "drop table input.contract_parties", "drop table input.contract_offers",
		"update about set version = 4, digest = 'old'")
	defer s.Close()
	d.store = s
	if got := d.rows(all); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := d.parts(); got != "acme-1 Ann 2\nacme-2 Ann 1\nmail eu 2\nsites eu 1" {
		t.Error(got)
	}
	if r := d.load(inUTC, d.file("tenants.csv", managed+"acme,acme-2,sites,eu,gold,300.00,USD,2011-01-01,Ann\n")).Files[0]; r.Added != 1 || r.Unchanged != 3 {
		t.Errorf("%+v", r)
	}
}
