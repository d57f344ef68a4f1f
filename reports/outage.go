package reports

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"nines/sla"
)

// outagePages write the list of the month's outages and a page for each.
func (s *set) outagePages(ctx context.Context, m *month) error {
	if err := s.page(s.outagesPage(m)); err != nil {
		return err
	}
	for _, o := range m.outages {
		a, err := s.affected(ctx, m, o)
		if err != nil {
			return fmt.Errorf("reading who outage %s hit: %w", o.ID, err)
		}
		if err := s.page(s.outagePage(m, o, a)); err != nil {
			return err
		}
	}
	return nil
}

func (s *set) outagesPage(m *month) Page {
	t := m.outagesTable(m.outages, m.path("outages.html"))
	t.ID, t.Caption, t.Empty = "list", "Outages that touched "+m.periodsText(), "No outage touched "+m.periodsText()+"."
	t.Note = m.unmeasuredNote() + t.Note
	return Page{
		Path: m.path("outages.html"), Kind: ListPage, Title: "Outages in " + m.Month.Name(), Kicker: m.kicker(),
		Lead: m.outagesSay(), Ways: s.ways(m, "outages.html"),
		Sections: []Section{{ID: "month", Blocks: []Block{m.timeLine()}}, {ID: "outages", Title: "One by one", Blocks: []Block{t}}},
		Foot:     s.foot(m),
	}
}

func (m *month) outagesSay() Words {
	n := int64(len(m.outages))
	if n == 0 {
		return Words{}.and("No outage touched ").strong(m.periodsText()).and(".")
	}
	w := Words{}.strong(plural(n, "outage", "outages")).and(" touched " + m.periodsText())
	if middle, ok := median(m.restored(m.Month)); ok {
		who := "half of those that began in " + m.it() + " were"
		if len(m.begun[m.Month]) == 1 {
			who = "the one that began in " + m.it() + " was"
		}
		w = w.and("; " + who + " over within ").strong(durationBrief(middle))
	}
	if middle, ok := median(m.noticed(m.Month)); ok {
		who := "half"
		if len(m.begun[m.Month]) == 1 {
			who = "it"
		}
		w = w.and(", and " + who + " had a public notice within ").strong(durationBrief(middle))
	}
	return w.and(".")
}

// unmeasured is what no single outage cost, of the credits of a currency: requests, or
// time without observation. The kernel reports it with the outages, under none.
func (m *month) unmeasured(t sla.PayoutTotal) (minor int64) {
	minor = t.CreditMinor
	for _, o := range m.dear[t.Currency] {
		minor -= o.cost.CreditMinor
	}
	return minor
}

// noOutage names what is no single outage and cost something.
const noOutage = "No single outage"

// unmeasuredNote says what it cost, for a table of outages that lacks it.
func (m *month) unmeasuredNote() string {
	var costs []string
	for _, t := range m.totalsOf(m.Month) {
		if rest := m.unmeasured(t); rest > 0 {
			costs = append(costs, money(rest, t.Currency))
		}
	}
	if len(costs) == 0 {
		return ""
	}
	return "What no single outage did, such as failed requests or time in which nobody was measuring, cost " + list(costs) + " beside these. "
}

// affectedCount is who an outage hit: the first of them, and counts of all.
type affectedCount struct {
	first                       []sla.Affected
	customers, contracts, seats int64
	accountManagers             map[string]int64
	// file beside the page with all of them.
	file string
}

// mostAffected is how many customers an outage's page names.
const mostAffected = 50

// affected streams the customers in an outage's scope into a CSV file beside
// its page.
func (s *set) affected(ctx context.Context, m *month, o sla.OutageMonth) (*affectedCount, error) {
	a := &affectedCount{accountManagers: map[string]int64{}}
	base := outagePath(m.Month, o)
	path := base[:len(base)-len(".html")] + "-customers.csv"
	a.file = lastOf(path)
	f, err := s.create(path)
	if err != nil {
		return nil, err
	}
	table := newCSV(f, "customer", "name", "account_manager", "email", "contracts", "seats")
	err = s.src.Affected(ctx, m.Month, o.Number, func(c sla.Affected) error {
		if len(a.first) < mostAffected {
			a.first = append(a.first, c)
		}
		a.customers++
		a.contracts += c.Contracts
		a.seats += c.Seats
		a.accountManagers[c.AccountManager]++
		table.row(c.Customer, c.Name, c.AccountManager, c.Email, strconv.FormatInt(c.Contracts, 10), strconv.FormatInt(c.Seats, 10))
		return nil
	})
	if err == nil {
		err = table.close()
	}
	if closeErr := f.close(); err == nil {
		err = closeErr
	}
	return a, err
}

// outagePage answers the engineer: what happened, who was hit, what was said?
func (s *set) outagePage(m *month, o sla.OutageMonth, a *affectedCount) Page {
	return Page{
		Path: outagePath(m.Month, o), Kind: OutagePage, Title: brief(capital(outageTitle(o)), 80), Kicker: m.kicker(),
		Lead: m.outageSays(o, a), Under: m.outageUnder(o), Ways: s.ways(m, "outages/x/x"),
		Sections: compact(
			Section{ID: "figures", Blocks: []Block{m.outageFigures(o)}},
			Section{ID: "facts", Title: "What happened", Blocks: []Block{m.outageFacts(o), m.outageLine(o), m.rowsTable(o)}},
			Section{ID: "notices", Title: "What was said, and when", Intro: say(capital(m.toldText(o))), Blocks: []Block{m.moments(o, m.zone, true)}},
			Section{ID: "cost", Title: "What it cost", Blocks: []Block{m.costTable(o)}},
			m.affectedSection(o, a),
		),
		Foot: s.foot(m),
	}
}

func (m *month) outageSays(o sla.OutageMonth, a *affectedCount) Words {
	w := Words{}.strong(capital(brief(outageTitle(o), 90))).and(" hit " + m.scopeText(o) + " in " + regionText(o.Regions))
	if o.End == sla.Never {
		w = w.and(" and is ").strong("still open").and(" after " + duration(m.length(o)))
	} else {
		w = w.and(" for ").strong(duration(m.length(o)))
	}
	if a.customers > 0 {
		w = w.and("; " + plural(a.customers, "customer was", "customers were") + " in its scope")
	}
	if texts := m.costTexts(o); len(texts) > 0 {
		w = w.and(", and it cost ").strong(texts[0]).and(" in credits")
		if len(texts) > 1 {
			w = w.and(", beside ").link(plural(int64(len(texts)-1), "other currency", "other currencies"), "#cost")
		}
		return w.and(".")
	}
	return w.and("; it cost no credits in " + m.Month.Name() + ".")
}

func (m *month) outageUnder(o sla.OutageMonth) Words {
	text := "From " + moment(o.Start, m.zone) + " (" + momentUTC(o.Start) + ")"
	if o.End != sla.Never {
		text += " to " + moment(o.End, m.zone) + " (" + momentUTC(o.End) + ")"
	}
	return say(text + ". Severity: " + levelText(o.Level, o.SharePPM) + ". Cause: " + causeText(o.Cause) + ".")
}

func (m *month) outageFigures(o sla.OutageMonth) Figures {
	var contracts, seatMS, credited int64
	for _, t := range m.totalsOf(m.Month) {
		c := costOf(o, t.Currency)
		contracts += c.Contracts
		seatMS += c.SeatChargedMS
		credited += c.CreditContracts
	}
	notice := Figure{Label: "First public notice", Value: "none", Under: "nothing was said"}
	if o.FirstNotice.Known() {
		notice.Value, notice.Under = noticeDelay(o), "after the start, "+moment(o.FirstNotice, m.zone)
	}
	silence := Figure{Label: "Longest silence", Value: dash, Under: "between the start, the notices and the end"}
	if o.LongestSilenceMS >= 0 {
		silence.Value = duration(o.LongestSilenceMS)
	}
	return Figures{
		{Label: "Lasted", Value: m.lengthText(o), Under: levelText(o.Level, o.SharePPM)},
		{Label: "Contracts charged", Value: count(contracts), Under: plural(credited, "credit has", "credits have") + " a share of it", Href: "#cost"},
		{Label: "User-minutes", Value: count(seatMS / sla.Minute), Under: "charged time of every seat, whole minutes"},
		m.costFigure(o),
		notice, silence,
	}
}

// costFigure is in the currency of most contracts; the others stand under it.
func (m *month) costFigure(o sla.OutageMonth) Figure {
	f := Figure{Label: "Credits", Value: "none", Under: "this month’s share", Href: "#cost"}
	if texts := m.costTexts(o); len(texts) > 0 {
		f.Value = texts[0]
		if len(texts) > 1 {
			f.Under = "and " + list(texts[1:]) + ", this month’s share"
		}
	}
	return f
}

func (m *month) outageFacts(o sla.OutageMonth) Facts {
	f := Facts{{Label: "Outage", Value: o.ID, Sub: "source " + o.Source},
		{Label: "Service", Value: m.scopeText(o)}, {Label: "Region", Value: regionText(o.Regions)}}
	if len(o.Tenants) > 0 {
		f = append(f, Fact{Label: "Tenants", Value: brief(list(o.Tenants), 200)})
	}
	for _, at := range [...]struct {
		label string
		t     sla.Instant
	}{{"Began", o.Start}, {"Detected", o.Detected}, {"Announced", o.Announced}, {"Mitigated", o.Mitigated}, {"Ended", o.End}, {"Declared over", o.DeclaredOver}} {
		if at.t.Known() {
			f = append(f, Fact{Label: at.label, Value: moment(at.t, m.zone), Sub: momentUTC(at.t)})
		}
	}
	return f
}

// outageLine is the outage and its notices on a time line of its own.
func (m *month) outageLine(o sla.OutageMonth) Chart {
	c := Chart{ID: "line", Title: "Impact and notices", Says: say("When it hurt, lane by lane; dots are public notices.")}
	end := min(o.End, m.AsOf)
	for _, n := range o.Notices {
		end = max(end, n.Moment)
	}
	pad := sla.Instant(max(int64(end-o.Start)/20, 5*sla.Minute))
	span := sla.Interval{Start: o.Start - pad, End: end + pad}
	figures := timeLine{From: int64(span.Start), To: int64(span.End), Days: timeTicks(span, m.zone)}
	lane := map[string]int{}
	for _, row := range o.Rows {
		name := cmpOr(row.Component, "the service") + "\n" + regionText([]string{row.Region})
		if _, ok := lane[name]; !ok && len(lane) < mostLanes {
			lane[name] = len(lane)
			figures.Lanes = append(figures.Lanes, name)
		}
		if n, ok := lane[name]; ok {
			bar := m.outageBar(n, o, row)
			bar.Href = ""
			figures.Bars = append(figures.Bars, bar)
		}
	}
	if len(o.Notices) > 0 {
		figures.Lanes = append(figures.Lanes, "notices")
	}
	for _, n := range o.Notices {
		figures.Marks = append(figures.Marks, timeMark{len(figures.Lanes) - 1, int64(n.Moment), []string{capital(n.Stage), moment(n.Moment, m.zone), brief(n.Text, 80)}})
	}
	c.Panels = []Panel{{Kind: TimeLineChart, Figures: figures}}
	c.Scale = "Time in " + m.zone.String() + "."
	return c
}

// timeTicks are round local times, about ten of them.
func timeTicks(span sla.Interval, zone *time.Location) []tick {
	steps := [...]int64{5 * sla.Minute, 10 * sla.Minute, 15 * sla.Minute, 30 * sla.Minute, sla.Hour, 2 * sla.Hour, 3 * sla.Hour, 6 * sla.Hour, 12 * sla.Hour}
	if span.Length() > 8*sla.Day {
		return dayTicks(span, zone)
	}
	step := steps[len(steps)-1]
	for _, s := range steps {
		if span.Length()/s <= 9 {
			step = s
			break
		}
	}
	_, shift := span.Start.Time().In(zone).Zone()
	first := span.Start + sla.Instant(shift)*1000
	first += sla.Instant((step - int64(first)%step) % step)
	var out []tick
	last := ""
	for at := first - sla.Instant(shift)*1000; at < span.End; at += sla.Instant(step) {
		text := at.Time().In(zone).Format("15:04")
		if d := at.Time().In(zone).Format("2 Jan"); d != last {
			text += "\n" + d
			last = d
		}
		out = append(out, tick{int64(at), text})
	}
	return out
}

// rowsTable is every row that the outage was recorded with.
func (m *month) rowsTable(o sla.OutageMonth) Table {
	t := Table{ID: "rows", Caption: "Recorded as", Columns: []Column{{Label: "Component"}, {Label: "Region"}, {Label: "Tenant"}, {Label: "When"}, {Label: "Lasted", Number: true}, {Label: "How badly"}, {Label: "Read from"}}}
	for _, r := range o.Rows {
		span := sla.Interval{Start: r.Start, End: r.End}
		how := levelText(r.Level, r.SharePPM)
		if r.Posted {
			how += ", from when it was posted"
		}
		place := dash
		if r.File != "" {
			place = fmt.Sprintf("%s:%d", r.File, r.Line)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: cmpOr(r.Component, "the whole service"), Sub: m.serviceName(r.Service)}, {Text: regionText([]string{r.Region})},
			{Text: cmpOr(r.Tenant, "all")}, {Text: stretch(span, m.zone), Sub: stretchUTC(span)},
			{Text: duration(sla.Interval{Start: r.Start, End: min(r.End, m.AsOf)}.Length())}, {Text: how}, {Text: place}}})
	}
	return t
}

// costTable is what the outage cost, by service and currency.
func (m *month) costTable(o sla.OutageMonth) Table {
	t := Table{ID: "by-service", Caption: "Credits by service and currency", Empty: "It was charged to no contract in " + m.Month.Name() + ".", Note: attributionRule,
		Columns: []Column{{Label: "Service"}, {Label: "Currency"}, {Label: "Contracts charged", Number: true}, {Label: "Charged", Unit: "all of them", Number: true}, {Label: "User-minutes", Number: true}, {Label: "Credits", Number: true}}}
	for _, c := range o.Costs {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: m.serviceName(c.Service)}, {Text: c.Currency}, {Text: count(c.Contracts)},
			{Text: duration(c.ChargedMS)}, {Text: count(c.SeatChargedMS / sla.Minute)}, {Text: money(c.CreditMinor, c.Currency)}}})
	}
	return t
}

// affectedSection says whom to write to.
func (m *month) affectedSection(o sla.OutageMonth, a *affectedCount) Section {
	s := Section{ID: "customers", Title: "Whom to write to"}
	if a.customers == 0 {
		s.Blocks = []Block{say("No contract was in the scope of this outage.")}
		return s
	}
	s.Intro = Words{}.strong(plural(a.customers, "customer", "customers")).and(" with "+plural(a.contracts, "contract", "contracts")+" and "+plural(a.seats, "seat", "seats")+" were in its scope. All of them, with addresses, are in ").link(a.file, a.file).and(".")
	t := Table{ID: "affected", Caption: "Customers in its scope", Columns: []Column{{Label: "Customer"}, {Label: "Account manager"}, {Label: "Address"}, {Label: "Contracts", Number: true}, {Label: "Seats", Number: true}}}
	for _, c := range a.first {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: cmpOr(c.Name, c.Customer), Sub: c.Customer, Href: m.statement(c.Customer, outagePath(m.Month, o))},
			{Text: cmpOr(c.AccountManager, dash)}, {Text: cmpOr(c.Email, dash)}, {Text: count(c.Contracts)}, {Text: count(c.Seats)}}})
	}
	if a.customers > mostAffected {
		t.Note = fmt.Sprintf("The first %d of %s; all of them are in %s.", mostAffected, count(a.customers), a.file)
	}
	s.Blocks = []Block{m.affectedAccountManagers(a), t}
	return s
}

// affectedAccountManagers are the account managers to ask; one who has no customer
// with a result in the month has no page.
func (m *month) affectedAccountManagers(a *affectedCount) Table {
	t := Table{Caption: "By account manager", Fold: "By account manager", Columns: []Column{{Label: "Account manager"}, {Label: "Customers", Number: true}}}
	var names []string
	for name := range a.accountManagers {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		cell := Cell{Text: cmpOr(name, "none")}
		if name != "" && m.summary.accountManagers[name] != nil {
			cell.Href = "../../account-managers/" + fileName(name) + ".html"
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{cell, {Text: count(a.accountManagers[name])}}})
	}
	return t
}
