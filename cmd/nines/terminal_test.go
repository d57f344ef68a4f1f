package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func testTerminal() (*terminal, *bytes.Buffer, *bytes.Buffer) {
	var out, err bytes.Buffer
	t := newTerminal(&out, &err)
	return &t, &out, &err
}

func TestEveryLineOnStandardErrorBeginsWithTheName(t *testing.T) {
	s, out, errs := testTerminal()
	s.note("loaded %d rows", 3)
	s.fail(context.Background(), hintedError{errors.New("a.csv:2: end: no\nb.csv:3: start: no"), "look at line 2"})
	want := "nines: loaded 3 rows\nnines: a.csv:2: end: no\nnines: b.csv:3: start: no\nnines: hint: look at line 2\n"
	if errs.String() != want || out.Len() != 0 {
		t.Errorf("standard error %q, standard output %q", errs, out)
	}
}

func TestQuietDropsNotesButNeverADoubtOrAnError(t *testing.T) {
	s, _, errs := testTerminal()
	s.quiet = true
	s.note("loaded")
	s.warn("an outage is open")
	s.fail(context.Background(), errors.New("no"))
	if want := "nines: an outage is open\nnines: no\n"; errs.String() != want {
		t.Errorf("got %q, wanted %q", errs, want)
	}
}

func TestWhatComesFromAFileCannotSteerATerminal(t *testing.T) {
	s, out, errs := testTerminal()
	hostile := "Contoso\x1b[2J\r\n\u202egnp.exe\u0085\x07"
	tab := table{heads: []string{"customer", ">credits"}}
	tab.add(hostile, "1")
	s.table(tab)
	s.warn("%s", hostile)
	if err := s.flush(); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"\x1b", "\r", "\u202e", "\u0085", "\x07"} {
		if strings.Contains(out.String()+errs.String(), bad) {
			t.Errorf("%q came through", bad)
		}
	}
	if strings.Count(out.String(), "\n") != 2 {
		t.Errorf("a name broke the table: %q", out)
	}
}

func TestColumnsOfATableLineUpWithWideAndAccentedNames(t *testing.T) {
	s, out, _ := testTerminal()
	tab := table{heads: []string{"name", ">credits"}}
	tab.add("東京", "1.00")
	tab.add("E\u0301cole", "250.00")
	s.table(tab)
	_ = s.flush()
	want := "name   credits\n東京      1.00\nE\u0301cole   250.00\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwanted\n%s", out, want)
	}
}

func TestABarIsNotShownWhereNobodyLooks(t *testing.T) {
	s, out, errs := testTerminal()
	bar := s.progress("reading", "rows")
	bar.set(1, 2)
	bar.close()
	if out.Len()+errs.Len() != 0 {
		t.Errorf("got %q %q", out, errs)
	}
}

func TestABarIsNotShownInTheFirstSecond(t *testing.T) {
	var seen bytes.Buffer
	w := &patientWriter{w: &seen, from: time.Now().Add(time.Hour)}
	fmt.Fprint(w, "early")
	w.from = time.Now().Add(-time.Hour)
	fmt.Fprint(w, "late")
	if seen.String() != "late" {
		t.Errorf("got %q", seen.String())
	}
}

func TestColourIsOnlyForATerminal(t *testing.T) {
	s, _, _ := testTerminal()
	if got := s.red("3"); got != "3" {
		t.Errorf("got %q", got)
	}
	s.color = true
	if got := s.red("3"); got != "\x1b[31m3\x1b[0m" {
		t.Errorf("got %q", got)
	}
}

func TestEveryErrorHasItsExitCode(t *testing.T) {
	for want, err := range map[int]error{
		exitDone:     nil,
		exitFailed:   errors.New("disk"),
		exitUsage:    asUsage(errors.New("accepts 1 arg\nmore")),
		exitBreach:   fmt.Errorf("analyzing: %w", errBreach),
		exitRejected: fmt.Errorf("reading: %w", rejectedError{err: errors.New("a.csv:1")}),
		exitIdentity: fmt.Errorf("checking: %w", identityError{errors.New("up")}),
	} {
		if got := exitCode(err); got != want {
			t.Errorf("%v gives %d, wanted %d", err, got, want)
		}
	}
}

func TestAnInterruptionIsSaidInALine(t *testing.T) {
	s, _, errs := testTerminal()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	s.fail(ctx, fmt.Errorf("reading: %w", context.Canceled))
	if got := errs.String(); !strings.HasPrefix(got, "nines: interrupted") || strings.Count(got, "\n") != 1 {
		t.Errorf("got %q", got)
	}
}
