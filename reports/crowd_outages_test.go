package reports

import (
	"fmt"
	"strings"
	"testing"

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
