package analysis

import (
	"strings"
	"testing"
	"time"

	"nines/policy"
	"nines/sla"
)

// labelsOf are the periods of a window that end in the months from first on.
func labelsOf(t *testing.T, c calendar, w policy.Window, first string, months int) string {
	t.Helper()
	month, err := sla.ParseMonth(first)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for n := range sla.Month(months) {
		for _, p := range c.windows(w, month+n) {
			if _, last, err := sla.ParseRange(p.Label); err != nil || last != month+n || p.Last != last {
				t.Errorf("%s is said to end in %s and is read as %s, %v", p.Label, p.Last, last, err)
			}
			list = append(list, p.Label)
		}
	}
	return strings.Join(list, " ")
}

func localDay(text string) time.Time {
	day, _ := time.Parse(time.DateOnly, text)
	return day
}

func TestEveryKindOfWindowEndsInTheMonthOfItsLastDay(t *testing.T) {
	subscribed := calendar{zone: time.UTC, began: localDay("2024-01-31"), cycleDay: 31, termMonths: 3}
	for _, c := range []struct {
		window policy.Window
		first  string
		months int
		want   string
	}{
		{policy.Month, "2025-02", 2, "2025-02 2025-03"},
		{policy.Quarter, "2025-01", 6, "2025-Q1 2025-Q2"},
		{policy.Year, "2024-01", 24, "2024 2025"},
		{policy.Window{Kind: policy.CycleWindow, CycleDay: 17}, "2025-02", 2, "2025-01-17..2025-02-16 2025-02-17..2025-03-16"},
		{policy.Window{Kind: policy.CycleWindow, CycleDay: 1}, "2025-02", 1, "2025-02-01..2025-02-28"},
		{policy.Window{Kind: policy.CycleWindow, CycleDay: 30}, "2024-02", 3, "2024-01-30..2024-02-28 2024-02-29..2024-03-29 2024-03-30..2024-04-29"},
		{policy.Window{Kind: policy.CycleWindow}, "2025-02", 3, "2025-01-31..2025-02-27 2025-02-28..2025-03-30 2025-03-31..2025-04-29"},
		{policy.Window{Kind: policy.TrailingWindow, Days: 365}, "2024-02", 2, "2023-03-02..2024-02-29 2023-04-02..2024-03-31"},
		{policy.Window{Kind: policy.DaysWindow, Days: 30, Anchor: "2025-01-01"}, "2024-12", 4, "2025-01-01..2025-01-30 2025-01-31..2025-03-01 2025-03-02..2025-03-31"},
		{policy.Window{Kind: policy.DaysWindow, Days: 10, Anchor: "2025-01-02"}, "2025-01", 1, "2025-01-02..2025-01-11 2025-01-12..2025-01-21 2025-01-22..2025-01-31"},
		{policy.Window{Kind: policy.DaysWindow, Days: 30}, "2024-01", 3, "2024-01-31..2024-02-29 2024-03-01..2024-03-30"},
		{policy.Window{Kind: policy.SubscriptionWindow}, "2024-01", 10, "2024-01-31..2024-04-29 2024-04-30..2024-07-30 2024-07-31..2024-10-30"},
		{policy.Window{Kind: policy.SubscriptionWindow, Months: 12}, "2025-01", 13, "2024-01-31..2025-01-30 2025-01-31..2026-01-30"},
	} {
		if got := labelsOf(t, subscribed, c.window, c.first, c.months); got != c.want {
			t.Errorf("%s from %s:\ngot  %s\nwant %s", c.window, c.first, got, c.want)
		}
	}
}

func TestWindowsMeetInEveryZoneAndAcrossItsChangesOfClocks(t *testing.T) {
	for _, zone := range []string{"UTC", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca"} {
		c, err := calendarOf(zone)
		if err != nil {
			t.Fatal(err)
		}
		c.began, c.cycleDay, c.termMonths = localDay("2017-12-31"), 29, 7
		for _, w := range []policy.Window{policy.Month, policy.Year, {Kind: policy.CycleWindow}, {Kind: policy.CycleWindow, CycleDay: 17},
			{Kind: policy.DaysWindow, Days: 30}, {Kind: policy.DaysWindow, Days: 7, Anchor: "2017-12-05"}, {Kind: policy.SubscriptionWindow}} {
			var before *sla.Period
			for n := range sla.Month(40) {
				for _, p := range c.windows(w, sla.MonthOf(2018, 1)+n) {
					if before != nil && before.End != p.Start {
						t.Errorf("%s in %s: %s ends at %s, and %s begins at %s", w, zone, before.Label, before.End, p.Label, p.Start)
					}
					before = &p
				}
			}
			if before == nil {
				t.Errorf("%s in %s has no periods", w, zone)
			}
		}
	}
}

// A cycle of 28 days in which the clocks go forward is an hour short.
func TestAWindowOfDaysIsAsLongAsItsLocalDays(t *testing.T) {
	c, err := calendarOf("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	p := c.windows(policy.Window{Kind: policy.CycleWindow, CycleDay: 17}, sla.MonthOf(2025, 3))[0]
	if got, want := p.Length(), 28*sla.Day-sla.Hour; got != want {
		t.Errorf("%s takes %d ms, want %d", p.Label, got, want)
	}
}
