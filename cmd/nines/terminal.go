package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"unicode"

	"golang.org/x/term"
)

// terminal is where commands speak. The rules:
//
//   - Results go to standard output, everything else to standard error.
//   - A line on standard error begins with "nines: ", is lower case and has
//     no full stop. The next step, where there is one, is a line of its own
//     that begins with "nines: hint: ".
//   - --quiet drops notes and progress, never an error, a doubt or a result.
//   - Progress is shown on a terminal only, and only after a second of work.
//   - Colour is used on a terminal only, for a breach only, and never where
//     NO_COLOR is set or --no-color given; the words say the same without it.
//   - Whatever comes from a file is printed without its control characters.
//   - No question is ever asked.
type terminal struct {
	out *bufio.Writer
	err io.Writer
	// live: standard error is a terminal. color: standard output is one, and
	// nobody asked for no colour.
	live, color bool
	quiet       bool
}

func newTerminal(stdout, stderr io.Writer) terminal {
	return terminal{
		out:   bufio.NewWriterSize(stdout, 1<<16),
		err:   stderr,
		live:  isTerminal(stderr),
		color: isTerminal(stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// flush hands the results over; a full disk shows here.
func (t *terminal) flush() error {
	if err := t.out.Flush(); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// printf writes a part of the result.
func (t *terminal) printf(format string, args ...any) { fmt.Fprintf(t.out, format, args...) }

// json writes value as the result, for machines.
func (t *terminal) json(value any) error {
	e := json.NewEncoder(t.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

// note says what was done; --quiet drops it.
func (t *terminal) note(format string, args ...any) {
	if !t.quiet {
		t.line("nines: " + fmt.Sprintf(format, args...))
	}
}

// warn says what is in doubt; nothing drops it.
func (t *terminal) warn(format string, args ...any) {
	t.line("nines: " + fmt.Sprintf(format, args...))
}

func (t *terminal) hint(text string) { t.line("nines: hint: " + text) }

func (t *terminal) line(text string) {
	// A reader of both streams sees them in the order in which they were
	// written. Where that fails, the flush at the end says so.
	_ = t.out.Flush()
	fmt.Fprintln(t.err, printable(text))
}

// seenEnough says that whoever read the result wants no more of it. Other pipes that
// break are errors.
func seenEnough(err error) bool {
	var path *os.PathError
	return errors.As(err, &path) && path.Path == os.Stdout.Name() && errors.Is(path.Err, syscall.EPIPE)
}

// fail says what went wrong, one line a fact, and the next step.
func (t *terminal) fail(ctx context.Context, err error) {
	if ctx.Err() != nil || errors.Is(err, context.Canceled) {
		t.line("nines: interrupted; nothing was kept of what was not finished")
		return
	}
	if seenEnough(err) {
		return
	}
	err = enoughRoom(err)
	for text := range strings.SplitSeq(strings.TrimRight(shortened(err), "\n"), "\n") {
		t.line("nines: " + text)
	}
	if hint := hintOf(err); hint != "" {
		t.hint(hint)
	}
}

// red marks a breach.
func (t *terminal) red(text string) string {
	if !t.color {
		return text
	}
	return "\x1b[31m" + text + "\x1b[0m"
}

// printable is text without what would steer a terminal or turn the line
// around: control characters and marks of direction become visible.
func printable(text string) string {
	if strings.IndexFunc(text, steers) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if steers(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func steers(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar
}
