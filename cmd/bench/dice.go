package main

import "math/rand/v2"

// dice decide everything that is invented. They can be set to any place of any
// stream, so that two files can speak of the same tenant without keeping it.
type dice struct {
	*rand.Rand
	pcg  *rand.PCG
	seed uint64
}

// The streams, one for each noun.
const (
	customerStream uint64 = iota
	tenantStream
	contractStream
	sharedStream
	ownStream
	maintenanceStream
)

func newDice(seed uint64) *dice {
	pcg := rand.NewPCG(seed, 0)
	return &dice{rand.New(pcg), pcg, seed}
}

// at sets the dice to place n of a stream.
func (d *dice) at(stream uint64, n int) *dice {
	d.pcg.Seed(d.seed*0x9e3779b97f4a7c15+stream, uint64(n)*0xbf58476d1ce4e5b9+stream)
	return d
}

// chance is true in percent of all throws.
func (d *dice) chance(percent int) bool { return d.IntN(100) < percent }

// between is a number from low to high, both included.
func (d *dice) between(low, high int) int { return low + d.IntN(high-low+1) }

func pick[T any](d *dice, from []T) T { return from[d.IntN(len(from))] }
