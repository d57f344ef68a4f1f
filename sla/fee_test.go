package sla

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheFeeOfAPeriodIsToldInTheLargestUnitThatIsExact(t *testing.T) {
	seats := Result{Fee: Fee{Months: 12, Unit: PerSeat}, Seats: 40, Period: Period{Months: 3}, FeePartMS: 409 * Hour, FeeWholeMS: 745 * Hour}
	want := []FeeFactor{{40, 0, "seat"}, {3, 12, "month"}, {409, 745, "h"}}
	if diff := cmp.Diff(want, seats.FeeFactors()); diff != "" {
		t.Error(diff)
	}
	for part, want := range map[int64]FeeFactor{Minute: {1, 44640, "min"}, 1000: {1, 2678400, "s"}, 1: {1, 2678400000, "ms"}} {
		r := Result{Fee: Fee{Months: 1}, Period: Period{Months: 1}, FeePartMS: part, FeeWholeMS: 31 * Day}
		if diff := cmp.Diff([]FeeFactor{want}, r.FeeFactors()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAWholeFeeHasNoFactors(t *testing.T) {
	r := Result{Fee: Fee{Months: 1}, Period: Period{Months: 1}, FeePartMS: 31 * Day, FeeWholeMS: 31 * Day}
	if got := r.FeeFactors(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
