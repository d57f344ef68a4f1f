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
	// credited of them are owed creditMinor together.
	credited, creditMinor int64
}

func (r rollups) at(key rollupKey) *rollup {
	one := r[key]
	if one == nil {
		one = &rollup{Rollup: sla.Rollup{Month: key.month, Service: key.service, Region: key.region, Currency: key.currency}}
		r[key] = one
	}
	return one
}

// add counts a crowd with outcome o.
func (one *rollup) add(o *outcome, n *crowd) {
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
	one.Credited += n.credited
	one.CreditMinor += n.creditMinor
	one.charged.add(n.contracts, o.Charged.Num)
	one.seatCounted.add(n.seats, o.Counted)
	one.seatCharged.add(n.seats, o.Charged.Floor())
	// Sums over fees are only weights of an average: whole milliseconds do.
	one.feeCounted.addWide(n.yearlyFee, o.Counted)
	one.feeCharged.addWide(n.yearlyFee, o.Charged.Floor())
}

func (r rollups) merge(more rollups) {
	for key, b := range more {
		a := r.at(key)
		for _, sum := range [...]struct{ to, from *int64 }{
			{&a.Contracts, &b.Contracts}, {&a.Seats, &b.Seats}, {&a.Judged, &b.Judged}, {&a.Breached, &b.Breached},
			{&a.Credited, &b.Credited}, {&a.MeasuredMS, &b.MeasuredMS}, {&a.DownMS, &b.DownMS},
			{&a.ExcludedMS, &b.ExcludedMS}, {&a.UnknownMS, &b.UnknownMS}, {&a.CountedMS, &b.CountedMS},
			{&a.BudgetMS, &b.BudgetMS}, {&a.CreditMinor, &b.CreditMinor},
		} {
			*sum.to += *sum.from
		}
		a.charged.plus(b.charged)
		a.seatCounted.plus(b.seatCounted)
		a.seatCharged.plus(b.seatCharged)
		a.feeCounted.plus(b.feeCounted)
		a.feeCharged.plus(b.feeCharged)
	}
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

// dayPlace is where down time is added up by day of a period.
type dayPlace struct {
	period          int32
	service, region string
}

// dayTable holds the down time of the days of a period.
type dayTable map[dayPlace][]int64

func (d dayTable) at(where dayPlace, days int) []int64 {
	found := d[where]
	if found == nil {
		found = make([]int64, days)
		d[where] = found
	}
	return found
}

func (d dayTable) merge(more dayTable) {
	for where, list := range more {
		into := d.at(where, len(list))
		for n, down := range list {
			into[n] += down
		}
	}
}

// rows are the days with down time, periods of a month together, in a fixed
// order.
func (d dayTable) rows(k *Kernel) []sla.DayDown {
	sums := map[sla.DayDown]int64{}
	for where, list := range d {
		for n, down := range list {
			if down > 0 {
				sums[sla.DayDown{Month: k.periods[where.period].Last, Service: where.service,
					Region: where.region, Date: k.days[where.period][n].date}] += down
			}
		}
	}
	out := make([]sla.DayDown, 0, len(sums))
	for row, down := range sums {
		row.DownMS = down
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b sla.DayDown) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Service, b.Service),
			cmp.Compare(a.Region, b.Region), cmp.Compare(a.Date, b.Date))
	})
	return out
}
