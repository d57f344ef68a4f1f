package analysis

import "nines/sla"

// tally adds up, in one pass over outcomes, what contracts are owed and what
// each outage cost. There is one for each worker; they are merged at the end,
// and as they only add whole numbers, it does not matter who counted what.
type tally struct {
	k       *Kernel
	costs   costs
	rollups rollups
	days    dayTable
	sharing sharing

	// What follows is scratch: the contracts of one group, by currency and by
	// fee, and what its credits are spent on, by currency and charge.
	crowds []crowdIn
	by     []Holding
	spent  [][]spent
}

// spent is what an outage is charged for in credits.
type spent struct{ contracts, minor int64 }

// paying is contracts of one group with the same outcome: payers, and more of
// them by fee, of which some may be fewer.
type paying struct {
	group int32
	payers
	more []Holding
}

func (k *Kernel) newTally() *tally {
	return &tally{k: k, costs: costs{}, rollups: rollups{}, days: dayTable{}, spent: make([][]spent, len(k.currencies))}
}

func (t *tally) merge(more *tally) {
	t.costs.merge(more.costs)
	t.rollups.merge(more.rollups)
	t.days.merge(more.days)
}

// count adds the contracts of a group that have outcome o, and appends what
// they are owed to credits.
func (t *tally) count(o *outcome, g *paying, credits []Credit) (_ []Credit, err error) {
	t.gather(g)
	if o.share.any() {
		if credits, err = t.countCredits(o, g, credits); err != nil {
			return nil, err
		}
	}
	t.settle(o, g.group)
	return credits, nil
}

// gather counts the contracts of a group by currency.
func (t *tally) gather(g *paying) {
	t.crowds = append(t.crowds[:0], g.crowds...)
	if len(g.crowds) == 0 {
		for _, h := range g.by {
			t.crowds = t.k.join(t.crowds, h)
		}
	}
	for _, h := range g.more {
		t.crowds = t.k.join(t.crowds, h)
	}
}

// countCredits adds what the contracts of a group are owed.
func (t *tally) countCredits(o *outcome, g *paying, credits []Credit) (_ []Credit, err error) {
	for _, c := range t.crowds {
		t.spent[c.currency] = append(t.spent[c.currency][:0], make([]spent, len(o.charges))...)
	}
	by := g.by
	if len(g.more) > 0 {
		t.by = together(g.by, g.more, t.by)
		by = t.by
	}
	for _, h := range by {
		if credits, err = t.countFee(o, h, credits); err != nil {
			return nil, err
		}
	}
	return credits, nil
}

// countFee adds what the contracts of a group that pay one fee are owed.
func (t *tally) countFee(o *outcome, h Holding, credits []Credit) ([]Credit, error) {
	before, err := t.k.before(o, h.Fee)
	if err != nil {
		return nil, err
	}
	c, err := owed(o, t.k.feeFor(o, h.Fee), before)
	if err != nil {
		return nil, err
	}
	c.Fee = h.Fee
	if err := checkCredit(o, &c); err != nil {
		return nil, err
	}
	if c.FormulaMinor > 0 || c.DaysPPM > 0 {
		credits = append(credits, c)
	}
	if c.CreditMinor > 0 {
		currency := t.k.feeCurrency[h.Fee]
		n := &t.crowds[placeIn(t.crowds, currency)]
		n.credited += h.Contracts
		n.creditMinor += h.Contracts * c.CreditMinor
		t.share(o, h, c.CreditMinor, t.spent[currency])
	}
	return credits, nil
}

// share gives each outage its part of a credit: rule 24.
func (t *tally) share(o *outcome, h Holding, minor int64, into []spent) {
	for n, share := range t.sharing.apportionOf(o, minor) {
		if share > 0 {
			into[n].contracts += h.Contracts
			into[n].minor += h.Contracts * share
		}
	}
}

// settle adds a group's contracts, counted by currency, to the sums.
func (t *tally) settle(o *outcome, group int32) {
	place, month := t.k.atlas.placeOf[group], t.k.periods[o.Period].Last
	var contracts int64
	for n := range t.crowds {
		c := &t.crowds[n]
		if c.contracts == 0 {
			continue
		}
		contracts += c.contracts
		t.rollups.at(rollupKey{month, place, c.currency}).add(o, &c.crowd)
	}
	if len(o.charges) > 0 {
		t.settleCosts(o, t.costs.at(costPlace{month, t.k.atlas.serviceOf[place]}))
	}
	if len(o.days) == 0 {
		return
	}
	days := t.days.at(dayPlace{o.Period, place}, len(t.k.days[o.Period]))
	for _, d := range o.days {
		days[d.day].downMS += contracts * d.downMS
		days[d.day].charged.add(contracts, d.charged)
	}
}

// settleCosts adds what each outage cost the counted contracts.
func (t *tally) settleCosts(o *outcome, table *costTable) {
	for i, charge := range o.charges {
		time := o.timeOf(sla.Fraction{Num: charge.num, Den: o.Charged.Den})
		for n := range t.crowds {
			c := &t.crowds[n]
			if c.contracts == 0 {
				continue
			}
			one := table.entry(charge.outage, c.currency)
			one.contracts += c.contracts
			one.seats += c.seats
			one.charged.add(c.contracts, time.Num, time.Den)
			one.seatCharged.add(c.seats, time.Num, time.Den)
			if c.credited > 0 {
				one.creditContracts += t.spent[c.currency][i].contracts
				one.creditMinor += t.spent[c.currency][i].minor
			}
		}
	}
}
