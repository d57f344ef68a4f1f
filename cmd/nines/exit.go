package main

import (
	"errors"
	"strings"
)

// The exit codes of every command; exitMeanings says what they mean.
const (
	exitDone = iota
	exitFailed
	exitUsage
	exitBreach
	exitRejected
	exitIdentity
)

// exitMeanings are the codes in words, as the help and the README print them.
var exitMeanings = [...]string{
	exitDone:     "done",
	exitFailed:   "failed: a file, the database or the disk; the message says which",
	exitUsage:    "wrong usage: an unknown command or flag, or one that is missing",
	exitBreach:   "a breach was found, and --fail-on-breach was given",
	exitRejected: "the input was rejected, and nothing of the file was loaded",
	exitIdentity: "the numbers do not add up, and none were published",
}

// exitCode says which error gives which code; nothing else does.
func exitCode(err error) int {
	var usage usageError
	var rejected rejectedError
	var identity identityError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errBreach):
		return exitBreach
	case errors.As(err, &identity):
		return exitIdentity
	case errors.As(err, &rejected):
		return exitRejected
	}
	return exitFailed
}

// errBreach is what analyze --fail-on-breach ends with.
var errBreach = errors.New("a target was missed")

// usageError is a wrong way to call a command.
type usageError struct{ text, hint string }

func (e usageError) Error() string { return e.text }

// Hint is the next step.
func (e usageError) Hint() string { return e.hint }

// asUsage marks what cobra says about the arguments as wrong usage.
func asUsage(err error) error {
	var usage usageError
	if errors.As(err, &usage) {
		return err
	}
	text, _, _ := strings.Cut(err.Error(), "\n")
	return usageError{text, "nines --help lists the commands"}
}

// rejectedError is input that cannot be used: exit code 4.
type rejectedError struct {
	err  error
	hint string
}

func (e rejectedError) Error() string { return e.err.Error() }
func (e rejectedError) Unwrap() error { return e.err }

// Hint is the next step.
func (e rejectedError) Hint() string { return e.hint }

// identityError is a result whose figures do not add up: exit code 5.
type identityError struct{ err error }

func (e identityError) Error() string { return e.err.Error() }
func (e identityError) Unwrap() error { return e.err }

// hintedError is an error with a next step.
type hintedError struct {
	err  error
	hint string
}

func (e hintedError) Error() string { return e.err.Error() }
func (e hintedError) Unwrap() error { return e.err }

// Hint is the next step.
func (e hintedError) Hint() string { return e.hint }

// hintOf is the next step that err knows, or "".
func hintOf(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}
