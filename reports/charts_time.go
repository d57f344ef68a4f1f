package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"nines/sla"
)

// timeLine is the month's outages, one lane a service, maintenance shaded.
func (m *month) timeLine() Chart {
	c := Chart{ID: "timeline", Title: "Outages of the month"}
	if len(m.outages) == 0 {
		c.Empty = "No outage touched " + m.periodsText() + ". There is nothing to draw."
		return c
	}
	span := m.drawn()
	figures := timeLine{From: int64(span.Start), To: int64(span.End), Days: dayTicks(span, m.zone), Named: true}
	lane := m.lanes(&figures)
	for _, w := range m.maintenance {
		if n, ok := lane[w.Service]; ok && w.Overlaps(span) {
			figures.Bars = append(figures.Bars, m.maintenanceBar(n, w))
		}
	}
	drawn := m.drawnOutages()
	for _, o := range drawn {
		for _, row := range o.Rows {
			if row.Start < span.End && row.End > span.Start {
				figures.Bars = append(figures.Bars, m.outageBar(lane[row.Service], o, row))
			}
		}
	}
	c.Panels = []Panel{{Kind: TimeLineChart, Figures: figures}}
	c.Says = m.timeLineSays()
	c.Says = c.Says.and(m.drawnText())
	if left := len(m.outages) - len(drawn); left > 0 {
		c.Says = c.Says.and(" " + plural(int64(left), "outage is", "outages are") + " not drawn: those that hit every tenant come first, then the longest.")
	}
	c.Scale = "Time runs from left to right in " + m.zone.String() + ". A full lane is a full outage, a lower bar a partial or degraded one; shaded stretches are maintenance. A bar is never drawn narrower than a hair, however short the outage."
	c.Table = m.outagesTable(drawn, m.path("overview.html"))
	return c
}

// mostDrawn is how many outages a time line draws: more than a month has days and
// hours to tell apart by eye.
const mostDrawn = 400

// drawnOutages are those of a time line, in order.
func (m *month) drawnOutages() []sla.OutageMonth {
	if len(m.outages) <= mostDrawn {
		return m.outages
	}
	first := slices.Clone(m.outages)
	slices.SortStableFunc(first, func(a, b sla.OutageMonth) int {
		return cmp.Or(cmp.Compare(one(len(a.Tenants) > 0), one(len(b.Tenants) > 0)), cmp.Compare(m.length(b), m.length(a)))
	})
	first = first[:mostDrawn]
	slices.SortStableFunc(first, func(a, b sla.OutageMonth) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID))
	})
	return first
}

// longestDrawn is how long the periods of a month may be together for all of
// their days to be drawn: a quarter.
const longestDrawn = 93 * sla.Day

// drawn is the time that pictures of days show: that of the periods that end in
// the month, but no more than the calendar month where one of them, such as a
// trailing year, is longer than a quarter.
func (m *month) drawn() sla.Interval { return m.drawnOf(m.MonthInfo) }

func (m *month) drawnOf(info sla.MonthInfo) sla.Interval {
	if info.Length() <= longestDrawn {
		return info.Interval
	}
	return sla.Interval{Start: m.firstDay(info.Month), End: m.firstDay(info.Month + 1)}.Cut(info.Interval)
}

func (m *month) firstDay(of sla.Month) sla.Instant {
	return sla.StartOfDay(of.Year(), of.Number(), 1, m.zone)
}

// drawnDays are the local dates that pictures of days show, the first and the
// last: those of the calendar month where every period is one, in whatever zone,
// else those of the time that is drawn.
func (m *month) drawnDays() (from, to time.Time) {
	span, month := m.drawn(), m.calendarMonth()
	if m.isMonth(span) && !slices.ContainsFunc(m.days, func(d sla.DayDown) bool {
		return d.Date < date(month.Start, m.zone) || d.Date > date(month.End-1, m.zone)
	}) {
		span = month
	}
	return span.Start.Time().In(m.zone), (span.End - 1).Time().In(m.zone)
}

func (m *month) calendarMonth() sla.Interval {
	return sla.Interval{Start: m.firstDay(m.Month), End: m.firstDay(m.Month + 1)}
}

// isMonth says whether a time is the calendar month, in whatever zones.
func (m *month) isMonth(span sla.Interval) bool {
	// The same month begins 26 hours apart in the zones farthest from each other.
	const apart = sla.Instant(26 * sla.Hour)
	month := m.calendarMonth()
	return month.Start-span.Start <= apart && span.End-month.End <= apart
}

// date of an instant in a zone, as in sla.DayDown.
func date(at sla.Instant, zone *time.Location) string {
	return at.Time().In(zone).Format(time.DateOnly)
}

// periodsText names what an outage is listed for: the month, or the periods that end in
// it where some begin before.
func (m *month) periodsText() string {
	if !m.isMonth(m.Interval) {
		return "periods that end in " + m.Month.Name()
	}
	return m.Month.Name()
}

// it is the month, behind periodsText.
func (m *month) it() string {
	if m.isMonth(m.Interval) {
		return "it"
	}
	return m.Month.Name()
}

// drawnText says what is not drawn.
func (m *month) drawnText() string {
	if m.drawn() == m.Interval {
		return ""
	}
	return " Only the days of the calendar month are drawn: periods that end in it began as early as " + day(m.Start, m.zone) + "."
}

// lanes gives every service with an outage or maintenance a lane, and names it.
func (m *month) lanes(figures *timeLine) map[string]int {
	var services []string
	for _, o := range m.outages {
		for _, row := range o.Rows {
			services = append(services, row.Service)
		}
	}
	for _, w := range m.maintenance {
		if slices.Contains(m.judgedServices(), w.Service) {
			services = append(services, w.Service)
		}
	}
	slices.Sort(services)
	lane := map[string]int{}
	for n, s := range slices.Compact(services) {
		lane[s] = n
		figures.Lanes = append(figures.Lanes, m.serviceName(s))
	}
	return lane
}

func (m *month) maintenanceBar(lane int, w sla.Maintenance) timeBar {
	return timeBar{Lane: lane, Start: int64(w.Start), End: int64(w.End), Style: "window", Height: 100,
		Tip: []string{capital(cmpOr(w.Title, "maintenance")), stretch(w.Interval, m.zone), stretchUTC(w.Interval), duration(w.Length())}}
}

func (m *month) outageBar(lane int, o sla.OutageMonth, row sla.Outage) timeBar {
	span := sla.Interval{Start: row.Start, End: row.End}
	return timeBar{
		Lane: lane, Start: int64(row.Start), End: int64(min(row.End, m.AsOf)), Style: "outage", Height: levelHeight(row.Level, row.SharePPM),
		Open: row.End == sla.Never, Href: upFrom(m.path("")) + outagePath(m.Month, o),
		Tip: []string{outageTitle(o), stretch(span, m.zone), stretchUTC(span), m.lengthText(o) + " · " + levelText(row.Level, row.SharePPM) + " · " + regionText([]string{row.Region})},
	}
}

// levelHeight is how much of a lane's height an outage fills, in percent.
func levelHeight(level sla.Level, sharePPM int64) int {
	if sharePPM != sla.NoShare {
		return int(max(20, ratioDown(sharePPM, sla.Whole, 100)))
	}
	return [...]int{35, 65, 100}[level]
}

func (m *month) timeLineSays() Words {
	longest := slices.MaxFunc(m.outages, func(a, b sla.OutageMonth) int { return int(min(1, max(-1, m.length(a)-m.length(b)))) })
	w := Words{}.strong(plural(int64(len(m.outages)), "outage", "outages")).and(" touched "+strings.Replace(m.periodsText(), m.Month.Name(), "the month", 1)+". The longest was ").
		link(brief(outageTitle(longest), 60), upFrom(m.path(""))+outagePath(m.Month, longest)).
		and(": " + m.lengthText(longest) + ", from " + moment(longest.Start, m.zone))
	if n := len(m.maintenance); n > 0 {
		return w.and("; " + plural(int64(n), "maintenance window was", "maintenance windows were") + " recorded.")
	}
	return w.and(".")
}

// dayTicks are the days of a stretch at their local midnights, labelled so
// that about a dozen labels stay.
func dayTicks(span sla.Interval, zone *time.Location) []tick {
	every := 1
	if days := int(span.Length() / sla.Day); days > 16 {
		every = (days + 11) / 12
	}
	var out []tick
	local := span.Start.Time().In(zone)
	for n := 0; ; n++ {
		at := sla.StartOfDay(local.Year(), int(local.Month()), local.Day()+n, zone)
		if at >= span.End {
			return out
		}
		if at < span.Start {
			continue
		}
		if n%every == 0 {
			out = append(out, tick{int64(at), at.Time().In(zone).Format("2 Jan")})
		}
	}
}

// calendar is downtime by day, a contract's average.
func (m *month) calendar() Chart {
	c := Chart{ID: "calendar", Title: "Downtime by day", Narrow: true}
	contracts := m.sumOf(m.Month).contracts
	byDate := map[string]int64{}
	var most int64
	first, last := m.drawnDays()
	from, to := first.Format(time.DateOnly), last.Format(time.DateOnly)
	for _, d := range m.days {
		if d.Date < from || d.Date > to {
			continue
		}
		byDate[d.Date] += d.DownMS
		most = max(most, byDate[d.Date])
	}
	if most == 0 || contracts == 0 {
		c.Empty = "No contract was down on any day of " + m.Month.Name() + "." + m.drawnText()
		return c
	}
	figures := calendar{From: from, To: to}
	table := Table{Caption: "Downtime by day, " + m.zone.String(), Columns: []Column{{Label: "Day"}, {Label: "Average of a contract", Number: true}, {Label: "All contracts together", Number: true}}}
	worst := ""
	for at := first; at.Format(time.DateOnly) <= figures.To; at = at.AddDate(0, 0, 1) {
		date := at.Format(time.DateOnly)
		down := byDate[date]
		if down == most {
			worst = cmpOr(worst, at.Format("Monday 2 January"))
		}
		figures.Days = append(figures.Days, m.heatDay(at, down, most, contracts))
		if down > 0 {
			table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: at.Format("Mon 2 Jan")}, {Text: average(down, contracts)}, {Text: duration(down)}}})
		}
	}
	c.Says = Words{}.and("The worst day was ").strong(worst).and(": the average contract was down for " + durationBrief(most/contracts) + "." + m.drawnText())
	c.Scale = "Elapsed downtime of the average contract by local day; a stronger colour is more of it."
	c.Panels, c.Table = []Panel{{Kind: CalendarChart, Figures: figures}}, table
	return c
}

func (m *month) heatDay(at time.Time, down, most, contracts int64) heatDay {
	d := heatDay{Date: at.Format(time.DateOnly), Day: fmt.Sprint(at.Day()), Tip: []string{at.Format("Monday 2 January"), "no downtime"}}
	if down > 0 {
		d.Level = 1 + int(min(4, down*5/(most+1)))
		d.Text = durationBrief(down / contracts)
		d.Tip[1] = average(down, contracts) + " for the average contract"
	}
	return d
}

// budgetChart is how much of its allowed downtime each service had left.
func (m *month) budgetChart() Chart {
	c := Chart{ID: "budget", Title: "How the allowed downtime was used up"}
	table := Table{Caption: "Left of the allowed downtime at the end of the month", Columns: []Column{{Label: "Service"}, {Label: "Allowed", Unit: "all contracts", Number: true}, {Label: "Charged", Unit: "all contracts", Number: true}, {Label: "Left", Number: true}}}
	var gone, whole []string
	for _, service := range m.judgedServices() {
		total := m.sum(func(r sla.Rollup) bool { return r.Month == m.Month && r.Service == service })
		if total.budget <= 0 {
			continue
		}
		panel, left, when := m.budgetPanel(service, total.budget)
		switch {
		case left < 0:
			panel.Tone = Breach
			gone = append(gone, m.serviceName(service)+"’s was gone on "+when)
			c.Panels = append(c.Panels, panel)
		case left < total.budget:
			c.Panels = append(c.Panels, panel)
		default:
			whole = append(whole, m.serviceName(service))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: m.serviceName(service)}, {Text: duration(total.budget)}, {Text: duration(total.chargedMS)}, {Text: panel.Sub, Tone: panel.Tone}}})
	}
	c.Panels = c.Panels[:min(len(c.Panels), mostPanels)]
	if len(c.Panels) == 0 {
		c.Empty = "Nothing was measured that a downtime could be allowed for."
		if len(whole) > 0 {
			c.Empty = "No service used any of the downtime that its contracts allow."
		}
		return c
	}
	c.Says = say("Every service kept within what its contracts allow, taken together.")
	if len(gone) > 0 {
		c.Says = say("Taken together, " + list(gone) + ".")
	}
	if len(whole) > 0 {
		c.Says = c.Says.and(" " + list(whole) + " used none of it.")
	}
	c.Scale = "What was left after each local day of the downtime that the contracts of a service allow together, by what they charge for. Below the dashed line nothing was left; the axis ends at −200 %."
	c.Table = table
	return c
}

// mostPanels is how many services are drawn; the table has all of them.
const mostPanels = 12

func (m *month) budgetPanel(service string, allowed int64) (p Panel, left int64, gone string) {
	byDate := map[string]int64{}
	for _, d := range m.days {
		if d.Service == service {
			byDate[d.Date] += d.ChargedMS
		}
	}
	figures := budget{}
	first, last := m.drawnDays()
	left = allowed
	for date, ms := range byDate { // what was charged before the first day that is drawn is gone
		if date < first.Format(time.DateOnly) {
			left -= ms
		}
	}
	for at := first; at.Format(time.DateOnly) <= last.Format(time.DateOnly); at = at.AddDate(0, 0, 1) {
		left -= byDate[at.Format(time.DateOnly)]
		if left < 0 && gone == "" {
			gone = at.Format("2 January")
		}
		share := signedShare(left, allowed)
		figures.Days = append(figures.Days, at.Format("2 Jan"))
		figures.Values = append(figures.Values, share)
		figures.Tips = append(figures.Tips, []string{at.Format("2 January"), percentOf(share) + " left"})
		figures.Bottom = min(figures.Bottom, share)
	}
	figures.Bottom = max(figures.Bottom, -2*sla.Whole)
	return Panel{Title: m.serviceName(service), Sub: percentOf(signedShare(left, allowed)) + " left", Kind: BudgetChart, Figures: figures}, left, gone
}

// signedShare is part of whole in parts per million, below 0 where part is.
func signedShare(part, whole int64) int64 {
	if part < 0 {
		return -ratioDown(-part, whole, sla.Whole)
	}
	return ratioDown(part, whole, sla.Whole)
}

// percentOf is parts per million as a whole percentage.
func percentOf(ppm int64) string { return group(fmt.Sprint(ppm/10_000)) + " %" }

func cmpOr(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
