package analysis_test

import (
	"os"
	"regexp"
	"testing"

	"nines/analysis"
	"nines/policy"
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
