package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"nines/sla"
)

// facts are the head of the letter.
func (st *statement) facts() Facts {
	first := st.contracts[0]
	f := Facts{
		{Label: "Customer", Value: st.customerTitle()},
		{Label: "Period", Value: st.periodText(first), Sub: st.periodSub()},
		{Label: "Contracts", Value: st.contractsText()},
		{Label: "Statement", Value: st.same.reference, Sub: st.madeFrom()},
		{Label: "As of", Value: moment(st.AsOf, first.zone), Sub: momentUTC(st.AsOf)},
	}
	return f
}

// madeFrom tells two letters apart that have one version.
func (st *statement) madeFrom() string {
	text := "inputs " + shortDigest(st.Inputs)
	if st.same.paid != "" {
		text += " · payments " + shortDigest(st.same.paid)
	}
	return text
}

// paidDigest moves with what was claimed, told and paid, which is in no version: it
// comes when the results are long there. It is "" where nothing was.
func (st *statement) paidDigest() string {
	var text []byte
	for n := range st.contracts {
		if r := &st.contracts[n].Result; r.Claimed.Known() || r.Told.Known() || r.IssuedMinor != 0 {
			text = fmt.Appendf(text, "%q %q %q %q %q %s %q %s %s %d %d\n", r.Tenant, r.Service, r.Region, r.ContractID, r.Period.Label,
				r.Stage, r.LapsedBecause, r.Claimed, r.Told, r.IssuedMinor, r.SettledMinor)
		}
	}
	for _, g := range st.goodwill {
		if g.Customer == st.id {
			text = fmt.Appendf(text, "goodwill %q %d %s %s\n", g.Period, g.Amount.Minor, g.Amount.Currency, g.Granted)
		}
	}
	if st.tellsLater() {
		text = append(text, "later"...)
	}
	if len(text) == 0 {
		return ""
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// factsOf are the facts of an edition.
func (st *statement) factsOf() Facts {
	f := st.same.facts
	if st.internal {
		f = append(slices.Clip(f), Fact{Label: "Account manager", Value: cmpOr(st.accountManager(), "none")},
			Fact{Label: "Customer id", Value: st.id},
			Fact{Label: "To send", Value: "the edition for the customer", Href: "../statements/" + st.same.file + ".html"})
	}
	return f
}

func (st *statement) periodText(j judgement) string {
	return day(j.Period.Start, j.zone) + " to " + day(j.Period.End-1, j.zone)
}

// periodSub names the zone, and warns where contracts have different periods.
func (st *statement) periodSub() string {
	first := st.contracts[0].Period
	for _, j := range st.contracts[1:] {
		if j.Period.Interval != first.Interval {
			return cmpOr(first.Zone, "UTC") + "; other contracts have other periods, each named below"
		}
	}
	return "both days included, " + cmpOr(first.Zone, "UTC")
}

func (st *statement) contractsText() string {
	var judged, lacking int64
	for n := range st.contracts {
		judged += one(st.contracts[n].Judged)
		lacking += one(uncomputed(&st.contracts[n].Result))
	}
	n := int64(len(st.contracts))
	switch {
	case lacking == n:
		return count(n) + ", " + notComputable
	case lacking > 0:
		return count(n) + ", " + count(judged) + " of them judged, " + count(lacking) + " " + notComputable
	case judged < n:
		return count(n) + ", " + count(judged) + " of them judged"
	}
	return count(int64(len(st.contracts)))
}

// services is what was promised and what came of it, a row a contract.
func (st *statement) services() Section {
	t := serviceColumns()
	for n := range st.contracts {
		t.Rows = append(t.Rows, st.serviceRow(&st.contracts[n]))
	}
	if len(st.contracts) > 1 {
		for _, c := range st.credits(anyStage) {
			t.Foot = append(t.Foot, Row{Cells: []Cell{{Text: "Credit, " + c.Currency}, {}, {}, {}, {}, {}, {Text: money(c.Minor, c.Currency)}}})
		}
		if ppm := st.daysOwed(anyStage); ppm > 0 {
			t.Foot = append(t.Foot, Row{Cells: []Cell{{Text: "Days of service"}, {}, {}, {}, {}, {}, {Text: daysText(ppm)}}})
		}
	}
	s := Section{ID: "services", Title: "Service by service", Blocks: []Block{t}}
	for n := 0; len(st.contracts) <= 2 && n < len(st.contracts); n++ {
		if text := st.contracts[n].nextTierText(); text != "" {
			s.Blocks = append(s.Blocks, Words{}.strong(st.service(st.contracts[n].Result)).and(". "+text))
		}
	}
	return s
}

// serviceColumns are the table of services without its rows.
func serviceColumns() Table {
	return Table{ID: "contracts", Caption: "What was promised, and what came of it", Labelled: true, Columns: []Column{
		{Label: "Service"}, {Label: "Target", Number: true}, {Label: "Achieved", Number: true}, {Label: "Allowed", Number: true},
		{Label: "Counted", Number: true}, {Label: "To the next tier", Number: true}, {Label: "Credit", Number: true}}}
}

func (st *statement) serviceRow(j *judgement) Row {
	credit := Cell{Text: "none", Tone: Quiet}
	switch {
	case j.DaysPPM > 0:
		credit = Cell{Text: daysText(j.DaysPPM), Sub: "worth " + money(j.WorthMinor, j.Currency)}
	case j.CreditMinor > 0:
		credit = Cell{Text: money(j.CreditMinor, j.Currency), Sub: j.shareOwed() + " of " + feeInShort(j.Result)}
		if j.CapMinor > 0 {
			credit.Sub += ", less the cap"
		}
	case uncomputed(&j.Result):
		credit = Cell{Text: notComputable}
	case j.FloorMinor > 0:
		credit.Sub = "the floor took " + money(j.FloorMinor, j.Currency)
	}
	cells := append(make([]Cell, 0, 7), Cell{Text: st.service(j.Result), Sub: j.where()})
	return Row{Cells: append(append(cells, j.felt.promised...), credit)}
}

// unseen is how long nobody was measuring, where that was charged.
func (j judgement) unseen() int64 {
	for _, i := range j.ledger.Impacts {
		if i.Outage == sla.NoRef && i.Charged.Num > 0 && isTime(j.Measure) && j.Measure != "intervals" {
			return i.ElapsedMS
		}
	}
	return 0
}

// promisedCells are the target and what came of it.
func (j judgement) promisedCells() []Cell {
	achieved := Cell{Text: fared(j.Times, j.TargetPPM, j.Warnings)}
	counted := Cell{Text: chargedIn(j.Measure, j.Times.Charged)}
	switch {
	case j.Breached && !j.ledger.Missed(&j.Result):
		achieved.Text, achieved.Tone, achieved.Sub = "✕ "+achieved.Text, Breach, "another objective was missed"
	case j.Breached:
		achieved.Text, achieved.Tone, achieved.Sub = "✕ "+achieved.Text, Breach, "missed"
	case j.Judged:
		achieved.Text, achieved.Sub = "✓ "+achieved.Text, "kept"
	}
	switch {
	case uncomputed(&j.Result):
		achieved.Tone, counted = Quiet, Cell{Text: dash}
	case !isTime(j.Measure):
		counted.Sub = "of " + amountOf(j.Measure, j.Times.Counted)
	case j.Times.Charged.Cmp(sla.Fraction{Num: j.Times.Down, Den: 1}) != 0:
		counted.Sub = "of " + duration(j.Times.Down) + " down"
		if unseen := j.unseen(); unseen > 0 {
			counted.Sub += " and " + duration(unseen) + " not measured"
		}
	}
	next := Cell{Text: dash}
	if j.NextTierMS >= 0 {
		next = Cell{Text: missingTo(j.Measure, j.NextTierMS), Sub: "more for " + creditWords(j.pays(), j.NextTierPPM)}
	}
	allowed := Cell{Text: amountOf(j.Measure, j.BudgetMS)}
	if !j.Judged {
		allowed, next = Cell{Text: dash}, Cell{Text: dash}
	}
	return []Cell{{Text: targetText(j.TargetPPM), Sub: j.Objective}, achieved, allowed, counted, next}
}

// where tells contracts of one service apart.
func (j judgement) where() string {
	return cmpOr(j.TenantName, j.Tenant) + " · " + regionText([]string{j.Region}) + j.otherPeriod()
}

// otherPeriod names the period where it is not the month of the letter: a
// contract can have two that end in one month.
func (j judgement) otherPeriod() string {
	if j.Period.Label == j.Period.Last.String() {
		return ""
	}
	return " · " + periodWords(j.Period.Label)
}

// nextTierText says how close it was.
func (j judgement) nextTierText() string {
	if j.NextTierMS < 0 || !j.Judged || j.Times.Charged.Num == 0 {
		return ""
	}
	return capital(missingTo(j.Measure, j.NextTierMS)) + " more would have made it " + creditWords(j.pays(), j.NextTierPPM) + "."
}

// hits are the outages that hit this customer, a table for each contract.
func (st *statement) hits() Section {
	s := Section{ID: "outages", Title: "What happened to your services"}
	if st.internal {
		s.Title = "What happened to the customer’s services"
	}
	quiet := 0
	for n := range st.same.groups {
		g := &st.same.groups[n]
		if len(g.ledger.Impacts) == 0 {
			quiet += len(g.all)
			continue
		}
		s.Blocks = append(s.Blocks, st.hitBlocks(g)...)
	}
	switch {
	case quiet == len(st.contracts):
		s.Blocks = append(s.Blocks, say("No outage touched any of the contracts in this period."))
	case quiet > 0:
		s.Blocks = append(s.Blocks, say("No outage touched the other "+others(quiet)+"."))
	}
	return s
}

// others are the contracts that are not one of those above.
func others(n int) string {
	if n == 1 {
		return "contract"
	}
	return count(int64(n)) + " contracts"
}

// mostInline is how many rows about outages a letter carries itself. Where
// there are more, the rows without the amounts are a part: they are the same for
// every customer with the same terms, service and region. A letter with more
// than mostParted rows is large whatever is taken out of it, and so seldom like
// another that its parts would only be files.
const mostInline, mostParted = 24, 60

// parted: what the letter says of outages stands in parts.
func (st *statement) parted() bool {
	rows := 0
	for n := range st.contracts {
		rows += len(st.contracts[n].ledger.Impacts)
	}
	return rows > mostInline && rows <= mostParted
}

func (st *statement) hitBlocks(g *alike) []Block {
	t := st.hitTable(g)
	if !st.parted() {
		return []Block{t}
	}
	caption := Words{}.strong(t.Caption)
	if t.Note != "" {
		caption = caption.and(". " + t.Note)
	}
	var fill []string
	for _, list := range [...][]Row{t.Rows, t.Foot} {
		for _, r := range list {
			credit := &r.Cells[len(r.Cells)-1]
			fill = append(fill, credit.Text)
			credit.Text = ""
		}
	}
	t.Caption, t.Note = "", ""
	return []Block{caption, Part{Fill: fill, Blocks: func() []Block { return []Block{t} }}}
}

// hitTable is one for contracts that felt the same time.
func (st *statement) hitTable(g *alike) Table {
	j := &g.judgement
	t := hitColumns(j.Period.Zone)
	t.Caption = st.service(j.Result) + ", " + g.where() + ", under " + cmpOr(j.PolicyTitle, j.Policy)
	if len(g.all) > 1 {
		t.Note = "The same for each of " + g.tenants() + "; credits are those of all of them together."
	}
	for n := range j.ledger.Impacts {
		cost := Cell{Text: "none"}
		switch minor := g.creditOf(n); {
		case minor != 0:
			cost = Cell{Text: money(minor, j.Currency)}
		case g.days() > 0 || uncomputed(&j.Result): // days are not divided
			cost = Cell{Text: dash}
		}
		felt := j.felt.hits[one(st.internal)][n]
		t.Rows = append(t.Rows, Row{Cells: append(append(make([]Cell, 0, 6), felt...), cost)})
	}
	if len(j.ledger.Impacts) > 1 {
		t.Foot = []Row{{Cells: []Cell{{Text: "Together"}, {}, {}, {Text: chargedIn(j.Measure, j.Times.Charged)}, {}, {Text: moneyAndDays(g.credit(), j.Currency, g.days())}}}}
	}
	return t
}

// hitColumns are a table of outages without its rows.
func hitColumns(zone string) Table {
	return Table{Columns: []Column{{Label: "Outage"}, {Label: "When", Unit: cmpOr(zone, "UTC")}, {Label: "Lasted", Number: true},
		{Label: "Counted", Number: true}, {Label: "Not counted, and why"}, {Label: "Credit", Number: true}}}
}

// outageCell names an outage: by its number in the letter, by its title and
// where it was read in the house.
func (st *statement) outageCell(j judgement, i sla.Impact, internal bool) Cell {
	key, ok := j.key(i)
	if !ok {
		name, sub := notCharged(j.Measure)
		return Cell{Text: name, Sub: sub}
	}
	o := j.ledger.Outages[i.Outage]
	c := Cell{Text: fmt.Sprintf("Outage %d", st.numbers[key]), Sub: cmpOr(o.Component, "the whole service") + ", " + levelText(o.Level, o.SharePPM)}
	if o.End == sla.Never {
		c.Sub += ", still open"
	}
	if o.Posted {
		c.Sub += ", from when it was posted"
	}
	if internal {
		c.Text += ": " + cmpOr(o.Title, o.ID)
		c.Sub += fmt.Sprintf(" · %s %s", o.Source, o.ID)
		if o.File != "" {
			c.Sub += fmt.Sprintf(" (%s:%d)", o.File, o.Line)
		}
		c.Href = upFrom(st.path("statements-internal/x")) + outagePath(st.Month, sla.OutageMonth{Source: o.Source, ID: o.ID})
	}
	return c
}

// doubtSection is what is not certain about this customer's figures.
func (st *statement) doubtSection() Section {
	doubts := Note{Doubt: true}
	for n := range st.contracts {
		j := &st.contracts[n]
		for _, text := range j.Warnings.Texts() {
			doubts.Items = append(doubts.Items, Words{}.strong(st.service(j.Result)+", "+j.where()).and(": "+text+"."))
		}
	}
	if st.tellsLater() {
		doubts.Items = append(doubts.Items, Words{}.and("What was claimed, issued or granted after "+momentUTC(st.AsOf)+", as of which outages and deadlines were looked at, is told all the same."))
	}
	if len(doubts.Items) == 0 {
		return Section{}
	}
	return Section{ID: "doubt", Title: "What is in doubt", Blocks: []Block{doubts}}
}
