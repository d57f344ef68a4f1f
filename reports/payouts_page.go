package reports

import (
	"fmt"
	"slices"

	"nines/sla"
)

// Flags of a payout line, as bits.
const (
	flagDiffers = 1 << iota
	flagOpen
	flagMatched
)

// payoutsPage answers finance: is what we paid what we owed?
func (s *set) payoutsPage(m *month, b *ledgerBook) Page {
	beside := m.besideSections(b)
	return Page{
		Path: m.path("payouts.html"), Kind: PayoutsPage, Title: "Payouts for " + m.Month.Name(), Kicker: m.kicker(),
		Lead: m.payoutsSay(b), Under: m.payoutsUnder(s.alone), Ways: s.ways(m, "payouts.html"),
		Sections: compact(
			Section{ID: "control", Title: "Control totals", Intro: say("Two people who see these figures look at the same thing."), Blocks: m.controls(b, s.alone)},
			Section{ID: "differences", Title: "What differs", Intro: say("What was owed in all, paid or not, against what was issued, contract by contract. What agrees is folded below."), Blocks: []Block{m.statusChart(b), m.differencesTable(b)}},
			m.agesSection(b),
			m.partsSection(b),
			beside[0], beside[1], beside[2], beside[3],
			Section{ID: "adjustments", Title: "Adjustments since the last close", Blocks: []Block{say("None: no period has been closed yet. What is learnt after a close will stand here, each with its reason.")}},
			m.linesSection(b, s.alone),
			m.provenance(),
		),
		Foot: s.foot(m),
	}
}

func (m *month) controls(b *ledgerBook, alone bool) []Block {
	blocks := []Block{m.controlTable(b), m.convertedTable(), m.controlFacts(b, alone)}
	if later := m.laterItem(); later != nil {
		blocks = append(blocks, Note{Doubt: true, Items: []Words{later}})
	}
	return blocks
}

func (m *month) payoutsSay(b *ledgerBook) Words {
	var differ int64
	for status, n := range b.statuses {
		if differs(sla.PayoutStatus(status)) {
			differ += n
		}
	}
	totals := withMoney(m.totalsOf(m.Month))
	w := m.owedAndIssued(Words{}.and("For "+m.Month.Name()+", "), totals[:min(1, len(totals))])
	if differ == 0 {
		return w.and("; every line agrees or is still open.")
	}
	return w.and("; ").strong(plural(differ, "line", "lines")).and(verbDiffer(differ) + ".")
}

// withMoney are the totals of currencies with anything owed or issued.
func withMoney(totals []sla.PayoutTotal) []sla.PayoutTotal {
	return slices.DeleteFunc(slices.Clone(totals), func(t sla.PayoutTotal) bool { return owed(t) == 0 && t.IssuedMinor == 0 })
}

// owedAndIssued goes on with what is owed and what was issued.
func (m *month) owedAndIssued(w Words, totals []sla.PayoutTotal) Words {
	texts := amounts(totals, false)
	var issued []string
	for _, t := range totals {
		if t.IssuedMinor != 0 {
			issued = append(issued, money(t.IssuedMinor, t.Currency))
		}
	}
	if len(texts) == 0 {
		w = w.and("nothing is owed any more")
	} else {
		w = w.strong(list(texts)).and(verbOf(texts) + " still owed")
	}
	if len(issued) == 0 {
		return w.and(" and nothing was issued")
	}
	return w.and(" and ").strong(list(issued)).and(verbOf(issued) + " issued")
}

func verbOf(texts []string) string {
	if len(texts) == 1 {
		return " is"
	}
	return " are"
}

func verbDiffer(n int64) string {
	if n == 1 {
		return " differs"
	}
	return " differ"
}

func (m *month) payoutsUnder(alone bool) Words {
	w := Words{}
	if totals := withMoney(m.totalsOf(m.Month)); len(totals) > 1 {
		w = m.owedAndIssued(w.and("In other currencies, "), totals[1:]).and(". ")
	}
	w = w.and("Still owed is what is due plus what can be claimed; what was issued in time is out of it.")
	if !alone {
		w = w.and(" The same rows, ready for billing, are in ").link("payouts.csv", "payouts.csv").and(".")
	}
	if m.Provisional {
		return w.and(" The month is provisional: its credits are accrued, not due.")
	}
	return w
}

// controlTable is one row a currency: totals that must be the same for two
// people who look at the same results.
func (m *month) controlTable(b *ledgerBook) Table {
	t := Table{ID: "totals", Caption: "Control totals by currency", Empty: "No contract was judged.", Columns: []Column{{Label: "Currency"},
		{Label: "Contracts", Number: true}, {Label: "Judged", Number: true}, {Label: "In breach", Number: true}, {Label: "With a credit", Number: true},
		{Label: "By formula", Number: true}, {Label: "Taken by caps", Number: true}, {Label: "Taken by floors", Number: true}, {Label: "Credits", Number: true},
		{Label: "Accrued", Number: true}, {Label: "Claimable", Number: true}, {Label: "Due", Number: true}, {Label: "Lapsed", Number: true}, {Label: "Settled", Number: true}, {Label: "Issued", Number: true}},
		Note: "Credits = by formula − caps − floors, each rounded once, in the currency’s minor unit; they are accrued, claimable, due, lapsed or settled. Issued is every credit note, also those without a basis, too late or twice: what is more than settled is below. Currencies are not added."}
	for _, p := range m.totalsOf(m.Month) {
		cells := []Cell{{Text: p.Currency}, {Text: count(p.Contracts)}, {Text: count(p.Judged)}, {Text: count(p.Breached)}, {Text: count(p.Credits)}}
		for _, minor := range [...]int64{p.FormulaMinor, p.CapMinor, p.FloorMinor, p.CreditMinor, p.AccruedMinor, p.ClaimableMinor, p.DueMinor, p.LapsedMinor, settled(p), p.IssuedMinor} {
			cells = append(cells, amountCell(minor, p.Currency))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	if empty := t.dropEmpty(5); len(empty) > 0 {
		t.Note += " There is nothing under: " + list(empty) + "."
	}
	return t
}

// amountCell is an amount in a row that names its currency; nothing is a dash.
func amountCell(minor int64, currency string) Cell {
	if minor == 0 {
		return Cell{Text: dash, Tone: Quiet}
	}
	return Cell{Text: decimalText(minor, currency)}
}

// dropEmpty takes out columns, from one on, in which every cell is a dash, and
// gives their names.
func (t *Table) dropEmpty(from int) (names []string) {
	for n := len(t.Columns) - 1; n >= from; n-- {
		if slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Cells[n].Text != dash }) {
			continue
		}
		names = append([]string{lower(t.Columns[n].Label)}, names...)
		t.Columns = slices.Delete(slices.Clone(t.Columns), n, n+1)
		for k := range t.Rows {
			t.Rows[k].Cells = slices.Delete(t.Rows[k].Cells, n, n+1)
		}
	}
	return names
}

// decimalText is an amount in a row that names its currency.
func decimalText(minor int64, currency string) string {
	return group(sla.Money{Minor: minor, Currency: currency}.Decimal())
}

func (m *month) controlFacts(b *ledgerBook, alone bool) Facts {
	beside := "in payouts.csv, and on this page"
	if alone {
		beside = "on this page"
	}
	return Facts{
		{Label: "Lines", Value: count(b.lines), Sub: beside},
		{Label: "Customers", Value: count(m.count.Customers)},
		{Label: "As of", Value: momentUTC(m.AsOf)},
		{Label: "Inputs", Value: shortDigest(m.Inputs), Href: "#provenance", Sub: "SHA-256"},
		{Label: "Results", Value: shortDigest(m.Results), Href: "#provenance", Sub: "SHA-256"},
		{Label: "Payments", Value: shortDigest(m.paymentsDigest()), Href: "#provenance", Sub: paymentsSub},
	}
}

func (m *month) statusChart(b *ledgerBook) Chart {
	c := Chart{ID: "status", Title: "Lines by status"}
	if b.lines == 0 {
		c.Empty = "Nothing is owed and nothing was issued, so there is nothing to compare."
		return c
	}
	figures := status{}
	for n, lines := range b.statuses {
		if lines == 0 {
			continue
		}
		name := sla.PayoutStatus(n).String()
		figures.Names = append(figures.Names, name)
		figures.Values = append(figures.Values, lines)
		figures.Texts = append(figures.Texts, count(lines))
		figures.Marked = append(figures.Marked, differs(sla.PayoutStatus(n)))
		figures.Tips = append(figures.Tips, []string{capital(name), plural(lines, "line", "lines")})
	}
	table := Table{Caption: "Lines by status and currency", Columns: []Column{{Label: "Status"}, {Label: "Currency"}, {Label: "Lines", Number: true}, {Label: "Owed in all", Number: true}, {Label: "Issued", Number: true}, {Label: "Difference", Number: true}}}
	for _, t := range sorted(b.statusMoney) {
		table.Rows = append(table.Rows, t.row())
	}
	c.Says = Words{}.strong(count(b.statuses[sla.Matched]) + " of " + count(b.lines)).and(" lines agree to the last unit; hatched bars are those that differ.")
	c.Panels, c.Table = []Panel{{Kind: StatusChart, Figures: figures}}, table
	return c
}

func (t *tally) row() Row {
	return Row{Cells: []Cell{{Text: t.name}, {Text: t.currency}, {Text: count(t.lines)}, amountCell(t.owed, t.currency),
		amountCell(t.issued, t.currency), amountCell(t.difference, t.currency)}}
}

// moneyCell is an amount with its currency; nothing is said in a word.
func moneyCell(minor int64, currency string) Cell {
	if minor == 0 {
		return Cell{Text: "none", Tone: Quiet}
	}
	return Cell{Text: money(minor, currency)}
}

func (m *month) differencesTable(b *ledgerBook) Table {
	t := Table{ID: "lines-that-differ", Caption: "Lines that differ", Empty: "No line differs.", Columns: []Column{{Label: "Customer"}, {Label: "Contract"}, {Label: "Status"},
		{Label: "Owed in all", Number: true}, {Label: "Issued", Number: true}, {Label: "Difference", Number: true}, {Label: "Credit notes"}}}
	for _, l := range b.differences {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: cmpOr(l.CustomerName, l.Customer), Sub: l.Customer, Href: m.statement(l.Customer, m.path("payouts.html"))},
			{Text: m.serviceName(l.Service), Sub: l.Tenant + " · " + periodWords(l.Period)}, {Text: "≠ " + l.Status.String(), Sub: l.Stage.String()},
			moneyCell(l.OwedMinor, l.Currency), moneyCell(l.IssuedMinor, l.Currency), moneyCell(l.DifferenceMinor, l.Currency),
			{Text: cmpOr(noteIDs(l.Notes), "none")}}})
	}
	var differ int64
	for status, n := range b.statuses {
		if differs(sla.PayoutStatus(status)) {
			differ += n
		}
	}
	if differ > mostDifferences {
		t.Note = fmt.Sprintf("The first %d of %s; all of them are among the lines below.", mostDifferences, count(differ))
	}
	return t
}

func tallyTable(caption, first string, of map[string]*tally) Table {
	t := Table{Caption: caption, Columns: []Column{{Label: first}, {Label: "Currency"}, {Label: "Lines", Number: true}, {Label: "Owed in all", Number: true}, {Label: "Issued", Number: true}, {Label: "Difference", Number: true}}}
	for _, each := range sorted(of) {
		t.Rows = append(t.Rows, each.row())
	}
	return t
}

func (m *month) agesSection(b *ledgerBook) Section {
	if b.lines == 0 {
		return Section{}
	}
	t := tallyTable("By how urgent it is", "Stage and deadline", b.ages)
	t.Note = "Deadlines as seen from " + momentUTC(m.AsOf) + "."
	return Section{ID: "ages", Title: "Aged by claim deadline", Blocks: []Block{t}}
}

// partsSection is the same money by service, policy, tier, account manager
// and outage.
func (m *month) partsSection(b *ledgerBook) Section {
	if b.lines == 0 {
		return Section{}
	}
	s := Section{ID: "parts", Title: "Where it comes from"}
	for _, by := range [...]string{"Service", "Policy", "Tier", "Account manager"} {
		t := tallyTable("By "+lower(by), by, b.parts[by])
		if by == "Service" {
			for n := range t.Rows {
				t.Rows[n].Cells[0].Text = m.serviceName(t.Rows[n].Cells[0].Text)
			}
		} else {
			t.Fold = "By " + lower(by)
		}
		s.Blocks = append(s.Blocks, t)
	}
	outages := Table{ID: "by-outage", Caption: "By outage", Fold: "By outage", Note: attributionRule, Columns: []Column{{Label: "Outage"}, {Label: "Currency"}, {Label: "Contracts charged", Number: true}, {Label: "Credits", Number: true}}}
	for _, t := range m.totalsOf(m.Month) {
		dear := m.dear[t.Currency]
		for _, o := range dear[:min(len(dear), mostDifferences)] {
			outages.Rows = append(outages.Rows, Row{Cells: []Cell{{Text: outageTitle(o.OutageMonth), Sub: o.Source + " " + o.ID, Href: upFrom(m.path("")) + outagePath(m.Month, o.OutageMonth)},
				{Text: t.Currency}, {Text: count(o.cost.Contracts)}, {Text: decimalText(o.cost.CreditMinor, t.Currency)}}})
		}
		if rest := dear[min(len(dear), mostDifferences):]; len(rest) > 0 {
			outages.Rows = append(outages.Rows, restRow(rest, t.Currency))
		}
		if rest := m.unmeasured(t); rest > 0 {
			outages.Rows = append(outages.Rows, Row{Cells: []Cell{{Text: noOutage}, {Text: t.Currency}, {Text: dash}, {Text: decimalText(rest, t.Currency)}}})
		}
	}
	if len(outages.Rows) > 0 {
		s.Blocks = append(s.Blocks, outages)
	}
	return s
}

// restRow is what the outages of a currency that are not named cost together.
func restRow(rest []dearOutage, currency string) Row {
	var creditMinor int64
	for _, o := range rest {
		creditMinor += o.cost.CreditMinor
	}
	// A contract may be charged for several of them.
	return Row{Cells: []Cell{{Text: plural(int64(len(rest)), "other outage", "other outages")}, {Text: currency}, {Text: dash}, {Text: decimalText(creditMinor, currency)}}}
}

func lower(text string) string { return string(text[0]+'a'-'A') + text[1:] }

// payoutRow is a line in the list of all lines.
func (m *month) payoutRow(l sla.PayoutLine) row {
	flags, tone, sign := flagMatched, Plain, ""
	switch {
	case differs(l.Status):
		flags, sign = flagDiffers, "≠ "
	case l.Status == sla.Open:
		flags = flagOpen
	}
	name := rowCell{text: brief(cmpOr(l.CustomerName, l.Customer), 120), sort: noSort}
	if name.text != l.Customer {
		name.sub = l.Customer
	}
	deadline := rowCell{text: dash, sort: 1<<53 - 1}
	if l.Deadline.Known() {
		deadline = rowCell{text: dayBrief(l.Deadline, m.zone), sort: int64(l.Deadline)}
	}
	return row{href: m.statement(l.Customer, m.path("payouts.html")), flags: flags, cells: []rowCell{name,
		{text: m.serviceName(l.Service), sub: l.Tenant + " · " + periodWords(l.Period), sort: noSort},
		{text: sign + l.Status.String(), sub: cmpOr(l.LapsedBecause, l.Stage.String()), sort: noSort, tone: tone},
		owedCell(l), {text: money(l.IssuedMinor, l.Currency), sort: l.IssuedMinor},
		{text: money(l.DifferenceMinor, l.Currency), sort: l.DifferenceMinor}, deadline}}
}

// owedCell is what a line owes: an amount, or days of service.
func owedCell(l sla.PayoutLine) rowCell {
	if l.DaysPPM > 0 && l.Stage != sla.Lapsed {
		return rowCell{text: daysText(l.DaysPPM), sub: "worth " + money(l.WorthMinor, l.Currency), sort: l.OwedMinor}
	}
	return rowCell{text: money(l.OwedMinor, l.Currency), sort: l.OwedMinor}
}

func (m *month) linesSection(b *ledgerBook, alone bool) Section {
	if b.lines == 0 {
		return Section{}
	}
	var differ int64
	for status, n := range b.statuses {
		if differs(sla.PayoutStatus(status)) {
			differ += n
		}
	}
	rows := Rows{ID: "lines", Caption: "Payout lines of " + m.Month.Name(), What: "line",
		Columns: []Column{{Label: "Customer"}, {Label: "Contract"}, {Label: "Status"}, {Label: "Owed in all", Number: true}, {Label: "Issued", Number: true}, {Label: "Difference", Number: true}, {Label: "Claim by"}},
		Filters: []Filter{{"Differ", flagDiffers, differ}, {"Open", flagOpen, b.statuses[sla.Open]}, {"Agree", flagMatched, b.statuses[sla.Matched]}},
		Parts:   b.rows.parts, Carried: b.rows.carried, Count: b.rows.count}
	if !alone {
		rows.Beside, rows.BesideHref = "payouts.csv", "payouts.csv"
	}
	return Section{ID: "all", Title: "All lines", Blocks: []Block{rows}}
}
