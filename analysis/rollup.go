package analysis

import (
	"cmp"
	"slices"

	"nines/sla"
)

// rollupKey is the grain of sla.Rollup.
type rollupKey struct {
	month                     sla.Month
	service, region, currency string
}

type rollup struct {
	sla.Rollup
	charged, seatCounted, seatCharged, feeCounted, feeCharged wide
}

type rollups map[rollupKey]*rollup

// crowd is contracts with the same result that pay in one currency.
type crowd struct {
	contracts, seats int64
	// yearlyFee is the sum of what they pay in a year, in minor units: exact
	// whatever the periods of their fees.
	yearlyFee wide
}

// add counts a crowd with outcome o.
func (r rollups) add(month sla.Month, service, region, currency string, o *outcome, n crowd) {
	key := rollupKey{month, service, region, currency}
	one := r[key]
	if one == nil {
		one = &rollup{Rollup: sla.Rollup{Month: month, Service: service, Region: region, Currency: currency}}
		r[key] = one
	}
	one.Contracts += n.contracts
	one.Seats += n.seats
	if o.Judged {
		one.Judged += n.contracts
	}
	if o.Breached {
		one.Breached += n.contracts
	}
	one.MeasuredMS += n.contracts * o.Measured
	one.DownMS += n.contracts * o.Down
	one.ExcludedMS += n.contracts * o.Excluded
	one.UnknownMS += n.contracts * o.Unknown
	one.CountedMS += n.contracts * o.Counted
	one.BudgetMS += n.contracts * o.BudgetMS
	one.charged.add(n.contracts, o.Charged.Num)
	one.seatCounted.add(n.seats, o.Counted)
	one.seatCharged.add(n.seats, o.Charged.Floor())
	// Sums over fees are only weights of an average: whole milliseconds do.
	one.feeCounted.addWide(n.yearlyFee, o.Counted)
	one.feeCharged.addWide(n.yearlyFee, o.Charged.Floor())
}

// credit adds what contracts of a rollup are owed together.
func (r rollups) credit(month sla.Month, service, region, currency string, contracts, minor int64) {
	one := r[rollupKey{month, service, region, currency}]
	one.Credited += contracts
	one.CreditMinor += minor
}

// rows are the rollups in a fixed order.
func (r rollups) rows() []sla.Rollup {
	out := make([]sla.Rollup, 0, len(r))
	for _, one := range r {
		row := one.Rollup
		row.ChargedMS = one.charged.per(sla.Whole)
		row.SeatCounted, row.SeatCharged = one.seatCounted.big(), one.seatCharged.big()
		row.FeeCounted, row.FeeCharged = one.feeCounted.big(), one.feeCharged.big()
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b sla.Rollup) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Service, b.Service),
			cmp.Compare(a.Region, b.Region), cmp.Compare(a.Currency, b.Currency))
	})
	return out
}

// dayKey is the grain of sla.DayDown.
type dayKey struct {
	month                 sla.Month
	service, region, date string
}

type dayRows map[dayKey]int64

func (d dayRows) rows() []sla.DayDown {
	out := make([]sla.DayDown, 0, len(d))
	for key, down := range d {
		out = append(out, sla.DayDown{Month: key.month, Service: key.service, Region: key.region, Date: key.date, DownMS: down})
	}
	slices.SortFunc(out, func(a, b sla.DayDown) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Service, b.Service),
			cmp.Compare(a.Region, b.Region), cmp.Compare(a.Date, b.Date))
	})
	return out
}
