package policy

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// library are the policies of sample-data/policies/library.
func library(t *testing.T) []Policy {
	t.Helper()
	files, err := filepath.Glob("../sample-data/policies/library/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out []Policy
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Read(filepath.Base(name), text)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func TestThePoliciesOfTheLibrarySayWhereTheyWereRead(t *testing.T) {
	all := library(t)
	if len(all) < 25 {
		t.Errorf("there are only %d", len(all))
	}
	for _, p := range all {
		if p.Source == "" || !slices.Contains([]string{"P", "M"}, p.Confidence) {
			t.Errorf("%s was read in %q, confidence %q", p.File, p.Source, p.Confidence)
		}
		remark, _, _ := strings.Cut(p.Text, "\npolicy:")
		if !strings.Contains(strings.ReplaceAll(strings.ToLower(remark), "\n# ", " "), "left unsaid") {
			t.Errorf("%s does not begin with what its source leaves unsaid", p.File)
		}
	}
	if err := CheckVersions(all); err != nil {
		t.Error(err)
	}
}

func TestTheLibraryUsesTheWholeLanguage(t *testing.T) {
	used := map[string]bool{}
	for _, p := range library(t) {
		terms := p.Terms
		eachField(t, reflect.ValueOf(&terms), "Terms", func(path string, _ func()) { used[path] = true })
		terms.eachPromise(func(own Terms, p Promise, _ string) {
			used["measure "+string(own.Measure.Kind)], used["paid in "+string(p.Pays)] = true, true
			for _, f := range families() {
				used["formula "+f.name] = used["formula "+f.name] || f.owes(p)
			}
		})
		used["window "+string(p.Terms.Window.Kind)] = true
		used["overlaps "+string(p.Terms.Combine)], used["denominator "+string(p.Terms.Denominator)] = true, true
	}
	for _, want := range []string{
		"formula tiers", "formula bands", "formula flat", "formula pro_rata", "formula steps", "formula outage_bands", "formula free_hour",
		"measure time", "measure users", "measure requests", "measure error_rate", "measure intervals",
		"window calendar", "window cycle", "window trailing", "overlaps union", "overlaps sum", "overlaps longest",
		"paid in share", "paid in days", "paid in daily_fees", "denominator all_time", "denominator less_scheduled_windows",
		"denominator added_back", "denominator fixed", "Terms.Objectives[].Name", "Terms.Redundant.AtLeast", "Terms.Caps[].PPM",
		"Terms.Floor.AtLeast", "Terms.Rights[].What", "Terms.Promise.Percentage.Decimals", "Terms.Maintenance.Allowance.LengthMS",
	} {
		if !used[want] {
			t.Errorf("no policy of the library has %s", want)
		}
	}
}
