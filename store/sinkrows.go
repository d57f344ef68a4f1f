package store

import (
	"cmp"
	"context"
	"fmt"

	"nines/analysis"
	"nines/policy"
	"nines/sla"
)

// Periods are all periods of the run, in the order of their numbers.
func (j *Judgement) Periods(_ context.Context, rows []sla.Period) error {
	for _, p := range rows {
		no := j.firstPeriod + int32(len(j.periods))
		j.periods = append(j.periods, p)
		if err := j.append("periods", no, int32(p.Last), p.Label, int64(p.Start), int64(p.End), p.Zone, int32(p.Months)); err != nil {
			return err
		}
	}
	return nil
}

// Results come in the order of their numbers.
func (j *Judgement) Results(_ context.Context, rows []analysis.Result) error {
	for n := range rows {
		r := &rows[n]
		if r.Number != int64(len(j.periodOf)) {
			return fmt.Errorf("result %d comes where %d is next", r.Number, len(j.periodOf))
		}
		if r.Period < 0 || int(r.Period) >= len(j.periods) {
			return fmt.Errorf("there is no period %d", r.Period)
		}
		j.periodOf = append(j.periodOf, r.Period)
		err := j.append("results", j.firstResult+r.Number, int32(j.periods[r.Period].Last), j.firstPeriod+r.Period,
			r.Measured, r.Up, r.Down, r.Excluded, r.Unknown, r.Counted, r.Charged.Num, r.Charged.Den,
			r.Judged, r.Breached, r.TargetPPM, r.AtOr, r.TierPPM, r.CreditPPM, r.BudgetMS, r.NextTierPPM, r.NextTierMS,
			int64(r.Warnings), r.Provisional, r.ElapsedMS, int64(r.Deadline), r.Outages, r.SubscribedMS, r.PeriodMS, r.FeePartMS, r.FeeWholeMS,
			measureOf(r), r.Objective, r.Share.Num, max(1, r.Share.Den), nullable(r.NoticeFrom), int64(noticeBy(r)))
		if err != nil {
			return err
		}
	}
	return nil
}

// GroupResults say which result the plain contracts of a group have.
func (j *Judgement) GroupResults(_ context.Context, rows []analysis.GroupResult) error {
	for _, r := range rows {
		group, err := number("group", j.groups, r.Group)
		if err != nil {
			return err
		}
		month, p, err := j.monthOf(r.Result)
		if err != nil {
			return err
		}
		policy, err := number("policy", j.policies, r.PolicyVersion)
		if err != nil {
			return err
		}
		err = j.append("group_results", month, group, j.firstPeriod+r.Period, policy, int64(p.Start), int64(p.End), j.firstResult+r.Result)
		if err != nil {
			return err
		}
	}
	return nil
}

// Exceptions say which result a single contract has.
func (j *Judgement) Exceptions(_ context.Context, rows []analysis.Exception) error {
	for _, r := range rows {
		month, _, err := j.monthOf(r.Result)
		if err != nil {
			return err
		}
		policy, err := number("policy", j.policies, r.PolicyVersion)
		if err != nil {
			return err
		}
		if err := j.append("exceptions", month, r.Contract, j.firstPeriod+r.Period, policy, j.firstResult+r.Result); err != nil {
			return err
		}
	}
	return nil
}

// Credits are what is owed for a result under a fee.
func (j *Judgement) Credits(_ context.Context, rows []analysis.Credit) error {
	for _, r := range rows {
		month, _, err := j.monthOf(r.Result)
		if err != nil {
			return err
		}
		fee, err := number("fee", j.fees, r.Fee)
		if err != nil {
			return err
		}
		err = j.append("credits", month, j.firstResult+r.Result, fee, r.BaseMinor, r.FormulaMinor, r.CapMinor, r.CreditMinor,
			r.FloorMinor, r.DaysPPM, r.WorthMinor)
		if err != nil {
			return err
		}
	}
	return nil
}

// OutageCosts are what each outage cost.
func (j *Judgement) OutageCosts(_ context.Context, rows []sla.OutageCost) error {
	for _, r := range rows {
		outage := sla.NoRef
		if r.Outage != sla.NoRef {
			var err error
			if outage, err = number("outage", j.outages, r.Outage); err != nil {
				return err
			}
		}
		err := j.append("outage_costs", outage, int32(r.Month), r.Service, r.Currency, r.Contracts, r.Seats,
			r.ChargedMS, r.SeatChargedMS, r.CreditContracts, r.CreditMinor)
		if err != nil {
			return err
		}
	}
	return nil
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
		month, _, err := j.monthOf(r.Result)
		if err != nil {
			return err
		}
		if err := j.append("rights", month, j.firstResult+r.Result, r.Right, r.What, r.Missed, r.Of); err != nil {
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

// nullable is an instant, or null where it is not known.
func nullable(t sla.Instant) any {
	if t == sla.NoInstant {
		return nil
	}
	return int64(t)
}
