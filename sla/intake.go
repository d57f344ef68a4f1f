package sla

import (
	"fmt"
	"sort"
	"sync"
)

// Rows hands out the rows of a file in batches, to several goroutines at once.
type Rows[T any] interface {
	// Next fills into with the next rows, using its capacity again, and is
	// empty at the end. A row that cannot be used is not handed out: it is a
	// Reject of the Intake.
	Next(into []T) ([]T, error)
}

// Intake is a file on its way into the store: where its rows come from, and
// what became of them. The reader of the rows and the store both write what
// they find; the store keeps the file where it was not refused.
type Intake struct {
	// Input says which file it is. Rows is counted while it is read.
	Input
	// Update accepts rows whose key is known with other content; Replace says
	// that the file is all that its source has to say.
	Update, Replace bool
	// Batches is a Rows of the noun of the file's kind (Rows[Contract],
	// Rows[Outage] ...), nil where the file cannot be read.
	Batches any
	// Absent are the columns of the kind that the file does not have: every
	// row has the same text there.
	Absent []string

	// AlreadyLoaded: the same bytes were the last of this source and kind.
	AlreadyLoaded                      bool
	Added, Unchanged, Updated, Removed int64
	// Kept rows are those of the source that the file does not have, and that
	// stay: Replace was not said.
	Kept int64

	mu      sync.Mutex
	rejects []Reject
	flags   []Flag
}

// Reject is a value because of which a file is not loaded.
type Reject struct {
	Place
	// Column as the kind calls it; "" where the whole row or file is meant.
	Column, Value string
	// Reason states the fact; Hint is the next step, or "".
	Reason, Hint string
}

// String is "file:line: column: reason".
func (r Reject) String() string {
	if r.Column == "" {
		return fmt.Sprintf("%s:%d: %s", r.File, r.Line, r.Reason)
	}
	return fmt.Sprintf("%s:%d: %s: %s", r.File, r.Line, r.Column, r.Reason)
}

// Flag is a doubt about a row that was loaded all the same.
type Flag struct {
	Place
	Column, Reason string
}

// String is "file:line: column: reason".
func (f Flag) String() string {
	return Reject{Place: f.Place, Column: f.Column, Reason: f.Reason}.String()
}

// Refuse records why the file cannot be loaded.
func (in *Intake) Refuse(rejects ...Reject) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.rejects = append(in.rejects, rejects...)
}

// Doubt records what looks wrong and is loaded all the same.
func (in *Intake) Doubt(flags ...Flag) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.flags = append(in.flags, flags...)
}

// Count adds to the number of rows that were read.
func (in *Intake) Count(rows int64) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.Input.Rows += rows
}

// Refused says whether anything speaks against loading the file.
func (in *Intake) Refused() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return len(in.rejects) > 0
}

// Rejects are the reasons against the file, in the order of its lines.
func (in *Intake) Rejects() []Reject {
	in.mu.Lock()
	defer in.mu.Unlock()
	sort.SliceStable(in.rejects, func(a, b int) bool {
		x, y := in.rejects[a], in.rejects[b]
		return before(x.Place, y.Place, x.Column+"\x00"+x.Reason, y.Column+"\x00"+y.Reason)
	})
	return in.rejects
}

// Flags are the doubts about the file's rows, in the order of its lines.
func (in *Intake) Flags() []Flag {
	in.mu.Lock()
	defer in.mu.Unlock()
	sort.SliceStable(in.flags, func(a, b int) bool {
		x, y := in.flags[a], in.flags[b]
		return before(x.Place, y.Place, x.Column+"\x00"+x.Reason, y.Column+"\x00"+y.Reason)
	})
	return in.flags
}

func before(a, b Place, textA, textB string) bool {
	switch {
	case a.File != b.File:
		return a.File < b.File
	case a.Line != b.Line:
		return a.Line < b.Line
	}
	return textA < textB
}
