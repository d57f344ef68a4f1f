package analysis_test

import (
	"nines/analysis"
	"nines/sla"
)

// asked is what a run is asked for: all months from first to last, as of an
// instant.
type asked struct {
	First, Last sla.Month
	AsOf        sla.Instant
}

func (a asked) options() analysis.Options {
	o := analysis.Options{AsOf: a.AsOf}
	for m := a.First; m <= a.Last; m++ {
		o.Months = append(o.Months, m)
	}
	return o
}
