package main

import (
	"fmt"
	"strings"
)

// customer is who is paid.
type customer struct {
	id, name, accountManager, email string
	place                           place
	// size is about how many people work there.
	size int64
}

// tenant is a customer's organisation in the product.
type tenant struct {
	id, name string
	customer customer
	place    place
}

// customersWanted is how many customers there are.
const customersWanted = 400

var (
	firstWords = strings.Fields(`Alderwick Bramblecote Cobblestone Dunmarrow Elderglass Fennimore Gullhaven Hollowbrook
		Ironquill Juniperfield Kettlewick Lanternby Mossgrave Nettlecombe Otterbank Pebbleford Quillfeather Rookhollow
		Saltmarrow Thistledown Umberline Violetstone Wickerham Yarrowgate Zephyrcote`)
	lastWords = strings.Fields(`Bakeries Bearings Botanics Cartons Ceramics Clocks Cranes Dairies Engines Ferries
		Foundry Freight Glassworks Granaries Instruments Kites Lanterns Looms Mills Nurseries Orchards Paints
		Pianos Pumps Quarries Railings Saddlery Seeds Textiles Toys Umbrellas Wharves`)
)

// accountManagers by region.
var accountManagers = map[string][]string{
	"Americas": {"Ada Brookmire", "Basil Tamsin", "Cora Lindqvale", "Dorian Peck", "Esme Harrowgate", "Flora Nightingall"},
	"EMEA":     {"Gregor Vantongel", "Hanne Silberlocke", "Idris Callowhay", "Jonquil Mayeux"},
	"APAC":     {"Keiko Amanogawa", "Lachlan Dray", "Mirela Tanaka-Voss"},
}

// inventCustomers makes the customers and their tenants.
func (w *world) inventCustomers() {
	taken := map[string]bool{}
	for n := 1; n <= customersWanted; n++ {
		region := w.region()
		at := pick(w, places[region])
		name := w.name(taken)
		c := customer{
			id: fmt.Sprintf("c%03d", n), name: name + " " + at.form, place: at,
			accountManager: pick(w, accountManagers[region]), size: w.size(),
			email: fmt.Sprintf("it@%s.example", strings.ToLower(strings.ReplaceAll(name, " ", "-"))),
		}
		w.customers = append(w.customers, c)
		w.inventTenants(c)
	}
}

// inventTenants gives c a tenant, and a few customers a second one abroad.
func (w *world) inventTenants(c customer) {
	w.tenants = append(w.tenants, tenant{c.id + "-a", c.name, c, c.place})
	if region := w.region(); region != c.place.region && w.chance(15) {
		abroad := pick(w, places[region])
		abroad.currency = c.place.currency
		name := fmt.Sprintf("%s, %s office", c.name, abroad.region)
		w.tenants = append(w.tenants, tenant{c.id + "-b", name, c, abroad})
	}
}

// name is one that no other customer has.
func (w *world) name(taken map[string]bool) string {
	for {
		name := pick(w, firstWords) + " " + pick(w, lastWords)
		if !taken[name] {
			taken[name] = true
			return name
		}
	}
}

// region is a random one: more than half of the customers are in the Americas.
func (w *world) region() string {
	switch n := w.random.IntN(100); {
	case n < 56:
		return "Americas"
	case n < 84:
		return "EMEA"
	}
	return "APAC"
}

// size is many small companies and a few large ones.
func (w *world) size() int64 {
	size := int64(8 + w.random.IntN(50))
	for w.chance(58) && size < 30_000 {
		size = size * int64(15+w.random.IntN(20)) / 10
	}
	return size
}
