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
		Fee:  sla.Fee{Money: money, Months: months[r.or("per", "month")], Unit: units[r.or("unit", "contract")]},
		From: r.instant("from", instantOf("2000-01-01T00:00:00Z")), To: r.instant("to", sla.Never)})
	return err
}

func (s *scenario) readOutage(r record) error {
	o := sla.Outage{Source: r.or("source", "status"), ID: r.or("id", "o"+r["row"]), Scope: r.scope(), Start: r.instant("start", sla.NoInstant),
		End: r.instant("end", sla.Never), Cause: sla.Cause(r.or("cause", "provider")), SharePPM: sla.NoShare,
		Posted: r["posted"] == "yes", Duplicate: r["duplicate_of"]}
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
