package analysis_test

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nines/analysis"
)

// Judging one service after the other, or one in some months only, writes the rows
// of judging all, and no others.
func TestServicesJudgedOneByOneAreAllOfThem(t *testing.T) {
	clocks := newClocks()
	for number := range 150 {
		d := draw(uint64(number), clocks)
		first := d.options.First
		var parts []string
		for _, again := range []map[string]bool{{"mail": true}, {"chat": true, "none": true}} {
			limit := analysis.Again{}
			for _, month := range d.options.options().Months {
				for _, service := range []string{"chat", "mail", "none"} {
					// The first month is judged the other way round.
					if again[service] == (month > first) {
						limit[month] = append(limit[month], service)
					}
				}
			}
			parts = append(parts, d.rowsJudged(t, limit)...)
		}
		slices.Sort(parts)
		if diff := cmp.Diff(d.rowsJudged(t, nil), parts); diff != "" {
			t.Fatalf("case %d (-all, +one by one): %s\n%s", number, diff, d)
		}
	}
}

// rowsJudged are the rows of a run, in order, without the numbers of the run.
func (d *drawn) rowsJudged(t *testing.T, again analysis.Again) (rows []string) {
	t.Helper()
	source, out, options := newMemory(d.world), &kept{}, d.options.options()
	options.Again = again
	if err := analysis.Run(context.Background(), source, out, options); err != nil {
		t.Fatal(err)
	}
	results := map[int64]string{}
	for _, r := range out.results {
		number := r.Number
		r.Number, r.Period = 0, 0
		results[number] = fmt.Sprintf("%s %+v", out.periods[out.results[number].Period].Label, r)
	}
	add := func(what string, of ...any) { rows = append(rows, what+" "+fmt.Sprintln(of...)) }
	for _, g := range out.groups {
		add("group", g.Group, out.periods[g.Period], g.PolicyVersion, results[g.Result])
	}
	for _, e := range out.exceptions {
		add("exception", e.Contract, out.periods[e.Period], e.PolicyVersion, results[e.Result])
	}
	for _, c := range out.credits {
		of := results[c.Result]
		c.Result = 0
		add("credit", of, fmt.Sprintf("%+v", c))
	}
	for _, r := range out.rights {
		add("right", results[r.Result], r.Right, r.What, r.Missed, r.Of)
	}
	for _, c := range out.costs {
		add("cost", fmt.Sprintf("%+v", c))
	}
	for _, r := range out.rollups {
		weighted := []*big.Int{r.SeatCounted, r.SeatCharged, r.FeeCounted, r.FeeCharged}
		r.SeatCounted, r.SeatCharged, r.FeeCounted, r.FeeCharged = nil, nil, nil, nil
		add("rollup", fmt.Sprintf("%+v", r), weighted)
	}
	for _, day := range out.days {
		add("day", fmt.Sprintf("%+v", day))
	}
	slices.Sort(rows)
	return rows
}
