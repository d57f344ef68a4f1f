package analysis_test

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"sort"
)

// totals are the sums over contracts, as lines of text so that two of them can
// be compared and read.
func totals(all []outcome, days bool) []string {
	t := &total{costs: map[string]*costTotal{}, rollups: map[string]*rollupTotal{}, days: map[string]*dayTotal{}}
	for _, o := range all {
		t.add(o)
	}
	var lines []string
	for key, c := range t.costs {
		lines = append(lines, fmt.Sprintf("cost %s: contracts %d seats %d charged %d seat-charged %d credits %d minor %d",
			key, c.contracts, c.seats, floor(c.charged), floor(c.seatCharged), c.credits, c.minor))
	}
	for key, r := range t.rollups {
		lines = append(lines, fmt.Sprintf("rollup %s: %v charged %d seat-counted %s seat-charged %d fee-counted %d fee-charged %d",
			key, r.sums, floor(r.charged), r.seatCounted, floor(r.seatCharged), floor(r.feeCounted), floor(r.feeCharged)))
	}
	if days {
		lines = append(lines, t.dayLines()...)
	}
	sort.Strings(lines)
	return lines
}

type total struct {
	costs   map[string]*costTotal
	rollups map[string]*rollupTotal
	days    map[string]*dayTotal // by month, service, region and, last, the date
}

// dayTotal is the down and the charged time of a day.
type dayTotal struct {
	down    int64
	charged *big.Rat
}

func (t *total) day(key string) *dayTotal {
	if t.days[key] == nil {
		t.days[key] = &dayTotal{charged: new(big.Rat)}
	}
	return t.days[key]
}

// dayLines have charged time rounded so that the days of a month add up.
func (t *total) dayLines() (lines []string) {
	where, sofar := "", new(big.Rat)
	for _, key := range slices.Sorted(maps.Keys(t.days)) {
		if here := key[:len(key)-len("2011-05-12")]; here != where {
			where, sofar = here, new(big.Rat)
		}
		before := floor(sofar)
		sofar = new(big.Rat).Add(sofar, t.days[key].charged)
		lines = append(lines, fmt.Sprintf("day %s: down %d charged %d", key, t.days[key].down, before.Sub(floor(sofar), before)))
	}
	return lines
}

type costTotal struct {
	contracts, seats, credits, minor int64
	charged, seatCharged             *big.Rat
}

// rollupTotal's sums are contracts, seats, judged, breached, credited,
// measured, down, excluded, unknown, counted, budget, credit.
type rollupTotal struct {
	sums                                         [12]int64
	charged, seatCharged, feeCharged, feeCounted *big.Rat
	seatCounted                                  *big.Int
}

func (t *total) add(o outcome) {
	c, month := o.contract, o.period.Last
	for outage, ms := range o.byOutage {
		key := fmt.Sprintf("%s %s %s outage %d", month, c.Service, c.Fee.Currency, outage)
		if t.costs[key] == nil {
			t.costs[key] = &costTotal{charged: new(big.Rat), seatCharged: new(big.Rat)}
		}
		cost := t.costs[key]
		cost.contracts++
		cost.seats += c.Seats
		addTimes(cost.charged, ms, 1)
		addTimes(cost.seatCharged, ms, c.Seats)
		if o.shares[outage] > 0 { // a share of nothing is none
			cost.credits++
			cost.minor += o.shares[outage]
		}
	}
	t.roll(o, fmt.Sprintf("%s %s %s %s", month, c.Service, c.Region, c.Fee.Currency))
	for date, ms := range o.days {
		t.day(fmt.Sprintf("%s %s %s %s", month, c.Service, c.Region, date)).down += ms
	}
	for date, ms := range o.chargedDays {
		addTimes(t.day(fmt.Sprintf("%s %s %s %s", month, c.Service, c.Region, date)).charged, ms, 1)
	}
}

func (t *total) roll(o outcome, key string) {
	if t.rollups[key] == nil {
		t.rollups[key] = &rollupTotal{charged: new(big.Rat), seatCharged: new(big.Rat), feeCharged: new(big.Rat),
			feeCounted: new(big.Rat), seatCounted: new(big.Int)}
	}
	r, c := t.rollups[key], o.contract
	for n, more := range []int64{1, c.Seats, one(o.judged), one(o.breached), one(o.credit > 0), o.measured, o.down,
		o.excluded, o.unknown, o.counted, o.budget, o.credit} {
		r.sums[n] += more
	}
	addTimes(r.charged, o.charged, 1)
	// Sums over seats and fees are only the weights of an average, for which
	// whole milliseconds of each contract do.
	whole := new(big.Rat).SetInt(floor(o.charged))
	addTimes(r.seatCharged, whole, c.Seats)
	r.seatCounted.Add(r.seatCounted, new(big.Int).Mul(big.NewInt(o.counted), big.NewInt(c.Seats)))
	fee := feeOf(c)
	// What is paid in a year is exact whatever the fee's months.
	yearly := new(big.Rat).SetInt64(fee.Minor * fee.Seats * int64(12/fee.Months))
	r.feeCounted.Add(r.feeCounted, new(big.Rat).Mul(yearly, new(big.Rat).SetInt64(o.counted)))
	r.feeCharged.Add(r.feeCharged, new(big.Rat).Mul(yearly, whole))
}

func addTimes(sum, value *big.Rat, times int64) {
	sum.Add(sum, new(big.Rat).Mul(value, new(big.Rat).SetInt64(times)))
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

func floor(r *big.Rat) *big.Int { return new(big.Int).Quo(r.Num(), r.Denom()) }

// totalsOf are the sums that a run wrote, in the same words.
func totalsOf(k *kept, days bool) []string {
	var lines []string
	for _, c := range k.costs {
		lines = append(lines, fmt.Sprintf("cost %s %s %s outage %d: contracts %d seats %d charged %d seat-charged %d credits %d minor %d",
			c.Month, c.Service, c.Currency, c.Outage, c.Contracts, c.Seats, c.ChargedMS, c.SeatChargedMS, c.CreditContracts, c.CreditMinor))
	}
	for _, r := range k.rollups {
		sums := [12]int64{r.Contracts, r.Seats, r.Judged, r.Breached, r.Credited, r.MeasuredMS, r.DownMS,
			r.ExcludedMS, r.UnknownMS, r.CountedMS, r.BudgetMS, r.CreditMinor}
		lines = append(lines, fmt.Sprintf("rollup %s %s %s %s: %v charged %d seat-counted %s seat-charged %s fee-counted %s fee-charged %s",
			r.Month, r.Service, r.Region, r.Currency, sums, r.ChargedMS, r.SeatCounted, r.SeatCharged, r.FeeCounted, r.FeeCharged))
	}
	for _, d := range k.days {
		if !days {
			break
		}
		lines = append(lines, fmt.Sprintf("day %s %s %s %s: down %d charged %d", d.Month, d.Service, d.Region, d.Date, d.DownMS, d.ChargedMS))
	}
	sort.Strings(lines)
	return lines
}
