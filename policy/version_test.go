package policy

import (
	"errors"
	"strings"
	"testing"
)

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
