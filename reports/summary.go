package reports

import (
	"cmp"
	"slices"

	"nines/sla"
)

// nearMS is how little charged time may be missing to a deeper tier for a
// customer to be called near it.
const nearMS = 15 * sla.Minute

// closingMS is how soon a claim window must close to be called closing.
const closingMS = 7 * sla.Day

// customer is a customer's month: its rows in all currencies together.
type customer struct {
	id, name, accountManager                    string
	contracts, judged, breached, seats, missing int64
	// uncomputed contracts lack evidence; daysPPM of service are owed.
	uncomputed, daysPPM int64
	rights              []string
	worst               sla.CustomerMonth
	nearest             int64
	credits             []sla.Money
	owed, lapsed        []sla.Money
	deadline            sla.Instant
	warnings            sla.Warnings
}

// title is how a customer is called.
func (c *customer) title() string { return cmpOr(c.name, c.id) }

// newCustomer begins a customer with its first row.
func newCustomer(row sla.CustomerMonth) *customer {
	c := &customer{id: row.Customer, name: row.Name, accountManager: row.AccountManager,
		missing: -1, nearest: -1, deadline: sla.Never}
	c.add(row)
	return c
}

// add takes in the customer's row in one currency.
func (c *customer) add(row sla.CustomerMonth) {
	c.contracts += row.Contracts
	c.judged += row.Judged
	c.breached += row.Breached
	c.seats += row.Seats
	c.uncomputed += row.Uncomputed
	c.daysPPM += row.DaysPPM
	if missing := missingOf(row.WorstTimes); missing > c.missing || c.worst.Customer == "" {
		c.missing, c.worst = missing, row
	}
	if row.NearestMS >= 0 && (c.nearest < 0 || row.NearestMS < c.nearest) {
		c.nearest = row.NearestMS
	}
	if row.CreditMinor > 0 {
		c.credits = append(c.credits, sla.Money{Minor: row.CreditMinor, Currency: row.Currency})
	}
	if owed := row.DueMinor + row.ClaimableMinor + row.AccruedMinor; owed > 0 {
		c.owed = append(c.owed, sla.Money{Minor: owed, Currency: row.Currency})
	}
	if row.LapsedMinor > 0 {
		c.lapsed = append(c.lapsed, sla.Money{Minor: row.LapsedMinor, Currency: row.Currency})
	}
	c.deadline = min(c.deadline, row.NextDeadline)
	c.warnings |= row.Warnings
}

// missingOf is what is missing to full availability in parts per billion,
// rounded up; -1 where nothing was counted.
func missingOf(t sla.Times) int64 {
	a, ok := t.Availability()
	if !ok {
		return -1
	}
	return billion - ratioDown(a.Num, a.Den, billion)
}

func (c *customer) near() bool {
	return c.nearest >= 0 && c.nearest <= nearMS && c.worst.WorstTimes.Charged.Num > 0
}

func (c *customer) closing(asOf sla.Instant) bool {
	return c.deadline.Known() && c.deadline >= asOf && int64(c.deadline-asOf) <= closingMS
}

// summary is what the customers of a month come to, counted as they pass by.
type summary struct {
	count, judged, breached, near, closing int64
	uncomputed, rights                     int64
	bands                                  []int64 // upper edges, missing parts per billion
	kept, missed                           []int64
	hardest                                []*customer
	warnings                               [len(sla.WarningTexts)]int64
	accountManagers                        map[string][]*customer
	// ids are the customers that have a result, and so a statement.
	ids map[string]bool
}

// newSummary knows the targets beforehand, so that they are edges of bands.
func newSummary(m *month) *summary {
	edges := []int64{0, 10_000, 100_000, 500_000, 1_000_000, 5_000_000, 10_000_000, 50_000_000, billion}
	for _, s := range m.services {
		edges = append(edges, (sla.Whole-s.TargetPPM)*1000)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	return &summary{bands: edges, kept: make([]int64, len(edges)), missed: make([]int64, len(edges)), accountManagers: map[string][]*customer{}, ids: map[string]bool{}}
}

// add counts a customer.
func (s *summary) add(c *customer, asOf sla.Instant) {
	s.count++
	if c.near() {
		s.near++
	}
	if c.closing(asOf) {
		s.closing++
	}
	s.uncomputed += one(c.uncomputed > 0)
	s.rights += one(len(c.rights) > 0)
	for bit := range sla.WarningTexts {
		if c.warnings&(1<<bit) != 0 {
			s.warnings[bit]++
		}
	}
	if c.missing < 0 {
		return
	}
	s.judged++
	band, _ := slices.BinarySearch(s.bands, c.missing)
	if c.breached > 0 {
		s.breached++
		s.missed[band]++
	} else {
		s.kept[band]++
	}
	s.rank(c)
}

// list keeps a customer for the lists by account manager, and for links to its
// statement.
func (s *summary) list(c *customer) {
	s.ids[c.id] = true
	s.accountManagers[c.accountManager] = append(s.accountManagers[c.accountManager], c)
}

// mostHardest is how many of the hardest hit customers are shown.
const mostHardest = 10

// rank keeps the customers that were hit hardest, worst first: currency plays
// no part in it.
func (s *summary) rank(c *customer) {
	if c.missing == 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(s.hardest, c, func(a, b *customer) int {
		return cmp.Or(cmp.Compare(b.missing, a.missing), cmp.Compare(b.breached, a.breached), cmp.Compare(a.id, b.id))
	})
	if at >= mostHardest {
		return
	}
	s.hardest = slices.Insert(s.hardest, at, c)
	s.hardest = s.hardest[:min(len(s.hardest), mostHardest)]
}

// accountManagerNames are the account managers, in order.
func (s *summary) accountManagerNames() []string {
	var out []string
	for name := range s.accountManagers {
		if name != "" {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// moneyTexts puts amounts into words.
func moneyTexts(list []sla.Money) []string {
	var out []string
	for _, m := range list {
		out = append(out, money(m.Minor, m.Currency))
	}
	return out
}
