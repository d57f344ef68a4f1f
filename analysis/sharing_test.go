package analysis_test

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// Months must add up to their quarter in every state, in months whose clocks
// change and in leap years too, whatever the terms.
func TestRule02_TheStatesOfTheMonthsAddUpToTheQuarter(t *testing.T) {
	clocks := newClocks()
	for number := range 120 {
		d := draw(uint64(number), clocks)
		d.settle()
		for n := range d.Policies { // these are of each window, whatever its length
			if t := &d.Policies[n].Terms; t.Denominator == policy.AddedBack || t.Denominator == policy.FixedTime {
				t.Denominator = policy.AllTime
			}
		}
		months, quarter := d.copied(), d.copied()
		last := d.options.First + sla.Month((12-d.options.First.Number())%3)
		months.setWindow(policy.Month, last-2, last)
		quarter.setWindow(policy.Quarter, last, last)
		for contract := range d.Contracts {
			if got, want := months.timesOf(t, contract), quarter.timesOf(t, contract); got != want {
				t.Fatalf("case %d, contract %d: months %s, quarter %s\n%s", number, contract, got, want, d)
			}
		}
	}
}

// settle keeps one version of every policy and contract, always in force.
func (d *drawn) settle() {
	d.Policies = slices.CompactFunc(d.Policies, func(a, b policy.Policy) bool { return a.Name == b.Name })
	d.Contracts = slices.CompactFunc(d.Contracts, func(a, b sla.Contract) bool { return a.ID == b.ID })
	for n := range d.Contracts {
		d.always(n)
	}
}

func (d *drawn) setWindow(w policy.Window, first, last sla.Month) {
	d.options.First, d.options.Last = first, last
	for n := range d.Policies {
		d.Policies[n].Terms.Window = w
	}
}

// timesOf adds up all periods of a contract.
func (d *drawn) timesOf(t *testing.T, contract int) string {
	t.Helper()
	source, out := newMemory(d.world), &kept{}
	if err := analysis.Run(context.Background(), source, out, d.options.options()); err != nil {
		t.Fatal(err)
	}
	var sum [6]int64
	charged := new(big.Int)
	for _, p := range out.periods {
		if p.Zone != zoneOf(d.Policies[0].Terms, d.Contracts[contract]) {
			continue
		}
		j, ok, err := out.of(source, contract, p.Label)
		if err != nil || !ok {
			t.Fatal(p.Label, err, ok)
		}
		for n, ms := range []int64{j.Measured, j.Up, j.Down, j.Excluded, j.Unknown, j.Counted} {
			sum[n] += ms
		}
		charged.Add(charged, big.NewInt(j.Charged.Num))
	}
	return fmt.Sprint(sum, charged)
}

// Who else is judged, and in which order rows come, must not move a figure: a
// contract alone has the result that it has among others.
func TestAContractIsJudgedTheSameAloneAndAmongOthers(t *testing.T) {
	clocks := newClocks()
	for number := range 150 {
		d := draw(uint64(number), clocks)
		among := d.linesJudged(t)
		for id, want := range among {
			alone := d.copied()
			alone.Contracts = slices.DeleteFunc(alone.Contracts, func(c sla.Contract) bool { return c.ID != id })
			slices.Reverse(alone.Outages)
			slices.Reverse(alone.Maintenance)
			if got := alone.linesJudged(t)[id]; got != want {
				t.Fatalf("case %d, contract %s: alone %s, among others %s\n%s", number, id, got, want, d)
			}
		}
	}
}

// linesJudged is what was said of every contract, by its id.
func (d *drawn) linesJudged(t *testing.T) map[string]string {
	t.Helper()
	source, out := newMemory(d.world), &kept{}
	if err := analysis.Run(context.Background(), source, out, d.options.options()); err != nil {
		t.Fatal(err)
	}
	lines := map[string]string{}
	for n, c := range d.Contracts {
		for m := d.options.First; m <= d.options.Last; m++ {
			for _, p := range out.periods {
				if p.Last != m || p.Zone != zoneOf(d.Policies[0].Terms, c) {
					continue
				}
				if j, ok, _ := out.of(source, n, p.Label); ok {
					lines[c.ID] += fmt.Sprintln(p.Label, c.From, j.Times, j.Verdict, j.Warnings, j.ElapsedMS, j.Credit.BaseMinor, j.Credit.CreditMinor)
				}
			}
		}
	}
	return lines
}

// The same input must give the same rows in the same order.
func TestTwoRunsWriteTheSameRows(t *testing.T) {
	clocks := newClocks()
	for number := range 60 {
		d := draw(uint64(number), clocks)
		var runs [2]string
		for n := range runs {
			out := &kept{}
			if err := analysis.Run(context.Background(), newMemory(d.world), out, d.options.options()); err != nil {
				t.Fatal(err)
			}
			runs[n] = fmt.Sprintf("%+v", []any{out.periods, out.results, out.groups, out.exceptions, out.credits, out.costs, out.rollups, out.days})
		}
		if runs[0] != runs[1] {
			t.Fatalf("case %d: two runs differ\n%s", number, d)
		}
	}
}
