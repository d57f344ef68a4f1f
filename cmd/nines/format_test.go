package main

import (
	"testing"

	"nines/sla"
)

func TestFiguresAreWrittenForPeople(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{seconds(13_680_000), "13,680 s"},
		{seconds(13_680_250), "13,680.250 s"},
		{seconds(1), "0.001 s"},
		{duration(0), "0 s"},
		{duration(13_680_000), "3 h 48 min"},
		{duration(31 * sla.Day), "744 h"},
		{duration(61_001), "1 min 1.001 s"},
		{grouped(-1234567), "-1,234,567"},
		{grouped(999), "999"},
		{money(250_000, "USD"), "2,500.00 USD"},
		{money(-5, "USD"), "-0.05 USD"},
		{money(1234, "JPY"), "1,234 JPY"},
		{money(1234567, "KWD"), "1,234.567 KWD"},
		{count(1, "row", "rows"), "1 row"},
		{count(1200, "row", "rows"), "1,200 rows"},
		{moment(1305187440000), "2011-05-12 08:04:00"},
		{chargedSeconds(sla.Fraction{Num: 13_680_000, Den: 1}), "13,680 s"},
		{chargedSeconds(sla.Fraction{Num: 1, Den: 8}), "0.000125 s"},
		{chargedSeconds(sla.Fraction{Num: 1, Den: 3}), "1/3000 s"},
		{chargedSeconds(sla.Fraction{Num: 2_500_500_000, Den: 1_000_000}), "2.5005 s"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, wanted %q", c.got, c.want)
		}
	}
}

func TestAPercentageIsRoundedDownNeverUpToATargetThatWasMissed(t *testing.T) {
	for _, c := range []struct {
		counted, charged, target int64
		want                     string
	}{
		{2_678_400_000, 13_680_000, 999_000, "99.48 %"},
		{2_678_400_000, 2_678_401, 999_000, "99.89 %"},
		{2_678_400_000, 1, 999_000, "99.99 %"},
		{2_678_400_000, 0, 999_000, "100.00 %"},
		{2_678_400_000, 1, 1_000_000, "99.9 %"},
		{2_678_400_000, 1, 999_950, "99.9999 %"},
		{0, 0, 999_000, "not measured"},
	} {
		times := sla.Times{Counted: c.counted, Charged: sla.Fraction{Num: c.charged, Den: 1}}
		if got := availability(times, c.target); got != c.want {
			t.Errorf("%d of %d against %d: got %q, wanted %q", c.charged, c.counted, c.target, got, c.want)
		}
	}
}
