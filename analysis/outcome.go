package analysis

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// outcome is a result with what it is made of.
type outcome struct {
	Result
	terms *terms
	// exact is what is charged, where Charged is it rounded down.
	exact *big.Rat
	// beyondTime: counted and charged are not milliseconds.
	beyondTime bool
	charges    []outageCharge
	days       []downDay
	// dayCount is how many days, and months how many months' fee the period
	// is.
	dayCount, months int64

	// gives is what the formula gives, in the unit of the promise; share all
	// that is owed of the fee base, capped what the caps of the window leave.
	gives, share, capped share
	// What the formula found: pieces of downtime; free hours, and what is
	// charged in them, in milliseconds times hoursDen.
	pieces          []piece
	hours, hoursDen int64
	hoursNum        wide
	// parts are what several objectives came to, each by itself; lead is the
	// one whose figures these are.
	parts []outcome
	lead  int

	// past are the windows before, nil where nothing looks back; rights what
	// they come to. paid is the fee of the window before, where that is the fee
	// base and it was another; else nil.
	past   *history
	rights []RightReached
	paid   *Fee
}

// charged is what is charged, exactly.
func (o *outcome) charged() *big.Rat {
	if o.exact != nil {
		return o.exact
	}
	return new(big.Rat).SetFrac64(o.Charged.Num, o.Charged.Den)
}

// tenure is how a contract is in force around a period.
type tenure struct {
	// cover is the time for which it is judged, chain that of all its versions
	// that adjoin. split: other versions are judged for the rest of the period.
	cover, chain sla.Interval
	split        bool
}

// feePart is the part of the period's fee that is the base, as part ÷ whole.
func (in tenure) feePart(base policy.FeeBase, p sla.Interval) (part, whole int64) {
	switch {
	case base == policy.ProratedFee:
		return p.Cut(in.cover).Length(), p.Length()
	case in.split:
		// Or the versions together would be owed for more than one fee.
		return p.Cut(in.cover).Length(), p.Cut(in.chain).Length()
	}
	return p.Length(), p.Length()
}

// owns is the time in which pieces of downtime are the contract's: in a period
// it is that of the version that is judged, outside it that of all versions. Where
// whole periods are judged it is all of those in which the contract is in force.
func (in tenure) owns(t *terms, p sla.Interval) sla.Interval {
	own := in.cover
	if own.Start <= p.Start {
		own.Start = in.chain.Start
	}
	if own.End >= p.End {
		own.End = in.chain.End
	}
	if t.PartMonth == policy.WholePeriod {
		own = t.calendar.whole(t.Window, own)
	}
	return t.calendar.fromFirst(t.Window, own)
}

// evaluate judges the contracts that felt l and were in force as in says:
// ledger, measure, verdict, formula. The outcome is good for as long as the room.
func (k *Kernel) evaluate(t *terms, period int32, l *timeline, in tenure, r *room) outcome {
	p := &k.periods[period]
	promised := k.promisedIn(t, period)
	s := subscribed(t.PartMonth, promised.time, in.cover)
	sums := addUp(l, s, t.Terms, k.days[period], r, nil)
	o := outcome{terms: t, beyondTime: !inTime(t.Measure), exact: sums.exact, charges: sums.charges, days: sums.down}
	o.Result = Result{Period: period, Times: sums.Times,
		Verdict: judge(t, &sums.amount), Warnings: sums.warnings, Measure: t.Measure.Kind,
		Deadline:     promised.deadline,
		ElapsedMS:    s.before(k.asOf),
		SubscribedMS: p.Cut(in.cover).Length(), PeriodMS: p.Length(), Objective: t.objective}
	o.FeePartMS, o.FeeWholeMS = in.feePart(t.FeeBase, p.Interval)
	if sums.parts != nil || o.beyondTime {
		o.spreadDays()
	}
	for _, c := range sums.charges {
		if c.outage != sla.NoRef {
			o.Outages++
		}
	}
	if p.End > k.asOf {
		o.Warnings |= sla.PeriodNotOver
	}
	o.months, o.dayCount = int64(p.Months), int64(len(k.days[period]))
	if t.DayOf > 0 {
		o.dayCount = int64(t.DayOf)
	}
	o.owe(k, l, s.measured, in.owns(t, p.Interval))
	o.Provisional = o.Warnings&(sla.PeriodNotOver|sla.OpenOutage) != 0
	return o
}

// subscribed applies the rule of part months: rule 13.
func subscribed(rule policy.PartMonth, promised []sla.Interval, cover sla.Interval) span {
	if n := len(promised); n == 0 || cover.Contains(sla.Interval{Start: promised[0].Start, End: promised[n-1].End}) {
		return span{measured: promised}
	}
	switch rule {
	case policy.SubscribedTime, policy.FullPeriods: // of the latter, judgeAlone leaves whole periods or nothing
		return span{measured: sla.CutAll(promised, cover)}
	case policy.RestIsUp:
		s := span{measured: sla.CutAll(promised, cover)}
		for _, i := range promised {
			s.assumedUp = append(s.assumedUp, i.Without([]sla.Interval{cover})...)
		}
		return s
	}
	return span{measured: promised}
}

// before is how much of the span lies before t, in milliseconds.
func (s span) before(t sla.Instant) int64 {
	if n := len(s.measured); n > 0 && len(s.assumedUp) == 0 && s.measured[n-1].End <= t {
		return sla.Length(s.measured)
	}
	past := sla.Interval{Start: sla.NoInstant, End: t}
	return sla.Length(sla.CutAll(s.measured, past)) + sla.Length(sla.CutAll(s.assumedUp, past))
}
