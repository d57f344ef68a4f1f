package sla_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"nines/sla"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestRule10_ALocalTimeThatDoesNotExistMovesForwardByTheGap(t *testing.T) {
	for _, c := range []struct {
		zone          string
		local         sla.LocalTime
		first, second string
		kind          sla.LocalKind
	}{
		{"America/New_York", sla.LocalTime{Year: 2025, Month: 3, Day: 9, Hour: 2, Minute: 30}, "2025-03-09T07:30:00Z", "2025-03-09T07:30:00Z", sla.Skipped},
		{"America/New_York", sla.LocalTime{Year: 2024, Month: 11, Day: 3, Hour: 1, Minute: 30}, "2024-11-03T05:30:00Z", "2024-11-03T06:30:00Z", sla.Twice},
		{"America/New_York", sla.LocalTime{Year: 2025, Month: 3, Day: 9, Hour: 3}, "2025-03-09T07:00:00Z", "2025-03-09T07:00:00Z", sla.Unique},
		{"Australia/Lord_Howe", sla.LocalTime{Year: 2024, Month: 4, Day: 7, Hour: 1, Minute: 45}, "2024-04-06T14:45:00Z", "2024-04-06T15:15:00Z", sla.Twice},
		{"America/Sao_Paulo", sla.LocalTime{Year: 2018, Month: 11, Day: 4}, "2018-11-04T03:00:00Z", "2018-11-04T03:00:00Z", sla.Skipped},
		{"UTC", sla.LocalTime{Year: 2011, Month: 5, Day: 32}, "2011-06-01T00:00:00Z", "2011-06-01T00:00:00Z", sla.Unique},
	} {
		first, second, kind := c.local.Resolve(zone(t, c.zone))
		if first.String() != c.first || second.String() != c.second || kind != c.kind {
			t.Errorf("%+v in %s is %s, %s, kind %d", c.local, c.zone, first, second, kind)
		}
	}
}

func TestAnInstantIsFoundAgainByItsLocalTime(t *testing.T) {
	names := []string{"UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu"}
	rapid.Check(t, func(t *rapid.T) {
		z, err := time.LoadLocation(rapid.SampledFrom(names).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		at := sla.Instant(rapid.Int64Range(0, 60*365*sla.Day).Draw(t, "instant"))
		l := at.Time().In(z)
		first, second, kind := sla.LocalTime{Year: l.Year(), Month: int(l.Month()), Day: l.Day(), Hour: l.Hour(), Minute: l.Minute(),
			Second: l.Second(), Millis: l.Nanosecond() / 1e6}.Resolve(z)
		if kind == sla.Skipped || first != at && second != at {
			t.Fatalf("%s is %s or %s, kind %d", l, first, second, kind)
		}
	})
}

func TestAPeriodIsReadAsItsMonths(t *testing.T) {
	for text, want := range map[string]string{"2011-05": "2011-05 2011-05", "2011-Q2": "2011-04 2011-06", "2011": "2011-01 2011-12",
		"2010-06..2011-Q3": "2010-06 2011-09", "2011-05-17..2011-06-16": "2011-06 2011-06", "2011-05-02..2011-05-31": "2011-05 2011-05"} {
		first, last, err := sla.ParseRange(text)
		if got := first.String() + " " + last.String(); err != nil || got != want {
			t.Errorf("%s is %s, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "2011-13", "2011-Q5", "2011-5", "May 2011", "2011-05..2011-04", "11", "..", "2011-Q2x",
		"2011-05-17..2011-05-16", "2011-02-29..2011-03-30", "2011-05-17..2011-06", "2011-05-17"} {
		if first, last, err := sla.ParseRange(text); err == nil {
			t.Errorf("%q is %s to %s", text, first, last)
		}
	}
}

func TestRule1_IntervalsAreHalfOpen(t *testing.T) {
	a, b := sla.Interval{Start: 10, End: 20}, sla.Interval{Start: 20, End: 30}
	if a.Overlaps(b) || a.Cut(b).Length() != 0 || a.Length() != 10 {
		t.Error("intervals that meet share a millisecond")
	}
	merged := sla.Union([]sla.Interval{b, {Start: 5, End: 5}, a, {Start: 12, End: 14}})
	if len(merged) != 1 || merged[0] != (sla.Interval{Start: 10, End: 30}) {
		t.Errorf("the union is %v", merged)
	}
	holes := (sla.Interval{Start: 0, End: 40}).Without(merged)
	if len(holes) != 2 || sla.Length(holes) != 20 {
		t.Errorf("without it, %v is left", holes)
	}
}
