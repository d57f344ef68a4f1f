package reports

import (
	"testing"

	"nines/sla"
)

// What did not count of an outage is told once: time that was too short to count is not
// told again as what its weight took.
func TestTimeThatWasTooShortIsToldOnce(t *testing.T) {
	minute := sla.Instant(60_000)
	part := func(from, to sla.Instant, state sla.State, why sla.Reason, ppm int64) sla.Segment {
		return sla.Segment{Interval: sla.Interval{Start: from * minute, End: to * minute}, State: state, Reason: why, Maintenance: sla.NoRef, WeightPPM: ppm}
	}
	ledger := sla.Ledger{Outages: []sla.Outage{{Source: "s", ID: "o"}}, Segments: []sla.Segment{
		part(0, 3, sla.Down, sla.BelowMinimum, sla.Whole),
		part(10, 30, sla.Down, sla.NoReason, sla.Whole/2),
		part(40, 45, sla.Up, sla.NoReason, 0)}}
	impact := sla.Impact{Outage: 0, Maintenance: sla.NoRef, ElapsedMS: 28 * 60_000, DownMS: 23 * 60_000, BelowMinimumMS: 3 * 60_000,
		Charged: sla.Fraction{Num: 10 * 60_000, Den: 1}}
	j := judgement{Result: sla.Result{Measure: "time", Judged: true}, ledger: ledger}
	const want = "3 min: shorter than the minimum outage; 5 min: a level that weighs nothing; 10 min: by its weight of 50 %"
	if got := (&statement{}).spared(j, impact); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
