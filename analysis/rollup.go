package analysis

import (
	"cmp"
	"slices"

	"nines/sla"
)

// atlas numbers the places of the groups, and their services: what sums are
// kept by.
type atlas struct {
	places    []place
	services  []string
	placeOf   []int32 // by group
	serviceOf []int32 // by place
}

func newAtlas(groups []Group) *atlas {
	a := &atlas{placeOf: make([]int32, len(groups))}
	numbers, services := map[place]int32{}, map[string]int32{}
	for n, g := range groups {
		where := place{g.Service, g.Region}
		number, known := numbers[where]
		if !known {
			service, known := services[g.Service]
			if !known {
				service = int32(len(a.services))
				services[g.Service], a.services = service, append(a.services, g.Service)
			}
			number = int32(len(a.places))
			numbers[where], a.places, a.serviceOf = number, append(a.places, where), append(a.serviceOf, service)
		}
		a.placeOf[n] = number
	}
	return a
}

// rollupKey is the grain of sla.Rollup: the place and the currency are numbers.
type rollupKey struct {
	month           sla.Month
	place, currency int32
}

type rollup struct {
	sla.Rollup                                       // without its key
	charged                                          fractions
	seatCounted, seatCharged, feeCounted, feeCharged wide
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

// crowdIn is a crowd with its currency, an index into Kernel.currencies.
type crowdIn struct {
	currency int32
	crowd
}

// placeIn is where a currency is in list, which is ordered by it, or belongs.
func placeIn(list []crowdIn, currency int32) int {
	n := 0
	for n < len(list) && list[n].currency < currency {
		n++
	}
	return n
}

// join counts contracts of one fee among the crowds; fewer, where h counts less
// than none.
func (k *Kernel) join(crowds []crowdIn, h Holding) []crowdIn {
	fee, currency := &k.fees[h.Fee], k.feeCurrency[h.Fee]
	at := placeIn(crowds, currency)
	if at == len(crowds) || crowds[at].currency != currency {
		crowds = slices.Insert(crowds, at, crowdIn{currency: currency})
	}
	n := &crowds[at]
	n.contracts += h.Contracts
	n.seats += h.Seats
	if h.Contracts < 0 {
		n.yearlyFee.take(fee.Minor*fee.Seats, -h.Contracts*int64(12/fee.Months))
	} else {
		n.yearlyFee.add(fee.Minor*fee.Seats, h.Contracts*int64(12/fee.Months))
	}
	return crowds
}

func (r rollups) at(key rollupKey) *rollup {
	one := r[key]
	if one == nil {
		one = &rollup{}
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
	counted, charged := o.timeOf(sla.Fraction{Num: o.Counted, Den: 1}).Num, o.timeOf(o.Charged)
	one.CountedMS += n.contracts * counted
	one.BudgetMS += n.contracts * o.timeOf(sla.Fraction{Num: o.BudgetMS, Den: 1}).Num
	one.Credited += n.credited
	one.CreditMinor += n.creditMinor
	one.charged.add(n.contracts, charged.Num, charged.Den)
	one.seatCounted.add(n.seats, counted)
	one.seatCharged.add(n.seats, charged.Floor())
	// Sums over fees are only weights of an average: whole milliseconds do.
	one.feeCounted.addWide(n.yearlyFee, counted)
	one.feeCharged.addWide(n.yearlyFee, charged.Floor())
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
func (r rollups) rows(k *Kernel) []sla.Rollup {
	out := make([]sla.Rollup, 0, len(r))
	for key, one := range r {
		row, where := one.Rollup, k.atlas.places[key.place]
		row.Month, row.Service, row.Region, row.Currency = key.month, where.service, where.region, k.currencies[key.currency]
		row.ChargedMS = one.charged.floor()
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
type dayPlace struct{ period, place int32 }

// dayTotal is the down and the charged time of a day.
type dayTotal struct {
	downMS  int64
	charged wide
}

// dayTable holds the days of a period.
type dayTable map[dayPlace][]dayTotal

func (d dayTable) at(where dayPlace, days int) []dayTotal {
	found := d[where]
	if found == nil {
		found = make([]dayTotal, days)
		d[where] = found
	}
	return found
}

func (d dayTable) merge(more dayTable) {
	for where, list := range more {
		into := d.at(where, len(list))
		for n, one := range list {
			into[n].downMS += one.downMS
			into[n].charged.plus(one.charged)
		}
	}
}

// rows are the days with down or charged time, periods of a month together, in
// a fixed order.
func (d dayTable) rows(k *Kernel) []sla.DayDown {
	sums := map[sla.DayDown]dayTotal{}
	for where, list := range d {
		at := k.atlas.places[where.place]
		for n, one := range list {
			if one == (dayTotal{}) {
				continue
			}
			key := sla.DayDown{Month: k.periods[where.period].Last, Service: at.service, Region: at.region, Date: k.days[where.period][n].date}
			sum := sums[key]
			sum.downMS += one.downMS
			sum.charged.plus(one.charged)
			sums[key] = sum
		}
	}
	out := make([]sla.DayDown, 0, len(sums))
	for row := range sums {
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b sla.DayDown) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Service, b.Service),
			cmp.Compare(a.Region, b.Region), cmp.Compare(a.Date, b.Date))
	})
	fillDays(out, sums)
	return out
}

// fillDays rounds what was charged so far, day after day, and takes what was
// there before from it: so the days add up to the rounded sum of them all.
func fillDays(rows []sla.DayDown, sums map[sla.DayDown]dayTotal) {
	var sofar wide
	var told int64
	for n := range rows {
		row := &rows[n]
		if n == 0 || row.Month != rows[n-1].Month || row.Service != rows[n-1].Service || row.Region != rows[n-1].Region {
			sofar, told = wide{}, 0
		}
		sum := sums[*row]
		sofar.plus(sum.charged)
		now := sofar.per(sla.Whole)
		row.DownMS, row.ChargedMS, told = sum.downMS, now-told, now
	}
}
