package analysis

import (
	"nines/policy"
	"nines/sla"
)

// outcome is a result with what it is made of.
type outcome struct {
	Result
	terms   *terms
	charges []outageCharge
	days    []downDay
}

// downDay is the down time on a local day, an index into Kernel.days.
type downDay struct {
	day    int
	downMS int64
}

// evaluate judges the contracts that felt l and were covered during cover:
// ledger, measure, verdict.
func (k *Kernel) evaluate(t *terms, period int32, l *timeline, cover sla.Interval) outcome {
	p := k.periods[period]
	s := subscribed(t.PartMonth, k.promised(t, period), cover)
	sums := addUp(l, s, t.Terms, k.days[period], nil)
	o := outcome{terms: t, charges: sums.charges, days: sums.down}
	o.Result = Result{Period: period, Times: sums.Times,
		Verdict: judge(t.Terms, sums.Times), Warnings: sums.warnings,
		ElapsedMS: s.before(k.asOf), Deadline: t.calendar.deadline(t.Claim, p),
		SubscribedMS: p.Cut(cover).Length(), PeriodMS: p.Length(), FeePartMS: p.Length(), FeeWholeMS: p.Length()}
	if t.FeeBase == policy.ProratedFee {
		o.FeePartMS = o.SubscribedMS
	}
	for _, c := range sums.charges {
		if c.outage != sla.NoRef {
			o.Outages++
		}
	}
	if p.End > k.asOf {
		o.Warnings |= sla.PeriodNotOver
	}
	o.Provisional = o.Warnings&(sla.PeriodNotOver|sla.OpenOutage) != 0
	return o
}

// subscribed applies the rule of part months: rule 13.
func subscribed(rule policy.PartMonth, promised []sla.Interval, cover sla.Interval) span {
	if n := len(promised); n == 0 || cover.Contains(sla.Interval{Start: promised[0].Start, End: promised[n-1].End}) {
		return span{measured: promised}
	}
	switch rule {
	case policy.SubscribedTime:
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
