package analysis_test

import (
	"context"
	"testing"

	"nines/analysis"
)

// Whoever waits is told of steps that only go on, and of the last one.
func TestTheStepsGoOnToTheLast(t *testing.T) {
	clocks := newClocks()
	for number := range 60 {
		d := draw(uint64(number), clocks)
		var done, total int
		options := d.options.options()
		if number%2 == 0 { // some services alone
			options.Again = analysis.Again{options.Months[0]: {"chat"}}
		}
		options.Progress = func(now, of int) {
			if now < done || now > of || total != 0 && of != total {
				t.Errorf("case %d: step %d of %d after %d of %d", number, now, of, done, total)
			}
			done, total = now, of
		}
		if err := analysis.Run(context.Background(), newMemory(d.world), &kept{}, options); err != nil {
			t.Fatal(err)
		}
		if done != total || total == 0 {
			t.Errorf("case %d: ended at step %d of %d", number, done, total)
		}
	}
}
