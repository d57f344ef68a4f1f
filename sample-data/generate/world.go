package main

import "math/rand/v2"

// world is everything that the files say.
type world struct {
	random    *rand.Rand
	customers []customer
	tenants   []tenant
	contracts []contract
	// outages by file; all of them together are what happened.
	real2010, real2011, invented []outage
	maintenance                  []window
	gaps                         []window
	claims                       []claim
	notes                        []note
	planted                      []planted
	// rows are all outages with their times in seconds; see happening.
	rows []row
	// credits are all that is owed or could be claimed.
	credits []credit
}

// generate is every file, made from seed.
func generate(seed uint64) []file {
	w := &world{random: rand.New(rand.NewPCG(seed, 2011))}
	w.inventCustomers()
	w.inventContracts()
	w.tellStory()
	w.inventCases()
	w.inventOutages()
	w.settle()
	return w.files()
}

// outages are all outages, whatever file they stand in.
func (w *world) outages() []outage {
	var all []outage
	for _, list := range [][]outage{w.real2010, w.real2011, w.invented} {
		all = append(all, list...)
	}
	return all
}

// pick is a random one of list.
func pick[T any](w *world, list []T) T { return list[w.random.IntN(len(list))] }

// chance is true in percent of a hundred cases.
func (w *world) chance(percent int) bool { return w.random.IntN(100) < percent }
