package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"nines/sla"
)

// mostLanes is how many contracts the statement's pictures show.
const mostLanes = 12

// pictures are the period's time line and the last twelve months.
func (st *statement) pictures() Section {
	return Section{ID: "pictures", Title: "In pictures", Blocks: []Block{st.periodChart(), st.yearChart()}}
}

// periodChart is what hit each contract, and what of it counted.
func (st *statement) periodChart() Chart {
	c := Chart{ID: "period", Title: "The period"}
	zone := st.letterZone()
	span := st.contracts[0].Period.Interval
	for _, j := range st.contracts[1:] {
		span = sla.Interval{Start: min(span.Start, j.Period.Start), End: max(span.End, j.Period.End)}
	}
	figures := timeLine{From: int64(span.Start), To: int64(span.End), Named: true}
	figures.inkedDays = st.inkedDays(span, zone)
	touched, counted, rows, lacking := 0, 0, 0, false
	for n := range st.same.groups {
		g := &st.same.groups[n]
		if len(g.ledger.Impacts) == 0 {
			continue
		}
		before := rows
		rows += len(g.ledger.Impacts)
		if !isTime(g.Measure) {
			counted++
			continue
		}
		touched++
		lacking = lacking || uncomputed(&g.Result)
		if lane := len(figures.Lanes); lane < mostLanes {
			figures.Lanes = append(figures.Lanes, brief(st.service(g.Result), 24)+"\n"+brief(g.where(), 28))
			if bars := st.inkedBars(&g.judgement, figures.From, lane, before); len(bars) > 0 {
				figures.inked = append(figures.inked, bars)
			}
		}
	}
	if len(figures.Lanes) == 0 && counted > 0 {
		c.Empty = "What is counted here are requests or intervals and not time, so there is no time line to draw."
		return c
	}
	if len(figures.Lanes) == 0 {
		c.Empty = "No outage touched the contracts in this period, so there is no time line to draw."
		return c
	}
	c.Panels = []Panel{{Kind: TimeLineChart, Figures: figures}}
	c.Says = say(fmt.Sprintf("When the services did not work, in %s. Filled time counts, a lower bar in part, framed time not at all; shaded time is announced maintenance.", zone))
	if lacking {
		c.Says = c.Says.and(" Where a contract is " + notComputable + " its time is hatched: whether it counts is not known.")
	}
	if counted > 0 {
		c.Says = c.Says.and(" Contracts that count requests or intervals are not drawn.")
	}
	if touched > mostLanes {
		c.Says = c.Says.and(fmt.Sprintf(" The first %d of %d are drawn.", mostLanes, touched))
	}
	return c
}

// inkedBars are a lane's bars as the page carries them, with commas between.
func (st *statement) inkedBars(j *judgement, from int64, lane, before int) []byte {
	key := keyWriter(slices.Clip(j.feltKey))
	key.numbers(from, int64(lane), int64(before))
	return st.set.bars.get(key, func() []byte {
		bars := timeLine{From: from, Bars: st.laneBars(*j, lane, before)}.placed()
		if len(bars) == 0 {
			return nil
		}
		text := inkedJSON(bars)
		return text[1 : len(text)-1]
	})
}

// inkedDays are the labelled days of a stretch as the page carries them.
func (st *statement) inkedDays(span sla.Interval, zone *time.Location) []byte {
	var key keyWriter
	key.texts(zone.String())
	key.numbers(int64(span.Start), int64(span.End))
	return st.set.days.get(key, func() []byte { return inkedJSON(dayTicks(span, zone)) })
}

// inkedJSON is a value of this package as JSON: numbers and texts always can be.
func inkedJSON(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return text
}

// laneBars are a contract's stretches that were not simply up. A bar that is a
// whole outage says what its row says, which is that many after row before.
func (st *statement) laneBars(j judgement, lane, before int) []timeBar {
	var bars []timeBar
	for _, s := range j.ledger.Segments {
		bar := timeBar{Lane: lane, Start: int64(s.Start), End: int64(s.End), Height: 100}
		switch {
		case s.State == sla.Down && uncomputed(&j.Result):
			bar.Style = "unknown"
		case s.State == sla.Down:
			bar.Style = "outage"
			if s.WeightPPM > 0 && s.WeightPPM < sla.Whole {
				bar.Height = int(max(20, ratioDown(s.WeightPPM, sla.Whole, 100)))
			}
		case s.State == sla.Unknown:
			bar.Style = "unknown"
		case s.Reason == sla.QuietMaintenance || s.State == sla.Up && s.Window:
			bar.Style = "window"
		case s.State == sla.Excluded || s.Reason == sla.BelowMinimum || s.Reason == sla.WithoutWeight:
			bar.Style = "spared"
		default:
			continue
		}
		if n := j.impactAt(s); n >= 0 {
			bar.Row = before + n + 1
			bars = append(bars, bar)
			continue
		}
		bar.Tip = []string{st.segmentTitle(j, s), stretch(s.Interval, j.zone), stretchUTC(s.Interval), duration(s.Length()) + ", " + s.State.String() + reasonText(s.Reason)}
		bars = append(bars, bar)
	}
	return bars
}

// impactAt is the impact that lasted exactly as long as a stretch, or -1.
func (j judgement) impactAt(s sla.Segment) int {
	return slices.IndexFunc(j.ledger.Impacts, func(i sla.Impact) bool { return i.Interval == s.Interval && j.belongs(s, i) })
}

func (st *statement) segmentTitle(j judgement, s sla.Segment) string {
	if s.Outage == sla.NoRef || int(s.Outage) >= len(j.ledger.Outages) {
		return st.service(j.Result)
	}
	o := j.ledger.Outages[s.Outage]
	return fmt.Sprintf("Outage %d", st.numbers[outageKey{o.Source, o.ID}])
}

func reasonText(r sla.Reason) string {
	if r == sla.NoReason {
		return ""
	}
	return ": " + r.String()
}

// pastYear is a service's last twelve months, for all contracts that had the same.
type pastYear struct {
	line      availabilityLine
	judgement judgement
	contracts int64
}

// years are the customer's different pasts, in the order of its contracts.
func (st *statement) years() []pastYear {
	var out []pastYear
	for _, j := range st.contracts { // once for many customers, see yearChart
		line := st.contractLine(j)
		n := slices.IndexFunc(out, func(y pastYear) bool {
			return y.judgement.Service == j.Service && y.line.Target == line.Target && slices.Equal(y.line.Values, line.Values) && slices.Equal(y.line.Missed, line.Missed)
		})
		if n < 0 {
			out = append(out, pastYear{line: line, judgement: j})
			n = len(out) - 1
		}
		out[n].contracts++
	}
	return out
}

// yearChart is each contract over the last twelve months against its target,
// made and written once for all customers with the same past.
func (st *statement) yearChart() Chart {
	return st.set.years.get(st.yearKey(), func() Chart {
		c := st.yearChartAnew()
		for n := range c.Panels {
			c.Panels[n].Figures = json.RawMessage(inkedJSON(c.Panels[n].Figures))
		}
		var out bytes.Buffer
		pen{out: &out}.chart(c)
		c.ink = out.Bytes()
		return c
	})
}

// yearKey is everything that the picture of twelve months is made from. Names
// of tenants are in it only where the picture needs them.
func (st *statement) yearKey() []byte {
	k := make(keyWriter, 0, 1024)
	k.numbers(int64(st.Month))
	for n := range st.contracts {
		j := &st.contracts[n]
		k.texts(j.Service, st.service(j.Result))
		for other := range st.contracts {
			if other != n && st.contracts[other].Service == j.Service {
				k.texts(cmpOr(j.TenantName, j.Tenant))
				break
			}
		}
		k.month(&j.Result)
	}
	for n := range st.before {
		r := &st.before[n]
		for whose := range st.contracts {
			if j := &st.contracts[whose]; j.follows(r) {
				k.numbers(int64(whose), one(j.Contract == r.Contract))
			}
		}
		k.month(r)
	}
	return k
}

// month is what the picture of twelve months says of a result.
func (k *keyWriter) month(r *sla.Result) {
	k.numbers(int64(r.Period.Last), r.Period.Length(), r.TargetPPM, one(r.Breached), int64(r.Warnings&sla.NotComputable))
	k.times(&r.Times)
}

// follows says whether a result is an earlier one of the same contract, or of
// one that was renewed.
func (j *judgement) follows(r *sla.Result) bool {
	return r.Service == j.Service && r.Tenant == j.Tenant && r.Region == j.Region
}

func (st *statement) yearChartAnew() Chart {
	c := Chart{ID: "year", Title: "The last twelve months"}
	table := Table{Caption: "Availability by month", Columns: []Column{{Label: "Month"}}}
	years := st.years()
	drawn := years[:min(len(years), mostLanes)]
	var lines []availabilityLine
	for _, y := range drawn {
		lines = append(lines, y.line)
	}
	top, bottom := axisOf(lines)
	for n, y := range drawn {
		y.line.Top, y.line.Bottom, y.line.Column = top, bottom, n+1
		panel := Panel{Title: st.yearTitle(y, years), Sub: y.line.Texts[past-1], Kind: AvailabilityChart, Figures: y.line}
		if y.judgement.Breached {
			panel.Tone = Breach
		}
		c.Panels = append(c.Panels, panel)
		table.Columns = append(table.Columns, Column{Label: panel.Title, Number: true})
	}
	for n := past - 1; n >= 0; n-- {
		row := Row{Cells: []Cell{{Text: (st.Month - sla.Month(past-1-n)).Name()}}}
		for _, line := range lines {
			row.Cells = append(row.Cells, line.cell(n))
		}
		table.Rows = append(table.Rows, row)
	}
	c.Says = say("Each month’s availability against the target.")
	if len(years) > mostLanes {
		c.Says = c.Says.and(fmt.Sprintf(" The first %d of %d different ones are drawn.", mostLanes, len(years)))
	}
	c.Scale, c.Table = scaleOfNines, table
	return c
}

// yearTitle names the contracts behind a past, where the service alone does
// not tell them apart.
func (st *statement) yearTitle(y pastYear, all []pastYear) string {
	title := st.service(y.judgement.Result)
	same := 0
	for _, other := range all {
		same += int(one(other.judgement.Service == y.judgement.Service))
	}
	switch {
	case y.contracts > 1:
		return title + ", " + plural(y.contracts, "contract", "contracts")
	case same > 1:
		return title + ", " + brief(cmpOr(y.judgement.TenantName, y.judgement.Tenant), 30)
	}
	return title
}

// contractLine is a contract's results of twelve months.
func (st *statement) contractLine(j judgement) availabilityLine {
	line := availabilityLine{Target: (sla.Whole - j.TargetPPM) * 1000, TargetText: targetText(j.TargetPPM), MonthMS: j.Period.Length()}
	for at := st.Month - past + 1; at <= st.Month; at++ {
		value, missed, text := int64(-1), false, "no period"
		if r, ok := st.earlier(j, at); ok {
			value, missed, text = missingOf(r.Times), r.Breached, fared(r.Times, r.TargetPPM, r.Warnings)
		}
		if missed {
			text = "✕ " + text
		}
		line.Values = append(line.Values, value)
		line.Missed = append(line.Missed, missed)
		line.Texts = append(line.Texts, text)
	}
	return line
}

// earlier is the result of the same contract in a month.
func (st *statement) earlier(j judgement, at sla.Month) (sla.Result, bool) {
	if at == st.Month {
		return j.Result, true
	}
	found := -1
	for n := range st.before {
		r := &st.before[n]
		if r.Period.Last != at || !j.follows(r) {
			continue
		}
		if r.Contract == j.Contract {
			return *r, true
		}
		if found < 0 { // a renewed contract has another number
			found = n
		}
	}
	if found < 0 {
		return sla.Result{}, false
	}
	return st.before[found], true
}
