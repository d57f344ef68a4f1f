package ingest

import (
	"errors"
	"fmt"
)

// ErrRejected says that a file cannot be used and nothing was loaded; the
// Report has all the reasons.
var ErrRejected = errors.New("nothing was loaded")

// UsageError is an option that cannot be followed, whatever is in the files.
type UsageError struct{ Text, Next string }

func (e UsageError) Error() string { return e.Text }

// Hint is the next step, or "".
func (e UsageError) Hint() string { return e.Next }

// placedError is what is wrong with a file at a line, so that nothing behind
// it can be read.
type placedError struct {
	line         int
	reason, hint string
}

func (e placedError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.reason) }
