package analysis_test

import (
	"context"
	"testing"

	"nines/analysis"
)

func TestRule10_PeriodsAndServiceHoursAreCalendarObjectsInAZone(t *testing.T) {
	holds(t, "march-in-new-york-is-an-hour-short-and-the-verdict-flips", "november-in-new-york-is-an-hour-long",
		"service-hours-stay-local-when-the-clocks-change", "months-are-the-customers-where-the-policy-says-so")
	comesOut(t, `02:30 does not exist on 9 March and moves to 03:30: four Sundays of 7:30 and one of 6:30.
-- terms --
timezone: America/New_York
service_hours: {days: [sun], from: "02:30", to: "10:00"}
-- judge --
2025-03
-- statement.csv --
period,  measured
2025-03, 36h30m0s
`)
	comesOut(t, `01:30 exists twice on 2 November; the first begins the day: four Sundays of 8:30 and one of 9:30.
-- terms --
timezone: America/New_York
service_hours: {days: [sun], from: "01:30", to: "10:00"}
-- judge --
2025-11
-- statement.csv --
period,  measured
2025-11, 43h30m0s
`)
	comesOut(t, `Service around the clock on neighbouring days is one stretch: a piece across midnight stays one.
-- terms --
minimum_outage: 10m
service_hours: {days: [mon, tue], from: "00:00", to: "24:00"}
-- outages.csv --
start,                end
2025-06-09T23:54:00Z, 2025-06-10T00:06:00Z
-- judge --
2025-06
-- statement.csv --
period,  down,  charged
2025-06, 12m0s, 12m0s
`)
}

func TestRule12_AnOpenOutageRunsToTheAsOfInstantAndTheResultIsProvisional(t *testing.T) {
	holds(t, "an-open-outage-runs-to-the-as-of-instant")
	comesOut(t, `What ended after the as-of instant was open then, and what began after it had not happened.
-- outages.csv --
start,                end
2025-06-10T12:00:00Z, 2025-06-12T00:00:00Z
2025-06-11T12:00:00Z, 2025-06-13T00:00:00Z
-- judge --
2025-06 as of 2025-06-11T00:00:00Z
-- statement.csv --
period,  down,    elapsed,  provisional
2025-06, 12h0m0s, 240h0m0s, yes
`)
	comesOut(t, `Its end had not happened either, so nobody knew that it would not last.
-- outages.csv --
start,                end
2025-06-30T12:00:00Z, 2025-07-02T00:00:00Z
-- judge --
2025-06 as of 2025-07-01T12:00:00Z
-- statement.csv --
period,  down,    provisional, warnings
2025-06, 12h0m0s, yes,         an outage is still open
`)
}

func TestRule13_PartMonthsAndChangesFollowThePolicy(t *testing.T) {
	holds(t, "part-months-are-measured-as-the-policy-says", "a-change-inside-a-period-is-settled-by-on-change",
		"a-change-inside-a-period-without-a-rule-is-an-error", "the-version-in-force-when-the-period-begins-judges-it")
}

func TestRule14_WithoutCountedTimeThereIsNoAvailability(t *testing.T) {
	holds(t, "nothing-measured-is-no-availability-and-no-credit")
}

func TestRule15_APostedTimeThatStandsForAnImpactTimeIsSaid(t *testing.T) {
	comesOut(t, `
-- outages.csv --
start,                end,                  posted
2025-06-10T12:00:00Z, 2025-06-10T12:10:00Z, yes
-- judge --
2025-06
-- statement.csv --
period,  down,  warnings
2025-06, 10m0s, the time an outage was posted stands for the time it began
`)
}

func TestRule16_AShareIsTheWeightElseTheLevelsAndATenantsRowOverrides(t *testing.T) {
	holds(t, "a-row-for-the-tenant-overrides-the-rows-for-all-while-it-lasts")
	comesOut(t, `A level without a weight is an error.
-- terms --
weights: {full: 1}
-- outages.csv --
start,                end,                  level
2025-06-10T12:00:00Z, 2025-06-10T12:10:00Z, partial
-- judge --
2025-06
-- statement.csv --
error
weight
`)
}

func TestRule18_TheBreachIsDecidedOnTheExactRatio(t *testing.T) {
	holds(t, "exactly-the-target-is-not-below-it", "one-second-past-the-target-owes-the-first-tier",
		"exactly-a-deeper-threshold-stays-in-the-tier-above", "exactly-95-percent-is-still-the-tier-above",
		"at-or-below-pays-at-exactly-the-threshold")
}

func TestRule20_TheDeepestTierReachedAppliesToTheWholeFee(t *testing.T) {
	holds(t, "the-deepest-tier-owes-the-whole-fee", "four-outages-of-may-2011-reach-the-second-tier")
}

func TestRule21_OneRoundingAtTheEndInTheCurrencysOwnUnit(t *testing.T) {
	holds(t, "a-currency-without-minor-units-is-rounded-to-its-own")
	comesOut(t, `A yearly fee of 100.00 is 8.333… a month; a quarter of that is 2.0833…: 2.08, not a quarter of 8.33 or 8.34.
-- terms up --
credit:
  tiers: [{threshold: 99.9%, credit: 25%}]
  fee_base: full
  round: up
-- terms even --
credit:
  tiers: [{threshold: 99.9%, credit: 25%}]
  fee_base: full
  round: half_even
-- contracts.csv --
customer, policy, fee,    per,  unit,     seats
a,        up,     100.00, year, contract, 1
b,        even,   100.00, year, contract, 1
c,        even,   0.30,   month, seat,    7
d,        even,   0.10,   month, contract, 1
-- outages.csv --
start,                end
2025-06-10T12:00:00Z, 2025-06-10T13:10:00Z
-- judge --
2025-06
-- statement.csv --
contract, period,  credit
1,        2025-06, 2.09
2,        2025-06, 2.08
3,        2025-06, 0.52
4,        2025-06, 0.02
`)
}

func TestRule22_CurrenciesAreNeverAdded(t *testing.T) {
	s, err := parseScenario([]byte(`
-- contracts.csv --
customer, currency, fee
a,        USD,      100.00
b,        EUR,      200.00
-- outages.csv --
start,                end
2025-06-10T12:00:00Z, 2025-06-10T13:10:00Z
-- judge --
2025-06
`))
	if err != nil {
		t.Fatal(err)
	}
	out := &kept{}
	if err := analysis.Run(context.Background(), newMemory(s.world), out, s.options.options()); err != nil {
		t.Fatal(err)
	}
	sums := map[string]int64{}
	for _, r := range out.rollups {
		sums["rollup "+r.Currency] += r.CreditMinor
	}
	for _, c := range out.costs {
		sums["cost "+c.Currency] += c.CreditMinor
	}
	for name, want := range map[string]int64{"rollup USD": 2500, "rollup EUR": 5000, "cost USD": 2500, "cost EUR": 5000} {
		if sums[name] != want {
			t.Errorf("%s: got %d, want %d", name, sums[name], want)
		}
	}
}

func TestRule23_CapsComeAfterTheFormula(t *testing.T) {
	holds(t, "a-fee-can-be-pro-rated-by-subscribed-time")
}

func TestRule24_WhatEachOutageCostAddsUpToTheCredit(t *testing.T) {
	holds(t, "the-last-cents-go-to-the-largest-remainders", "overlapping-outages-count-once-and-the-heaviest-counts")
	comesOut(t, `Of equal weight at the same time the one that began earlier, then the smaller id; an outage began when the row that is felt began, cut by an override or not.
-- contracts.csv --
customer, fee
acme,     80.00
-- outages.csv --
id, tenant, start,                end
b,        , 2025-06-10T00:00:00Z, 2025-06-10T04:00:00Z
a,        , 2025-06-10T00:00:00Z, 2025-06-10T02:00:00Z
z,        , 2025-06-09T23:00:00Z, 2025-06-10T00:30:00Z
b,    acme, 2025-06-10T02:30:00Z, 2025-06-10T03:00:00Z
c,        , 2025-06-10T02:15:00Z, 2025-06-10T05:00:00Z
-- judge --
2025-06
-- statement.csv --
period,  charged, credit, shares
2025-06, 6h0m0s,  20.00,  a 500; b 500; c 500; z 500
`)
}

func TestRule29_OneNumberEverywhereIsComputedOnce(t *testing.T) {
	clocks := newClocks()
	for number := range 40 {
		d := draw(uint64(number), clocks)
		if problems, err := accountProblems(clocks, d); err != nil || len(problems) > 0 {
			t.Fatalf("case %d: %v %v", number, problems, err)
		}
	}
}

func TestRule30_DoubtsStandBesideTheFigure(t *testing.T) {
	holds(t, "maintenance-announced-too-late-counts-as-downtime", "an-open-outage-runs-to-the-as-of-instant", "nothing-measured-is-no-availability-and-no-credit")
	comesOut(t, `Nobody recorded when the maintenance was announced.
-- terms --
exclude: {maintenance: {notice: 48h}}
-- outages.csv --
start,                end
2025-06-10T12:00:00Z, 2025-06-10T12:10:00Z
-- maintenance.csv --
start,                end
2025-06-10T12:00:00Z, 2025-06-10T13:00:00Z
-- judge --
2025-06
-- statement.csv --
period,  down,  warnings
2025-06, 10m0s, "nobody recorded when maintenance was announced, so it is not excluded"
`)
}
