package analysis

import (
	"slices"
	"time"

	"nines/policy"
	"nines/sla"
)

// claim says until when, and after what, the credit of o must be asked for,
// where that depends on what happened to its contracts: events gives it.
func (k *Kernel) claim(o *outcome, events func() []Event) {
	c, p := &o.terms.Claim, &k.periods[o.Period]
	o.NoticeFrom, o.NoticeBy = sla.NoInstant, sla.Never
	var lasted sla.Interval
	if c.Of == policy.ClaimOutage || c.NoticeMS > 0 || c.Ticket {
		lasted = o.lasted(events(), p.Interval)
	}
	if lasted.Empty() {
		return
	}
	if c.Of == policy.ClaimOutage {
		o.Deadline = o.terms.calendar.deadline(o.terms.Window, *c, *p, lasted)
	}
	if c.Ticket {
		o.NoticeFrom, o.NoticeBy = lasted.Start, lasted.End-1
	}
	if c.NoticeMS > 0 {
		from := lasted.Start
		if c.NoticeOf == policy.NoticeOfEnd {
			from = lasted.End
		}
		o.NoticeFrom, o.NoticeBy = lasted.Start, min(o.NoticeBy, from+sla.Instant(c.NoticeMS))
	}
}

// lasted is from the first beginning to the last end of the outages that are
// charged, as long as they lasted without a break, also outside the period;
// empty where none is.
func (o *outcome) lasted(events []Event, period sla.Interval) sla.Interval {
	rows := map[int32][]sla.Interval{}
	for _, c := range o.charges {
		if c.outage != sla.NoRef {
			rows[c.outage] = nil
		}
	}
	for _, e := range events {
		if _, charged := rows[e.Ref]; charged && e.Kind == OutageEvent {
			rows[e.Ref] = append(rows[e.Ref], e.Interval)
		}
	}
	all := sla.Interval{Start: sla.Never, End: sla.NoInstant}
	for _, list := range rows {
		for _, i := range sla.Union(list) {
			if i.Overlaps(period) {
				all = hull(all, i)
			}
		}
	}
	return all
}

// deadline is the last millisecond in which a credit for p can be claimed;
// Never where it is automatic. lasted is the time of the outages charged.
func (c calendar) deadline(w policy.Window, claim policy.Claim, p sla.Period, lasted sla.Interval) sla.Instant {
	last := c.date(p.End - 1)
	switch claim.By {
	case policy.DaysAfter:
		switch claim.Of {
		case policy.ClaimOutage:
			if !lasted.Empty() {
				last = c.date(lasted.End - 1)
			}
		case policy.ClaimMonth:
			last = monthly(1).end(last)
		case policy.ClaimQuarter:
			last = monthly(3).end(last)
		}
		return c.endOf(claimDay(claim, last))
	case policy.EndOfMonth:
		return c.monthStart(p.Last+1+sla.Month(claim.Count)) - 1
	case policy.EndOfCycle:
		windows := monthly(1) // trailing ones end with every month
		if w.Kind != policy.TrailingWindow {
			windows = c.gridOf(w)
		}
		return c.startOf(windows.start(windows.number(last)+1+claim.Count)) - 1
	}
	return sla.Never
}

// endOf is the last millisecond of a local day.
func (c calendar) endOf(day time.Time) sla.Instant { return c.startOf(day.AddDate(0, 0, 1)) - 1 }

// claimDay is the last day on which a claim can be made that counts its days
// from the day after last.
func claimDay(claim policy.Claim, last time.Time) time.Time {
	for n := 0; n < claim.Count; {
		last = last.AddDate(0, 0, 1)
		off := last.Weekday() == time.Saturday || last.Weekday() == time.Sunday ||
			slices.Contains(claim.Holidays, last.Format(time.DateOnly))
		if !claim.Business || !off {
			n++
		}
	}
	return last
}
