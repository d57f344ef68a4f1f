package reports

import (
	"cmp"
	"slices"

	"nines/sla"
)

// owed is what is due and claimable of a payout total; while the month is
// provisional also what would be if nothing more happened: rule 25.
func owed(t sla.PayoutTotal) int64 { return t.DueMinor + t.ClaimableMinor + t.AccruedMinor }

// settled is what credit notes in time have paid of the credits.
func settled(t sla.PayoutTotal) int64 { return t.CreditMinor - owed(t) - t.LapsedMinor }

// totalsOf are a month's payout totals, the currency of most contracts first.
func (m *month) totalsOf(at sla.Month) []sla.PayoutTotal {
	var out []sla.PayoutTotal
	for _, t := range m.payouts {
		if t.Month == at {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b sla.PayoutTotal) int {
		return cmp.Or(cmp.Compare(b.Contracts, a.Contracts), cmp.Compare(a.Currency, b.Currency))
	})
	return out
}

// yearTotals adds up the payout totals of the year to date, in the order of
// this month's currencies.
func (m *month) yearTotals() []sla.PayoutTotal {
	var out []sla.PayoutTotal
	for at := m.Month; m.year(at); at-- {
		if _, judged := m.totals[at]; !judged { // what was issued for it has nothing to be compared with
			continue
		}
		for _, t := range m.totalsOf(at) {
			n := slices.IndexFunc(out, func(o sla.PayoutTotal) bool { return o.Currency == t.Currency })
			if n < 0 {
				out = append(out, t)
				continue
			}
			addTotal(&out[n], t)
		}
	}
	return out
}

func addTotal(to *sla.PayoutTotal, t sla.PayoutTotal) {
	to.Contracts += t.Contracts
	to.Judged += t.Judged
	to.Breached += t.Breached
	to.Credits += t.Credits
	to.CreditMinor += t.CreditMinor
	to.FormulaMinor += t.FormulaMinor
	to.CapMinor += t.CapMinor
	to.AccruedMinor += t.AccruedMinor
	to.ClaimableMinor += t.ClaimableMinor
	to.DueMinor += t.DueMinor
	to.LapsedMinor += t.LapsedMinor
	to.IssuedMinor += t.IssuedMinor
	to.FloorMinor += t.FloorMinor
	to.DaysPPM += t.DaysPPM
	to.DaysLapsedPPM += t.DaysLapsedPPM
	to.WorthMinor += t.WorthMinor
	to.Goodwill += t.Goodwill
	to.GoodwillMinor += t.GoodwillMinor
}

// amounts are what is owed, one text a currency that owes anything.
func amounts(totals []sla.PayoutTotal, brief bool) []string {
	var out []string
	for _, t := range totals {
		switch amount := owed(t); {
		case amount == 0:
		case brief:
			out = append(out, moneyBrief(amount, t.Currency))
		default:
			out = append(out, money(amount, t.Currency))
		}
	}
	return out
}

// credited are the totals of currencies with a credit.
func credited(totals []sla.PayoutTotal) []sla.PayoutTotal {
	return slices.DeleteFunc(slices.Clone(totals), func(t sla.PayoutTotal) bool { return t.CreditMinor == 0 })
}

// creditTexts are what the credits came to, one text a currency with any.
func creditTexts(totals []sla.PayoutTotal) []string {
	var out []string
	for _, t := range credited(totals) {
		out = append(out, money(t.CreditMinor, t.Currency))
	}
	return out
}

// allOwed says whether all credits, of each currency, are still owed.
func allOwed(totals []sla.PayoutTotal) bool {
	return !slices.ContainsFunc(totals, func(t sla.PayoutTotal) bool { return owed(t) != t.CreditMinor })
}

// costOf is what an outage cost in its month in one currency, over services.
func costOf(o sla.OutageMonth, currency string) (sum sla.OutageCost) {
	for _, c := range o.Costs {
		if c.Currency == currency {
			sum.Contracts += c.Contracts
			sum.Seats += c.Seats
			sum.ChargedMS += c.ChargedMS
			sum.SeatChargedMS += c.SeatChargedMS
			sum.CreditContracts += c.CreditContracts
			sum.CreditMinor += c.CreditMinor
		}
	}
	return sum
}

// dearOutage is an outage with what it cost in its month in one currency.
type dearOutage struct {
	sla.OutageMonth
	cost sla.OutageCost
}

// dearOf are the outages that cost anything, by currency, the dearest first.
func dearOf(outages []sla.OutageMonth) map[string][]dearOutage {
	out := map[string][]dearOutage{}
	for _, o := range outages {
		for _, c := range o.Costs {
			list := out[c.Currency]
			if last := len(list) - 1; last >= 0 && list[last].Number == o.Number {
				continue // its cost for another service: added up already
			}
			if cost := costOf(o, c.Currency); cost.CreditMinor > 0 {
				out[c.Currency] = append(list, dearOutage{o, cost})
			}
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b dearOutage) int { return cmp.Compare(b.cost.CreditMinor, a.cost.CreditMinor) })
	}
	return out
}

// costTexts are what an outage cost, one text a currency.
func (m *month) costTexts(o sla.OutageMonth) []string {
	var out []string
	for _, t := range m.totalsOf(m.Month) {
		if cost := costOf(o, t.Currency).CreditMinor; cost > 0 {
			out = append(out, money(cost, t.Currency))
		}
	}
	return out
}
