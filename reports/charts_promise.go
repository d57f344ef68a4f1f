package reports

import (
	"fmt"
	"slices"

	"nines/sla"
)

// judgedServices are this month's services, in order.
func (m *month) judgedServices() []string {
	var out []string
	for _, s := range m.services {
		out = append(out, s.Service)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// strictest is the highest target of a service in this month.
func (m *month) strictest(service string) int64 {
	var target int64
	for _, s := range m.services {
		if s.Service == service {
			target = max(target, s.TargetPPM)
		}
	}
	return target
}

// availabilityChart is each service over twelve months against its target, on
// an axis that counts nines.
func (m *month) availabilityChart() Chart {
	c := Chart{ID: "availability", Title: "Availability over twelve months"}
	table := Table{Caption: "Availability by month", Columns: []Column{{Label: "Month"}}}
	services := m.judgedServices()
	if len(services) == 0 {
		c.Empty = "Nothing was measured, so there is no availability to draw."
		return c
	}
	var lines []availabilityLine
	for _, service := range services {
		lines = append(lines, m.line(service))
	}
	top, bottom := axisOf(lines)
	missed := 0
	for n, service := range services {
		line := &lines[n]
		line.Top, line.Bottom = top, bottom
		line.Column = n + 1
		panel := Panel{Title: m.serviceName(service), Kind: AvailabilityChart, Figures: *line, Sub: line.Texts[past-1]}
		if line.Missed[past-1] {
			panel.Tone = Breach
			missed++
		}
		c.Panels = append(c.Panels, panel)
		table.Columns = append(table.Columns, Column{Label: m.serviceName(service), Number: true})
	}
	c.Panels = c.Panels[:min(len(c.Panels), mostPanels)]
	for n := past - 1; n >= 0; n-- {
		row := Row{Cells: []Cell{{Text: (m.Month - sla.Month(past-1-n)).Name()}}}
		for _, line := range lines {
			row.Cells = append(row.Cells, line.cell(n))
		}
		table.Rows = append(table.Rows, row)
	}
	c.Says = say(capital(availabilitySays(len(services), missed, m.Month.Name())))
	c.Scale = scaleOfNines
	c.Table = table
	return c
}

// scaleOfNines says how to read an axis that counts nines.
const scaleOfNines = "Each line up the axis is a tenth of the downtime, so the axis does not begin at zero; beside the percentage stands what it means in a month. A month without any downtime stands on the top line. The dashed line is the target; a month below it is a diamond."

func availabilitySays(services, missed int, month string) string {
	switch {
	case services == 1 && missed == 1:
		return "the service was below its strictest target in " + month + ", all its contracts taken together."
	case missed == 0:
		return "no service was below its strictest target in " + month + ", its contracts taken together."
	}
	return fmt.Sprintf("%d of %d services were below their strictest target in %s, their contracts taken together.", missed, services, month)
}

// line is one service's last twelve months.
func (m *month) line(service string) availabilityLine {
	target := m.strictest(service)
	line := availabilityLine{Target: (sla.Whole - target) * 1000, TargetText: targetText(target), MonthMS: m.Length()}
	for at := m.Month - past + 1; at <= m.Month; at++ {
		w := m.sum(func(r sla.Rollup) bool { return r.Month == at && r.Service == service }).byContract()
		missing := w.missing()
		missed := missing > line.Target
		text := w.text(decimalsOf(target) + 1)
		if at == m.Month {
			text = m.orLacking(text, service, "")
		}
		if missed {
			text = "✕ " + text
		}
		line.Values = append(line.Values, missing)
		line.Missed = append(line.Missed, missed)
		line.Texts = append(line.Texts, text)
	}
	return line
}

// cell is a month of the line in the table behind the chart.
func (l availabilityLine) cell(month int) Cell {
	c := Cell{Text: l.Texts[month]}
	if l.Missed[month] {
		c.Tone = Breach
	}
	return c
}

// axisOf is the smallest stretch of whole powers of ten that holds all lines:
// top is the best, bottom the worst, in parts per billion that are missing.
func axisOf(lines []availabilityLine) (top, bottom int64) {
	top, bottom = 100_000, 1_000_000 // 99.99 % to 99.9 %
	for _, line := range lines {
		for _, v := range append(slices.Clone(line.Values), line.Target) {
			for v > 0 && v < top && top > 1000 {
				top /= 10
			}
			for v > bottom && bottom < billion {
				bottom *= 10
			}
		}
	}
	return top, bottom
}

// regionsChart is availability by service and region.
func (m *month) regionsChart() Chart {
	c := Chart{ID: "regions", Title: "By service and region", Narrow: true}
	figures := regions{}
	table := Table{Caption: "Availability by service and region", Columns: []Column{{Label: "Service"}, {Label: "Region"}, {Label: "Contracts", Number: true}, {Label: "In breach", Number: true}, {Label: "Availability", Number: true}, {Label: "Charged", Unit: "a contract", Number: true}}}
	var all []string
	for _, r := range m.rollups {
		if r.Month == m.Month {
			all = append(all, r.Region)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	services := m.judgedServices()
	for x, region := range all {
		figures.Regions = append(figures.Regions, regionText([]string{region}))
		for y, service := range services {
			t := m.sum(func(r sla.Rollup) bool { return r.Month == m.Month && r.Region == region && r.Service == service })
			if t.contracts == 0 {
				continue
			}
			cell := m.regionCell(service, region, t)
			cell.Service, cell.Region = y, x
			figures.Cells = append(figures.Cells, cell)
			row := Row{Cells: []Cell{{Text: m.serviceName(service)}, {Text: regionText([]string{region})}, {Text: count(t.contracts)}, {Text: count(t.breached)}, {Text: cell.Text}, {Text: cell.Sub}}}
			if t.breached > 0 {
				row.Cells[3].Tone = Breach
			}
			table.Rows = append(table.Rows, row)
		}
	}
	if len(figures.Cells) == 0 {
		c.Empty = "Nothing was measured in any region."
		return c
	}
	for _, s := range services {
		figures.Services = append(figures.Services, m.serviceName(s))
	}
	c.Says = m.regionsSay(figures)
	c.Scale = "Availability, each contract alike; under it the charged time of the average contract. A stronger colour is less available; ✕ is below the service's strictest target."
	c.Panels, c.Table = []Panel{{Kind: RegionsChart, Figures: figures}}, table
	return c
}

func (m *month) regionCell(service, region string, t sums) regionCell {
	target := m.strictest(service)
	w := t.byContract()
	cell := regionCell{Text: m.orLacking(w.text(decimalsOf(target)+1), service, region), Sub: durationBrief(t.chargedMS / max(1, t.contracts))}
	allowed := (sla.Whole - target) * 1000
	switch missing := w.missing(); {
	case missing > allowed:
		cell.Missed, cell.Text, cell.Level = true, "✕ "+cell.Text, 3
		if missing > 5*allowed {
			cell.Level = 5
		}
	case missing*2 > allowed:
		cell.Level = 2
	case missing > 0:
		cell.Level = 1
	}
	cell.Tip = []string{m.serviceName(service) + ", " + regionText([]string{region}), cell.Text + ", target " + targetText(target),
		plural(t.breached, "contract", "contracts") + " of " + count(t.contracts) + " in breach"}
	return cell
}

func (m *month) regionsSay(figures regions) Words {
	missed := 0
	for _, cell := range figures.Cells {
		if cell.Missed {
			missed++
		}
	}
	if missed == 0 {
		return say("No service was below its target in any region.")
	}
	return Words{}.strong(fmt.Sprintf("%d of %d", missed, len(figures.Cells))).and(" pairs of service and region were below target, their contracts taken together.")
}
