package main

import (
	"bytes"
	"path/filepath"
	"testing"
)

func TestACorrectedListDiffersInOneRow(t *testing.T) {
	s := made(t, 1)
	to := filepath.Join(s.folder, "again.csv")
	if err := correct(s.outages, to); err != nil {
		t.Fatal(err)
	}
	before, after := bytes.Split(content(t, s, "outages.csv"), []byte{'\n'}), bytes.Split(content(t, s, "again.csv"), []byte{'\n'})
	if len(before) != len(after) {
		t.Fatalf("%d lines became %d", len(before), len(after))
	}
	changed := 0
	for n := range before {
		if !bytes.Equal(before[n], after[n]) {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d lines differ", changed)
	}
}
