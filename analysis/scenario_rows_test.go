package analysis_test

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"nines/sla"
)

// farFuture is the as-of instant where a scenario gives none.
func farFuture() time.Time { return time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) }

// instantOf reads RFC 3339; scenarios are written by us, so a mistake is a bug.
func instantOf(text string) sla.Instant {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return sla.InstantOf(t)
}

func (r record) instant(column string, otherwise sla.Instant) sla.Instant {
	if r[column] == "" {
		return otherwise
	}
	return instantOf(r[column])
}

func (r record) scope() sla.Scope {
	return sla.Scope{Service: r.or("service", "mail"), Component: r["component"], Region: r.or("region", sla.Anywhere), Tenant: r["tenant"]}
}

func (s *scenario) readContract(r record) error {
	months := map[string]int{"month": 1, "quarter": 3, "year": 12}
	units := map[string]sla.FeeUnit{"contract": sla.PerContract, "seat": sla.PerSeat}
	money, err := sla.ParseMoney(r.or("fee", "8000"), r.or("currency", "USD"))
	if err != nil {
		return err
	}
	seats, err := strconv.ParseInt(r.or("seats", "1"), 10, 64)
	customer := r.or("customer", "acme")
	s.Contracts = append(s.Contracts, sla.Contract{Customer: customer, Tenant: r.or("tenant", customer), Service: r.or("service", "mail"),
		Region: r.or("region", "eu"), Policy: r.or("policy", "standard"), Zone: r["zone"], ID: r["contract"], Seats: seats,
		Plan: r["plan"], Class: r["class"], Topology: r["topology"],
		ListMinor: r.number("list_minor", -1), OneTimeMinor: r.number("one_time_minor", 0), SharePPM: r.number("share_ppm", sla.Whole),
		BillingDay: int(r.number("billing_day", 0)), TermMonths: int(r.number("term_months", 0)),
		Fee:  sla.Fee{Money: money, Months: months[r.or("per", "month")], Unit: units[r.or("unit", "contract")]},
		From: r.instant("from", instantOf("2000-01-01T00:00:00Z")), To: r.instant("to", sla.Never)})
	return err
}

func (s *scenario) readOutage(r record) error {
	o := sla.Outage{Source: r.or("source", "status"), ID: r.or("id", "o"+r["row"]), Scope: r.scope(), Start: r.instant("start", sla.NoInstant),
		End: r.instant("end", sla.Never), Cause: sla.Cause(r.or("cause", "provider")), SharePPM: sla.NoShare,
		Posted: r["posted"] == "yes", Duplicate: r["duplicate_of"], Users: r.number("users", sla.NoUsers),
		Detected: r.instant("detected", sla.NoInstant), Reported: r.instant("reported", sla.NoInstant),
		Announced: r.instant("announced", sla.NoInstant), Mitigated: r.instant("mitigated", sla.NoInstant),
		DeclaredOver: r.instant("declared_over", sla.NoInstant), Closed: r.instant("closed", sla.NoInstant)}
	level := slices.Index(sla.LevelNames[:], r.or("level", "full"))
	if level < 0 {
		return fmt.Errorf("%q is not a level", r["level"])
	}
	o.Level = sla.Level(level)
	if r["suspect"] == "yes" {
		s.Suspects[o.Source+":"+o.ID] = true
	}
	var err error
	if r["share"] != "" {
		o.SharePPM, err = sla.ParsePercent(r["share"])
	}
	s.Outages = append(s.Outages, o)
	return err
}

func (r record) number(column string, otherwise int64) int64 {
	if r[column] == "" {
		return otherwise
	}
	n, err := strconv.ParseInt(r[column], 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func (s *scenario) readWait(r record) error {
	s.Waits = append(s.Waits, sla.Wait{Source: r.or("source", "status"), ID: "w" + r["row"], Outage: r.or("outage", "o1"), Tenant: r["tenant"],
		Interval: sla.Interval{Start: instantOf(r["start"]), End: r.instant("end", sla.Never)}})
	return nil
}

// readMeasurement reads counts or a rate; "every" repeats the row in steps of
// so long.
func (s *scenario) readMeasurement(r record) error {
	m := sla.Measurement{Source: "monitor", Scope: r.scope(), Requests: r.number("requests", sla.NoRequests), Failed: r.number("failed", 0),
		Degraded: r.number("degraded", 0), RatePPT: -1, Interval: sla.Interval{Start: instantOf(r["start"]), End: instantOf(r["end"])}}
	if r["error_rate"] != "" {
		ppm, err := sla.ParsePercent(r["error_rate"])
		if err != nil {
			return err
		}
		m.RatePPT, m.Failed, m.Degraded = ppm*sla.Whole, sla.NoRequests, sla.NoRequests
	}
	step := m.Interval
	if r["every"] != "" {
		every, err := time.ParseDuration(r["every"])
		if err != nil {
			return err
		}
		step.End = step.Start + sla.Instant(every.Milliseconds())
	}
	for end := m.End; step.End <= end; step = (sla.Interval{Start: step.End, End: step.End + step.End - step.Start}) {
		m.Interval = step
		s.Measured = append(s.Measured, m)
	}
	return nil
}

func (s *scenario) readWindow(r record) error {
	s.Maintenance = append(s.Maintenance, sla.Maintenance{Source: "status", ID: r.or("id", "m"+r["row"]), Scope: r.scope(),
		Interval: sla.Interval{Start: instantOf(r["start"]), End: instantOf(r["end"])}, Announced: r.instant("announced", sla.NoInstant)})
	return nil
}

func (s *scenario) readGap(r record) error {
	s.Gaps = append(s.Gaps, sla.Gap{Source: "status", ID: r.or("id", "g"+r["row"]), Scope: r.scope(),
		Interval: sla.Interval{Start: instantOf(r["start"]), End: instantOf(r["end"])}})
	return nil
}
