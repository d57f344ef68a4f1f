package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestRoomThatIsMissingIsNamedWithWhatHelps(t *testing.T) {
	for _, c := range []struct{ err, says, hint string }{
		{"numbering: Out of Memory Error: failed to pin block of size 256.0 KiB (19.8 MiB/40.0 MiB used)\nmore",
			"numbering: the database needs more memory than it may use (failed to pin block of size 256.0 KiB (19.8 MiB/40.0 MiB used))",
			"--memory 80MB gives it more; --threads 1 makes it need less"},
		{"Out of Memory Error: could not allocate (5.4 GiB/5.5 GiB used)", "the database needs more memory", "--memory 11GB"},
		{"Out of Memory Error: could not allocate", "the database needs more memory", "--memory 4GB"},
		{"Out of Memory Error: failed to offload data block of size 96.0 KiB (3.0 MiB/3.0 MiB used).", "the disk has no room for what does not fit into memory", "--db"},
		{`storing: TransactionContext Error: Failed to commit: Could not write file "nowhere/x.db.wal": No space left on device`,
			"the disk has no room for x.db.wal; nothing was kept", "--db"},
		{`exporting: writing it: IO Error: Could not write file "./.nines-export-1/.export-2/rows.csv.part": No space left on device`,
			"exporting: the disk has no room for rows.csv", "--out"},
	} {
		err := enoughRoom(errors.New(c.err))
		if !strings.HasPrefix(err.Error(), c.says) || !strings.Contains(hintOf(err), c.hint) {
			t.Errorf("%s\nbecame %q, hint %q", c.err, err, hintOf(err))
		}
	}
	page := fmt.Errorf("writing pages: %w", &fs.PathError{Op: "write", Path: filepath.Join(t.TempDir(), "a.html"), Err: syscall.ENOSPC})
	if got := enoughRoom(page); got.Error() != page.Error() || !strings.Contains(hintOf(got), "--out") {
		t.Errorf("%v, hint %q", got, hintOf(got))
	}
	other := errors.New("something else")
	if enoughRoom(other) != other {
		t.Error("another error is changed")
	}
}

// roomless runs nines in folder with no more room than limits, a line of shell,
// leaves, and gives back what it says.
func roomless(t *testing.T, folder, limits string, args ...string) string {
	t.Helper()
	cmd := exec.Command("sh", append([]string{"-c", limits + `exec nines "$@"`, "nines"}, args...)...)
	cmd.Dir = folder
	said, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.ExitCode() != exitFailed {
		t.Fatalf("%s nines %s: %v\n%s", limits, strings.Join(args, " "), err, said)
	}
	return string(said)
}

func TestWithoutRoomTheDatabaseStaysAsItWas(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/world")); err != nil {
		t.Fatal(err)
	}
	mustRun(t, folder, "ingest", "gold.yaml", "services.csv", "tenants.csv", "outages.csv")
	mustRun(t, folder, "analyze", "--period", "2011-05")
	before := mustRun(t, folder, "export", "results", "--period", "2011-05")
	manyTenants(t, filepath.Join(folder, "many-tenants.csv"), 150_000)
	database, err := os.Stat(filepath.Join(folder, "nines.db"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := database.Size()/512 + 200 // of 512 bytes

	for _, c := range []struct {
		limits string
		args   []string
		says   string
	}{
		{"", []string{"--memory", "12MB", "ingest", "many-tenants.csv"}, "needs more memory"},
		{fmt.Sprintf("ulimit -f %d; ", blocks), []string{"ingest", "many-tenants.csv"}, "no file may be as large as"},
	} {
		if said := roomless(t, folder, c.limits, c.args...); !strings.Contains(said, c.says) || !strings.Contains(said, "nines: hint: ") {
			t.Errorf("%s nines %s said %q", c.limits, strings.Join(c.args, " "), said)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, "nines.db.spill*")); len(left) > 0 {
			t.Errorf("beside the database is left %v", left)
		}
		if after := mustRun(t, folder, "export", "results", "--period", "2011-05"); after != before {
			t.Errorf("after %s, the results are %q, before %q", c.says, after, before)
		}
	}
	mustRun(t, folder, "ingest", "many-tenants.csv")
}
