package analysis_test

import (
	"fmt"
	"math/big"
	"os"
	"regexp"
	"strings"
	"testing"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// TestTheExamplesInTheDocumentationComeOut judges every policy of
// docs/policies.md by the kernel.
func TestTheExamplesInTheDocumentationComeOut(t *testing.T) {
	text, err := os.ReadFile("../docs/policies.md")
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, block := range regexp.MustCompile("(?s)```yaml\n(policy:.*?)```").FindAllStringSubmatch(string(text), -1) {
		p, err := policy.Read("docs/policies.md", []byte(block[1]))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range p.Examples {
			judged++
			differences, err := analysis.CheckExample(p, e)
			if err != nil || len(differences) > 0 {
				t.Errorf("%s: %s: %v, %v", p.Name, e.Name, differences, err)
			}
		}
	}
	if judged < 20 {
		t.Errorf("only %d examples are judged", judged)
	}
}

// TestTheVariationsInTheDocumentationComeOut judges the first example of the
// policy above a table with one place of the policy written otherwise.
func TestTheVariationsInTheDocumentationComeOut(t *testing.T) {
	text, err := os.ReadFile("../docs/policies.md")
	if err != nil {
		t.Fatal(err)
	}
	varied := 0
	table := regexp.MustCompile("(?s)```yaml\n(policy:[^`]*?)```\n\n\\| instead of \\| written \\| availability \\| owed \\|\n\\|[-|]+\n(.*?)\n\n")
	for _, found := range table.FindAllStringSubmatch(string(text), -1) {
		for line := range strings.Lines(found[2]) {
			varied++
			cells := strings.Split(strings.Trim(line, "| \n"), " | ")
			if len(cells) != 4 {
				t.Fatalf("%s has %d cells", line, len(cells))
			}
			got, err := variation(found[1], strings.Trim(cells[0], "`"), strings.Trim(cells[1], "`"))
			if want := cells[2] + ", " + cells[3]; err != nil || got != want {
				t.Errorf("%s comes out to %s, %v", strings.TrimSpace(line), got, err)
			}
		}
	}
	if varied < 60 {
		t.Errorf("only %d variations are judged", varied)
	}
}

// variation is the exact availability of the first example of a policy with one
// place changed, and what is owed.
func variation(text, place, otherwise string) (string, error) {
	if strings.Count(text, place) != 1 {
		return "", fmt.Errorf("%q is there %d times", place, strings.Count(text, place))
	}
	p, err := policy.Read("docs/policies.md", []byte(strings.Replace(text, place, otherwise, 1)))
	if err != nil {
		return "", err
	}
	e := p.Examples[0]
	a, err := analysis.Try(p, e)
	if err != nil || a.Result.Warnings&sla.NotComputable != 0 {
		return "not computable, 0", err
	}
	owed := sla.Money{Minor: a.Credit.CreditMinor, Currency: e.Fee.Currency}.Decimal()
	if a.Credit.DaysPPM > 0 {
		owed = sla.FormatScaled(a.Credit.DaysPPM, 6) + " days"
	}
	if by := a.Result.Deadline; by.Known() && a.Credit.CreditMinor > 0 {
		owed += " by " + strings.TrimSuffix(by.String(), "T23:59:59.999Z")
	}
	ratio, ok := a.Result.Times.Availability()
	if !ok {
		return policy.NotMeasured + ", " + owed, nil
	}
	exact := big.NewRat(ratio.Num, ratio.Den)
	return fmt.Sprintf("%s, %s", exact.RatString(), owed), nil
}

func TestDowntimeOfALengthIsPutWhereAllOfItCounts(t *testing.T) {
	text, err := os.ReadFile("../sample-data/policies/business-hours.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Read("business-hours.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	e := policy.Example{Period: "2026-03", Fee: p.Examples[0].Fee, Contract: policy.ExampleContract{ListMinor: -1, SharePPM: 1_000_000},
		Down: []policy.ExampleOutage{{Level: 2, SharePPM: -1, Users: -1, Cause: "provider"}}}
	for _, hours := range []int64{1, 9, 43} {
		a, spans, err := analysis.TryDown(p, e, hours*3_600_000)
		if err != nil || a.Result.Times.Down != hours*3_600_000 {
			t.Errorf("%d hours: %d ms are down at %v, %v", hours, a.Result.Times.Down, spans, err)
		}
	}
	if _, _, err := analysis.TryDown(p, e, 700*3_600_000); err == nil {
		t.Error("more downtime was placed than is measured")
	}
}
