package policy

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPoliciesAreReadBackInPlainSentences compares with testdata/english.txt.
func TestPoliciesAreReadBackInPlainSentences(t *testing.T) {
	const golden = "testdata/english.txt"
	var got string
	for n, text := range append([]string{whole, least}, variants()...) {
		if n > 0 {
			got += "\n"
		}
		got += strings.Join(mustRead(t, text).English(), "\n") + "\n"
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(string(want), got); difference != "" {
		t.Errorf("the reading differs from %s; run with -update and read the difference:\n%s", golden, difference)
	}
}

func TestEveryWordOfEveryKeyHasASentence(t *testing.T) {
	for key, words := range map[string][]string{
		"part_month":  {"subscribed", "rest_up", "whole_period", "full_periods"},
		"versions":    {"by_window", "at_renewal"},
		"measure":     {"time", "users"},
		"on_change":   {"split", "start", "continue"},
		"combine":     {"union", "sum", "longest"},
		"unknown":     {"available", "removed", "down"},
		"denominator": {"all_time", "less_excluded_outages", "less_scheduled_windows", "less_excluded_outages_and_scheduled_windows", "added_back"},
		"operator":    {"below", "at_or_below"},
		"window":      {"month", "quarter", "year", "subscription"},
	} {
		var readings []string
		for _, w := range words {
			text := changed(t, strings.Replace(whole[:strings.Index(whole, "examples:")], "redundant: {components: [mail flow, Outlook], down_when: 2}\n", "", 1), "\n"+key+": "+current(key), "\n"+key+": "+w)
			readings = append(readings, strings.Join(mustRead(t, text).English(), "\n"))
		}
		slices.Sort(readings)
		if len(slices.Compact(readings)) != len(words) {
			t.Errorf("two words of %s read the same", key)
		}
	}
}

// current is the word that a key has in whole.
func current(key string) string {
	_, rest, _ := strings.Cut(whole, "\n"+key+": ")
	word, _, _ := strings.Cut(rest, "\n")
	return word
}

func TestAssumptionsAreTheDefaultsThatWereUsed(t *testing.T) {
	if got := mustRead(t, whole).Assumptions; len(got) != 0 {
		t.Errorf("every key is written, and yet %q is assumed", got)
	}
	text := changed(t, whole, "{length: 10m, more_than: true, clock: after}", "10m")
	text = changed(t, text, ", part_year: prorated", "")
	text = changed(t, text, "  causes: [third_party, customer]\n", "")
	want := []string{
		"minimum_outage.more_than is not written: an outage of exactly the minimum counts.",
		"minimum_outage.clock is not written: an outage of the minimum or longer counts from its beginning.",
		"exclude.causes is not written: an outage counts whatever its cause.",
		"exclude.maintenance.allowance.part_year is not written: a contract in force for part of the stretch has the whole allowance.",
	}
	var got []string
	for _, a := range mustRead(t, text).Assumptions {
		got = append(got, a.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
