package reports

import (
	"fmt"
	"time"

	"nines/sla"
)

// told is how the customer heard of it: the same for everybody who was hit by
// the same outages.
func (st *statement) told() Section {
	s := Section{ID: "notices", Title: "How you were told", Blocks: st.same.told}
	if st.internal {
		s.Title = "How the customer was told"
	}
	return s
}

// toldOnce is what both editions say of it.
func (st *statement) toldOnce() []Block {
	var told []sla.OutageMonth
	var untold []string
	var key keyWriter
	key.texts("told", st.letterZone().String())
	key.numbers(int64(st.Month))
	for _, k := range st.keys {
		known, ok := st.month.byKey[k]
		if !ok {
			continue
		}
		if !known.FirstNotice.Known() {
			untold = append(untold, fmt.Sprint(st.numbers[k]))
			continue
		}
		o := *known
		st.narrow(&o)
		told = append(told, o)
		key.numbers(int64(o.Number), int64(st.numbers[k]), int64(o.Start), int64(o.End))
	}
	var blocks []Block
	if len(untold) > 0 {
		numbered := "outages "
		if len(untold) == 1 {
			numbered = "outage "
		}
		blocks = append(blocks, say("No public notice was recorded of "+numbered+list(untold)+"."))
	}
	switch {
	case len(told) == 0:
		return blocks
	case len(told) > mostParted:
		return append(blocks, st.toldBlocks(told)...)
	}
	return append(blocks, Part{Key: string(key), Blocks: func() []Block { return st.toldBlocks(told) }})
}

// mostMoments is of how many outages a letter tells each moment. Of more it does so
// for those with notices; the others, which were announced, are rows of a table.
const mostMoments = 12

func (st *statement) toldBlocks(outages []sla.OutageMonth) (blocks []Block) {
	table := toldColumns(st.letterZone())
	for _, o := range outages {
		name := fmt.Sprintf("Outage %d", st.numbers[outageKey{o.Source, o.ID}])
		if len(outages) > mostMoments && len(o.Notices) == 0 {
			table.Rows = append(table.Rows, toldRow(name, o, st.letterZone()))
			continue
		}
		blocks = append(blocks, Words{}.strong(name).and(": "+st.month.toldText(o)), st.month.moments(o, st.letterZone(), false))
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return blocks
}

// toldColumns are a table of outages without notices, before it has rows.
func toldColumns(zone *time.Location) Table {
	in := zone.String()
	return Table{Caption: "Announced; no notice itself was recorded", Columns: []Column{{Label: "Outage"}, {Label: "When", Unit: in},
		{Label: "Announced", Unit: in}, {Label: "Delay", Number: true}, {Label: "Longest silence while it lasted", Number: true}}}
}

func toldRow(name string, o sla.OutageMonth, zone *time.Location) Row {
	announced := func(zone *time.Location) string {
		return dayBrief(o.FirstNotice, zone) + " " + clock(o.FirstNotice, zone)
	}
	silence := Cell{Text: dash}
	if o.LongestSilenceMS >= 0 {
		silence.Text = duration(o.LongestSilenceMS)
	}
	return Row{Cells: []Cell{{Text: name}, {Text: stretch(o.Interval, zone), Sub: stretchUTCBrief(o.Interval, zone)},
		{Text: announced(zone), Sub: announced(time.UTC) + " UTC"}, {Text: noticeDelay(o)}, silence}}
}

// narrow makes an outage what it was for this customer: rows for other
// tenants say nothing about when it began and ended here.
func (st *statement) narrow(o *sla.OutageMonth) {
	span := sla.Interval{Start: sla.Never, End: sla.NoInstant}
	for n := range st.contracts {
		rows := st.contracts[n].ledger.Outages
		for k := range rows {
			row := &rows[k]
			if row.Source == o.Source && row.ID == o.ID {
				span = sla.Interval{Start: min(span.Start, row.Start), End: max(span.End, row.End)}
			}
		}
	}
	if span.Start != sla.Never && span != o.Interval {
		o.Interval, o.LongestSilenceMS = span, -1
	}
}
