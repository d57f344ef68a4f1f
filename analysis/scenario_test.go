package analysis_test

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// Every scenario is a sentence about time or money, in its file's name. Its
// statement must come out, and the oracle must agree with the kernel on it.
func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/scenario/*.txtar")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d scenarios, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			s, err := readScenario(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, problem := range s.problems() {
				t.Error(problem)
			}
		})
	}
}

// problems are what does not come out as wanted.
func (s *scenario) problems() (problems []string) {
	source, out := newMemory(s.world), &kept{}
	err := analysis.Run(context.Background(), source, out, s.options.options())
	if len(s.statement) == 1 && s.statement[0]["error"] != "" {
		if err == nil || !strings.Contains(err.Error(), s.statement[0]["error"]) {
			return []string{fmt.Sprintf("error %v, want one that says %q", err, s.statement[0]["error"])}
		}
		return nil
	}
	if err != nil {
		return []string{err.Error()}
	}
	if len(s.statement) == 0 {
		return []string{"the scenario wants nothing"}
	}
	for _, want := range s.statement {
		problems = append(problems, s.compare(source, out, want)...)
	}
	if !s.inOracle() {
		return problems
	}
	_, differ, err := judgeBoth(newClocks(), &drawn{s.world, s.options, quarterHour})
	if err != nil {
		problems = append(problems, err.Error())
	}
	return append(problems, differ...)
}

// inOracle says whether the oracle knows every clause of the policies. Where
// the clock is not that of the impact, it does not know what is left open.
func (s *scenario) inOracle() bool {
	plain := policy.Defaults()
	for _, p := range s.Policies {
		t := p.Terms
		if t.Measure != plain.Measure || t.Clock.From != plain.Clock.From || t.Clock.To != plain.Clock.To ||
			t.Window != policy.Month && t.Window != policy.Quarter || t.Versions != plain.Versions || t.PartMonth == policy.FullPeriods ||
			t.Condition != nil || len(t.Rights) > 0 || len(t.Caps) > 0 && (t.Caps[0].Months > 0 || t.Caps[0].Of == policy.CapTerm) ||
			t.FeeBase == policy.MonthBefore || t.Claim.By == policy.EndOfCycle || t.Claim.Business || t.Claim.NoticeMS > 0 || t.Claim.Ticket ||
			t.Claim.Of != "" && t.Claim.Of != policy.ClaimPeriod || t.Reads().Began || !onlyTiers(t) {
			return false
		}
	}
	return true
}

// onlyTiers says whether all that is owed is by tiers of the exact
// availability, of the fee as it is, under a cap of the window.
func onlyTiers(t policy.Terms) bool {
	plain := policy.Defaults()
	plain.TargetPPM, plain.Operator, plain.Tiers = t.TargetPPM, t.Operator, t.Tiers
	plainOf := func(c policy.Cap) bool { return c.Of == policy.CapWindow }
	return reflect.DeepEqual(t.Promise, plain.Promise) && len(t.Objectives) == 0 && t.FeeParts == plain.FeeParts &&
		t.FeeBase != policy.ListPrice && t.Floor == nil && (len(t.Caps) == 0 || len(t.Caps) == 1 && plainOf(t.Caps[0]))
}

// compare checks the columns that a row of the statement has.
func (s *scenario) compare(source *memory, out *kept, want record) (problems []string) {
	name := fmt.Sprintf("contract %s in %s", want.or("contract", "1"), want["period"])
	var contract int
	if _, err := fmt.Sscan(want.or("contract", "1"), &contract); err != nil {
		return []string{name + ": " + err.Error()}
	}
	got, ok, err := out.of(source, contract-1, want["period"])
	if err == nil && want["result"] == "none" {
		if ok {
			return []string{name + ": a result, where there is to be none"}
		}
		return nil
	}
	if err != nil || !ok {
		return []string{fmt.Sprintf("%s: no result, %v", name, err)}
	}
	words := s.words(source, contract-1, out, got)
	var columns []string
	for column := range want {
		columns = append(columns, column)
	}
	slices.Sort(columns)
	for _, column := range columns {
		switch value, known := words[column]; {
		case column == "contract" || column == "row":
		case !known:
			problems = append(problems, fmt.Sprintf("%s: %q is not a column of a statement", name, column))
		case value != want[column]:
			problems = append(problems, fmt.Sprintf("%s: %s: got %s, want %s", name, column, value, want[column]))
		}
	}
	return problems
}

// words are a result as scenarios write it.
func (s *scenario) words(source *memory, contract int, out *kept, got judged) record {
	availability, counted := got.Availability()
	r := record{"period": out.periods[got.Period].Label, "availability": rat(availability), "breached": yesNo(got.Breached),
		"provisional": yesNo(got.Provisional), "tier": "none", "measured": length(got.Measured), "up": length(got.Up), "down": length(got.Down),
		"excluded": length(got.Excluded), "unknown": length(got.Unknown), "counted": length(got.Counted), "budget": length(got.BudgetMS),
		"charged": rat(got.Charged), "elapsed": length(got.ElapsedMS), "deadline": got.Deadline.String(),
		"credit": money(got.Credit.CreditMinor, s.Contracts[contract]), "formula": money(got.Credit.FormulaMinor, s.Contracts[contract]),
		"cap": money(got.Credit.CapMinor, s.Contracts[contract]), "shares": s.shares(source, out, got), "days": daysOf(out, got),
		"warnings": strings.Join(got.Warnings.Texts(), "; "), "next": "none", "result": "some",
		"notice_from": got.NoticeFrom.String(), "notice_by": got.NoticeBy.String(), "rights": strings.Join(out.rightsOf(got), "; "),
		"floor": money(got.Credit.FloorMinor, s.Contracts[contract]), "worth": money(got.Credit.WorthMinor, s.Contracts[contract]),
		"owed_days": sla.FormatScaled(got.Credit.DaysPPM, 6), "share": rat(got.Share), "objective": got.Objective}
	if got.Charged.Num%got.Charged.Den == 0 {
		r["charged"] = length(got.Charged.Num / got.Charged.Den)
	}
	if !counted {
		r["availability"] = "not measured"
	}
	if got.TierPPM >= 0 {
		r["tier"] = sla.FormatPercent(got.TierPPM)
	}
	if got.NextTierPPM >= 0 {
		r["next"] = length(got.NextTierMS)
	}
	return r
}

// shares are what each outage cost in the month in which the period ends.
func (s *scenario) shares(source *memory, out *kept, got judged) string {
	names := map[int32]string{sla.NoRef: "unknown time"}
	for name, number := range source.outages {
		_, names[number], _ = strings.Cut(name, ":")
	}
	var list []string
	for _, c := range out.costs {
		if c.Month == out.periods[got.Period].Last {
			list = append(list, fmt.Sprintf("%s %d", names[c.Outage], c.CreditMinor))
		}
	}
	slices.Sort(list)
	return strings.Join(list, "; ")
}

// daysOf are the days with down or charged time of the month in which the
// period ends: how long it was down and how much of it was charged.
func daysOf(out *kept, got judged) string {
	var list []string
	for _, d := range out.days {
		if d.Month == out.periods[got.Period].Last {
			list = append(list, fmt.Sprintf("%s %s of %s", d.Date, length(d.ChargedMS), length(d.DownMS)))
		}
	}
	return strings.Join(list, "; ")
}

func money(minor int64, c sla.Contract) string {
	return sla.Money{Minor: minor, Currency: c.Fee.Currency}.Decimal()
}

func length(ms int64) string { return (time.Duration(ms) * time.Millisecond).String() }

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
