package analysis_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"nines/analysis"
)

// What is explained must be what was judged in every scenario too, whatever
// the clauses of its policies; what the outages did adds up to the credit.
func TestAnAccountOfEveryScenarioIsWhatTheRunSays(t *testing.T) {
	files, err := filepath.Glob("testdata/scenario/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		s, err := readScenario(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.statement) > 0 && s.statement[0]["error"] != "" {
			continue
		}
		for _, problem := range accountsOf(s) {
			t.Errorf("%s: %s", filepath.Base(file), problem)
		}
	}
}

func accountsOf(s *scenario) (problems []string) {
	source, out := newMemory(s.world), &kept{}
	if err := analysis.Run(context.Background(), source, out, s.options.options()); err != nil {
		return []string{err.Error()}
	}
	kernel, err := analysis.Load(context.Background(), source, s.options.options().Months, s.options.AsOf)
	if err != nil {
		return []string{err.Error()}
	}
	for n := range s.Contracts {
		versions, own := source.line(n)
		for month := s.options.First; month <= s.options.Last; month++ {
			accounts, err := kernel.Accounts(versions, own, month, source.rowsByNumber())
			if err != nil {
				return []string{err.Error()}
			}
			for _, a := range accounts {
				if a.Contract == int64(n+1) {
					problems = append(problems, sameAsRun(source, out, n, a)...)
				}
			}
		}
	}
	return problems
}

func sameAsRun(source *memory, out *kept, contract int, a analysis.Account) (problems []string) {
	run, ok, err := out.of(source, contract, a.Period.Label)
	if !ok || err != nil {
		return []string{fmt.Sprintf("contract %d in %s: no result, %v", contract, a.Period.Label, err)}
	}
	a.Result.Number, a.Result.Period = run.Number, run.Period
	a.Credit.Result, a.Credit.Fee = run.Credit.Result, run.Credit.Fee
	if a.Result != run.Result {
		problems = append(problems, fmt.Sprintf("the account of contract %d says %+v, the run %+v", contract, a.Result, run.Result))
	}
	if a.Credit != run.Credit {
		problems = append(problems, fmt.Sprintf("the account of contract %d owes %+v, the run %+v", contract, a.Credit, run.Credit))
	}
	var credit int64
	for _, i := range a.Ledger.Impacts {
		credit += i.CreditMinor
	}
	if credit != a.Credit.CreditMinor {
		problems = append(problems, fmt.Sprintf("the outages of contract %d cost %d of %d", contract, credit, a.Credit.CreditMinor))
	}
	return problems
}
