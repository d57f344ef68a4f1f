package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"nines/reports"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nines": main})
}

// TestScripts runs the sessions in testdata/script; each begins with what it
// shows. They find the small world of testdata/world in their folder, and the
// sample data in $SAMPLE.
func TestScripts(t *testing.T) {
	sample, err := filepath.Abs("../../sample-data")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("NINES_GOLDEN") == "write",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLE", sample)
			return os.CopyFS(env.WorkDir, os.DirFS("testdata/world"))
		},
		Condition: func(name string) (bool, error) { // [charts]: this build has them
			return name == "charts" && (reports.HasBundle() || os.Getenv("NINES_REQUIRE_CHROMIUM") == "1"), nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits},
	})
}

// exits is "exits CODE COMMAND...": the command must end with that code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("%q is not an exit code", args[0])
	}
	got := 0
	var ended *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &ended):
		got = ended.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, wanted %d", got, want)
	}
}
