package main

import (
	"slices"
	"time"
)

// stopwatch times the steps of a command for --timings. It reaches no figure:
// every command looks at it from outside, when a step is over.
type stopwatch struct {
	last  time.Time
	steps []string
	took  []time.Duration
}

func newStopwatch() *stopwatch { return &stopwatch{last: time.Now()} }

// lap ends a step. A watch that nobody started counts nothing.
func (w *stopwatch) lap(step string) {
	if w != nil {
		w.lapAt(step, time.Now())
	}
}

// lapAt ends a step that was over before now. A step that comes again, as with
// each month, is timed as one.
func (w *stopwatch) lapAt(step string, now time.Time) {
	if w == nil {
		return
	}
	at := slices.Index(w.steps, step)
	if at < 0 {
		at = len(w.steps)
		w.steps, w.took = append(w.steps, step), append(w.took, 0)
	}
	w.took[at] += now.Sub(w.last)
	w.last = now
}

// tell says how long each step took, and all of them together.
func (w *stopwatch) tell(t *terminal) {
	if w == nil {
		return
	}
	w.lap("close")
	var all time.Duration
	for n, step := range w.steps {
		t.warn("%-16s %8.3f s", step, w.took[n].Seconds())
		all += w.took[n]
	}
	t.warn("%-16s %8.3f s", "together", all.Seconds())
}
