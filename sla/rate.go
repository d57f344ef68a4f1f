package sla

import (
	"fmt"
	"math/big"
)

// Rate is what one unit of Base was worth in Quote on a day.
type Rate struct {
	Source, Base, Quote string
	Day                 Instant
	// Rate is the decimal as written; it is never a float.
	Rate string
	Place
}

// Of is an amount in Base as one in Quote, rounded once, halves up, in the minor
// unit of Quote. Errors: another currency; a rate that is no number; an amount
// that does not fit.
func (r Rate) Of(m Money) (Money, error) {
	if m.Currency != r.Base {
		return Money{}, fmt.Errorf("a rate of %s is not one of %s", r.Base, m.Currency)
	}
	factor, ok := new(big.Rat).SetString(r.Rate)
	if !ok {
		return Money{}, fmt.Errorf("%q is not a rate", r.Rate)
	}
	from, err := MinorDigits(r.Base)
	if err != nil {
		return Money{}, err
	}
	to, err := MinorDigits(r.Quote)
	if err != nil {
		return Money{}, err
	}
	minor, err := ScaleExact(m.Minor, []int64{powerOfTen(to)}, []int64{powerOfTen(from)}, factor, RoundHalfUp)
	return Money{Minor: minor, Currency: r.Quote}, err
}

func powerOfTen(n int) int64 {
	value := int64(1)
	for range n {
		value *= 10
	}
	return value
}
