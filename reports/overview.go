package reports

import (
	"cmp"
	"fmt"
	"slices"

	"nines/sla"
)

// overviewPage answers the executive: how reliable were we, and what did it
// cost us?
func overviewPage(s *set, m *month) Page {
	return Page{
		Path: m.path("overview.html"), Kind: OverviewPage, Title: "Reliability in " + m.Month.Name(),
		Kicker: m.kicker(), Lead: m.headline(), Under: m.underHeadline(), Ways: s.ways(m, "overview.html"),
		Sections: compact(
			Section{ID: "figures", Blocks: []Block{m.sixFigures()}},
			m.doubts(),
			Section{ID: "month", Title: "What happened", Blocks: []Block{m.timeLine(), Group{m.calendar(), m.regionsChart()}}},
			Section{ID: "promise", Title: "Against the promise", Blocks: []Block{m.servicesTable(), m.availabilityChart(), m.budgetChart(), m.spreadChart()}},
			Section{ID: "cost", Title: "What it cost", Intro: say(attributionRule), Blocks: append(m.paretoCharts(), m.dearestTable())},
			Section{ID: "hardest", Title: "Who was hit hardest", Blocks: []Block{m.hardestTable()}},
			Section{ID: "year", Title: fmt.Sprintf("%s and the year to date", m.Month.Name()), Blocks: []Block{m.yearTable(), m.yearMoney(), m.convertedTable()}},
			m.provenance(),
		),
		Foot: s.foot(m),
	}
}

// attributionRule is rule 24 in words: it stands wherever a credit is divided
// among outages.
const attributionRule = "A credit is divided among the outages by the time that each was charged. " +
	"Where two ran at once the time belongs to the heavier one, then to the one that began earlier. The shares add up to the credit."

// path of a page of the month.
func (m *month) path(name string) string { return m.Month.String() + "/" + name }

// kicker says which month, in which zone, and how late it was known.
func (m *month) kicker() string {
	text := m.Month.Name() + " · " + m.zone.String() + " · as of " + momentUTC(m.AsOf)
	if m.Provisional {
		text += " · provisional"
	}
	return text
}

// ways are the links of a page's head.
func (s *set) ways(m *month, here string) []Way {
	up := upFrom(m.path(here))
	list := []Way{{Text: "nines", Href: up + "index.html"}}
	for _, w := range [...]Way{{Text: "Overview", Href: "overview.html"}, {Text: "Customers", Href: "customers.html"},
		{Text: "Payouts", Href: "payouts.html"}, {Text: "Outages", Href: "outages.html"}} {
		w.Here = w.Href == here
		w.Href = up + m.path(w.Href)
		list = append(list, w)
	}
	return list
}

// worst is the service and target that most customers were failed on.
func (m *month) worst() (worst sla.ServiceMonth, others int) {
	failed := m.failed()
	if len(failed) == 0 {
		return sla.ServiceMonth{}, 0
	}
	seen := map[string]bool{failed[0].Service: true}
	for _, s := range failed[1:] {
		if !seen[s.Service] {
			seen[s.Service] = true
			others++
		}
	}
	return failed[0], others
}

// failedUnderOthers counts who was failed by a service under other targets, each
// target for itself: a customer may be under several of them, and under that of s.
func (m *month) failedUnderOthers(s sla.ServiceMonth) (more int64) {
	for _, f := range m.failed() {
		if f.Service == s.Service && f.TargetPPM != s.TargetPPM {
			more += f.Breached
		}
	}
	return more
}

// failed are this month's services with a customer in breach, most first.
func (m *month) failed() []sla.ServiceMonth {
	var out []sla.ServiceMonth
	for _, s := range m.services {
		if s.Breached > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b sla.ServiceMonth) int { return cmp.Compare(b.Breached, a.Breached) })
	return out
}

// headline is the answer in one sentence, made from the figures.
func (m *month) headline() Words {
	worst, others := m.worst()
	var w Words
	switch {
	case m.count.Judged == 0:
		if m.lacking.contracts > 0 {
			return w.and("Nothing could be judged in ").strong(m.Month.Name()).and(": evidence is lacking, so it is not known whether a promise was broken.")
		}
		return w.and("Nothing was measured in ").strong(m.Month.Name()).and(", so no promise was kept or broken.")
	case worst.Breached == 0 && m.count.Judged == 1:
		w = w.and(m.sofar("The one customer that was judged got what was promised in ")).strong(m.Month.Name())
	case worst.Breached == 0:
		w = w.and(m.sofar("All ")).strong(count(m.count.Judged)).and(" customers got what they were promised in ").strong(m.Month.Name())
	default:
		missed := " missed its "
		if m.Provisional {
			missed = " has already missed its "
		}
		w = w.strong(m.serviceName(worst.Service)).and(missed + targetText(worst.TargetPPM) + " target for ").
			breach(count(worst.Breached) + " of " + count(worst.Judged)).and(" customers in " + m.Month.Name())
		if more := m.failedUnderOthers(worst); more > 0 {
			w = w.and(" and another target for " + count(more))
		}
	}
	if others > 0 {
		w = w.and(", and " + plural(int64(others), "other service", "other services") + " missed theirs")
	}
	return m.andOwed(w)
}

// sofar begins a sentence about a month that may not be over.
func (m *month) sofar(text string) string {
	if m.Provisional {
		return "So far " + lower(text)
	}
	return text
}

// andOwed ends the headline with what the credits of the month came to, what
// for, and what of it is still owed, in the currency of most contracts; the
// others stand under it, for currencies are not ranked against each other.
func (m *month) andOwed(w Words) Words {
	totals := credited(m.totalsOf(m.Month))
	if len(totals) == 0 {
		return w.and("; we owe nothing.")
	}
	lead := totals[0]
	if m.Provisional {
		w = w.and("; if nothing more happens the credits come to ")
	} else {
		w = w.and("; the credits come to ")
	}
	w = w.strong(moneyBrief(lead.CreditMinor, lead.Currency))
	if dear := m.dear[lead.Currency]; len(dear) > 0 {
		top := dear[0]
		share := ratioDown(top.cost.CreditMinor, lead.CreditMinor, 100)
		w = w.and(", ").strong(count(share)+" %").and(" of it for one outage, ").
			link(brief(outageTitle(top.OutageMonth), 60), upFrom(m.path(""))+outagePath(m.Month, top.OutageMonth)).
			and(" of " + top.Start.Time().In(m.zone).Format("2 January"))
	}
	switch amount := owed(lead); {
	case m.Provisional:
		return w.and(".")
	case amount == lead.CreditMinor:
		return w.and("; we owe all of it.")
	case amount == 0:
		return w.and("; nothing of it is owed any more.")
	default:
		return w.and("; we still owe ").strong(moneyBrief(amount, lead.Currency)).and(" of it.")
	}
}

// underHeadline says what the headline leaves out.
func (m *month) underHeadline() Words {
	text := plural(m.totals[m.Month].Contracts, "contract", "contracts") + " of " + plural(m.count.Customers, "customer", "customers") + " were judged. "
	if without := m.count.Customers - m.count.Judged; without > 0 {
		text += plural(without, "customer", "customers") + " had nothing that could be judged. "
	}
	if n := m.lacking.contracts; n > 0 {
		text += plural(n, "contract is ", "contracts are ") + notComputable + ": " + m.lacking.why() + ". "
	}
	text += m.besideText()
	totals := credited(m.totalsOf(m.Month))
	if len(totals) > 1 {
		text += "In other currencies the credits come to " + list(creditTexts(totals[1:]))
		switch alive := amounts(totals[1:], false); {
		case len(alive) == 0:
			text += "; of these nothing is owed any more. "
		case allOwed(totals[1:]):
			text += "; we owe all of it. "
		default:
			text += "; of these we owe " + list(alive) + ". "
		}
	}
	text += "“We owe” is what is due plus what can still be claimed"
	if m.Provisional {
		text += "; the month is provisional, so it is what would be owed if nothing more happened"
	}
	return say(text + ".")
}

// besideText is what the amounts of the headline leave out: days of service,
// goodwill, rights.
func (m *month) besideText() (text string) {
	var days int64
	var given []string
	for _, t := range m.totalsOf(m.Month) {
		days += t.DaysPPM
		if t.GoodwillMinor != 0 {
			given = append(given, money(t.GoodwillMinor, t.Currency))
		}
	}
	if days > 0 {
		text += "Beside money, " + daysText(days) + " are owed or may be. "
	}
	if len(given) > 0 {
		text += "Goodwill of " + list(given) + " was paid outside the contracts. "
	}
	if n := m.reachedCount(); n > 0 {
		text += plural(n, "contract gives its customer", "contracts give their customers") + " a right after repeated misses. "
	}
	return text
}

// compact drops sections with nothing in them.
func compact(sections ...Section) []Section {
	return slices.DeleteFunc(sections, func(s Section) bool { return len(s.Blocks) == 0 })
}
