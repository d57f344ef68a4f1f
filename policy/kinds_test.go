package policy

import (
	"strings"
	"testing"

	"nines/sla"
	"pgregory.net/rapid"
)

func TestLengthsAreReadExactly(t *testing.T) {
	for text, want := range map[string]int64{
		"500ms": 500, "90s": 90 * sla.Second, "10m": 10 * sla.Minute, "48h": 48 * sla.Hour, "2d": 48 * sla.Hour,
		"1h30m": 90 * sla.Minute, "1d2h3m4s5ms": sla.Day + 2*sla.Hour + 3*sla.Minute + 4*sla.Second + 5,
		"0h": 0, "-48h": -48 * sla.Hour, "1m1ms": sla.Minute + 1,
	} {
		if got, err := duration(text); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-", "h", "1", "1 h", "1.5h", "1h 30m", "30m1h", "1h1h", "+1h", "1H", "--1h",
		"9223372036854775807d", "99999999999999999999ms", "106751991167d24h"} {
		if got, err := duration(text); err == nil {
			t.Errorf("%q was read as %d", text, got)
		}
	}
}

func TestALengthIsSpeltAsItIsRead(t *testing.T) {
	for text, want := range map[string]string{
		"0h": "0 seconds", "1h30m": "1 hour 30 minutes", "48h": "48 hours", "3d": "3 days", "73h": "73 hours",
		"1s1ms": "1 second 1 millisecond", "-2m": "minus 2 minutes",
	} {
		ms, err := duration(text)
		if got := spell(ms); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", text, got, err, want)
		}
	}
	short := strings.NewReplacer(" days", "d", " day", "d", " hours", "h", " hour", "h", " minutes", "m", " minute", "m",
		" milliseconds", "ms", " millisecond", "ms", " seconds", "s", " second", "s", " ", "")
	rapid.Check(t, func(t *rapid.T) {
		ms := rapid.Int64Range(0, 400*sla.Day).Draw(t, "ms")
		if got, err := duration(short.Replace(spell(ms))); err != nil || got != ms {
			t.Fatalf("%d is spelt %s and read as %d, %v", ms, spell(ms), got, err)
		}
	})
}

func TestPercentagesAndWeightsNeverPassThroughAFloat(t *testing.T) {
	for text, want := range map[string]int64{"99.9%": 999000, "99.9 %": 999000, "99.9": 999000, "99.9999%": 999999,
		"100%": 1000000, "1%": 10000, "0.0001%": 1, "0": 0, "101%": 1010000, "2": 20000} {
		if got, err := percent(text); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "%", "99,9", "99.99999%", "1e2", "0.5", "1", "0x10", "1_0", ".5", "+1", "99.9%%"} {
		if got, err := percent(text); err == nil {
			t.Errorf("%q was read as %d", text, got)
		}
	}
	for text, want := range map[string]int64{"1": 1000000, "0.5": 500000, "50%": 500000, "0.333333": 333333, "0": 0} {
		if got, err := weight(text); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", text, got, err, want)
		}
	}
	if got, err := weight("0.3333333"); err == nil {
		t.Errorf("a weight with seven decimals was read as %d", got)
	}
}

func TestTimesOfDayEndAtMidnight(t *testing.T) {
	for text, want := range map[string]int64{"00:00": 0, "09:05": 9*sla.Hour + 5*sla.Minute, "23:59": sla.Day - sla.Minute, "24:00": sla.Day} {
		if got, err := clock(text); err != nil || got != want || wallClock(got) != text {
			t.Errorf("%s: %d (%s), %v", text, got, wallClock(got), err)
		}
	}
	for _, text := range []string{"", "9:00", "24:01", "25:00", "09:60", "09-00", "+9:00", "09:+5", "0900"} {
		if got, err := clock(text); err == nil {
			t.Errorf("%q was read as %d", text, got)
		}
	}
}

func TestAWordThatIsNearlyRightIsSuggested(t *testing.T) {
	candidates := []string{"below", "at_or_below", "union", "sum"}
	for text, want := range map[string]string{"belw": "below", "Below": "below", "at or below": "at_or_below", "unoin": "union",
		"sun": "sum", "whatever": "", "x": "", "": ""} {
		if got, _ := closest(text, candidates); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
