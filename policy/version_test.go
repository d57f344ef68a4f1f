package policy

import (
	"errors"
	"strings"
	"testing"
)

func TestTheVersionInForceIsTheLatestThatHasBegun(t *testing.T) {
	policies := []Policy{
		{Name: "gold", Effective: "2011-01-01"}, {Name: "gold", Effective: "2009-01-01"},
		{Name: "silver", Effective: "2010-01-01"}, {Name: "gold", Effective: "2010-07-01"},
	}
	for _, c := range []struct {
		name, day string
		index     int
		ok        bool
	}{
		{"gold", "2011-01-01", 0, true}, {"gold", "2010-12-31", 3, true}, {"gold", "2010-06-30", 1, true},
		{"gold", "2008-12-31", 0, false}, {"gold", "2030-01-01", 0, true}, {"silver", "2011-01-01", 2, true},
		{"bronze", "2011-01-01", 0, false},
	} {
		if index, ok := InForce(policies, c.name, c.day); index != c.index || ok != c.ok {
			t.Errorf("%s on %s: %d, %v, want %d, %v", c.name, c.day, index, ok, c.index, c.ok)
		}
	}
}

func TestTwoVersionsCannotBeginOnTheSameDay(t *testing.T) {
	gold := mustRead(t, whole)
	next := mustRead(t, changed(t, whole, "effective: 2011-01-01", "effective: 2012-01-01"))
	silver := mustRead(t, changed(t, whole, "policy: gold", "policy: silver"))
	if err := CheckVersions([]Policy{gold, next, silver}); err != nil {
		t.Errorf("%v", err)
	}
	again := mustRead(t, whole)
	again.File = "gold-2011.yaml"
	err := CheckVersions([]Policy{gold, next, silver, again})
	want := "gold-2011.yaml:3: effective: gold of 2011-01-01 is also in gold.yaml\n     3 | effective: 2011-01-01\n"
	if !errors.Is(err, SameDay) || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v", err)
	}
}
