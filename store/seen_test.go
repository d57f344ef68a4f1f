package store

import (
	"errors"
	"slices"
	"testing"

	"nines/sla"
)

func TestInputsAreComparedOnlyWhenAFileWasLoadedSince(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	w.silently("update input.outages set end_ms = end_ms + 1 where outage = 'o2'")
	if got := w.stale("2011-07-02"); len(got) > 0 {
		t.Errorf("without a load: %v", got)
	}
	w.changed()
	if got := w.stale("2011-07-02"); !slices.Equal(got, []sla.Month{june}) {
		t.Errorf("after a load: %v", got)
	}
	w.silently("update input.outages set end_ms = end_ms + 1 where outage = 'o1'") // May was seen again
	if got := w.stale("2011-07-02"); !slices.Equal(got, []sla.Month{june}) {
		t.Errorf("after May was seen again: %v", got)
	}
}

func TestRowsThatChangedWithoutALoadAreFoundByCheck(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	if err := w.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.silently("update input.contracts set fee_minor = fee_minor + 1 where tenant = 't1'")
	var broken *IdentityError
	if err := w.Check(t.Context()); !errors.As(err, &broken) {
		t.Errorf("a fee changed, and check says %v", err)
	}
}
