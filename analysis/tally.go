package analysis

import (
	"cmp"
	"slices"
)

// tally adds up, in one pass over outcomes, what contracts are owed and what
// each outage cost. There is one for each worker; they are merged at the end,
// and as they only add whole numbers, it does not matter who counted what.
type tally struct {
	k       *Kernel
	costs   costs
	rollups rollups
	days    dayTable
	sharing sharing
	// crowds and spent are scratch: by currency, and by currency and charge.
	crowds []crowd
	spent  [][]spent
}

// spent is what an outage is charged for in credits.
type spent struct{ contracts, minor int64 }

// paying is contracts of one group with the same outcome, by fee.
type paying struct {
	group int32
	by    []Holding
}

func (k *Kernel) newTally() *tally {
	return &tally{k: k, costs: costs{}, rollups: rollups{}, days: dayTable{},
		crowds: make([]crowd, len(k.currencies)), spent: make([][]spent, len(k.currencies))}
}

func (t *tally) merge(more *tally) {
	t.costs.merge(more.costs)
	t.rollups.merge(more.rollups)
	t.days.merge(more.days)
}

// count adds the contracts of groups that have outcome o, and appends what
// they are owed to credits: one row for an outcome and a fee, even if groups
// share both.
func (t *tally) count(o *outcome, groups []paying, credits []Credit) ([]Credit, error) {
	first := len(credits)
	for _, g := range groups {
		clear(t.crowds)
		for n := range t.spent {
			t.spent[n] = append(t.spent[n][:0], make([]spent, len(o.charges))...)
		}
		var err error
		for _, h := range g.by {
			if credits, err = t.countFee(o, h, credits); err != nil {
				return nil, err
			}
		}
		t.settle(o, g)
	}
	if len(groups) > 1 {
		added := credits[first:]
		slices.SortStableFunc(added, func(a, b Credit) int { return cmp.Compare(a.Fee, b.Fee) })
		credits = credits[:first+len(slices.Compact(added))]
	}
	return credits, nil
}

// countFee adds the contracts of a group that pay one fee.
func (t *tally) countFee(o *outcome, h Holding, credits []Credit) ([]Credit, error) {
	fee, currency := &t.k.fees[h.Fee], t.k.feeCurrency[h.Fee]
	n := &t.crowds[currency]
	n.contracts += h.Contracts
	n.seats += h.Seats
	n.yearlyFee.add(fee.Minor*fee.Seats, h.Contracts*int64(12/fee.Months))
	if o.CreditPPM == 0 {
		return credits, nil
	}
	c, err := owed(o.terms.Terms, &o.Result, fee)
	if err != nil {
		return nil, err
	}
	c.Fee = h.Fee
	if err := checkCredit(o, c); err != nil {
		return nil, err
	}
	if c.FormulaMinor > 0 {
		credits = append(credits, c)
	}
	if c.CreditMinor > 0 {
		n.credited += h.Contracts
		n.creditMinor += h.Contracts * c.CreditMinor
		t.share(o, h, c.CreditMinor, t.spent[currency])
	}
	return credits, nil
}

// share gives each outage its part of a credit: rule 24.
func (t *tally) share(o *outcome, h Holding, minor int64, into []spent) {
	for n, share := range t.sharing.apportion(minor, o.charges) {
		if share > 0 {
			into[n].contracts += h.Contracts
			into[n].minor += h.Contracts * share
		}
	}
}

// settle adds a group's contracts, counted by currency, to the sums.
func (t *tally) settle(o *outcome, g paying) {
	group, month := t.k.groups[g.group], t.k.periods[o.Period].Last
	var contracts int64
	for c := range t.crowds {
		n, currency := &t.crowds[c], t.k.currencies[c]
		if n.contracts == 0 {
			continue
		}
		contracts += n.contracts
		t.rollups.at(rollupKey{month, group.Service, group.Region, currency}).add(o, n)
	}
	if len(o.charges) > 0 {
		t.settleCosts(o, t.costs.at(costPlace{month, group.Service}))
	}
	if len(o.days) == 0 {
		return
	}
	days := t.days.at(dayPlace{o.Period, group.Service, group.Region}, len(t.k.days[o.Period]))
	for _, d := range o.days {
		days[d.day] += contracts * d.downMS
	}
}

// settleCosts adds what each outage cost the counted contracts.
func (t *tally) settleCosts(o *outcome, table map[int32][]cost) {
	for i, charge := range o.charges {
		list := ofOutage(table, charge.outage, len(t.crowds))
		for c := range list {
			n, one := &t.crowds[c], &list[c]
			if n.contracts == 0 {
				continue
			}
			one.contracts += n.contracts
			one.seats += n.seats
			one.charged.add(n.contracts, charge.num)
			one.seatCharged.add(n.seats, charge.num)
			one.creditContracts += t.spent[c][i].contracts
			one.creditMinor += t.spent[c][i].minor
		}
	}
}
