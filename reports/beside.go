package reports

import (
	"context"
	"fmt"
	"slices"
	"time"

	"nines/sla"
)

// What stands beside the amounts of a month: rights that customers have
// reached, results that lack evidence, days of service and goodwill.

// lackingBook is what the results without evidence come to.
type lackingBook struct {
	contracts int64
	reasons   [len(sla.WarningTexts)]int64
	// places with such a contract: service, and service and region.
	places map[[2]string]bool
	// lines are the first of them.
	lines []sla.Uncomputed
}

func (m *month) readBeside(ctx context.Context, src Source) (err error) {
	err = src.Reached(ctx, m.Month, func(r sla.Reached) error {
		m.rights[r.Customer] = append(m.rights[r.Customer], r)
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the rights: %w", err)
	}
	if m.goodwill, err = src.Goodwill(ctx, m.Month); err != nil {
		return fmt.Errorf("reading the goodwill: %w", err)
	}
	later, err := src.LaterPapers(ctx, m.Month)
	if err != nil {
		return fmt.Errorf("reading what is dated later: %w", err)
	}
	m.later = map[string]sla.LaterPapers{}
	for _, p := range later {
		m.later[p.Customer] = p
	}
	return nil
}

// laterItem says how many papers are dated after the instant as of which the month was
// judged; it is nil where none is. A paper that is there counts: whoever left it out
// would pay twice.
func (m *month) laterItem() Words {
	var sum sla.LaterPapers
	for _, p := range m.later {
		sum.Claims, sum.CreditNotes, sum.Goodwill = sum.Claims+p.Claims, sum.CreditNotes+p.CreditNotes, sum.Goodwill+p.Goodwill
	}
	var what []string
	for _, kind := range [...]struct {
		count     int64
		one, many string
	}{{sum.Claims, "claim", "claims"}, {sum.CreditNotes, "credit note", "credit notes"}, {sum.Goodwill, "payment of goodwill", "payments of goodwill"}} {
		if kind.count > 0 {
			what = append(what, plural(kind.count, kind.one, kind.many))
		}
	}
	if len(what) == 0 {
		return nil
	}
	verbs := [...]string{"are", "they count"}
	if sum.Claims+sum.CreditNotes+sum.Goodwill == 1 {
		verbs = [...]string{"is", "it counts"}
	}
	return Words{}.strong(list(what)).and(fmt.Sprintf(" %s dated after %s, as of which outages and deadlines were looked at; %s all the same.", verbs[0], momentUTC(m.AsOf), verbs[1]))
}

// readLacking reads what could not be computed, and what currencies are worth.
func (m *month) readLacking(ctx context.Context, src Source) (err error) {
	err = src.Uncomputed(ctx, m.Month, func(u sla.Uncomputed) error {
		m.lacking.add(u)
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading what is not computable: %w", err)
	}
	if m.rates, err = src.Rates(ctx, sla.StartOfDay(m.Month.Year(), m.Month.Number()+1, 1, time.UTC)-1); err != nil {
		return fmt.Errorf("reading rates: %w", err)
	}
	return nil
}

func (b *lackingBook) add(u sla.Uncomputed) {
	b.contracts++
	if b.places == nil {
		b.places = map[[2]string]bool{}
	}
	b.places[[2]string{u.Service, ""}], b.places[[2]string{u.Service, u.Region}] = true, true
	for bit := range sla.WarningTexts {
		if u.Warnings&sla.NotComputable&(1<<bit) != 0 {
			b.reasons[bit]++
		}
	}
	if len(b.lines) < mostDifferences {
		b.lines = append(b.lines, u)
	}
}

// orLacking is an availability of this month in words; where nothing was
// measured because evidence is lacking, it says so. Region may be "".
func (m *month) orLacking(text, service, region string) string {
	if text == "not measured" && m.lacking.places[[2]string{service, region}] {
		return notComputable
	}
	return text
}

// why are the reasons, with how many contracts each holds for.
func (b *lackingBook) why() string {
	var out []string
	for bit, n := range b.reasons {
		if n > 0 {
			out = append(out, fmt.Sprintf("%s (%s)", lacks(1 << bit)[0], plural(n, "contract", "contracts")))
		}
	}
	return list(out)
}

// reachedCount is how many contracts have reached a right.
func (m *month) reachedCount() (contracts int64) {
	for _, rights := range m.rights {
		seen := map[string]bool{}
		for _, r := range rights {
			if !seen[r.Key] {
				seen[r.Key] = true
				contracts++
			}
		}
	}
	return contracts
}

// rightText is what a customer may do, and why.
func rightText(what string, missed, of int32) string {
	if of <= 1 {
		return what + ": the period was missed"
	}
	return fmt.Sprintf("%s: %d of the last %d periods were missed", what, missed, of)
}

// rightsOf are the words of a customer's rights.
func (m *month) rightsOf(customer string) []string {
	var out []string
	for _, r := range m.rights[customer] {
		if !slices.Contains(out, r.What) {
			out = append(out, r.What)
		}
	}
	return out
}

// rightsSection are the rights that the customer of a letter has reached.
func (st *statement) rightsSection() Section {
	n := Note{Title: "Reached because of repeated misses; they come from the contract, beside any credit"}
	for k := range st.contracts {
		j := &st.contracts[k]
		for _, r := range j.ledger.Rights {
			text := ": the contract gives the right to " + rightText(r.What, r.Missed, r.Of)
			if j.Provisional {
				text += ", as far as is known so far"
			}
			n.Items = append(n.Items, Words{}.strong(st.service(j.Result)+", "+j.where()).and(text+"."))
		}
	}
	if len(n.Items) == 0 {
		return Section{}
	}
	return Section{ID: "rights", Title: "Rights that were reached", Blocks: []Block{n}}
}

// goodwillSection is what was paid to the customer outside the contracts: its
// reason and who approved it are for the house.
func (st *statement) goodwillSection() Section {
	t := Table{ID: "goodwill", Caption: "Paid outside the contract", Note: "Goodwill is in none of the credits above.",
		Columns: []Column{{Label: "Granted"}, {Label: "Period"}, {Label: "Amount", Number: true}}}
	if st.internal {
		t.Columns = append(t.Columns, Column{Label: "Reason"}, Column{Label: "Approved by"})
	}
	for _, g := range st.goodwill {
		if g.Customer != st.id {
			continue
		}
		row := Row{Cells: []Cell{{Text: dayBrief(g.Granted, st.letterZone())}, {Text: periodWords(g.Period)}, {Text: money(g.Amount.Minor, g.Amount.Currency)}}}
		if st.internal {
			row.Cells = append(row.Cells, Cell{Text: g.Reason}, Cell{Text: g.Approver})
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return Section{}
	}
	return Section{ID: "beside", Title: "Beside the credits", Blocks: []Block{t}}
}

// besideSections are what finance sees beside the amounts.
func (m *month) besideSections(b *ledgerBook) []Section {
	return []Section{m.daysSection(b), m.goodwillTable(), m.rightsTable(), m.lackingSection()}
}

// daysSection is what is owed in days of service: they are in no amount.
func (m *month) daysSection(b *ledgerBook) Section {
	totals := Table{ID: "days", Caption: "Days of service by currency of the fee", Columns: []Column{{Label: "Currency"}, {Label: "Owed, or may be", Number: true}, {Label: "Worth", Number: true}, {Label: "Lapsed", Number: true}},
		Note: "Days are no money: they stand in no amount, and their worth is only what they cost."}
	for _, t := range m.totalsOf(m.Month) {
		if t.DaysPPM+t.DaysLapsedPPM == 0 {
			continue
		}
		lapsed := Cell{Text: dash, Tone: Quiet}
		if t.DaysLapsedPPM > 0 {
			lapsed = Cell{Text: daysText(t.DaysLapsedPPM)}
		}
		totals.Rows = append(totals.Rows, Row{Cells: []Cell{{Text: t.Currency}, {Text: daysText(t.DaysPPM)}, amountCell(t.WorthMinor, t.Currency), lapsed}})
	}
	if len(totals.Rows) == 0 {
		return Section{}
	}
	lines := Table{ID: "days-lines", Caption: "Contracts that are owed days", Columns: []Column{{Label: "Customer"}, {Label: "Contract"}, {Label: "Stage"}, {Label: "Days", Number: true}, {Label: "Worth", Number: true}, {Label: "Claim by"}}}
	for _, l := range b.days {
		stage := Cell{Text: l.Stage.String(), Sub: l.LapsedBecause}
		by := Cell{Text: dash}
		if l.Deadline.Known() {
			by = Cell{Text: dayBrief(l.Deadline, m.zone)}
		}
		lines.Rows = append(lines.Rows, Row{Cells: []Cell{m.customerCell(l.Customer, l.CustomerName), m.contractCell(l.Service, l.Tenant, l.Period), stage,
			{Text: daysText(l.DaysPPM)}, {Text: money(l.WorthMinor, l.Currency)}, by}})
	}
	if b.dayLines > int64(len(b.days)) {
		lines.Note = fmt.Sprintf("The first %d of %s; all of them are among the lines below.", len(b.days), count(b.dayLines))
	}
	return Section{ID: "service-days", Title: "Days of service", Blocks: []Block{totals, lines}}
}

func (m *month) customerCell(id, name string) Cell {
	c := Cell{Text: cmpOr(name, id), Href: m.statement(id, m.path("payouts.html"))}
	if c.Text != id {
		c.Sub = id
	}
	return c
}

func (m *month) contractCell(service, tenant, period string) Cell {
	return Cell{Text: m.serviceName(service), Sub: tenant + " · " + periodWords(period)}
}

// goodwillTable is what was paid outside the contracts, with totals of its own.
func (m *month) goodwillTable() Section {
	if len(m.goodwill) == 0 {
		return Section{}
	}
	t := Table{ID: "goodwill", Caption: "Paid outside the contracts", Columns: []Column{{Label: "Customer"}, {Label: "For"}, {Label: "Granted"}, {Label: "Amount", Number: true}, {Label: "Reason"}, {Label: "Approved by"}},
		Note: "Goodwill is in no other figure of this page."}
	var sums []sla.Money
	for _, g := range m.goodwill {
		t.Rows = append(t.Rows, Row{Cells: []Cell{m.customerCell(g.Customer, g.CustomerName), {Text: cmpOr(m.serviceName(g.Service), "all services"), Sub: periodWords(g.Period)},
			{Text: dayBrief(g.Granted, m.zone)}, {Text: money(g.Amount.Minor, g.Amount.Currency)}, {Text: g.Reason}, {Text: g.Approver}}})
		at := slices.IndexFunc(sums, func(s sla.Money) bool { return s.Currency == g.Amount.Currency })
		if at < 0 {
			at, sums = len(sums), append(sums, sla.Money{Currency: g.Amount.Currency})
		}
		sums[at].Minor += g.Amount.Minor
	}
	for _, s := range sums {
		t.Foot = append(t.Foot, Row{Cells: []Cell{{Text: "Goodwill, " + s.Currency}, {}, {}, {Text: money(s.Minor, s.Currency)}, {}, {}}})
	}
	return Section{ID: "beside", Title: "Goodwill", Blocks: []Block{t}}
}

// rightsTable is who may do what after repeated misses.
func (m *month) rightsTable() Section {
	var customers []string
	for id := range m.rights {
		customers = append(customers, id)
	}
	slices.Sort(customers)
	t := Table{ID: "rights", Caption: "Rights that customers have reached", Columns: []Column{{Label: "Customer"}, {Label: "Contract"}, {Label: "Right"}, {Label: "Account manager"}}}
	for _, id := range customers {
		for _, r := range m.rights[id] {
			if len(t.Rows) < mostDifferences {
				t.Rows = append(t.Rows, Row{Cells: []Cell{m.customerCell(id, r.CustomerName), m.contractCell(r.Service, r.Tenant, r.Period),
					{Text: rightText(r.What, r.Missed, r.Of)}, {Text: cmpOr(r.AccountManager, "none")}}})
			}
		}
	}
	if n := m.reachedCount(); n > int64(len(t.Rows)) {
		t.Note = fmt.Sprintf("The first %d of %s.", len(t.Rows), plural(n, "contract", "contracts"))
	}
	if len(t.Rows) == 0 {
		return Section{}
	}
	return Section{ID: "reached", Title: "Rights that were reached", Blocks: []Block{t}}
}

// lackingSection is what cannot be computed, and why.
func (m *month) lackingSection() Section {
	if m.lacking.contracts == 0 {
		return Section{}
	}
	t := Table{ID: "not-computable", Caption: "Contracts whose result is not computable", Columns: []Column{{Label: "Customer"}, {Label: "Contract"}, {Label: "Why"}, {Label: "Policy"}, {Label: "Account manager"}},
		Note: "They have no availability and no credit: what is owed is not known until the evidence is loaded and the month is judged again."}
	for _, u := range m.lacking.lines {
		t.Rows = append(t.Rows, Row{Cells: []Cell{m.customerCell(u.Customer, u.CustomerName), m.contractCell(u.Service, u.Tenant, u.Period),
			{Text: capital(list(lacks(u.Warnings)))}, {Text: u.Policy}, {Text: cmpOr(u.AccountManager, "none")}}})
	}
	if m.lacking.contracts > int64(len(t.Rows)) {
		t.Note = fmt.Sprintf("The first %d of %s. ", len(t.Rows), count(m.lacking.contracts)) + t.Note
	}
	return Section{ID: "lacking", Title: "Not computable", Blocks: []Block{t}}
}

// tellsLater says whether a letter tells of what is dated after the as-of instant.
// Papers for nothing, which it does not name, stay in the house.
func (st *statement) tellsLater() bool {
	claimed := slices.ContainsFunc(st.contracts, func(j judgement) bool { return j.Claimed.Known() })
	issued := slices.ContainsFunc(st.contracts, func(j judgement) bool { return j.IssuedMinor != 0 })
	p := st.later[st.id]
	return p.Goodwill > 0 || p.Claims > 0 && claimed || p.CreditNotes > 0 && issued
}
