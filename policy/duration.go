package policy

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sla"
)

// unit is a unit of durations: as it is written, and in words.
type unit struct {
	written, word string
	ms            int64
}

// units from the longest down. A day is 24 hours.
func units() []unit {
	return []unit{{"d", "day", sla.Day}, {"h", "hour", sla.Hour}, {"m", "minute", sla.Minute},
		{"s", "second", sla.Second}, {"ms", "millisecond", 1}}
}

// duration reads "90s", "10m", "1h30m", "2d", "500ms" as milliseconds, with a
// minus in front as a negative number.
func duration(text string) (int64, error) {
	wrong := problem{fmt.Sprintf("%q is not a length of time", text), "write whole numbers with d, h, m, s or ms, longest first, like 1h30m"}
	rest, negative := strings.CutPrefix(text, "-")
	if rest == "" {
		return 0, wrong
	}
	var total int64
	for _, u := range units() {
		number := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
		after, ok := strings.CutPrefix(rest[len(number):], u.written)
		if number == "" || !ok || u.written == "m" && strings.HasPrefix(after, "s") {
			continue
		}
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil || n > (math.MaxInt64-total)/u.ms {
			return 0, problem{fmt.Sprintf("%q is too long", text), ""}
		}
		total, rest = total+n*u.ms, after
	}
	if rest != "" {
		return 0, wrong
	}
	if negative {
		return -total, nil
	}
	return total, nil
}

// spell is a length in words: "1 hour 30 minutes". Days are used from three on,
// because contracts say 24 and 48 hours.
func spell(ms int64) string {
	if ms < 0 {
		return "minus " + spell(-ms)
	}
	if ms == 0 {
		return "0 seconds"
	}
	var parts []string
	for _, u := range units() {
		n := ms / u.ms
		if n == 0 || u.ms == sla.Day && (n < 3 || ms%u.ms != 0) {
			continue
		}
		ms -= n * u.ms
		parts = append(parts, plural(n, u.word))
	}
	return strings.Join(parts, " ")
}

func plural(n int64, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// ParseLength reads a length of time as policies write it ("1h30m") in
// milliseconds.
func ParseLength(text string) (int64, error) { return duration(text) }
