package main

import "fmt"

// size says how large a provider is.
type size struct {
	name              string
	tenants, services int
	// shared outage rows hit every tenant, own rows a single one; the own rows
	// are on the first tenants in every struck.
	shared, own, struck int
}

// sizes are those of the design: M10 is a tenth of M with the same outages, so
// that both together show how time grows with tenants.
func sizes() []size {
	return []size{
		{"S", 1_000, 3, 750, 750, 10},
		{"M10", 10_000, 5, 15_000, 15_000, 10},
		{"M", 100_000, 5, 15_000, 15_000, 10},
		{"L", 1_000_000, 5, 10_000, 1_000_000, 2},
	}
}

func sizeNamed(name string) (size, error) {
	for _, s := range sizes() {
		if s.name == name {
			return s, nil
		}
	}
	return size{}, fmt.Errorf("there is no size %q; S, M10, M and L are", name)
}

func (s size) contracts() int { return s.tenants * s.services }
