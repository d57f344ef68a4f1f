package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// manyTenants writes a list that takes longer to load than a test waits.
func manyTenants(t *testing.T, path string, rows int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(file)
	fmt.Fprintln(out, "customer,tenant,service,region,policy,fee,currency,from,timezone")
	for n := range rows {
		fmt.Fprintf(out, "c%d,t%d,mail,EMEA,gold,%d.00,EUR,2011-01-01,UTC\n", n, n, 100+n%50)
	}
	if err := errors.Join(out.Flush(), file.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestCtrlCLeavesNothingOfAFileThatWasBeingLoaded(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/world")); err != nil {
		t.Fatal(err)
	}
	manyTenants(t, filepath.Join(folder, "many-tenants.csv"), 300_000)
	mustRun(t, folder, "ingest", "gold.yaml", "services.csv")

	cmd := exec.Command("nines", "ingest", "many-tenants.csv")
	cmd.Dir = folder
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var ended *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &ended) || ended.ExitCode() != exitFailed {
		t.Fatalf("ended with %v, wanted exit code %d; it said %q", err, exitFailed, errs.String())
	}
	if !strings.HasPrefix(errs.String(), "nines: interrupted") {
		t.Errorf("it said %q", errs.String())
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "nines.db?*")); len(left) > 0 {
		t.Errorf("beside the database is left %v", left)
	}
	if out := mustRun(t, folder, "ingest", "tenants.csv"); !strings.Contains(out, "3 rows: 3 added") {
		t.Errorf("after it, a small list came out as %q", out)
	}
	if out := mustRun(t, folder, "analyze", "--period", "2011-05", "--json"); !strings.Contains(out, `"contracts": 3,`) {
		t.Errorf("after it, three contracts were judged as %q", out)
	}
}

func TestAReaderWhoHasSeenEnoughLeavesNoDrafts(t *testing.T) {
	folder, temporary := t.TempDir(), t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/world")); err != nil {
		t.Fatal(err)
	}
	mustRun(t, folder, "ingest", "gold.yaml", "services.csv", "tenants.csv", "outages.csv")
	mustRun(t, folder, "analyze", "--period", "2011-05")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	var errs bytes.Buffer
	cmd := exec.Command("nines", "export", "results")
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.Env = folder, write, &errs, append(os.Environ(), "TMPDIR="+temporary)
	err = cmd.Run()
	write.Close()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.ExitCode() != exitFailed || errs.Len() > 0 {
		t.Errorf("ended with %v and said %q", err, errs.String())
	}
	if left, _ := os.ReadDir(temporary); len(left) > 0 {
		t.Errorf("left is %v", left)
	}
}

// mustRun runs nines in folder and gives back its standard output.
func mustRun(t *testing.T, folder string, args ...string) string {
	t.Helper()
	cmd := exec.Command("nines", args...)
	cmd.Dir = folder
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("nines %s: %v\n%s", strings.Join(args, " "), err, errs.String())
	}
	return string(out)
}

func TestARefusedFileIsADoubtUntilOneOfItsNameIsLoaded(t *testing.T) {
	needCharts(t)
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/world")); err != nil {
		t.Fatal(err)
	}
	good := readFile(t, filepath.Join(folder, "outages.csv"))
	mustRun(t, folder, "ingest", "gold.yaml", "services.csv", "tenants.csv")
	for _, c := range []struct {
		text  string
		doubt bool
	}{{strings.Replace(good, "mail", "mial", 1), true}, {good, false}} {
		if err := os.WriteFile(filepath.Join(folder, "outages.csv"), []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("nines", "ingest", "outages.csv")
		cmd.Dir = folder
		if err := cmd.Run(); (err != nil) != c.doubt {
			t.Fatalf("ingest ended with %v", err)
		}
		mustRun(t, folder, "analyze", "--period", "2011-05")
		mustRun(t, folder, "report", "--period", "2011-05", "--out", "pages")
		overview := readFile(t, filepath.Join(folder, "pages", "2011-05", "overview.html"))
		if got := strings.Contains(overview, " was refused, "); got != c.doubt {
			t.Errorf("the overview says that outages.csv was refused: %t, wanted %t", got, c.doubt)
		}
	}
}
