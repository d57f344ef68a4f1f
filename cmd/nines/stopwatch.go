package main

import "time"

// stopwatch times the steps of a command for --timings. It reaches no figure.
type stopwatch struct {
	last  time.Time
	steps []string
	took  []time.Duration
}

func newStopwatch() *stopwatch { return &stopwatch{last: time.Now()} }

// lap ends a step.
func (w *stopwatch) lap(step string) {
	now := time.Now()
	w.steps, w.took = append(w.steps, step), append(w.took, now.Sub(w.last))
	w.last = now
}

// tell says how long each step took.
func (w *stopwatch) tell(t *terminal) {
	for n, step := range w.steps {
		t.warn("%-16s %8.3f s", step, w.took[n].Seconds())
	}
}
