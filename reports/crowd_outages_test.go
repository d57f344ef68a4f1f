package reports

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"nines/sla"
)

// manyOutages are those of single tenants, a minute longer each, and behind them
// one second that hit everybody.
func manyOutages(m *month, count int) []sla.OutageMonth {
	var out []sla.OutageMonth
	for n := range count {
		at := m.Start + sla.Instant(n)*sla.Instant(sla.Minute)
		span := sla.Interval{Start: at, End: at + sla.Instant(n+1)*sla.Instant(sla.Minute)}
		out = append(out, sla.OutageMonth{Number: int32(n), Source: "src", ID: fmt.Sprintf("o-%04d", n), Interval: span, Tenants: []string{"t"},
			Services: []string{"mail"}, Regions: []string{"eu"}, SharePPM: sla.NoShare,
			Rows:  []sla.Outage{{Scope: sla.Scope{Service: "mail", Region: "eu", Tenant: "t"}, Start: span.Start, End: span.End, SharePPM: sla.NoShare}},
			Costs: []sla.OutageCost{{Outage: int32(n), Month: m.Month, Service: "mail", Currency: "USD", Contracts: 1, CreditContracts: 1, CreditMinor: int64(n + 1)}}})
	}
	last := &out[count-1]
	last.Tenants, last.End = nil, last.Start+sla.Instant(sla.Second)
	return out
}

func TestATimeLineDrawsWhatHitEverybodyAndThenTheLongest(t *testing.T) {
	_, m := world(t, sla.MonthOf(2011, 5))
	m.outages = manyOutages(m, mostDrawn+100)
	drawn := m.drawnOutages()
	if len(drawn) != mostDrawn || drawn[0].ID != "o-0100" || drawn[mostDrawn-1].ID != "o-0499" || drawn[mostDrawn-2].ID != "o-0498" {
		t.Errorf("%d outages from %s to %s", len(drawn), drawn[0].ID, drawn[len(drawn)-1].ID)
	}
	if c := m.timeLine(); len(c.Table.Rows) != mostDrawn {
		t.Errorf("%d rows beside the time line", len(c.Table.Rows))
	}
}

func TestDoubtsAboutVeryManyOutagesAreCounted(t *testing.T) {
	_, m := world(t, sla.MonthOf(2011, 5))
	m.outages = manyOutages(m, mostDoubted+10)
	for n := range m.outages {
		m.outages[n].Rows[0].Posted = true
	}
	items := m.doubts().Blocks[0].(Note).Items
	last, more := items[mostDoubted-1].String(), items[mostDoubted].String()
	if !strings.HasPrefix(last, "The beginning of") || !strings.HasPrefix(more, "10 more of the same") {
		t.Errorf("%s, %s", last, more)
	}
}

func TestTheDearestOutagesAreNamedAndTheOthersAddedUp(t *testing.T) {
	_, m := world(t, sla.MonthOf(2011, 5))
	m.outages = manyOutages(m, mostDifferences+10)
	m.outages[5].Costs = append(m.outages[5].Costs, sla.OutageCost{Outage: 5, Month: m.Month, Service: "web", Currency: "USD", Contracts: 2, CreditMinor: 1000})
	m.dear = dearOf(m.outages)
	dear := m.dear["USD"]
	if len(dear) != mostDifferences+10 || dear[0].ID != "o-0005" || dear[0].cost.CreditMinor != 1006 || dear[0].cost.Contracts != 3 || dear[1].ID != "o-0109" {
		t.Fatalf("%d: %+v, %+v", len(dear), dear[0].cost, dear[1].cost)
	}
	if row := restRow(dear[mostDifferences:], "USD"); row.Cells[0].Text != "10 other outages" || row.Cells[3].Text != "0.60" {
		t.Errorf("%+v", row)
	}
}

func TestOfManyOutagesALetterTellsTheMomentsOfThoseThatWereWrittenAbout(t *testing.T) {
	_, m := world(t, sla.MonthOf(2011, 5))
	outages := manyOutages(m, mostMoments+1)
	for n := range outages {
		outages[n].FirstNotice, outages[n].Announced = outages[n].Start+sla.Instant(90*sla.Second), outages[n].Start+sla.Instant(90*sla.Second)
		outages[n].LongestSilenceMS = -1
	}
	outages[3].Notices = []sla.Notice{{Moment: outages[3].FirstNotice, Text: "We look into it."}}
	outages[4].LongestSilenceMS = 5 * sla.Minute
	st := &statement{month: m, contracts: []judgement{{zone: time.UTC}}, numbers: map[outageKey]int{}}
	for n := range outages {
		st.numbers[outageKey{"src", outages[n].ID}] = n + 1
	}
	blocks := st.toldBlocks(outages)
	if len(blocks) != 3 {
		t.Fatalf("%d blocks", len(blocks))
	}
	said, table := blocks[0].(Words), blocks[2].(Table)
	if text := said.String(); !strings.HasPrefix(text, "Outage 4: the first public notice came 1 min 30 s after it began") || len(blocks[1].(Moments).Items) != 3 {
		t.Errorf("%s %+v", text, blocks[1])
	}
	if len(table.Rows) != mostMoments || table.Rows[3].Cells[0].Text != "Outage 5" || table.Rows[3].Cells[3].Text != "1 min 30 s" ||
		table.Rows[3].Cells[4].Text != "5 min" || table.Rows[2].Cells[4].Text != dash {
		t.Errorf("%+v", table.Rows)
	}
	if blocks := st.toldBlocks(outages[1:]); len(blocks) != 2*mostMoments {
		t.Errorf("of few: %d blocks", len(blocks))
	}
}

func TestWhatTimeWithoutObservationCostStandsBesideTheOutages(t *testing.T) {
	_, m := world(t, sla.MonthOf(2011, 5))
	m.outages = manyOutages(m, 3)
	m.dear = dearOf(m.outages)
	m.payouts = []sla.PayoutTotal{{Month: m.Month, Currency: "USD", Contracts: 1, CreditMinor: 12}} // 1 + 2 + 3 of outages
	c := m.pareto(m.payouts[0], m.dear["USD"])
	var shares []string
	for _, row := range c.Table.Rows {
		shares = append(shares, row.Cells[0].Text+" "+row.Cells[2].Text)
	}
	if got := strings.Join(shares[2:], ", "); !strings.HasSuffix(got, noOutage+" 50 %") || len(shares) != 4 {
		t.Error(shares)
	}
	if note := m.outagesTable(m.outages, "").Note; !strings.Contains(m.unmeasuredNote()+note, "cost 0.06 USD beside these") {
		t.Error(note)
	}
}

func TestWhatOutagesTouchedIsNamedAsThePeriodsAre(t *testing.T) {
	const month, others = "May 2011", "periods that end in May 2011"
	for name, c := range map[string]struct {
		before, after int64 // the calendar month, ms
		want          string
	}{
		"the month":               {0, 0, month},
		"in zones 26 hours apart": {sla.Day, 2 * sla.Hour, month},
		"from the 15th":           {16 * sla.Day, -17 * sla.Day, others},
		"a quarter":               {60 * sla.Day, 0, others},
	} {
		_, m := world(t, sla.MonthOf(2011, 5))
		m.Interval = m.calendarMonth()
		m.Start -= sla.Instant(c.before)
		m.End += sla.Instant(c.after)
		if got := m.periodsText(); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestOutagesThatBeganInAMonthAreThoseOfTheCalendarMonth(t *testing.T) {
	s, m := world(t, sla.MonthOf(2011, 5))
	info := m.MonthInfo
	info.Start -= sla.Instant(60 * sla.Day) // a quarter ends in it
	m.MonthInfo = info
	if err := m.readBegun(t.Context(), s.src, []sla.MonthInfo{info}); err != nil {
		t.Fatal(err)
	}
	want := sla.Interval{Start: m.firstDay(m.Month), End: m.firstDay(m.Month + 1)}
	if m.spans[m.Month] != want {
		t.Errorf("%v, want %v", m.spans[m.Month], want)
	}
	if text := m.outagesSay().String(); !strings.Contains(text, "periods that end in May 2011") {
		t.Error(text)
	}
}
