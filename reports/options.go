package reports

import (
	"errors"
	"fmt"
	"runtime"

	"nines/sla"
)

// Options are what the reader asked for.
type Options struct {
	// Months to report, each with pages of its own; every one must have been
	// judged. Empty is the last judged month.
	Months []sla.Month
	// Customers whose statements are written; nil is all of them.
	Customers []string
	// Outward leaves out all that may not be sent to Customers: the set is
	// their statements and an index that names nobody else.
	Outward bool
	// Provider is who sends the statements; "" leaves the letter head without.
	Provider string
	// Tool and its version, for the foot of internal pages: "nines 0.1.0".
	Tool string
	// Workers make and write statements at once; 0 is one for each processor.
	// The set has the same bytes whatever their number.
	Workers int
	// Force replaces a folder that is not a report set.
	Force bool
	// Progress is called after each page with the number written so far, of
	// about how many, 0 while nobody knows; never twice at once. Nil tells nobody.
	Progress func(pages, total int)
	// Discard is called where a set is not finished, before what there is of it in
	// folder is removed: of many pages that takes a while. Nil tells nobody.
	Discard func(folder string)
	// Lap is called with the name of a step when it is over; nil tells nobody.
	Lap func(step string)
}

func (o Options) lap(step string) {
	if o.Lap != nil {
		o.Lap(step)
	}
}

// Written says what came of it.
type Written struct {
	// Folder is the set, Entry the page to open first.
	Folder, Entry string
	// Months that were written, in order, and Gone those of the set before that are not
	// in this one.
	Months, Gone []sla.Month
	// Pages are HTML; Files are all of them; Bytes is their size.
	Pages, Files int
	Bytes        int64
}

func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// NotJudgedError says that a month was not judged, only others from First to
// Last.
type NotJudgedError struct{ Month, First, Last sla.Month }

func (e NotJudgedError) Error() string {
	return fmt.Sprintf("month %s has not been judged; judged are %s to %s", e.Month, e.First, e.Last)
}

// ErrNothingJudged says that there is no month to report.
var ErrNothingJudged = errors.New("no month has been judged: run `nines analyze` first")

// wanted picks the months to report from those that were judged.
func (o Options) wanted(judged []sla.MonthInfo) ([]sla.MonthInfo, error) {
	if len(judged) == 0 {
		return nil, ErrNothingJudged
	}
	if len(o.Months) == 0 {
		return judged[len(judged)-1:], nil
	}
	ask := map[sla.Month]bool{}
	for _, m := range o.Months {
		ask[m] = true
	}
	var out []sla.MonthInfo
	for _, info := range judged {
		if ask[info.Month] {
			out = append(out, info)
			delete(ask, info.Month)
		}
	}
	for _, m := range o.Months {
		if ask[m] {
			return nil, NotJudgedError{m, judged[0].Month, judged[len(judged)-1].Month}
		}
	}
	return out, nil
}
