package analysis_test

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// outcome is everything that the oracle says of a contract in a period.
type outcome struct {
	period                                    sla.Period
	row                                       int // of world.Contracts
	measured, up, down, excluded, unknown     int64
	counted, elapsed, subscribed              int64
	charged                                   *big.Rat
	days_, worth                              int64    // of service
	back                                      *big.Rat // milliseconds to add to what was available
	judged, breached, provisional             bool
	tier, creditPPM, budget, nextTier, nextMS int64
	deadline                                  sla.Instant
	base, formula, cap, credit                int64
	asked                                     felt                // who asked, to ask again moment by moment
	byOutage                                  map[int32]*big.Rat  // charged, in milliseconds
	shares                                    map[int32]int64     // of the credit
	days                                      map[string]int64    // down time by local day
	chargedDays                               map[string]*big.Rat // charged time by local day
	target                                    int64
	atOr                                      bool
	contract                                  sla.Contract
	openOutage                                bool
	usersMissing                              bool
}

// judge adds up the moments of the period and asks the terms.
func (f *felt) judge() outcome {
	o := outcome{period: f.period, charged: new(big.Rat), back: new(big.Rat), byOutage: map[int32]*big.Rat{}, days: map[string]int64{}, chargedDays: map[string]*big.Rat{},
		subscribed: f.period.Cut(sla.Interval{Start: f.contract.From, End: f.contract.To}).Length(), target: f.terms.TargetPPM, atOr: f.terms.Operator == policy.AtOrBelow, contract: f.contract}
	f.look()
	promised := f.promisedTicks()
	for _, m := range f.moments() {
		if m.Start >= f.period.Start && m.Start < f.period.End && promised[int64(m.Start-f.period.Start)/f.step] {
			f.add(&o, m)
		}
	}
	f.replaceDenominator(&o)
	o.dropUncountable()
	o.provisional = f.asOf < f.period.End || o.openOutage
	f.decide(&o)
	f.pay(&o)
	o.asked = *f
	return o
}

// promisedTicks says for every step of the period whether the service is
// promised in it.
func (f *felt) promisedTicks() []bool {
	key := promise{f.terms.Hours, f.zone, f.period.Interval}
	if list, known := f.promises[key]; known {
		return list
	}
	list := make([]bool, f.period.Length()/f.step)
	for n := range list {
		list[n] = f.promised(f.zone, f.terms.Hours, f.period.Start+sla.Instant(int64(n)*f.step))
	}
	f.promises[key] = list
	return list
}

// add is rules 2, 3, 6 and 13 for one moment.
func (f *felt) add(o *outcome, m moment) {
	inForce := m.Start >= f.contract.From && m.Start < f.contract.To
	switch {
	case !inForce && f.terms.PartMonth == policy.SubscribedTime:
		return
	case !inForce && f.terms.PartMonth == policy.RestIsUp:
		m = moment{Interval: m.Interval}
	default:
		for _, row := range f.outages(m.Start) {
			o.openOutage = o.openOutage || f.stillRuns(row)
		}
		f.doubt(o, m)
	}
	length := m.Length()
	o.measured += length
	if m.Start < f.asOf {
		o.elapsed += length
	}
	*map[sla.State]*int64{sla.Up: &o.up, sla.Down: &o.down, sla.Excluded: &o.excluded, sla.Unknown: &o.unknown}[m.state] += length
	if f.isCounted(m) {
		o.counted += length
	}
	f.addBack(o, m)
	if m.state == sla.Down {
		o.days[f.date(f.zone, m.Start)] += length
	}
	f.charge(o, m)
}

// charge adds what a moment is charged for. Unknown time in a window that
// leaves the denominator is charged for nothing.
func (f *felt) charge(o *outcome, m moment) {
	if !m.charged || !m.unit && !f.isCounted(m) {
		return
	}
	for _, c := range m.rows {
		ms := new(big.Rat).SetFrac64(m.Length()*c.weight, f.whole())
		o.charged.Add(o.charged, ms)
		if o.byOutage[c.outage] == nil {
			o.byOutage[c.outage] = new(big.Rat)
		}
		o.byOutage[c.outage].Add(o.byOutage[c.outage], ms)
		date := f.date(f.zone, m.Start)
		if o.chargedDays[date] == nil {
			o.chargedDays[date] = new(big.Rat)
		}
		o.chargedDays[date].Add(o.chargedDays[date], ms)
	}
}

// isCounted says whether a moment is in the denominator.
func (f *felt) isCounted(m moment) bool {
	if m.state == sla.Unknown && f.terms.Unknown == policy.UnknownRemoved {
		return false
	}
	switch f.terms.Denominator {
	case policy.LessExcludedOutages:
		return m.state != sla.Excluded
	case policy.LessScheduledWindows:
		return !m.window
	case policy.LessExcludedAndScheduled:
		return !m.window && m.state != sla.Excluded
	}
	return true
}

// below says whether the availability with more milliseconds charged breaks a
// threshold: rule 18.
func (f *felt) below(o *outcome, more, threshold int64) bool {
	if o.counted == 0 {
		return false
	}
	left := new(big.Rat).SetInt64(o.counted - more)
	left.Sub(left, o.charged)
	if left.Sign() < 0 {
		left.SetInt64(0)
	}
	left = f.lookedUp(left.Mul(left, new(big.Rat).SetFrac64(sla.Whole, o.counted)))
	c := left.Cmp(new(big.Rat).SetInt64(threshold))
	return c < 0 || c == 0 && f.terms.Operator == policy.AtOrBelow
}

// decide is rules 14, 18 and 20, and the two questions that a reader asks
// next: how much was allowed, and how much was missing to the next tier.
func (f *felt) decide(o *outcome) {
	o.judged = o.counted > 0
	o.tier, o.nextTier, o.nextMS, o.deadline = -1, -1, -1, f.deadline()
	if !o.judged {
		return
	}
	o.breached = f.below(o, 0, f.terms.TargetPPM)
	if len(f.terms.Bands) > 0 && o.breached {
		left := new(big.Rat).SetInt64(o.counted)
		if left.Sub(left, o.charged); left.Sign() < 0 {
			left.SetInt64(0)
		}
		o.creditPPM = f.bandHeld(f.lookedUp(left.Mul(left, new(big.Rat).SetFrac64(sla.Whole, o.counted))))
	}
	for _, tier := range f.terms.Tiers {
		if f.below(o, 0, tier.ThresholdPPM) {
			o.tier, o.creditPPM = tier.ThresholdPPM, tier.CreditPPM
		} else if o.nextTier < 0 {
			o.nextTier, o.nextMS = tier.CreditPPM, f.least(o, tier.ThresholdPPM)
		}
	}
	none := outcome{counted: o.counted, charged: new(big.Rat)}
	o.budget = max(0, f.least(&none, f.terms.TargetPPM)-1)
}

// least is the smallest number of charged milliseconds that, added, break a
// threshold; -1 where none does. It tries out, halving.
func (f *felt) least(o *outcome, threshold int64) int64 {
	low, high := int64(0), o.counted+1
	if !f.below(o, high, threshold) {
		return -1
	}
	for low < high {
		if middle := (low + high) / 2; f.below(o, middle, threshold) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// deadline is the last millisecond of the last day on which a credit can be
// claimed.
func (f *felt) deadline() sla.Instant {
	after := f.date(f.zone, f.period.End) // the first day after the period
	if f.period.Last+1 != sla.MonthOfInstant(f.period.End, f.clocks.zone(f.zone)) {
		panic("a period must end where a month begins")
	}
	switch f.terms.Claim.By {
	case policy.DaysAfter:
		return f.at(f.zone, dayAfter(after, f.terms.Claim.Count), 0) - 1
	case policy.EndOfMonth:
		return f.monthStart(f.zone, f.period.Last+1+sla.Month(f.terms.Claim.Count)) - 1
	}
	return sla.Never
}
