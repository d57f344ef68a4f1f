package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"nines/policy"
)

// little is a provider that is made in no time.
var little = size{"little", 40, 2, 60, 30, 10}

func TestTheSameSeedGivesTheSameBytesAndAnotherSeedOthers(t *testing.T) {
	first, again, other := made(t, 1), made(t, 1), made(t, 2)
	for _, name := range []string{"tenants.csv", "outages.csv", "maintenance.csv", filepath.Join("bad", "tenants.csv")} {
		one := content(t, first, name)
		if !bytes.Equal(one, content(t, again, name)) {
			t.Errorf("%s: two runs with one seed differ", name)
		}
		if bytes.Equal(one, content(t, other, name)) {
			t.Errorf("%s: two seeds give the same", name)
		}
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

func made(t *testing.T, seed uint64) set {
	t.Helper()
	s, err := generate(little, t.TempDir(), seed, true)
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
