package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// largeWorld is a database with enough contracts that judging them takes a
// while.
func largeWorld(t *testing.T, contracts int) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/world")); err != nil {
		t.Fatal(err)
	}
	manyTenants(t, filepath.Join(folder, "many-tenants.csv"), contracts)
	mustRun(t, folder, "ingest", "gold.yaml", "services.csv", "tenants.csv", "outages.csv", "many-tenants.csv")
	return folder
}

func databaseSize(t *testing.T, folder string) int64 {
	t.Helper()
	about, err := os.Stat(filepath.Join(folder, "nines.db"))
	if err != nil {
		t.Fatal(err)
	}
	return about.Size()
}

func TestTheDatabaseStaysSmallAfterTenMoreAnalyses(t *testing.T) {
	folder := largeWorld(t, 20_000)
	analyze := func() { mustRun(t, folder, "analyze", "--period", "2011-05..2011-06", "--all") }
	analyze()
	once := databaseSize(t, folder)
	for range 10 {
		analyze()
	}
	if size := databaseSize(t, folder); size*10 > once*13 {
		t.Errorf("%d bytes after ten more analyses, %d after one: over 1.3 times", size, once)
	}
}

func TestCtrlCDuringAnAnalysisLeavesTheResultsThatWereThere(t *testing.T) {
	folder := largeWorld(t, 30_000)
	mustRun(t, folder, "analyze", "--period", "2011-05")
	before := mustRun(t, folder, "export", "payouts", "--period", "2011-05")
	stopped := 0
	for _, after := range []time.Duration{10, 100, 300, 800} {
		cmd := exec.Command("nines", "analyze", "--period", "2011-05", "--all")
		cmd.Dir = folder
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after * time.Millisecond)
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended
		var ended *exec.ExitError
		switch err := cmd.Wait(); {
		case errors.As(err, &ended) && ended.ExitCode() == exitFailed:
			stopped++
		case err != nil && ended == nil:
			t.Fatal(err)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, "nines.db?*")); len(left) > 0 {
			t.Errorf("stopped after %d ms: beside the database is left %v", after, left)
		}
		if now := mustRun(t, folder, "export", "payouts", "--period", "2011-05"); now != before {
			t.Errorf("stopped after %d ms: the payouts are others", after)
		}
	}
	if stopped == 0 {
		t.Skip("the machine judged faster than it could be stopped")
	}
}
