package ingest

import (
	"fmt"
	"sync"
)

// dateOrder is what comes first in dates like 12/05/2011.
type dateOrder uint8

const (
	undecided dateOrder = iota
	dayFirst
	monthFirst
	bothOrders
)

// columnOrder is the order of a column, found once, when the first date that
// needs it is read.
type columnOrder struct {
	once  sync.Once
	order dateOrder
	err   error
}

// orderOf is the order of days and months in the kind's column n, decided
// from the whole file: a number above 12 is a day.
func (f *file) orderOf(n int) (dateOrder, error) {
	if f.declaredOrder != undecided {
		return f.declaredOrder, nil
	}
	c := &f.orders[n]
	c.once.Do(func() { c.order, c.err = f.findOrder(n) })
	return c.order, c.err
}

func (f *file) findOrder(n int) (order dateOrder, err error) {
	all, err := f.format.open(f)
	if err != nil {
		return undecided, fmt.Errorf("looking for the order of days and months: %w", err)
	}
	defer all.close()
	for {
		b, err := all.next()
		if err != nil || b == nil {
			return order, err
		}
		b.each(func(_ int, fields []string, problem string) {
			if at := f.at[n]; problem == "" && at < len(fields) {
				order |= orderIn(fields[at])
			}
		})
	}
}

// orderIn is what one value says; the bits of a contradiction add up to
// bothOrders.
func orderIn(text string) dateOrder {
	c, reason, _ := parseClock(trim(text))
	switch {
	case reason != "" || !c.slashed:
		return undecided
	case c.a > 12 && c.b <= 12:
		return dayFirst
	case c.b > 12 && c.a <= 12:
		return monthFirst
	}
	return undecided
}

// parseDateOrder reads the option.
func parseDateOrder(text string) (dateOrder, error) {
	switch text {
	case "":
		return undecided, nil
	case "day_first":
		return dayFirst, nil
	case "month_first":
		return monthFirst, nil
	}
	return undecided, fmt.Errorf("date order %q is neither day_first nor month_first", text)
}
