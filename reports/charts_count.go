package reports

import (
	"fmt"
	"slices"

	"nines/sla"
)

// spreadChart counts customers by the availability of their worst contract.
func (m *month) spreadChart() Chart {
	c := Chart{ID: "spread", Title: "How customers fared"}
	s := m.summary
	if s.judged == 0 {
		c.Empty = "No customer was judged."
		return c
	}
	if band := s.onlyBand(); band >= 0 {
		c.Empty = "All " + plural(s.judged, "customer that was judged", "customers that were judged") + " fared alike: the worst contract of each was in the band " + bandName(s.bands, band) + "."
		return c
	}
	figures := spread{}
	table := Table{Caption: "Customers by availability of their worst contract", Columns: []Column{{Label: "Availability"}, {Label: "Target kept", Number: true}, {Label: "Target missed", Number: true}}}
	for n := len(s.bands) - 1; n >= 0; n-- {
		name := bandName(s.bands, n)
		figures.Bands = append(figures.Bands, name)
		figures.Kept = append(figures.Kept, s.kept[n])
		figures.Missed = append(figures.Missed, s.missed[n])
		figures.Tips = append(figures.Tips, []string{name, plural(s.kept[n], "customer kept its target", "customers: targets kept"), plural(s.missed[n], "customer: target missed", "customers: target missed")})
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: name}, {Text: count(s.kept[n])}, {Text: count(s.missed[n])}}})
	}
	figures.Targets = m.targetLines()
	c.Says = Words{}.strong(count(s.breached) + " of " + count(s.judged)).and(" customers had a contract below its target.")
	c.Scale = "Customers by the availability of the contract that fared worst. The bands are not equally wide; ✕ and hatching mark a missed target, dashed lines the targets in force."
	c.Panels, c.Table = []Panel{{Kind: SpreadChart, Figures: figures}}, table
	return c
}

// onlyBand is the band that all customers are in, or -1.
func (s *summary) onlyBand() int {
	for n := range s.bands {
		if s.kept[n]+s.missed[n] == s.judged {
			return n
		}
	}
	return -1
}

// targetLines are the month's targets, each at the edge of its band.
func (m *month) targetLines() []spreadLine {
	var targets []int64
	for _, s := range m.services {
		targets = append(targets, s.TargetPPM)
	}
	slices.Sort(targets)
	var out []spreadLine
	for _, t := range slices.Compact(targets) {
		if n, ok := slices.BinarySearch(m.summary.bands, (sla.Whole-t)*1000); ok {
			out = append(out, spreadLine{Before: len(m.summary.bands) - 1 - n, Text: targetText(t)})
		}
	}
	return out
}

// bandName is "99.9–99.95 %": at least the first, less than the second.
func bandName(bands []int64, n int) string {
	worst := sla.FormatPercent((billion - bands[n]) / 1000)
	switch {
	case bands[n] == 0:
		return "100 %"
	case n == len(bands)-1:
		return "under " + sla.FormatPercent((billion-bands[n-1])/1000)
	}
	return worst + "–" + sla.FormatPercent((billion-bands[n-1])/1000)
}

// mostBars is how many outages a Pareto chart names; the rest are one bar.
const mostBars = 9

// mostParetos is in how many currencies the costs of outages are drawn; the
// table has all of them.
const mostParetos = 2

// paretoCharts are the costs of outages, a chart for each of the currencies of
// most contracts.
func (m *month) paretoCharts() []Block {
	var out []Block
	for _, t := range m.totalsOf(m.Month) {
		if dear := m.dear[t.Currency]; len(dear) > 0 && len(out) < mostParetos {
			out = append(out, m.pareto(t, dear))
		}
	}
	switch len(out) {
	case 0:
		return []Block{Chart{ID: "pareto", Title: "Which outages cost most", Empty: "No outage of " + m.Month.Name() + " led to a credit."}}
	case 1:
		return out
	}
	for n := range out {
		c := out[n].(Chart)
		c.Narrow = true
		out[n] = c
	}
	return []Block{Group(out)}
}

func (m *month) pareto(t sla.PayoutTotal, dear []dearOutage) Chart {
	all, unmeasured := t.CreditMinor, m.unmeasured(t)
	c := Chart{ID: "pareto-" + plainName(t.Currency), Title: "Which outages cost most, " + t.Currency}
	table := Table{Caption: "Credits by outage, " + t.Currency, Columns: []Column{{Label: "Outage"}, {Label: "Credits", Number: true}, {Label: "Share", Number: true}, {Label: "Running share", Number: true}}}
	figures := pareto{}
	var running int64
	add := func(name, href string, cost int64) {
		running += cost
		share, sofar := ratioDown(cost, all, sla.Whole), ratioDown(running, all, sla.Whole)
		figures.Names = append(figures.Names, brief(name, 34))
		figures.Values = append(figures.Values, share)
		figures.Texts = append(figures.Texts, moneyBrief(cost, t.Currency)+" · "+percentOf(share))
		figures.Running = append(figures.Running, sofar)
		figures.Hrefs = append(figures.Hrefs, href)
		figures.Tips = append(figures.Tips, []string{name, money(cost, t.Currency), percentOf(share) + " of the credits, " + percentOf(sofar) + " with those above"})
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: name, Href: href}, {Text: money(cost, t.Currency)}, {Text: percentOf(share)}, {Text: percentOf(sofar)}}})
	}
	for _, o := range dear[:min(len(dear), mostBars)] {
		add(outageTitle(o.OutageMonth), upFrom(m.path(""))+outagePath(m.Month, o.OutageMonth), o.cost.CreditMinor)
	}
	if rest := len(dear) - mostBars; rest > 0 {
		add(plural(int64(rest), "other outage", "other outages"), "", all-unmeasured-running)
	}
	if unmeasured > 0 {
		add(noOutage, "", unmeasured)
	}
	c.Says = Words{}.and(capital(brief(outageTitle(dear[0].OutageMonth), 60)) + " cost ").strong(money(dear[0].cost.CreditMinor, t.Currency)).
		and(fmt.Sprintf(", %s of all %s credits of the month.", percentOf(figures.Values[0]), t.Currency))
	c.Scale = "Bars are an outage’s share of the credits; the dotted line adds them up from the top."
	c.Panels, c.Table = []Panel{{Kind: ParetoChart, Figures: figures}}, table
	return c
}
