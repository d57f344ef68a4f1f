package policy

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nines/sla"
)

// ServiceHours are the local times at which a service is promised.
type ServiceHours struct {
	// Days[time.Weekday] says whether the service is promised on that day.
	Days [7]bool
	// From and To in milliseconds after midnight, local wall-clock time, To
	// at most 24 h and above From.
	From, To int64
	// Holidays are local days ("2011-05-30") without service, sorted.
	Holidays []string
}

// Contradictions of service hours.
const (
	NoDays         Contradiction = "service hours without a day promise nothing"
	DayTwice       Contradiction = "a day is named once"
	HoursBackwards Contradiction = "service hours begin before they end, on the same day"
)

func hoursClause() clause {
	return clause{
		title: "Service hours",
		keys: []key{
			optional("service_hours", "the service is promised at all hours."),
			required("service_hours.days").lists().takes(weekdays()), required("service_hours.from").is(aTime), required("service_hours.to").is(aTime),
			optional("service_hours.holidays", "no day is a holiday.").lists(aDay),
		},
		read:           func(document value, p *Policy) { p.Terms.Hours = readHours(document.get("service_hours")) },
		check:          func(p Policy, report complaint) { checkHours(p.Terms.Hours, report) },
		say:            func(t Terms) string { return t.Hours.sentence() },
		contradictions: []Contradiction{NoDays, DayTwice, HoursBackwards},
	}
}

func readHours(v value) *ServiceHours {
	if !v.present() {
		return nil
	}
	h := ServiceHours{From: parse(v.get("from"), clock), To: parse(v.get("to"), clock)}
	h.Days = readWeekdays(v.get("days"))
	h.Holidays = parseList(v.get("holidays"), date)
	slices.Sort(h.Holidays)
	return h.unlessAlways()
}

// readWeekdays reads a list of days of the week.
func readWeekdays(v value) (days [7]bool) {
	for _, item := range v.items() {
		day := parse(item, weekday)
		switch {
		case day == nil:
		case days[*day]:
			item.contradicts(DayTwice, item.string()+" is written twice")
		default:
			days[*day] = true
		}
	}
	return days
}

// unlessAlways is nil where h never closes.
func (h ServiceHours) unlessAlways() *ServiceHours {
	if h.From == 0 && h.To == sla.Day && len(h.Holidays) == 0 && !slices.Contains(h.Days[:], false) {
		return nil
	}
	return &h
}

// weekday reads mon, tue, wed, thu, fri, sat or sun.
func weekday(text string) (*time.Weekday, error) {
	var words []word[*time.Weekday]
	for day := time.Sunday; day <= time.Saturday; day++ {
		words = append(words, word[*time.Weekday]{written: strings.ToLower(day.String()[:3]), value: &day})
	}
	return oneOf(words...)(text)
}

// weekdays are the words of the days, from Monday.
func weekdays() []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

// dayNames are the days in words, from Monday.
func dayNames(days [7]bool) []string {
	var names []string
	for n := range days {
		if day := time.Weekday((n + 1) % 7); days[day] {
			names = append(names, day.String())
		}
	}
	return names
}

func checkHours(h *ServiceHours, report complaint) {
	if h == nil {
		return
	}
	if !slices.Contains(h.Days[:], true) {
		report("service_hours.days", NoDays, "no day is named")
	}
	if h.From < 0 || h.To > sla.Day || h.From >= h.To {
		report("service_hours.from", HoursBackwards, "%s is not before %s", wallClock(h.From), wallClock(h.To))
	}
	for n := 1; n < len(h.Holidays); n++ {
		if h.Holidays[n] == h.Holidays[n-1] {
			report("service_hours.holidays", DayTwice, "%s is written twice", h.Holidays[n])
		}
	}
}

func wallClock(ms int64) string { return fmt.Sprintf("%02d:%02d", ms/sla.Hour, ms%sla.Hour/sla.Minute) }

func (h *ServiceHours) sentence() string {
	if h == nil {
		return "The service is promised at all hours."
	}
	text := fmt.Sprintf("The service is promised on %s from %s to %s local time", listed(dayNames(h.Days)), wallClock(h.From), wallClock(h.To))
	if len(h.Holidays) > 0 {
		text += ", except on " + listed(h.Holidays)
	}
	return text + ". Other time is not measured."
}
