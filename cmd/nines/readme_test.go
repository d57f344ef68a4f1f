package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// TestEveryCommandInTheReadmeDoesWhatItShows runs the lines that begin with
// "$ " against the sample data, in order, and compares what they print. A line
// "…" stands for anything. The targets of make are run by .ci/run; here they
// must exist.
func TestEveryCommandInTheReadmeDoesWhatItShows(t *testing.T) {
	needCharts(t)
	path, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := readFile(t, path)
	makefile := readFile(t, "../../Makefile")
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "sample-data"), os.DirFS("../../sample-data")); err != nil {
		t.Fatal(err)
	}
	commands := 0
	replayed := shellBlock.ReplaceAllStringFunc(readme, func(block string) string {
		body := shellBlock.FindStringSubmatch(block)[1]
		var out strings.Builder
		for _, step := range steps(body) {
			commands++
			out.WriteString("$ " + step.command + "\n")
			if target, ok := strings.CutPrefix(step.command, "make "); ok {
				if !strings.Contains(makefile, "\n"+target+":") {
					t.Errorf("the README runs %q, which the Makefile does not have", step.command)
				}
				out.WriteString(step.output)
				continue
			}
			out.WriteString(elided(step.output, replay(t, folder, step.command)))
		}
		return "```sh\n" + out.String() + "```"
	})
	if commands < 6 {
		t.Fatalf("the README has only %d commands", commands)
	}
	if os.Getenv("NINES_GOLDEN") == "write" {
		if err := os.WriteFile(path, []byte(replayed), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(readme, "\n"), strings.Split(replayed, "\n")); diff != "" {
		t.Errorf("the README shows (-) what the commands no longer print (+):\n%s", diff)
	}
}

func TestTheReadmeHasTheTableOfExitCodes(t *testing.T) {
	readme := readFile(t, "../../README.md")
	for code, means := range exitMeanings {
		if row := "| " + string(rune('0'+code)) + " | " + means + " |"; !strings.Contains(readme, row) {
			t.Errorf("the README has no row %q", row)
		}
	}
}

func TestTheReadmeNamesEveryFolderAtTheTop(t *testing.T) {
	readme := readFile(t, "../../README.md")
	for _, folder := range []string{"cmd/nines", "sla", "policy", "ingest", "analysis", "store", "reports", "sample-data", "docs"} {
		if !strings.Contains(readme, "`"+folder+"`") {
			t.Errorf("the map of folders does not have %s", folder)
		}
	}
}

func TestThePageOfFormatsIsWhatTheCommandPrints(t *testing.T) {
	want, path := formatsPage(allKinds()), "../../docs/formats.md"
	if os.Getenv("NINES_GOLDEN") == "write" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(readFile(t, path), want); diff != "" {
		t.Errorf("docs/formats.md is old; make golden writes it anew:\n%s", diff)
	}
}

// step is a command and what the README shows of its output.
type step struct{ command, output string }

func steps(block string) []step {
	var out []step
	for line := range strings.Lines(block) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			out = append(out, step{command: strings.TrimSuffix(command, "\n")})
		} else if len(out) > 0 {
			out[len(out)-1].output += line
		}
	}
	return out
}

// replay runs a command in folder; a command of the README must succeed.
func replay(t *testing.T, folder, command string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

// elided is got with the places where shown has a line "…" left out again,
// where the rest is equal; otherwise it is all of got.
func elided(shown, got string) string {
	if !strings.Contains(shown, "…\n") {
		return got
	}
	pattern := "(?s)^"
	for n, part := range regexp.MustCompile(`(?m)^\s*…\n`).Split(shown, -1) {
		if n > 0 {
			pattern += `(?:.*\n)?`
		}
		pattern += regexp.QuoteMeta(part)
	}
	if regexp.MustCompile(pattern + "$").MatchString(got) {
		return shown
	}
	return got
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
