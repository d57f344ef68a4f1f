package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"nines/sla"
)

// Weekly is a window that is excluded every week, without an announcement:
// [From, To) in milliseconds after local midnight of each of Days.
type Weekly struct {
	Days     [7]bool // by time.Weekday
	From, To int64
}

// On says whether the window lies on a day of the week.
func (w Weekly) On(day time.Weekday) bool { return w.Days[day] }

// Contradictions of weekly windows.
const (
	WeeklyNoDays    Contradiction = "a weekly window is on at least one day of the week"
	WeeklyBackwards Contradiction = "a weekly window begins before it ends, on the same day: write two where it goes on past midnight"
	WeeklyOverlap   Contradiction = "two weekly windows at the same time are one: write each hour once"
	WeeklyAlways    Contradiction = "if every hour of the week is excluded, nothing is promised"
)

func weeklyClause() clause {
	return clause{
		title: "Weekly windows",
		keys: []key{
			optional("exclude.weekly", "no hours of the week are excluded.").lists(),
			required("exclude.weekly.days").lists().takes(weekdays()),
			required("exclude.weekly.from").is(aTime), required("exclude.weekly.to").is(aTime),
		},
		read: func(document value, p *Policy) {
			for _, v := range document.at("exclude.weekly").items() {
				p.Terms.Weekly = append(p.Terms.Weekly, Weekly{Days: readWeekdays(v.get("days")),
					From: parse(v.get("from"), clock), To: parse(v.get("to"), clock)})
			}
		},
		check:          func(p Policy, report complaint) { checkWeekly(p.Terms.Weekly, report) },
		say:            func(t Terms) string { return weeklySentence(t.Weekly) },
		contradictions: []Contradiction{WeeklyNoDays, DayTwice, WeeklyBackwards, WeeklyOverlap, WeeklyAlways},
	}
}

func checkWeekly(windows []Weekly, report complaint) {
	var excluded int64
	for n, w := range windows {
		path := itemPath("exclude.weekly", n)
		if !slices.Contains(w.Days[:], true) {
			report(path+".days", WeeklyNoDays, "no day is named")
		}
		if w.From < 0 || w.To > sla.Day || w.From >= w.To {
			report(path+".from", WeeklyBackwards, "%s is not before %s", wallClock(w.From), wallClock(w.To))
		}
		for m, other := range windows[:n] {
			if w.overlaps(other) {
				report(path, WeeklyOverlap, "window %d and window %d have hours in common", m+1, n+1)
			}
		}
		for _, on := range w.Days {
			if on {
				excluded += w.To - w.From
			}
		}
	}
	if excluded >= 7*sla.Day {
		report("exclude.weekly", WeeklyAlways, "every hour is excluded")
	}
}

func (w Weekly) overlaps(other Weekly) bool {
	for day, on := range w.Days {
		if on && other.Days[day] && w.From < other.To && other.From < w.To {
			return true
		}
	}
	return false
}

func weeklySentence(windows []Weekly) string {
	if len(windows) == 0 {
		return "No hours of the week are excluded."
	}
	var texts []string
	for _, w := range windows {
		texts = append(texts, fmt.Sprintf("from %s to %s on %s", wallClock(w.From), wallClock(w.To), listed(dayNames(w.Days))))
	}
	return "These hours of every week do not count, local time: " + strings.Join(texts, "; ") + "."
}

// weeklyHours are the same hours written in one way: each day's in order,
// joined where they meet; days with the same hours together.
func weeklyHours(windows []Weekly) []Weekly {
	var hours [][2]int64
	days := map[[2]int64]*Weekly{}
	for day := range 7 {
		for _, span := range hoursOf(windows, day) {
			if days[span] == nil {
				days[span] = &Weekly{From: span[0], To: span[1]}
				hours = append(hours, span)
			}
			days[span].Days[day] = true
		}
	}
	slices.SortFunc(hours, func(a, b [2]int64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var out []Weekly
	for _, span := range hours {
		out = append(out, *days[span])
	}
	return out
}

// hoursOf are the hours of a day, in order and joined where they meet.
func hoursOf(windows []Weekly, day int) [][2]int64 {
	var spans [][2]int64
	for _, w := range windows {
		if w.Days[day] {
			spans = append(spans, [2]int64{w.From, w.To})
		}
	}
	slices.SortFunc(spans, func(a, b [2]int64) int { return cmp.Compare(a[0], b[0]) })
	var out [][2]int64
	for _, s := range spans {
		if n := len(out) - 1; n >= 0 && s[0] <= out[n][1] {
			out[n][1] = max(out[n][1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}
