package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nines/analysis"
	"nines/policy"
)

func differences(t *testing.T, text string) []string {
	t.Helper()
	p, err := policy.Read("gold.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range p.Examples {
		found, err := analysis.CheckExample(p, e)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Join(found, "; "))
	}
	return out
}

func TestAnExampleThatComesOutIsSilent(t *testing.T) {
	for n, d := range differences(t, examplePolicy) {
		if d != "" {
			t.Errorf("example %d: %s", n+1, d)
		}
	}
}

func TestAnExampleThatDoesNotComeOutSaysInWhat(t *testing.T) {
	wrong := strings.NewReplacer("99.86%, tier: 99.9%, credit: 10.00", "99.87%, tier: none, credit: 0", "1439/1440", "1438/1440").Replace(examplePolicy)
	got := differences(t, wrong)
	if want := "availability is 1439/1440, wanted 1438/1440"; got[0] != want {
		t.Errorf("got %q, wanted %q", got[0], want)
	}
	if want := "availability is 99.86%, wanted 99.87%; tier is 99.9%, wanted none; credit is 10.00, wanted 0.00"; got[1] != want {
		t.Errorf("got %q, wanted %q", got[1], want)
	}
}

func TestTheExamplesOfTheSamplePoliciesComeOut(t *testing.T) {
	var files []string
	for folder, least := range map[string]int{"policies": 10, "policies/library": 25} {
		found, err := filepath.Glob("../../sample-data/" + folder + "/*.yaml")
		if err != nil || len(found) < least {
			t.Fatalf("%s has %d policies, %v", folder, len(found), err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := differences(t, string(text))
		if len(found) == 0 {
			t.Errorf("%s has no example", filepath.Base(file))
		}
		for n, d := range found {
			if d != "" {
				t.Errorf("%s: example %d: %s", filepath.Base(file), n+1, d)
			}
		}
	}
}
