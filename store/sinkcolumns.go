package store

import (
	"nines/analysis"
	"nines/sla"
)

// The columns of the large judged tables. The kernel counts from 0 in each run;
// here its numbers become the numbers for good.

func number64[T any](name string, number func(*T) int64) storedColumn[T] {
	return storedColumn[T]{name: name, number: number}
}

func yes[T any](name string, is func(*T) bool) storedColumn[T] {
	return storedColumn[T]{name: name, yes: is}
}

func text[T any](name string, is func(*T) string) storedColumn[T] {
	return storedColumn[T]{name: name, text: is}
}

func (j *Judgement) resultColumns() []storedColumn[analysis.Result] {
	type row = analysis.Result
	return []storedColumn[row]{
		number64("result_no", func(r *row) int64 { return j.firstResult + r.Number }),
		number64("month", func(r *row) int64 { return int64(j.periods[r.Period].Last) }),
		number64("period_no", func(r *row) int64 { return int64(j.periodNos[r.Period]) }),
		number64("measured_ms", func(r *row) int64 { return r.Measured }),
		number64("up_ms", func(r *row) int64 { return r.Up }),
		number64("down_ms", func(r *row) int64 { return r.Down }),
		number64("excluded_ms", func(r *row) int64 { return r.Excluded }),
		number64("unknown_ms", func(r *row) int64 { return r.Unknown }),
		number64("counted_ms", func(r *row) int64 { return r.Counted }),
		number64("charged_num", func(r *row) int64 { return r.Charged.Num }),
		number64("charged_den", func(r *row) int64 { return r.Charged.Den }),
		yes("judged", func(r *row) bool { return r.Judged }),
		yes("breached", func(r *row) bool { return r.Breached }),
		number64("target_ppm", func(r *row) int64 { return r.TargetPPM }),
		yes("at_or", func(r *row) bool { return r.AtOr }),
		number64("tier_ppm", func(r *row) int64 { return r.TierPPM }),
		number64("credit_ppm", func(r *row) int64 { return r.CreditPPM }),
		number64("budget_ms", func(r *row) int64 { return r.BudgetMS }),
		number64("next_tier_ppm", func(r *row) int64 { return r.NextTierPPM }),
		number64("next_tier_ms", func(r *row) int64 { return r.NextTierMS }),
		number64("warnings", func(r *row) int64 { return int64(r.Warnings) }),
		yes("provisional", func(r *row) bool { return r.Provisional }),
		number64("elapsed_ms", func(r *row) int64 { return r.ElapsedMS }),
		number64("deadline_ms", func(r *row) int64 { return int64(r.Deadline) }),
		number64("outages", func(r *row) int64 { return int64(r.Outages) }),
		number64("subscribed_ms", func(r *row) int64 { return r.SubscribedMS }),
		number64("period_ms", func(r *row) int64 { return r.PeriodMS }),
		number64("fee_part_ms", func(r *row) int64 { return r.FeePartMS }),
		number64("fee_whole_ms", func(r *row) int64 { return r.FeeWholeMS }),
		text("measure", measureOf),
		text("objective", func(r *row) string { return r.Objective }),
		number64("share_num", func(r *row) int64 { return r.Share.Num }),
		number64("share_den", func(r *row) int64 { return max(1, r.Share.Den) }),
		optionalInstant("notice_from_ms", "", func(r *row) sla.Instant { return r.NoticeFrom }),
		number64("notice_by_ms", func(r *row) int64 { return int64(noticeBy(r)) }),
	}
}

func (j *Judgement) groupColumns() []storedColumn[analysis.GroupResult] {
	type row = analysis.GroupResult
	return []storedColumn[row]{
		number64("month", func(r *row) int64 { return int64(j.period(r.Result).Last) }),
		number64("group_no", func(r *row) int64 { return int64(j.groups[r.Group]) }),
		number64("period_no", func(r *row) int64 { return int64(j.periodNos[r.Period]) }),
		number64("policy_no", func(r *row) int64 { return int64(j.policies[r.PolicyVersion]) }),
		number64("start_ms", func(r *row) int64 { return int64(j.period(r.Result).Start) }),
		number64("end_ms", func(r *row) int64 { return int64(j.period(r.Result).End) }),
		number64("result_no", func(r *row) int64 { return j.firstResult + r.Result }),
	}
}

func (j *Judgement) exceptionColumns() []storedColumn[analysis.Exception] {
	type row = analysis.Exception
	return []storedColumn[row]{
		number64("month", func(r *row) int64 { return int64(j.period(r.Result).Last) }),
		number64("contract_no", func(r *row) int64 { return r.Contract }),
		number64("period_no", func(r *row) int64 { return int64(j.periodNos[r.Period]) }),
		number64("policy_no", func(r *row) int64 { return int64(j.policies[r.PolicyVersion]) }),
		number64("result_no", func(r *row) int64 { return j.firstResult + r.Result }),
	}
}

func (j *Judgement) creditColumns() []storedColumn[analysis.Credit] {
	type row = analysis.Credit
	return []storedColumn[row]{
		number64("month", func(r *row) int64 { return int64(j.period(r.Result).Last) }),
		number64("result_no", func(r *row) int64 { return j.firstResult + r.Result }),
		number64("fee_no", func(r *row) int64 { return int64(j.fees[r.Fee]) }),
		number64("base_minor", func(r *row) int64 { return r.BaseMinor }),
		number64("formula_minor", func(r *row) int64 { return r.FormulaMinor }),
		number64("cap_minor", func(r *row) int64 { return r.CapMinor }),
		number64("credit_minor", func(r *row) int64 { return r.CreditMinor }),
		number64("floor_minor", func(r *row) int64 { return r.FloorMinor }),
		number64("days_ppm", func(r *row) int64 { return r.DaysPPM }),
		number64("worth_minor", func(r *row) int64 { return r.WorthMinor }),
	}
}

func (j *Judgement) costColumns() []storedColumn[sla.OutageCost] {
	type row = sla.OutageCost
	return []storedColumn[row]{
		number64("outage_no", func(r *row) int64 {
			if r.Outage == sla.NoRef {
				return int64(sla.NoRef)
			}
			return int64(j.outages[r.Outage])
		}),
		number64("month", func(r *row) int64 { return int64(r.Month) }),
		text("service", func(r *row) string { return r.Service }),
		text("currency", func(r *row) string { return r.Currency }),
		number64("contracts", func(r *row) int64 { return r.Contracts }),
		number64("seats", func(r *row) int64 { return r.Seats }),
		number64("charged_ms", func(r *row) int64 { return r.ChargedMS }),
		number64("seat_charged_ms", func(r *row) int64 { return r.SeatChargedMS }),
		number64("credit_contracts", func(r *row) int64 { return r.CreditContracts }),
		number64("credit_minor", func(r *row) int64 { return r.CreditMinor }),
	}
}
