package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"nines/policy"
	"nines/sla"
)

// FuzzFormats reads any bytes in any format as any kind: a row that comes out
// is valid, a reject has a file and a line, and nothing panics.
func FuzzFormats(f *testing.F) {
	for _, format := range Formats() {
		for _, k := range Kinds() {
			f.Add(format.Name, k.Name, []byte(k.Example), "UTC")
		}
	}
	f.Add("csv", "outages", []byte("id;service;start;end;share\no;\"a\nb\";13/05/2011 1:00 PM;;12,5%\n"), "Europe/Berlin")
	f.Add("csv", "outages", []byte("\xff\xfei\x00d\x00"), "")
	f.Add("json", "outages", []byte(jsonRecordsText), "")
	f.Add("json", "rates", []byte(`[{"day": "2011-05-31", "base": "EUR", "quote": "USD", "rate": 1.5}]`), "")
	f.Add("csv", "tenants", []byte("customer,tenant,service,region,policy,fee,currency,from,fee_unit,seats\na,b,c,d,e,9223372036854775807,USD,2011-01-01,seat,\n"), "Asia/Tokyo")
	f.Fuzz(func(t *testing.T, formatName, kindName string, text []byte, zone string) {
		format := formatOf("x." + formatName)
		kind, _ := kindNamed(kindName)
		if format.Name == "parquet" || kind == nil {
			return // the database reads Parquet
		}
		path := filepath.Join(t.TempDir(), "x"+format.Extensions[0])
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		m := Mapping{Kind: kindName, Timezone: zone}
		if m.check() != nil {
			m.Timezone = ""
		}
		checkFile(t, path, m)
	})
}

func checkFile(t *testing.T, path string, m Mapping) {
	f, err := openFile(t.Context(), nil, path, m, Options{}, &atomic.Int64{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeAll([]*file{f})
	rows := 0
	switch source := f.intake.Batches.(type) {
	case sla.Rows[sla.Outage]:
		rows = drain(t, source, validOutage)
	case sla.Rows[sla.Contract]:
		rows = drain(t, source, validContract)
	case sla.Rows[sla.Maintenance]:
		rows = drain(t, source, func(m sla.Maintenance) bool { return validText(m.ID, m.Service) && m.Start <= m.End })
	case sla.Rows[sla.Gap]:
		rows = drain(t, source, func(g sla.Gap) bool { return validText(g.ID, g.Service) && g.Start <= g.End })
	case sla.Rows[sla.Notice]:
		rows = drain(t, source, func(n sla.Notice) bool { return validText(n.Outage, n.Text) && validInstant(n.Moment) })
	case sla.Rows[sla.Claim]:
		rows = drain(t, source, func(c sla.Claim) bool { return validText(c.ID, c.Customer, c.Period) && validInstant(c.Claimed) })
	case sla.Rows[sla.CreditNote]:
		rows = drain(t, source, func(c sla.CreditNote) bool { return validText(c.ID, c.Customer, c.Period) && validMoney(c.Amount) })
	case sla.Rows[sla.Goodwill]:
		rows = drain(t, source, func(g sla.Goodwill) bool {
			return validText(g.ID, g.Period, g.Reason, g.Approver) && validMoney(g.Amount)
		})
	case sla.Rows[sla.Wait]:
		rows = drain(t, source, func(w sla.Wait) bool { return validText(w.ID, w.Outage) && w.Start <= w.End })
	case sla.Rows[sla.Measurement]:
		rows = drain(t, source, validMeasurement)
	case sla.Rows[sla.Customer]:
		rows = drain(t, source, func(c sla.Customer) bool { return validText(c.ID) })
	case sla.Rows[sla.Service]:
		rows = drain(t, source, func(s sla.Service) bool { return validText(s.ID) })
	case sla.Rows[sla.Rate]:
		rows = drain(t, source, func(r sla.Rate) bool { return validText(r.Base, r.Quote, r.Rate) && validInstant(r.Day) })
	case sla.Rows[policy.Policy]:
		rows = drain(t, source, func(p policy.Policy) bool { return p.Name != "" })
	}
	rejects := f.intake.Rejects()
	for _, r := range rejects {
		if r.File == "" || r.Line < 1 || r.Reason == "" || strings.Contains(r.Reason, "%!") {
			t.Errorf("a reject without a place or a reason: %+v", r)
		}
	}
	if int64(rows) > f.intake.Input.Rows || len(rejects) == 0 && int64(rows) != f.intake.Input.Rows {
		t.Errorf("%d rows came out of %d, with %d rejects", rows, f.intake.Input.Rows, len(rejects))
	}
}

func drain[T any](t *testing.T, source sla.Rows[T], valid func(T) bool) (rows int) {
	for {
		batch, err := source.Next(nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(batch) == 0 {
			return rows
		}
		for _, row := range batch {
			if rows++; !valid(row) {
				t.Errorf("a row that is not valid: %+v", row)
			}
		}
	}
}

func validText(texts ...string) bool {
	for _, text := range texts {
		if text == "" || !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			return false
		}
	}
	return true
}

func validInstant(t sla.Instant) bool { return t >= earliest && t < latest }

func validMoney(m sla.Money) bool {
	_, err := sla.MinorDigits(m.Currency)
	return err == nil && m.Minor >= 0
}

func validOutage(o sla.Outage) bool {
	return validText(o.ID, o.Service, o.Region, string(o.Cause)) && validInstant(o.Start) && o.Start <= o.End &&
		(o.Level != sla.NoLevel || o.SharePPM != sla.NoShare) && o.SharePPM <= sla.Whole && o.Users >= sla.NoUsers
}

func validContract(c sla.Contract) bool {
	return validText(c.Customer, c.Tenant, c.Service, c.Region, c.Policy) && validMoney(c.Fee.Money) &&
		validInstant(c.From) && c.From <= c.To && (c.Fee.Unit != sla.PerSeat || c.Seats > 0) && c.Fee.Months > 0 &&
		c.BillingDay >= 0 && c.BillingDay <= 31 && c.TermMonths >= 0 && c.ListMinor >= -1 && c.OneTimeMinor >= 0 && c.OneTimeMinor <= c.Fee.Minor &&
		c.SharePPM >= 0 && c.SharePPM <= sla.Whole
}

func validMeasurement(m sla.Measurement) bool {
	counted := m.RatePPT == -1 && m.Failed >= 0 && m.Degraded >= 0 && m.Failed+m.Degraded <= m.Requests
	rated := m.RatePPT >= 0 && m.RatePPT <= wholePPT && m.Requests == sla.NoRequests
	return validText(m.Service) && m.Start < m.End && counted != rated
}
