package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestAProcessThatIsKilledLosesNothingThatWasCommitted copies the files of an
// open database, which is what a killed process leaves behind.
func TestAProcessThatIsKilledLosesNothingThatWasCommitted(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Open(ctx, path, Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec("update about set digest = 'of an older program'"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(ctx, path, Options{Threads: 1}); err != nil { // makes all views again
		t.Fatal(err)
	}
	w := &world{Store: s, t: t}
	defer s.Close()
	w.plantPolicies()
	w.contract("acme", "t1", "mail", "eu", "silver", 100000, "2010-01-01", "")
	w.outage("src", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	w.judge("2011-07-02")
	left := filepath.Join(t.TempDir(), "b.db")
	for _, end := range []string{"", ".wal"} {
		text, err := os.ReadFile(path + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(left+end, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again, err := Open(ctx, left, Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	w.Store = again
	w.want("results", []string{"acme t1 eu silver 2011-05 120 true 10000 due"}, resultLine)
}
