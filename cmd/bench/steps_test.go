package main

import "testing"

func TestTheStepsOfALineAreAskedForAndRead(t *testing.T) {
	const tell = `case "$*" in *--timings*) printf 'nines: merge and keep      4.367 s\nnines: 0 of 12 months computed\nnines: close 0.1 s\n';; esac`
	for _, args := range [][]string{
		{"-c", tell, "nines", "--quiet", "ingest"},     // a command of its own
		{"-c", "set -- nines --quiet ingest; " + tell}, // one of several in a shell
	} {
		steps, err := timed(t.Context(), contender{name: "sh", program: "sh", args: args})
		if err != nil || steps != "merge and keep 4.367, close 0.1" {
			t.Errorf("%q, %v", steps, err)
		}
	}
}
