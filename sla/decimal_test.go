package sla_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"nines/sla"
)

func TestADecimalIsReadExactlyOrRefused(t *testing.T) {
	for _, c := range []struct {
		text   string
		digits int
		want   int64
		fails  bool
	}{
		{"12.5", 2, 1250, false},
		{"-0.01", 2, -1, false},
		{"007", 0, 7, false},
		{"1.500", 1, 15, false},
		{"92233720368547758.07", 2, math.MaxInt64, false},
		{"92233720368547758.08", 2, 0, true},
		{"1.005", 2, 0, true},
		{"1e3", 0, 0, true},
		{"1,000", 0, 0, true},
		{" 1", 0, 0, true},
		{"1.", 2, 0, true},
		{".5", 2, 0, true},
		{"", 0, 0, true},
		{"-", 0, 0, true},
		{"NaN", 2, 0, true},
		{"１", 0, 0, true},
	} {
		got, err := sla.ParseScaled(c.text, c.digits)
		if (err != nil) != c.fails || got != c.want {
			t.Errorf("ParseScaled(%q, %d) = %d, %v", c.text, c.digits, got, err)
		}
	}
}

func TestWhatIsFormattedIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Int64Range(math.MinInt64+1, math.MaxInt64).Draw(t, "value")
		digits := rapid.IntRange(0, 6).Draw(t, "digits")
		text := sla.FormatScaled(value, digits)
		if got, err := sla.ParseScaled(text, digits); err != nil || got != value {
			t.Fatalf("%d is formatted as %s and read as %d, %v", value, text, got, err)
		}
	})
}

func TestAPercentageHasFourDecimalsAndIsAtMostAHundred(t *testing.T) {
	for text, want := range map[string]int64{"99.9": 999_000, "99.9%": 999_000, "99.9 %": 999_000, "0": 0, "100%": 1_000_000, "99.9999": 999_999} {
		if got, err := sla.ParsePercent(text); err != nil || got != want {
			t.Errorf("%q is read as %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"100.0001", "-1", "99.99999", "", "%", "99,9", "99.9%%"} {
		if got, err := sla.ParsePercent(text); err == nil {
			t.Errorf("%q is read as %d, wanted an error", text, got)
		}
	}
	if got := sla.FormatPercent(999_000) + " " + sla.FormatPercent(1_000_000) + " " + sla.FormatPercent(1); got != "99.9 100 0.0001" {
		t.Errorf("percentages are printed as %s", got)
	}
}
