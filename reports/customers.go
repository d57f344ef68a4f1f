package reports

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// Flags of a customer's row, as bits.
const (
	flagBreached = 1 << iota
	flagNear
	flagClosing
	flagLacking
	flagRight
)

// statement is where a customer's internal statement is, "" where none is
// written: it was not asked for, or the customer has no result in the month,
// as somebody whose contract is not judged in it. From is the page that leads
// to it.
func (m *month) statement(id, from string) string {
	if m.only != nil && !m.only[id] || m.summary == nil || !m.summary.ids[id] {
		return ""
	}
	return upFrom(from) + m.path("statements-internal/"+fileName(id)+".html")
}

// customers writes the list of customers and a page for each account manager,
// and fills the month's summary on the way.
func (s *set) customers(ctx context.Context, m *month) error {
	path := m.path("customers.html")
	rows := s.rowsWriter("customers", m.path("customers"))
	err := s.summarize(ctx, m, func(c *customer) error {
		m.summary.list(c)
		return rows.add(m.customerRow(c, path))
	})
	if err == nil {
		err = rows.flush()
	}
	if err != nil {
		return fmt.Errorf("writing the customers: %w", err)
	}
	if err := s.knowCustomers(ctx, m, m.summary.ids); err != nil {
		return err
	}
	if err := s.page(s.customersPage(m, rows)); err != nil {
		return err
	}
	return s.accountManagerPages(m)
}

// summarize fills the month's summary; each is called for every customer, in order.
func (s *set) summarize(ctx context.Context, m *month, each func(*customer) error) error {
	m.summary = newSummary(m)
	var last *customer
	next := func() error {
		if last == nil {
			return nil
		}
		m.summary.add(last, m.AsOf)
		return each(last)
	}
	err := s.src.Customers(ctx, m.Month, func(row sla.CustomerMonth) error {
		if last != nil && last.id == row.Customer {
			last.add(row)
			return nil
		}
		if err := next(); err != nil {
			return err
		}
		last = newCustomer(row)
		last.rights = m.rightsOf(last.id)
		return nil
	})
	if err == nil {
		err = next()
	}
	return err
}

// whoseColumn is where a list of customers names the account manager.
const whoseColumn = 1

// customerColumns are those of every list of customers.
func customerColumns() []Column {
	return []Column{{Label: "Customer"}, whoseColumn: {Label: "Account manager"}, {Label: "In breach", Number: true},
		{Label: "Worst contract", Number: true}, {Label: "Charged", Number: true}, {Label: "To a deeper tier", Number: true},
		{Label: "Credit", Number: true}, {Label: "Owed", Number: true}, {Label: "Claim by", Number: true}}
}

// customerRow is a customer in a list; from is the list's page.
func (m *month) customerRow(c *customer, from string) row {
	w := c.worst
	fared := rowCell{text: fared(w.WorstTimes, w.WorstTargetPPM, c.warnings), sub: m.serviceName(w.WorstService) + ", target " + targetText(w.WorstTargetPPM), sort: -c.missing}
	breach := rowCell{text: "none", tone: Quiet, sub: "of " + count(c.contracts), sort: c.breached}
	flags := 0
	if c.breached > 0 {
		flags |= flagBreached
		breach.text, breach.tone = "✕ "+count(c.breached), Breach
	}
	if c.missing < 0 {
		fared.sub, fared.sort = "", -billion-1
	}
	if c.uncomputed > 0 {
		flags |= flagLacking
		breach.sub += ", " + count(c.uncomputed) + " " + notComputable
	}
	if len(c.rights) > 0 {
		flags |= flagRight
		breach.sub += ", may " + list(c.rights)
	}
	nearest := rowCell{text: dash, sort: 1<<53 - 1}
	if c.nearest >= 0 {
		nearest.text, nearest.sort = duration(c.nearest-c.nearest%sla.Second), c.nearest
	}
	if c.near() {
		flags |= flagNear
	}
	if c.closing(m.AsOf) {
		flags |= flagClosing
	}
	id := ""
	if c.title() != c.id {
		id = c.id
	}
	return row{href: m.statement(c.id, from), flags: flags, cells: []rowCell{
		{text: brief(c.title(), 120), sub: id, sort: noSort}, textCell(c.accountManager), breach, fared,
		{text: chargedIn(w.WorstMeasure, w.WorstTimes.Charged), sort: wholeMS(w.WorstTimes.Charged)}, nearest,
		amountsCell(c.credits, nil), m.owedCell(c), m.deadlineCell(c)}}
}

func wholeMS(f sla.Fraction) int64 {
	if f.Den <= 0 {
		return 0
	}
	return f.Floor()
}

func (m *month) owedCell(c *customer) rowCell {
	if len(c.owed) == 0 && c.daysPPM == 0 && c.judged == 0 && c.uncomputed > 0 {
		return rowCell{text: notComputable, sort: 0}
	}
	return amountsCell(c.owed, owedTexts(nil, c.daysPPM))
}

// amountsCell is sorted by its first currency alone: currencies are not ranked
// against each other, but one without an amount is last.
func amountsCell(amounts []sla.Money, beside []string) rowCell {
	texts := append(owedTexts(amounts, 0), beside...)
	switch {
	case len(texts) == 0:
		return rowCell{text: dash, tone: Quiet, sort: 0}
	case len(amounts) == 0:
		return rowCell{text: texts[0], sort: 0}
	}
	return rowCell{text: texts[0], sub: strings.Join(texts[1:], "\n"), sort: amounts[0].Minor}
}

func (m *month) deadlineCell(c *customer) rowCell {
	if !c.deadline.Known() {
		return rowCell{text: dash, tone: Quiet, sort: 1<<53 - 1}
	}
	sub := ""
	if c.closing(m.AsOf) {
		sub = "within a week"
	}
	return rowCell{text: dayBrief(c.deadline, m.zone), sub: sub, sort: int64(c.deadline)}
}

// customersPage answers the account manager's first question: who?
func (s *set) customersPage(m *month, rows *rowsWriter) Page {
	accountManagers := m.summary.accountManagerNames()
	list := Rows{ID: "customers", Caption: "Customers in " + m.Month.Name(), What: "customer", Columns: customerColumns(), Parts: rows.parts, Count: rows.count,
		Filters: m.customerFilters(), Choices: accountManagers, Choice: whoseColumn, ChoiceLabel: "Account manager",
		Beside: "payouts.csv", BesideHref: "payouts.csv"}
	var links Links
	for _, name := range accountManagers {
		links = append(links, Link{Text: name, Href: "account-managers/" + fileName(name) + ".html", Beside: m.accountManagerSays(m.summary.accountManagers[name])})
	}
	sections := []Section{{ID: "list", Blocks: []Block{list}}}
	if len(links) > 0 {
		sections = append(sections, Section{ID: "account-managers", Title: "By account manager", Blocks: []Block{links}})
	}
	return Page{
		Path: m.path("customers.html"), Kind: ListPage, Title: "Customers in " + m.Month.Name(), Kicker: m.kicker(),
		Lead: m.customersSay(), Under: say(customersUnder), Ways: s.ways(m, "customers.html"),
		Sections: sections, Foot: s.foot(m),
	}
}

const customersUnder = "A row leads to the customer’s statement for the house; the edition to send, without what stays here, is in the folder statements. Near a tier means that 15 minutes more of charged time would have made it a deeper one."

func (m *month) customersSay() Words {
	s := m.summary
	w := Words{}
	if s.breached == 0 {
		w = w.and("None of ").strong(plural(s.count, "customer", "customers")).and(" is in breach in " + m.Month.Name())
	} else {
		w = w.breach(count(s.breached) + " of " + plural(s.count, "customer", "customers")).and(verb(s.breached) + " in breach in " + m.Month.Name())
	}
	if s.closing > 0 {
		w = w.and("; for ").strong(count(s.closing)).and(" the time to claim ends within a week")
	}
	if s.uncomputed > 0 {
		w = w.and("; ").strong(count(s.uncomputed)).and(" have a contract that is " + notComputable)
	}
	return w.and(".")
}

func verb(n int64) string {
	if n == 1 {
		return " is"
	}
	return " are"
}

func (m *month) customerFilters() []Filter {
	s := m.summary
	out := []Filter{{"In breach", flagBreached, s.breached}, {"Near a tier", flagNear, s.near}, {"Claim ends within a week", flagClosing, s.closing}}
	if s.uncomputed > 0 {
		out = append(out, Filter{"Not computable", flagLacking, s.uncomputed})
	}
	if s.rights > 0 {
		out = append(out, Filter{"Right reached", flagRight, s.rights})
	}
	return out
}

func (m *month) accountManagerSays(customers []*customer) string {
	var breached int64
	for _, c := range customers {
		if c.breached > 0 {
			breached++
		}
	}
	text := plural(int64(len(customers)), "customer", "customers")
	if breached > 0 {
		text += ", ✕ " + count(breached) + " in breach"
	}
	return text
}

// accountManagerPages writes a page for each account manager.
func (s *set) accountManagerPages(m *month) error {
	for _, name := range m.summary.accountManagerNames() {
		path := m.path("account-managers/" + fileName(name) + ".html")
		rows := s.rowsWriter("customers", m.path("account-managers/"+fileName(name)))
		mine := m.summary.accountManagers[name]
		var of summary
		for _, c := range mine {
			of.count++
			of.breached += one(c.breached > 0)
			of.near += one(c.near())
			of.closing += one(c.closing(m.AsOf))
			of.uncomputed += one(c.uncomputed > 0)
			of.rights += one(len(c.rights) > 0)
			mine := m.customerRow(c, path)
			mine.cells = slices.Delete(mine.cells, whoseColumn, whoseColumn+1)
			if err := rows.add(mine); err != nil {
				return err
			}
		}
		if err := rows.flush(); err != nil {
			return err
		}
		if err := s.page(s.accountManagerPage(m, name, path, rows, &of)); err != nil {
			return err
		}
	}
	return nil
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

func (s *set) accountManagerPage(m *month, name, path string, rows *rowsWriter, of *summary) Page {
	mine := *m
	mine.summary = of
	columns := slices.Delete(customerColumns(), whoseColumn, whoseColumn+1)
	return Page{
		Path: path, Kind: ListPage, Title: brief(name, 60) + ": customers in " + m.Month.Name(), Kicker: m.kicker(),
		Lead: append(Words{}.strong(name).and(": "), mine.customersSay()...), Under: say(customersUnder),
		Ways: s.ways(m, "account-managers/x"),
		Sections: []Section{{ID: "list", Blocks: []Block{Rows{ID: "customers", Caption: "Customers of " + name, What: "customer", Columns: columns,
			Parts: rows.parts, Count: rows.count, Filters: mine.customerFilters()}}}},
		Foot: s.foot(m),
	}
}
