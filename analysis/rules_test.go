package analysis_test

import "testing"

// Every rule of time and money that the kernel keeps, by its number. Many are
// sentences of testdata/scenario; the others are written out here. Rules 11,
// 17, 19, 25 to 28, 31 and 32 are kept, and tested, by other packages: ingest,
// sla, policy, store and reports.

// holds runs scenarios of testdata/scenario by name.
func holds(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		s, err := readScenario("testdata/scenario/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range s.problems() {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

// comesOut runs a scenario that is written in the test.
func comesOut(t *testing.T, text string) {
	t.Helper()
	s, err := parseScenario([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range s.problems() {
		t.Error(problem)
	}
}

func TestRule01_AnOutageThatEndsExactlyAtThePeriodEndCountsToItsLastMillisecond(t *testing.T) {
	comesOut(t, `
-- outages.csv --
start,                    end
2025-05-31T23:59:59.999Z, 2025-06-01T00:00:00Z
2025-06-30T23:00:00Z,     2025-07-01T00:00:00.001Z
-- judge --
2025-05..2025-07
-- statement.csv --
period,  down
2025-05, 1ms
2025-06, 1h0m0s
2025-07, 1ms
`)
	holds(t, "a-leap-day-outage-is-cut-at-the-end-of-february")
}

func TestRule03_ChargedTimeIsAnotherFigureThanElapsedDowntime(t *testing.T) {
	holds(t, "an-outage-of-one-percent-of-the-users-weighs-one-percent", "a-policy-that-sums-charges-overlaps-twice")
	comesOut(t, `A literal sum can charge more than there was; availability is not below 0.
-- terms --
combine: sum
-- outages.csv --
start,                end
2025-06-01T00:00:00Z, 2025-07-01T00:00:00Z
2025-06-01T00:00:00Z, 2025-07-01T00:00:00Z
-- judge --
2025-06
-- statement.csv --
period,  down,     charged,   availability, credit
2025-06, 720h0m0s, 1440h0m0s, 0,            8000.00
`)
}

func TestRule04_OverlappingOutagesCountOnceAndTheHeaviestCounts(t *testing.T) {
	holds(t, "overlapping-outages-count-once-and-the-heaviest-counts")
}

func TestRule05_ACauseTakesAnOutageOutAndAWindowTakesTimeOut(t *testing.T) {
	holds(t, "an-excluded-cause-is-taken-out-before-overlaps", "maintenance-announced-in-time-takes-its-part-of-an-outage-out")
	comesOut(t, `A window takes out whatever lies in it, the customer's outage and the provider's.
-- terms --
exclude: {causes: [customer], maintenance: {notice: 48h}}
-- outages.csv --
start,                end,                  cause
2025-06-10T10:00:00Z, 2025-06-10T12:00:00Z, customer
2025-06-10T11:00:00Z, 2025-06-10T13:00:00Z, provider
-- maintenance.csv --
start,                end,                  announced
2025-06-10T11:30:00Z, 2025-06-10T12:30:00Z, 2025-06-01T00:00:00Z
-- judge --
2025-06
-- statement.csv --
period,  down,   excluded
2025-06, 1h0m0s, 2h0m0s
`)
}

func TestRule06_DownBeatsUnknownAndAnEffectiveWindowBeatsDown(t *testing.T) {
	holds(t, "less-scheduled-windows-takes-quiet-windows-from-the-denominator")
	comesOut(t, `Window 00-08, gap 04-12, outage 06-10: up 00-04, unknown 04-06, excluded 06-08, down 08-10, unknown 10-12.
-- terms --
exclude: {maintenance: {notice: 48h}}
-- outages.csv --
start,                end
2025-06-10T06:00:00Z, 2025-06-10T10:00:00Z
-- maintenance.csv --
start,                end,                  announced
2025-06-10T00:00:00Z, 2025-06-10T08:00:00Z, 2025-06-01T00:00:00Z
-- gaps.csv --
start,                end
2025-06-10T04:00:00Z, 2025-06-10T12:00:00Z
-- judge --
2025-06
-- statement.csv --
period,  up,       unknown, excluded, down
2025-06, 712h0m0s, 4h0m0s,  2h0m0s,   2h0m0s
`)
}

func TestRule07_TimeThatNobodyLookedAtIsUnknown(t *testing.T) {
	holds(t, "unknown-time-is-what-the-policy-says-it-is")
}

func TestRule08_ExclusionsOnlyReduceDowntimeWhereTheyIntersectItAndWithinTheirAllowance(t *testing.T) {
	holds(t, "maintenance-announced-too-late-counts-as-downtime", "an-allowance-is-used-up-in-order-of-time",
		"an-allowance-used-by-downtime-is-spent-only-while-something-is-down",
		"a-contract-that-began-later-has-not-used-the-allowance-up", "an-allowance-can-be-pro-rated-for-part-of-a-year")
}

func TestRule09_AMinimumIsJudgedOnEachPieceAsItWasFelt(t *testing.T) {
	holds(t, "only-pieces-of-the-minimum-length-are-charged", "a-piece-is-as-long-as-it-was-felt-across-the-end-of-the-month",
		"a-window-cuts-an-outage-into-pieces-that-are-too-short", "adjoining-outages-of-any-weight-are-one-piece",
		"exactly-the-minimum-counts-unless-more-is-asked-for", "the-clock-can-start-after-the-minimum",
		"service-hours-cut-an-outage-but-not-its-piece")
	comesOut(t, `What happened to the tenant alone, before the period, makes a piece in it longer or shorter.
-- terms --
minimum_outage: 10m
-- contracts.csv --
customer
acme
beta
-- outages.csv --
id, tenant, start,                end,                  share
1,        , 2025-06-01T00:00:00Z, 2025-06-01T00:06:00Z, 100%
2,  beta,   2025-05-31T23:54:00Z, 2025-06-01T00:00:00Z, 100%
3,        , 2025-06-30T23:50:00Z, 2025-07-01T00:06:00Z, 100%
3,  beta,   2025-06-30T23:50:00Z, 2025-06-30T23:58:00Z, 0%
-- judge --
2025-06..2025-07
-- statement.csv --
contract, period,  down,  charged
1,        2025-06, 16m0s, 10m0s
2,        2025-06, 8m0s,  6m0s
1,        2025-07, 6m0s,  6m0s
2,        2025-07, 6m0s,  0s
`)
	comesOut(t, `A piece that began before the contract did is as long as it was.
-- terms --
minimum_outage: 10m
-- contracts.csv --
customer, from
acme,     2025-06-10T00:00:00Z
-- outages.csv --
start,                end
2025-06-09T23:54:00Z, 2025-06-10T00:06:00Z
-- judge --
2025-06
-- statement.csv --
period,  down, charged
2025-06, 6m0s, 6m0s
`)
}
