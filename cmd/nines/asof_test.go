package main

import (
	"testing"
	"time"

	"nines/sla"
)

func TestAMonthIsOverWhenItHasEndedInTheWesternmostZone(t *testing.T) {
	west := time.FixedZone("west", -12*60*60)
	want := sla.InstantOf(time.Date(2012, 1, 1, 0, 0, 0, 0, west))
	if got := overEverywhere(sla.MonthOf(2011, 12)); got != want {
		t.Errorf("got %s, wanted %s", got, want)
	}
}

func TestAsOfIsAnInstantWithAnOffsetOrADayInUTC(t *testing.T) {
	for text, want := range map[string]string{
		"2011-09-10":                "2011-09-10T00:00:00Z",
		"2011-09-10T02:00:00+02:00": "2011-09-10T00:00:00Z",
	} {
		if got, err := parseAsOf(text); err != nil || got.String() != want {
			t.Errorf("%s: got %s, %v; wanted %s", text, got, err, want)
		}
	}
	for _, text := range []string{"2011-09", "2011-09-10T02:00:00", "10/09/2011", "2011-02-30"} {
		if got, err := parseAsOf(text); err == nil {
			t.Errorf("%s came out as %s", text, got)
		}
	}
}
