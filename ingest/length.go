package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"nines/sla"
)

// length is how long an outage was by its own row.
type length struct {
	given bool
	ms    int64
	// slackMS is how much finer than its own unit the truth may be.
	slackMS int64
}

// duration reads "3h48m", "90 s" or a number of minutes.
func (r *row) duration(text string) length {
	if minutes, err := sla.ParseScaled(text, 0); err == nil && minutes >= 0 && minutes < 1e9 {
		return length{true, minutes * sla.Minute, sla.Minute - 1}
	}
	if h, m, ok := strings.Cut(text, ":"); ok {
		if hours, minutes, seconds, ok := clockLength(h, m); ok {
			l := length{given: true, ms: hours*sla.Hour + minutes*sla.Minute + seconds*sla.Second, slackMS: sla.Second - 1}
			if strings.Count(text, ":") == 1 {
				l.slackMS = sla.Minute - 1
			}
			return l
		}
	}
	d, err := time.ParseDuration(strings.ReplaceAll(strings.ToLower(text), " ", ""))
	if err != nil || d < 0 {
		r.refuse(r.column, text, quote(text)+" is not a length of time like 3h48m, or a number of minutes", "")
		return length{}
	}
	l := length{given: true, ms: d.Milliseconds(), slackMS: sla.Second - 1}
	if l.ms%sla.Minute == 0 {
		l.slackMS = sla.Minute - 1
	}
	return l
}

func clockLength(h, rest string) (hours, minutes, seconds int64, ok bool) {
	m, s, hasSeconds := strings.Cut(rest, ":")
	if !hasSeconds {
		s = "0"
	}
	hours, err1 := strconv.ParseInt(h, 10, 32)
	minutes, err2 := strconv.ParseInt(m, 10, 8)
	seconds, err3 := strconv.ParseInt(s, 10, 8)
	ok = err1 == nil && err2 == nil && err3 == nil && hours >= 0 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60
	return hours, minutes, seconds, ok
}

// says whether end - start is the length that was given.
func (l length) says(start, end sla.Instant) bool {
	off := int64(end-start) - l.ms
	return off >= -l.slackMS && off <= l.slackMS
}

// choose finds the instants of start and end. Where a local time existed
// twice, the row's own length decides; else it is the first, and ok is false
// where the length fits no choice.
func (l length) choose(start, end moment) (s, e sla.Instant, ok bool) {
	if !l.given {
		return start.first, end.first, true
	}
	for _, s := range []sla.Instant{start.first, start.second} {
		for _, e := range []sla.Instant{end.first, end.second} {
			if l.says(s, e) {
				return s, e, true
			}
		}
	}
	return start.first, end.first, false
}

// lengthText is a length for people: "43 d", "3 h 5 min".
func lengthText(ms int64) string {
	if ms < 0 {
		return "-" + lengthText(-ms)
	}
	var parts []string
	for _, unit := range []struct {
		ms   int64
		name string
	}{{sla.Day, "d"}, {sla.Hour, "h"}, {sla.Minute, "min"}, {sla.Second, "s"}, {1, "ms"}} {
		if n := ms / unit.ms; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, unit.name))
		}
		ms %= unit.ms
	}
	if parts == nil {
		return "0 s"
	}
	return strings.Join(parts, " ")
}
