package main

import (
	"fmt"
	"time"
)

// contract is a row of the tenant list.
type contract struct {
	tenant          tenant
	service, policy string
	// id tells contracts of one tenant for one service apart.
	id        string
	fee       int64
	feeMonths int64
	perSeat   bool
	seats     int64
	// from and to are a local day of the tenant or a moment; to may be "".
	from, to string
	// currency differs from the place's only for offices abroad.
	currency string
}

// farAway ends what has no end.
const farAway int64 = 1 << 40

// span is when the contract is in force, in seconds.
func (c contract) span() (from, to int64) {
	return c.instant(c.from, 0), c.instant(c.to, farAway)
}

func (c contract) instant(text string, otherwise int64) int64 {
	if text == "" {
		return otherwise
	}
	if len(text) > len("2011-05-12") {
		return moment(text).unix()
	}
	t, err := time.ParseInLocation("2006-01-02", text, location(c.tenant.place.zone))
	if err != nil {
		panic(fmt.Sprintf("%q is not a day", text))
	}
	return t.Unix()
}

// offer is how likely a tenant is to have a service, and under which policy: a
// policy that is named twice is twice as likely.
type offer struct {
	service  string
	percent  int
	policies []string
}

// offers by region, in the order in which they are drawn.
func offers(region string) []offer {
	hosted := []string{"bpos-standard", "bpos-standard", "bpos-standard", "bpos-standard", "bpos-claimed", "bpos-partner", "local-month"}
	shared := []string{"bpos-standard", "bpos-standard", "local-month"}
	meetings := []string{"live-meeting", "live-meeting", "bpos-standard"}
	switch region {
	case "EMEA":
		shared = append(shared, "business-hours")
		meetings = append(meetings, "business-hours")
	case "APAC":
		shared = append(shared, "summed-lengths")
	}
	return []offer{
		{exchange, 100, append(hosted, "exchange-quarterly")},
		{sharepoint, 62, shared},
		{meeting, 48, meetings},
		{azure, 34, []string{"azure-compute"}},
	}
}

// inventContracts gives every tenant its contracts, then lets some of them
// join, leave and change.
func (w *world) inventContracts() {
	for _, t := range w.tenants {
		for _, o := range offers(t.place.region) {
			if w.chance(o.percent) {
				w.contracts = append(w.contracts, w.contract(t, o.service, pick(w, o.policies)))
			}
		}
		if w.chance(13) {
			w.inventBeta(t)
		}
	}
	w.joinInMay()
	w.changeFees()
	w.splitMarch()
}

// contract with a fee; most began before the first month and have no end.
func (w *world) contract(t tenant, service, policy string) contract {
	c := contract{tenant: t, service: service, policy: policy, feeMonths: 1, currency: t.place.currency,
		seats: max(5, t.customer.size*int64(40+w.random.IntN(61))/100)}
	price := currencies[c.currency].seat * servicePrice(service) * int64(78+w.random.IntN(25)) / 10_000
	switch n := w.random.IntN(100); {
	case n < 17:
		c.feeMonths = 12
	case n < 25:
		c.feeMonths = 3
	}
	c.perSeat = service != azure && w.chance(30)
	c.fee = price * c.feeMonths
	if !c.perSeat {
		c.fee = c.fee*c.seats + int64(w.random.IntN(100))
	}
	if service == azure {
		c.seats = 0
	}
	c.from = w.day(2009, 1, 2010, 5)
	if service == azure { // sold since February 2010
		c.from = w.day(2010, 3, 2010, 5)
	}
	switch n := w.random.IntN(100); {
	case n < 8:
		c.from = w.day(2010, 7, 2011, 8)
	case n < 13:
		c.to = w.day(2010, 9, 2011, 8)
	}
	return c
}

// inventBeta gives t a free beta contract; most were moved to paid ones on
// 28 June 2011, some as a change of the same contract and some as another one.
func (w *world) inventBeta(t tenant) {
	beta := w.contract(t, office365, "office-365-beta")
	beta.fee, beta.feeMonths, beta.perSeat, beta.from, beta.to, beta.id = 0, 1, false, w.day(2010, 12, 2011, 4), "", "beta"
	paid := w.contract(t, office365, "office-365")
	paid.from, paid.to = opening, ""
	switch n := w.random.IntN(100); {
	case n < 45:
		beta.to = opening
		w.contracts = append(w.contracts, beta, paid)
	case n < 75:
		beta.to, beta.id = opening, ""
		w.contracts = append(w.contracts, beta, paid)
	default:
		beta.to = "2011-08-01"
		w.contracts = append(w.contracts, beta)
	}
}

// opening of Office 365 to everybody.
const opening = "2011-06-28T00:00:00-07:00"

// day is a random local day, from the first month to the last.
func (w *world) day(y1, m1, y2, m2 int) string {
	month := y1*12 + m1 - 1 + w.random.IntN(y2*12+m2-y1*12-m1+1)
	return fmt.Sprintf("%04d-%02d-%02d", month/12, month%12+1, 1+w.random.IntN(28))
}

func servicePrice(service string) int64 {
	for _, s := range services {
		if s.id == service {
			return s.price
		}
	}
	panic(service)
}

// plain are the contracts for a service in a region under a policy that are in
// force in all months, in the order of the list.
func (w *world) plain(service, region, policy string) []contract {
	var out []contract
	for _, n := range w.plainAt(service, region, policy) {
		out = append(out, w.contracts[n])
	}
	return out
}

func (w *world) plainAt(service, region, policy string) []int {
	var out []int
	for n, c := range w.contracts {
		if c.service == service && c.tenant.place.region == region && c.policy == policy && c.from < "2010-06" && c.to == "" {
			out = append(out, n)
		}
	}
	return out
}
