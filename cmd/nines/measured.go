package main

import (
	"math/big"

	"nines/sla"
)

// The figures of a result are numbers of what its policy measures: milliseconds,
// requests, or the intervals of a monitor.

// counted is a whole number of what is measured.
func counted(measure string, n int64) string {
	if one, many := sla.MeasureUnits(measure); one != "" {
		return count(n, one, many)
	}
	return seconds(n)
}

// charged is an exact number of what is measured.
func charged(measure string, f sla.Fraction) string {
	_, many := sla.MeasureUnits(measure)
	switch {
	case many == "":
		return chargedSeconds(f)
	case f.Num%f.Den == 0:
		return counted(measure, f.Num/f.Den)
	}
	exact := big.NewRat(f.Num, f.Den)
	if places, exactly := exact.FloatPrec(); exactly && places <= 12 {
		return exact.FloatString(places) + " " + many
	}
	return exact.RatString() + " " + many
}

// allowance is what a target allows of what is measured.
func allowance(measure string, n int64) string {
	if one, many := sla.MeasureUnits(measure); one != "" {
		return count(n, one, many)
	}
	return duration(n)
}

// lacking says which input a result that cannot be computed lacks.
func lacking(w sla.Warnings) []string {
	var out []string
	for _, l := range [...]struct {
		bit  sla.Warnings
		text string
	}{
		{sla.UsersUnknown, "the column users of the outages, or seats of the contract"},
		{sla.RequestsUnknown, "measurements of the service in the period: nines formats measurements"},
		{sla.ClockUnknown, "the instants of the outages that the clock of the policy needs: detected, reported, announced, mitigated, declared_over or closed"},
	} {
		if w&l.bit != 0 {
			out = append(out, l.text)
		}
	}
	return out
}
