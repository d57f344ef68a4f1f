package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"nines/policy"
)

// little is a provider that is made in no time.
var little = size{"little", 40, 2, 60, 30, 10}

func TestTheSameSeedGivesTheSameBytesAndAnotherSeedOthers(t *testing.T) {
	first, again, other := made(t, 1), made(t, 1), made(t, 2)
	plain := filepath.Join("plain", "terms.csv")
	for _, name := range []string{"tenants.csv", "outages.csv", "maintenance.csv", filepath.Join("bad", "tenants.csv"), filepath.Join("plain", "outages.csv")} {
		one := content(t, first, name)
		if !bytes.Equal(one, content(t, again, name)) {
			t.Errorf("%s: two runs with one seed differ", name)
		}
		if bytes.Equal(one, content(t, other, name)) {
			t.Errorf("%s: two seeds give the same", name)
		}
	}
	if !bytes.Equal(content(t, first, plain), content(t, other, plain)) {
		t.Errorf("%s: the terms depend on the seed", plain)
	}
}

func TestADataSetHasAsManyRowsAsItsSizeSays(t *testing.T) {
	s := made(t, 1)
	if rows := bytes.Count(content(t, s, "tenants.csv"), []byte{'\n'}) - 1; rows != little.contracts() {
		t.Errorf("%d contracts, %d wanted", rows, little.contracts())
	}
	if rows := bytes.Count(content(t, s, "outages.csv"), []byte{'\n'}) - 1; rows != little.shared+little.own {
		t.Errorf("%d outage rows, %d wanted", rows, little.shared+little.own)
	}
}

func TestEveryGeneratedPolicyCanBeRead(t *testing.T) {
	for _, name := range made(t, 1).policies {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := policy.Read(filepath.Base(name), text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAProviderHasEverythingThatRealOnesHave(t *testing.T) {
	s, err := generate(aFew, t.TempDir(), 1, false)
	if err != nil {
		t.Fatal(err)
	}
	db := bareHere(t.Context(), t, "", fmt.Sprintf("create table tenants as from read_csv('%s')", s.tenants),
		fmt.Sprintf("create table outages as from read_csv('%s', types = {'tenant': 'varchar'})", s.outages),
		fmt.Sprintf("create table maintenance as from read_csv('%s')", s.maintenance))
	for question, least := range map[string]int{
		"select count(distinct region) from tenants":                                                       len(regions()),
		"select count(distinct service) from tenants":                                                      aFew.services,
		"select count(distinct policy) from tenants":                                                       policies,
		"select count(distinct timezone) from tenants":                                                     len(zones()),
		"select count(*) from tenants where \"from\" >= '2025-01-01'":                                      5, // joined
		"select count(*) from tenants where \"to\" < '2026-01-01'":                                         5, // left
		"select count(*) from tenants a join tenants b on a.customer = b.customer and a.tenant < b.tenant": 5,
		"select count(*) from outages where tenant <> ''":                                                  aFew.own,
		"select count(*) from outages where region = '*'":                                                  1,
		"select count(*) from outages where component <> ''":                                               10,
		"select count(*) from outages where cause <> ''":                                                   10,
		"select count(*) from outages where share <> ''":                                                   10,
		"select count(distinct level) from outages":                                                        3,
		"select count(*) from maintenance where announced > start - interval 1 day":                        5, // late
		"select count(*) from outages o join maintenance m on m.service = o.service and m.region = o.region and m.start < o.end and m.end > o.start":             5,
		"select count(*) from outages a join outages b on a.id < b.id and a.service = b.service and a.region = b.region and a.start < b.end and a.end > b.start": 20,
	} {
		var found int
		if err := db.QueryRowContext(t.Context(), question).Scan(&found); err != nil {
			t.Errorf("%s: %v", question, err)
		} else if found < least {
			t.Errorf("%s: %d, at least %d wanted", question, found, least)
		}
	}
}

func made(t *testing.T, seed uint64) set {
	t.Helper()
	s, err := generate(little, t.TempDir(), seed, true)
	if err == nil {
		err = writePlain(s)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func content(t *testing.T, s set, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}
