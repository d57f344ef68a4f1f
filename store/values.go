package store

import (
	"database/sql/driver"
	"fmt"

	"nines/sla"
)

// values reads the columns of a row as the driver has them, one after the other.
type values struct {
	row []driver.Value
	err error
}

func (v *values) next() driver.Value {
	one := v.row[0]
	v.row = v.row[1:]
	return one
}

func (v *values) wrong(one driver.Value) {
	if v.err == nil {
		v.err = fmt.Errorf("a value is %v, a %T", one, one)
	}
}

// number is a whole number of any size.
func (v *values) number() int64 {
	n, known := v.optional()
	if !known {
		v.wrong(nil)
	}
	return n
}

// optional is a number that may be null.
func (v *values) optional() (n int64, known bool) {
	switch one := v.next().(type) {
	case nil:
		return 0, false
	case int64:
		return one, true
	case int32:
		return int64(one), true
	case int16:
		return int64(one), true
	case int8:
		return int64(one), true
	case uint8:
		return int64(one), true
	default:
		v.wrong(one)
		return 0, true
	}
}

func (v *values) instant() sla.Instant { return sla.Instant(v.number()) }

// maybe is an instant, sla.NoInstant where it is null.
func (v *values) maybe() sla.Instant {
	if n, known := v.optional(); known {
		return sla.Instant(n)
	}
	return sla.NoInstant
}

func (v *values) text() string {
	one := v.next()
	text, is := one.(string)
	if !is {
		v.wrong(one)
	}
	return text
}

func (v *values) yes() bool {
	one := v.next()
	is, known := one.(bool)
	if !known {
		v.wrong(one)
	}
	return is
}
