package store

import (
	"cmp"
	"context"
	"fmt"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// Periods are all periods of the run, in the order of their numbers. Those that are
// stored keep their number, for results that stay have it; what nobody has any more
// goes.
func (j *Judgement) Periods(ctx context.Context, rows []sla.Period) error {
	next := j.firstPeriod
	for _, p := range rows {
		no, known := j.staying[p]
		if !known {
			no, next = next, next+1
			if err := j.append("periods", no, int32(p.Last), p.Label, int64(p.Start), int64(p.End), p.Zone, int32(p.Months)); err != nil {
				return err
			}
		}
		delete(j.staying, p)
		j.periods, j.periodNos = append(j.periods, p), append(j.periodNos, no)
	}
	for _, no := range j.staying {
		if _, err := j.conn.ExecContext(ctx, "delete from judged.periods where period_no = ?", no); err != nil {
			return err
		}
	}
	return nil
}

// Results come in the order of their numbers.
func (j *Judgement) Results(ctx context.Context, rows []analysis.Result) error {
	for n := range rows {
		r := &rows[n]
		if r.Number != int64(len(j.periodOf)) {
			return fmt.Errorf("result %d comes where %d is next", r.Number, len(j.periodOf))
		}
		if r.Period < 0 || int(r.Period) >= len(j.periods) {
			return fmt.Errorf("there is no period %d", r.Period)
		}
		j.periodOf = append(j.periodOf, r.Period)
	}
	return j.results.add(ctx, j, rows)
}

// GroupResults say which result the plain contracts of a group have.
func (j *Judgement) GroupResults(ctx context.Context, rows []analysis.GroupResult) error {
	for _, r := range rows {
		if _, err := number("group", j.groups, r.Group); err != nil {
			return err
		}
		if _, err := number("policy", j.policies, r.PolicyVersion); err != nil {
			return err
		}
		if err := j.known(r.Result); err != nil {
			return err
		}
	}
	return j.groupResults.add(ctx, j, rows)
}

// Exceptions say which result a single contract has.
func (j *Judgement) Exceptions(ctx context.Context, rows []analysis.Exception) error {
	for _, r := range rows {
		if _, err := number("policy", j.policies, r.PolicyVersion); err != nil {
			return err
		}
		if err := j.known(r.Result); err != nil {
			return err
		}
	}
	return j.exceptions.add(ctx, j, rows)
}

// Credits are what is owed for a result under a fee.
func (j *Judgement) Credits(ctx context.Context, rows []analysis.Credit) error {
	for _, r := range rows {
		if _, err := number("fee", j.fees, r.Fee); err != nil {
			return err
		}
		if err := j.known(r.Result); err != nil {
			return err
		}
	}
	return j.credits.add(ctx, j, rows)
}

// OutageCosts are what each outage cost.
func (j *Judgement) OutageCosts(ctx context.Context, rows []sla.OutageCost) error {
	for _, r := range rows {
		if r.Outage == sla.NoRef {
			continue
		}
		if _, err := number("outage", j.outages, r.Outage); err != nil {
			return err
		}
	}
	return j.costs.add(ctx, j, rows)
}

// Rollups add up contracts.
func (j *Judgement) Rollups(_ context.Context, rows []sla.Rollup) error {
	for _, r := range rows {
		err := j.append("rollups", int32(r.Month), r.Service, r.Region, r.Currency,
			r.Contracts, r.Seats, r.Judged, r.Breached, r.Credited,
			r.MeasuredMS, r.DownMS, r.ExcludedMS, r.UnknownMS, r.CountedMS, r.ChargedMS, r.BudgetMS,
			notNil(r.SeatCounted), notNil(r.SeatCharged), notNil(r.FeeCounted), notNil(r.FeeCharged), r.CreditMinor)
		if err != nil {
			return err
		}
	}
	return nil
}

// Days add up down time by local day.
func (j *Judgement) Days(_ context.Context, rows []sla.DayDown) error {
	for _, r := range rows {
		if err := j.append("days", int32(r.Month), r.Service, r.Region, r.Date, r.DownMS, r.ChargedMS); err != nil {
			return err
		}
	}
	return nil
}

// Rights are what customers may do after repeated misses.
func (j *Judgement) Rights(_ context.Context, rows []analysis.RightReached) error {
	for _, r := range rows {
		if err := j.known(r.Result); err != nil {
			return err
		}
		if err := j.append("rights", int32(j.period(r.Result).Last), j.firstResult+r.Result, r.Right, r.What, r.Missed, r.Of); err != nil {
			return err
		}
	}
	return nil
}

// measureOf is the measure of a result; a kernel that names none counts time.
func measureOf(r *analysis.Result) string {
	return string(cmp.Or(r.Measure, policy.ElapsedTime))
}

// noticeBy is Never where no notice is asked for.
func noticeBy(r *analysis.Result) sla.Instant {
	if r.NoticeBy == 0 || r.NoticeBy == sla.NoInstant {
		return sla.Never
	}
	return r.NoticeBy
}
