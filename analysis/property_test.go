package analysis_test

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"nines/analysis"
	"nines/sla"
)

var (
	cases     = flag.Int("cases", 2000, "how many generated worlds are counted again by the oracle")
	firstCase = flag.Int("first-case", 0, "the number of the first of them")
)

// A generated world must come out the same by the kernel and by the oracle
// that counts moment by moment, to the last millisecond and cent.
func TestTheKernelAgreesWithCountingMomentByMoment(t *testing.T) {
	var group sync.WaitGroup
	defer group.Wait()
	var next atomic.Int64
	next.Store(int64(*firstCase))
	end := next.Load() + int64(*cases)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			clocks := newClocks()
			for number := next.Add(1) - 1; number < end && !t.Failed(); number = next.Add(1) - 1 {
				agree(t, number, clocks)
			}
		})
	}
}

// agree reports a world on which the two differ, as simple as it can be made.
func agree(t *testing.T, number int64, c *clocks) {
	problems := func(d *drawn) string {
		_, list, err := judgeBoth(c, d)
		if err != nil {
			return "error: " + err.Error()
		}
		return strings.Join(list, "\n")
	}
	d := draw(uint64(number), c)
	first := problems(d)
	if first == "" {
		return
	}
	simple := simplest(d, func(d *drawn) bool {
		p := problems(d)
		return p != "" && strings.HasPrefix(p, "error") == strings.HasPrefix(first, "error")
	})
	t.Errorf("case %d, made simple:\n%s\nthe kernel (got) and the oracle (want) differ:\n%s", number, simple, problems(simple))
}

// judgeBoth runs the kernel and the oracle and lists where they differ.
func judgeBoth(c *clocks, d *drawn) (*kept, []string, error) {
	source, out := newMemory(d.world), &kept{}
	if err := analysis.Run(context.Background(), source, out, d.options.options()); err != nil {
		return nil, nil, err
	}
	days := !d.countsUsers() // of shares of users, days have what is rounded
	want := judgeAll(c, d.world, d.options, d.step)
	var problems []string
	expected := map[string]bool{}
	for _, o := range want {
		name := fmt.Sprintf("contract %d in %s", o.row, o.period.Label)
		expected[name] = true
		got, ok, err := out.of(source, o.row, o.period.Label)
		switch {
		case err != nil:
			return nil, nil, err
		case !ok:
			problems = append(problems, name+": the kernel has no result")
		default:
			problems = append(problems, differences(name, out, got, o)...)
		}
	}
	problems = append(problems, unexpected(out, source, expected)...)
	return out, append(problems, lineDifferences(totalsOf(out, days), totals(want, days))...), nil
}

// unexpected lists results of contracts that should have none.
func unexpected(out *kept, source *memory, expected map[string]bool) (problems []string) {
	for n := range source.Contracts {
		for _, p := range out.periods {
			name := fmt.Sprintf("contract %d in %s", n, p.Label)
			if _, ok, _ := out.of(source, n, p.Label); ok && !expected[name] && !slices.Contains(problems, name+": the kernel has a result too many") {
				problems = append(problems, name+": the kernel has a result too many")
			}
		}
	}
	return problems
}

// differences compares every figure of one result.
func differences(name string, out *kept, got judged, want outcome) (problems []string) {
	check := func(what string, g, w any) {
		if fmt.Sprint(g) != fmt.Sprint(w) {
			problems = append(problems, fmt.Sprintf("%s: %s: got %v, want %v", name, what, g, w))
		}
	}
	period := out.periods[got.Period]
	check("period", []any{period.Label, period.Interval, period.Zone, period.Months, period.Last},
		[]any{want.period.Label, want.period.Interval, want.period.Zone, want.period.Months, want.period.Last})
	check("measured, up, down, excluded, unknown", []int64{got.Measured, got.Up, got.Down, got.Excluded, got.Unknown},
		[]int64{want.measured, want.up, want.down, want.excluded, want.unknown})
	check("counted", got.Counted, want.counted)
	check("charged", rat(got.Charged), want.charged.RatString())
	check("elapsed, subscribed, period", []int64{got.ElapsedMS, got.SubscribedMS, got.PeriodMS},
		[]int64{want.elapsed, want.subscribed, want.period.Length()})
	check("judged, breached, provisional", []bool{got.Judged, got.Breached, got.Provisional}, []bool{want.judged, want.breached, want.provisional})
	tiered := len(want.asked.terms.Tiers) > 0
	if tiered {
		check("tier", got.TierPPM, want.tier)
	}
	check("days of service and their worth", []int64{got.Credit.DaysPPM, got.Credit.WorthMinor}, []int64{want.days_, want.worth})
	check("target, at or below", []any{got.TargetPPM, got.AtOr}, []any{want.target, want.atOr})
	if want.judged && tiered {
		check("credit ppm", got.CreditPPM, want.creditPPM)
	}
	if want.judged {
		check("budget", got.BudgetMS, want.budget)
	}
	if want.judged && tiered {
		check("next tier", []int64{got.NextTierPPM, got.NextTierMS}, []int64{want.nextTier, want.nextMS})
	}
	check("deadline", got.Deadline, want.deadline)
	check("outages charged", got.Outages, want.outages())
	if want.credit > 0 || got.Credit.CreditMinor > 0 {
		c := got.Credit
		check("base, formula, cap, credit", []int64{c.BaseMinor, c.FormulaMinor, c.CapMinor, c.CreditMinor},
			[]int64{want.base, want.formula, want.cap, want.credit})
	}
	return problems
}

// outages is how many were charged.
func (o outcome) outages() (n int) {
	for outage := range o.byOutage {
		if outage != sla.NoRef {
			n++
		}
	}
	return n
}

// lineDifferences lists the lines that only one of two sorted lists has.
func lineDifferences(got, want []string) (problems []string) {
	for _, line := range got {
		if _, found := slices.BinarySearch(want, line); !found {
			problems = append(problems, "got  "+line)
		}
	}
	for _, line := range want {
		if _, found := slices.BinarySearch(got, line); !found {
			problems = append(problems, "want "+line)
		}
	}
	return problems
}
