package analysis

import (
	"context"
	"fmt"
	"slices"
)

// tally adds up, in one pass over the outcomes, what contracts are owed and
// what each outage cost, and hands the credits over as they come.
type tally struct {
	k       *Kernel
	sink    Sink
	credits []Credit
	costs   costs
	rollups rollups
	days    dayRows
	shares  []int64
}

// paying is contracts of one group with the same outcome, by fee.
type paying struct {
	group int32
	by    []Holding
}

// batch is how many rows are handed over at once.
const batch = 8192

// count adds the contracts of groups that have outcome o. Groups that share an
// outcome may share fees, and a credit is one row for outcome and fee.
func (t *tally) count(ctx context.Context, o *outcome, groups []paying) error {
	var fees []Holding
	for _, g := range groups {
		t.countTimes(o, g)
		fees = append(fees, g.by...)
	}
	if o.CreditPPM == 0 {
		return nil
	}
	if len(groups) > 1 {
		slices.SortStableFunc(fees, func(a, b Holding) int { return int(a.Fee) - int(b.Fee) })
	}
	for n := 0; n < len(fees); {
		credit, err := owed(o.terms.Terms, &o.Result, &t.k.fees[fees[n].Fee])
		if err != nil {
			return err
		}
		credit.Fee = fees[n].Fee
		if err := checkCredit(o, credit); err != nil {
			return err
		}
		for same := fees[n].Fee; n < len(fees) && fees[n].Fee == same; n++ {
			t.countCredit(o, fees[n], credit)
		}
		if credit.FormulaMinor > 0 {
			t.credits = append(t.credits, credit)
		}
	}
	if len(t.credits) < batch {
		return nil
	}
	return t.flush(ctx)
}

func (t *tally) flush(ctx context.Context) error {
	if err := t.sink.Credits(ctx, t.credits); err != nil {
		return fmt.Errorf("writing credits: %w", err)
	}
	t.credits = t.credits[:0]
	return nil
}

// countTimes adds what does not depend on the amount.
func (t *tally) countTimes(o *outcome, g paying) {
	group, month := t.k.groups[g.group], t.k.periods[o.Period].Last
	var contracts int64
	for currency, n := range t.crowds(g.by) {
		contracts += n.contracts
		t.rollups.add(month, group.Service, group.Region, currency, o, n)
		for _, c := range o.charges {
			one := t.costs.at(c.outage, month, group.Service, currency)
			one.contracts += n.contracts
			one.seats += n.seats
			one.charged.add(n.contracts, c.num)
			one.seatCharged.add(n.seats, c.num)
		}
	}
	for _, d := range o.days {
		t.days[dayKey{month, group.Service, group.Region, t.k.days[o.Period][d.day].date}] += contracts * d.downMS
	}
}

// crowds adds up contracts by currency.
func (t *tally) crowds(by []Holding) map[string]crowd {
	out := map[string]crowd{}
	for _, h := range by {
		fee := &t.k.fees[h.Fee]
		n := out[fee.Currency]
		n.contracts += h.Contracts
		n.seats += h.Seats
		n.yearlyFee.add(fee.Minor*fee.Seats, h.Contracts*int64(12/fee.Months))
		out[fee.Currency] = n
	}
	return out
}

// countCredit adds the credit of h contracts of one group: rule 24.
func (t *tally) countCredit(o *outcome, h Holding, credit Credit) {
	group, month, currency := t.k.groups[h.Group], t.k.periods[o.Period].Last, t.k.fees[h.Fee].Currency
	if credit.CreditMinor == 0 {
		return
	}
	t.rollups.credit(month, group.Service, group.Region, currency, h.Contracts, h.Contracts*credit.CreditMinor)
	t.shares = apportion(credit.CreditMinor, o.charges, t.shares)
	for n, c := range o.charges {
		if t.shares[n] > 0 {
			one := t.costs.at(c.outage, month, group.Service, currency)
			one.creditContracts += h.Contracts
			one.creditMinor += h.Contracts * t.shares[n]
		}
	}
}
