package policy

import (
	"fmt"
	"strings"
	"unicode"
)

// Error is one thing that is wrong with a policy file.
type Error struct {
	File string
	// Line and Column are counted from 1; 0 where the policy was not read from
	// a file.
	Line, Column int
	// Key is the path of the key ("credit.tiers[1].threshold"), "" for the
	// file as a whole.
	Key string
	// Message states the fact, Hint what to do about it, or why it cannot be.
	Message, Hint string
	// Excerpt is the source line.
	Excerpt string
	// Reason is the Contradiction, or nil where the text could not be read.
	Reason error
}

// Error is "file:line: key: message", then the source line, then the hint, each
// on a line of its own.
func (e *Error) Error() string {
	var out strings.Builder
	out.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&out, ":%d", e.Line)
	}
	if e.Key != "" {
		out.WriteString(": " + e.Key)
	}
	out.WriteString(": " + e.Message)
	if e.Excerpt != "" {
		fmt.Fprintf(&out, "\n  %4d | %s", e.Line, e.Excerpt)
	}
	if e.Hint != "" {
		out.WriteString("\n  hint: " + e.Hint)
	}
	return out.String()
}

// Unwrap is the contradiction, if it is one.
func (e *Error) Unwrap() error { return e.Reason }

// Errors are all that is wrong with a file, in the order of its lines.
type Errors []*Error

// Error is every error, one after the other.
func (list Errors) Error() string {
	texts := make([]string, len(list))
	for n, e := range list {
		texts[n] = e.Error()
	}
	return strings.Join(texts, "\n")
}

// Unwrap gives errors.Is and errors.As every single error.
func (list Errors) Unwrap() []error {
	out := make([]error, len(list))
	for n, e := range list {
		out[n] = e
	}
	return out
}

// orNil is list as an error, nil where it is empty.
func (list Errors) orNil() error {
	if len(list) == 0 {
		return nil
	}
	return list
}

// printable is a source line that is safe to show in a terminal.
func printable(line string) string {
	line = strings.ReplaceAll(strings.TrimRight(line, " \t\r"), "\t", "    ")
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, line)
}

// problem is an error of a value with a hint.
type problem struct{ message, hint string }

func (p problem) Error() string { return p.message }
