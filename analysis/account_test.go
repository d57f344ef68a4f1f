package analysis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nines/analysis"
	"nines/sla"
)

// What is explained must be what was judged: for every contract of generated
// worlds the account says the same as the run, its ledger the same as the
// oracle at every moment, and what each outage did adds up.
func TestAnAccountIsWhatWasJudgedMomentByMoment(t *testing.T) {
	clocks := newClocks()
	for number := range max(1, *cases/8) {
		d := draw(uint64(number+*firstCase), clocks)
		problems, err := accountProblems(clocks, d)
		if err != nil {
			t.Fatalf("case %d:\n%s\n%v", number, d, err)
		}
		if len(problems) > 0 {
			simple := simplest(d, func(d *drawn) bool { p, err := accountProblems(clocks, d); return err == nil && len(p) > 0 })
			problems, _ = accountProblems(clocks, simple)
			t.Fatalf("case %d, made simple:\n%s\n%s", number, simple, strings.Join(problems, "\n"))
		}
	}
}

func accountProblems(c *clocks, d *drawn) (problems []string, err error) {
	source, out := newMemory(d.world), &kept{}
	if err := analysis.Run(context.Background(), source, out, d.options.options()); err != nil {
		return nil, err
	}
	kernel, err := analysis.Load(context.Background(), source, d.options.options().Months, d.options.AsOf)
	if err != nil {
		return nil, err
	}
	rows := source.rowsByNumber()
	for _, want := range judgeAll(c, d.world, d.options, d.step) {
		versions, own := source.line(want.row)
		accounts, err := kernel.Accounts(versions, own, want.period.Last, rows)
		if err != nil {
			return nil, err
		}
		found := false
		for _, a := range accounts {
			if a.Contract == int64(want.row+1) {
				found = true
				problems = append(problems, source.accountDiffers(out, a, want)...)
			}
		}
		if !found {
			problems = append(problems, fmt.Sprintf("contract %d in %s: no account", want.row, want.period.Label))
		}
	}
	return problems, nil
}

// line is all versions of a contract with what happened to its tenant alone.
func (m *memory) line(contract int) (versions []analysis.Contract, own [][]analysis.Event) {
	for _, c := range m.rows {
		if c.Line != m.rows[contract].Line {
			continue
		}
		versions, own = append(versions, c), append(own, nil)
		m.events(sla.Interval{Start: 0, End: sla.Never}, func(scope sla.Scope, e analysis.Event) {
			if scope.Tenant != "" && hits(scope, m.Contracts[c.Number-1]) {
				own[len(own)-1] = append(own[len(own)-1], e)
			}
		})
	}
	return versions, own
}

func (m *memory) rowsByNumber() analysis.Rows {
	rows := analysis.Rows{Outages: map[int32][]sla.Outage{}, Maintenance: map[int32][]sla.Maintenance{}}
	for _, o := range m.Outages {
		n := m.outages[o.Source+":"+o.ID]
		rows.Outages[n] = append(rows.Outages[n], o)
	}
	for _, w := range m.Maintenance {
		n := m.windows[w.Source+":"+w.ID]
		rows.Maintenance[n] = append(rows.Maintenance[n], w)
	}
	return rows
}

// accountDiffers compares an account with the run's result, with the oracle's
// moments and with itself.
func (m *memory) accountDiffers(out *kept, a analysis.Account, want outcome) (problems []string) {
	name := fmt.Sprintf("account of contract %d in %s: ", want.row, want.period.Label)
	run, _, err := out.of(m, want.row, want.period.Label)
	if err != nil {
		return []string{err.Error()}
	}
	a.Result.Number, a.Credit.Result, a.Credit.Fee = run.Number, run.Credit.Result, run.Credit.Fee
	a.Result.Period = run.Period
	if a.Result != run.Result {
		problems = append(problems, fmt.Sprintf("%sresult %+v, the run has %+v", name, a.Result, run.Result))
	}
	if a.Credit.CreditMinor != run.Credit.CreditMinor || a.Credit.FormulaMinor != run.Credit.FormulaMinor {
		problems = append(problems, fmt.Sprintf("%scredit %+v, the run has %+v", name, a.Credit, run.Credit))
	}
	for _, problem := range append(ledgerProblems(a, want), impactProblems(a, want, m)...) {
		problems = append(problems, name+problem)
	}
	return problems
}

// ledgerProblems asks the oracle at every moment of every segment.
func ledgerProblems(a analysis.Account, want outcome) (problems []string) {
	var times sla.Times
	at := a.Period.Start
	for _, s := range a.Ledger.Segments {
		if s.Start < at || s.Empty() {
			problems = append(problems, fmt.Sprintf("segment %v begins before %s or is empty", s.Interval, at))
		}
		at = s.End
		*[...]*int64{&times.Up, &times.Down, &times.Excluded, &times.Unknown}[s.State] += s.Length()
	}
	if times.Up != want.up || times.Down != want.down || times.Excluded != want.excluded || times.Unknown != want.unknown {
		problems = append(problems, fmt.Sprintf("segments add up to %+v", times))
	}
	next := 0
	want.asked.look()
	for _, m := range want.asked.moments() {
		for next < len(a.Ledger.Segments) && a.Ledger.Segments[next].End <= m.Start {
			next++
		}
		if next == len(a.Ledger.Segments) || a.Ledger.Segments[next].Start > m.Start {
			continue // not measured; the sums have shown that all that is, is there
		}
		s := a.Ledger.Segments[next]
		if s.Reason != sla.OutsideSubscribed && s.State != m.state {
			problems = append(problems, fmt.Sprintf("%s at %s, the oracle says %s", s.State, m.Start, m.state))
		}
		// What a whole unit is charged to may be another outage than was felt.
		if m.state == sla.Down && s.Outage != sla.NoRef && len(m.rows) > 0 && !m.unit {
			row := a.Ledger.Outages[s.Outage]
			if n := want.asked.numbers[row.Source+":"+row.ID]; n != m.rows[0].outage {
				problems = append(problems, fmt.Sprintf("%s belongs to outage %d, the oracle says %d", m.Start, n, m.rows[0].outage))
			}
		}
	}
	return problems
}

// impactProblems adds up what the outages did.
func impactProblems(a analysis.Account, want outcome, m *memory) (problems []string) {
	var charged, credit int64
	for _, i := range a.Ledger.Impacts {
		charged += i.Charged.Num
		credit += i.CreditMinor
		outage := sla.NoRef
		if i.Outage != sla.NoRef {
			row := a.Ledger.Outages[i.Outage]
			outage = m.outages[row.Source+":"+row.ID]
		}
		if expected := want.byOutage[outage]; expected != nil && rat(i.Charged) != expected.RatString() || expected == nil && i.Charged.Num != 0 {
			problems = append(problems, fmt.Sprintf("outage %d is charged %s, the oracle says %v", outage, rat(i.Charged), expected))
		}
		if i.CreditMinor != want.shares[outage] {
			problems = append(problems, fmt.Sprintf("outage %d has %d of the credit, the oracle says %d", outage, i.CreditMinor, want.shares[outage]))
		}
		if i.DownMS+i.ExcludedMS > i.ElapsedMS || i.BelowMinimumMS > i.DownMS {
			problems = append(problems, fmt.Sprintf("impact %+v does not add up", i))
		}
	}
	if charged != a.Ledger.Times.Charged.Num || credit != a.Credit.CreditMinor {
		problems = append(problems, fmt.Sprintf("impacts add up to %d charged and %d credit", charged, credit))
	}
	return problems
}
