package reports

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"nines/sla"
)

// mostStatementBytes is how large a statement may be beside the shared files.
const mostStatementBytes = 20_000

// busyFake has one customer with five contracts and sixty outages in May 2011,
// each with two notices.
func busyFake() *fake {
	f := newFake(0)
	f.contracts, f.outages, f.notices, f.maintenance = f.contracts[:0], nil, nil, nil
	policies := []string{"bpos-standard", "bpos-gold", "bpos-basic"}
	for n := range 5 {
		service := fmt.Sprintf("service-%d", n)
		f.contracts = append(f.contracts, sla.Contract{Source: "tenants", Customer: "busy", CustomerName: "Busy Brothers Import and Export", Tenant: "busy-" + service, TenantName: "Busy Brothers " + service,
			Service: service, Region: "americas", Policy: policies[n%3], Fee: sla.Fee{Money: sla.Money{Minor: 123_456, Currency: "USD"}, Months: 1}, Seats: 250,
			From: monthStart(f.first, f.zone), To: sla.Never, AccountManager: "Ana Ruiz"})
		for k := range 12 {
			start := at("2011-05-01T09:00:00Z") + sla.Instant((int64(k)*60+int64(n)*7)*sla.Hour)
			id := fmt.Sprintf("o-%d-%d", n, k)
			f.outages = append(f.outages, sla.Outage{Source: "status", ID: id, Title: "outage of " + service, Scope: sla.Scope{Service: service, Component: []string{"", "mail flow", "search"}[k%3], Region: sla.Anywhere},
				Start: start, End: start + sla.Instant(int64(k*11+5)*sla.Minute+int64(k%2)*30*sla.Second), Level: sla.Level(k % 3), SharePPM: sla.NoShare, Cause: sla.CauseProvider,
				Detected: sla.NoInstant, Announced: sla.NoInstant, Mitigated: sla.NoInstant, DeclaredOver: sla.NoInstant})
			for m, text := range []string{"We are looking into what some customers see.", "It is over; everything works again."} {
				f.notices = append(f.notices, sla.Notice{Source: "status", Outage: id, Moment: start + sla.Instant(int64(m+1)*20*sla.Minute), Stage: []string{"investigating", "resolved"}[m], Channel: "dashboard", Text: text})
			}
		}
	}
	return f
}

func TestAStatementOfFiveContractsAndSixtyOutagesIsSmall(t *testing.T) {
	s := newSet(t.TempDir(), busyFake(), Options{Provider: "Example Cloud", Tool: "nines test"})
	s.judged, _ = s.src.Months(context.Background())
	m, err := s.read(context.Background(), s.judged[11])
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := writePage(&page, letter(t, s, m, "busy", false), s.parts); err != nil {
		t.Fatal(err)
	}
	if rows := bytes.Count(page.Bytes(), []byte(" USD|")) + bytes.Count(page.Bytes(), []byte("none|")); rows < 60 {
		t.Fatalf("the statement has only %d outages", rows)
	}
	if page.Len() > mostStatementBytes {
		t.Errorf("%d bytes, wanted at most %d", page.Len(), mostStatementBytes)
	}
	t.Logf("%d bytes", page.Len())
}
