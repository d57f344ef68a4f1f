package reports

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// servicesTable is every service against its targets.
func (m *month) servicesTable() Table {
	t := Table{ID: "services", Caption: "Services against target", Empty: "No service was judged.",
		Columns: []Column{{Label: "Service"}, {Label: "Target", Number: true}, {Label: "Customers", Number: true}, {Label: "In breach", Number: true}, {Label: "Availability", Unit: "all contracts of the service", Number: true}, {Label: "Down", Unit: "a contract", Number: true}}}
	for _, s := range m.services {
		sum := m.sum(func(r sla.Rollup) bool { return r.Month == m.Month && r.Service == s.Service })
		breached := Cell{Text: "none", Tone: Quiet}
		if s.Breached > 0 {
			breached = Cell{Text: "✕ " + count(s.Breached), Tone: Breach, Share: ratioDown(s.Breached, s.Judged, sla.Whole)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: m.serviceName(s.Service), Sub: serviceSub(m, s.Service)}, {Text: targetText(s.TargetPPM)}, {Text: count(s.Judged)}, breached,
			{Text: m.orLacking(sum.byContract().text(decimalsOf(s.TargetPPM)+1), s.Service, "")}, {Text: average(sum.down, sum.contracts)}}})
	}
	return t
}

// serviceSub is a service's id where it goes by another name.
func serviceSub(m *month, service string) string {
	if m.serviceName(service) == service {
		return ""
	}
	return service
}

// outagesTable lists outages, with what each cost. from is the page it is on.
func (m *month) outagesTable(outages []sla.OutageMonth, from string) Table {
	t := Table{Caption: "Outages", Empty: "No outage.",
		Columns: []Column{{Label: "Outage"}, {Label: "When"}, {Label: "Lasted", Number: true}, {Label: "What and where"}, {Label: "First notice", Unit: "after the start", Number: true}, {Label: "Credits", Number: true}},
		Note:    "Credits are this month’s share of each outage. " + attributionRule}
	for _, o := range outages {
		t.Rows = append(t.Rows, m.outageRow(o, from))
	}
	return t
}

func (m *month) outageRow(o sla.OutageMonth, from string) Row {
	noticed := Cell{Text: "none", Tone: Quiet}
	if o.FirstNotice.Known() {
		noticed = Cell{Text: noticeDelay(o)}
	}
	cost := Cell{Text: "none", Tone: Quiet}
	if texts := m.costTexts(o); len(texts) > 0 {
		cost = Cell{Text: texts[0], Sub: strings.Join(texts[1:], "\n")}
	}
	open := ""
	if o.End == sla.Never {
		open = "still open"
	}
	return Row{Cells: []Cell{
		{Text: outageTitle(o), Sub: o.Source + " " + o.ID, Href: upFrom(from) + outagePath(m.Month, o)},
		{Text: stretch(o.Interval, m.zone), Sub: stretchUTC(o.Interval)},
		{Text: m.lengthText(o), Sub: open},
		{Text: m.scopeText(o), Sub: regionText(o.Regions) + ", " + levelText(o.Level, o.SharePPM)},
		noticed, cost}}
}

// noticeDelay is how long the public waited for a word.
func noticeDelay(o sla.OutageMonth) string {
	if o.FirstNotice <= o.Start {
		return "before it began"
	}
	return duration(int64(o.FirstNotice - o.Start))
}

// dearestTable ranks outages by what they cost, each currency for itself.
func (m *month) dearestTable() Table {
	var outages []sla.OutageMonth
	seen := map[int32]bool{}
	for _, t := range m.totalsOf(m.Month) {
		dear := m.dear[t.Currency]
		for _, o := range dear[:min(len(dear), 10)] {
			if !seen[o.Number] {
				seen[o.Number] = true
				outages = append(outages, o.OutageMonth)
			}
		}
	}
	t := m.outagesTable(outages, m.path("overview.html"))
	t.ID, t.Caption, t.Empty = "dearest", "The outages that cost most", ""
	if len(m.totalsOf(m.Month)) > 1 {
		t.Note = "Currencies are not ranked against each other: the ten dearest in the currency of most contracts come first, then those of the next. " + t.Note
	}
	t.Note = m.unmeasuredNote() + t.Note
	return t
}

// hardestTable is the customers with the lowest availability.
func (m *month) hardestTable() Table {
	t := Table{ID: "hardest-customers", Caption: "The ten customers hit hardest", Empty: "No customer had any downtime that was charged.",
		Columns: []Column{{Label: "Customer"}, {Label: "Worst service"}, {Label: "Availability", Number: true}, {Label: "Charged", Number: true}, {Label: "Contracts in breach", Number: true}, {Label: "Credit", Number: true}},
		Note:    "Ranked by the availability of the contract that fared worst, whatever its currency."}
	for _, c := range m.summary.hardest {
		w := c.worst
		fared := Cell{Text: availability(w.WorstTimes, w.WorstTargetPPM), Sub: "target " + targetText(w.WorstTargetPPM)}
		if c.breached > 0 {
			fared.Text, fared.Tone = "✕ "+fared.Text, Breach
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: c.title(), Sub: c.accountManager, Href: m.statement(c.id, m.path("overview.html"))}, {Text: m.serviceName(w.WorstService)}, fared,
			{Text: chargedIn(w.WorstMeasure, w.WorstTimes.Charged)}, {Text: count(c.breached) + " of " + count(c.contracts)}, {Text: cmpOr(list(owedTexts(c.credits, c.daysPPM)), "none")}}})
	}
	return t
}

// yearTable is the year to date beside the month, what is not money.
func (m *month) yearTable() Table {
	year, now := m.sum(func(r sla.Rollup) bool { return m.year(r.Month) }), m.sumOf(m.Month)
	var breached, outages int64
	for at := m.Month; m.year(at); at-- {
		breached += m.totals[at].BreachedContracts
		outages += int64(len(m.begun[at]))
	}
	t := Table{ID: "year-to-date", Caption: "The month and the year to date", Columns: []Column{{Label: "Figure"}, {Label: m.Month.Name(), Number: true}, {Label: "Year to date", Number: true}}}
	row := func(name, a, b string) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: name}, {Text: a}, {Text: b}}})
	}
	if now.bySeats().measured() {
		row("Availability, weighted by seats", now.bySeats().text(3), year.bySeats().text(3))
	}
	row("Availability, each contract alike", now.byContract().text(3), year.byContract().text(3))
	row("Contract periods in breach", count(m.totals[m.Month].BreachedContracts), count(breached))
	row("Outages that began", count(int64(len(m.begun[m.Month]))), count(outages))
	return t
}

// unjudgedText names how many months of the year to date have no figures.
func (m *month) unjudgedText() string {
	var without int64
	for at := m.Month; m.year(at); at-- {
		if _, judged := m.totals[at]; !judged {
			without++
		}
	}
	if without == 0 {
		return ""
	}
	return " The year to date is without " + plural(without, "month that has", "months that have") + " not been analyzed."
}

// yearMoney is a row a currency: the month, and under it the year to date.
func (m *month) yearMoney() Table {
	t := Table{ID: "year-money", Caption: "Fees and credits by currency", Columns: []Column{{Label: "Currency"}, {Label: "Availability", Unit: "weighted by fees", Number: true},
		{Label: "Credits", Number: true}, {Label: "Owed", Number: true}, {Label: "Issued", Number: true}},
		Note: "Above the month, below it the year to date. Currencies are neither added nor compared." + m.unjudgedText()}
	months := m.totalsOf(m.Month)
	for _, y := range m.yearTotals() {
		byFee := func(in func(sla.Month) bool) string {
			return m.sum(func(r sla.Rollup) bool { return in(r.Month) && r.Currency == y.Currency }).byFee().text(3)
		}
		mine := sla.PayoutTotal{Currency: y.Currency}
		if n := slices.IndexFunc(months, func(t sla.PayoutTotal) bool { return t.Currency == y.Currency }); n >= 0 {
			mine = months[n]
		}
		amount := func(minor, year int64) Cell {
			return Cell{Text: amountCell(minor, y.Currency).Text, Sub: amountCell(year, y.Currency).Text}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: y.Currency, Sub: "year to date"},
			{Text: byFee(func(at sla.Month) bool { return at == m.Month }), Sub: byFee(m.year)},
			amount(mine.CreditMinor, y.CreditMinor), amount(owed(mine), owed(y)), amount(mine.IssuedMinor, y.IssuedMinor)}})
	}
	return t
}

// mostDoubted is of how many outages a page says one by one what is in doubt.
const mostDoubted = 20

// doubts are what is not certain about the month: rule 30.
func (m *month) doubts() Section {
	n := Note{Doubt: true}
	for _, o := range m.outages {
		up := upFrom(m.path("")) + outagePath(m.Month, o)
		if o.End == sla.Never {
			n.Items = append(n.Items, Words{}.link(brief(outageTitle(o), 60), up).and(" is still open; it is counted up to "+momentUTC(m.AsOf)+"."))
		}
		if slices.ContainsFunc(o.Rows, func(r sla.Outage) bool { return r.Posted }) {
			n.Items = append(n.Items, Words{}.and("The beginning of ").link(brief(outageTitle(o), 60), up).and(" is when it was posted; when it began to hurt is not known."))
		}
	}
	if left := len(n.Items) - mostDoubted; left > 0 {
		n.Items = append(n.Items[:mostDoubted], Words{}.strong(count(int64(left))+" more").and(" of the same: an outage is still open, or when it began to hurt is not known."))
	}
	skip := sla.OpenOutage | sla.PostedTime
	for bit, text := range sla.WarningTexts {
		if who := m.summary.warnings[bit]; who > 0 && skip&(1<<bit) == 0 {
			n.Items = append(n.Items, Words{}.strong(plural(who, "customer", "customers")).and(": "+text+"."))
		}
	}
	for _, r := range m.refusals {
		n.Items = append(n.Items, Words{}.and("The file ").strong(r.File).and(" was refused, "+plural(r.Rows, "row", "rows")+" could not be used: "+r.Reason+". Nothing of it is in these figures."))
	}
	if later := m.laterItem(); later != nil {
		n.Items = append(n.Items, later)
	}
	if len(n.Items) == 0 {
		return Section{ID: "doubt", Title: "What is in doubt", Blocks: []Block{say("Nothing: no outage is open, no time was unknown, no posted time stands for an impact time, no file was refused.")}}
	}
	return Section{ID: "doubt", Title: "What is in doubt", Blocks: []Block{n}}
}

// provenance is what the figures were made from.
func (m *month) provenance() Section {
	t := Table{ID: "inputs", Caption: "Files that the month was judged from", Fold: plural(int64(len(m.inputs)), "file", "files") + " with their digests", Scroll: true,
		Columns: []Column{{Label: "File"}, {Label: "Kind"}, {Label: "Source"}, {Label: "Rows", Number: true}, {Label: "SHA-256"}}}
	inputs := slices.Clone(m.inputs)
	slices.SortStableFunc(inputs, func(a, b sla.Input) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.File, b.File), cmp.Compare(a.Digest, b.Digest))
	})
	for _, in := range inputs {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: in.File}, {Text: in.Kind}, {Text: in.Source}, {Text: count(in.Rows)}, {Text: in.Digest}}})
	}
	return Section{ID: "provenance", Title: "Where the figures come from", Blocks: []Block{Facts{
		{Label: "As of", Value: momentUTC(m.AsOf)},
		{Label: "Inputs", Value: shortDigest(m.Inputs), Sub: "SHA-256 of every row and policy"},
		{Label: "Results", Value: shortDigest(m.Results), Sub: "SHA-256 of every result"},
		{Label: "Payments", Value: shortDigest(m.paymentsDigest()), Sub: paymentsSub},
	}, t}}
}

const paymentsSub = "SHA-256 of what is owed and was issued in each currency, and of the rates"

// paymentsDigest moves with claims, credit notes, goodwill and rates, which come when the
// results are long there.
func (m *month) paymentsDigest() string {
	rates := slices.Clone(m.rates)
	for n := range rates {
		rates[n].Place = sla.Place{} // the same rate from another file is the same
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%v %v", m.totalsOf(m.Month), rates))
	return hex.EncodeToString(sum[:])
}

// shortDigest is enough of a digest to compare two pages by eye.
func shortDigest(digest string) string {
	if digest == "" {
		return dash
	}
	return brief(digest, 17)
}

// foot is what stands at the end of internal pages.
func (s *set) foot(m *month) []string {
	text := m.Month.Name() + ", as of " + momentUTC(m.AsOf) + " · inputs " + shortDigest(m.Inputs) + " · results " + shortDigest(m.Results)
	if s.opts.Tool != "" {
		text += " · " + s.opts.Tool
	}
	return []string{text}
}
