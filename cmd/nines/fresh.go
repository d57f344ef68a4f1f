package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"nines/sla"
	"nines/store"
)

// past is how many months before a reported one its pages look back at: the
// trend of a year.
const past = 11

// judgedIn are the months of a period that were analyzed, all of them where
// no period was typed.
func judgedIn(ctx context.Context, db *store.Store, period string) ([]sla.MonthInfo, error) {
	judged, err := db.Months(ctx)
	if err != nil {
		return nil, err
	}
	if period == "" {
		return judged, none(judged)
	}
	first, last, err := sla.ParseRange(period)
	if err != nil {
		return nil, usageError{"--period: " + err.Error(), ""}
	}
	judged = between(judged, first, last)
	return judged, none(judged)
}

// none is the error that there is no month.
func none(judged []sla.MonthInfo) error {
	if len(judged) > 0 {
		return nil
	}
	return hintedError{errors.New("no such month has been analyzed"), "nines analyze judges the months first"}
}

// between are the judged months from first to last.
func between(judged []sla.MonthInfo, first, last sla.Month) []sla.MonthInfo {
	var out []sla.MonthInfo
	for _, m := range judged {
		if m.Month >= first && m.Month <= last {
			out = append(out, m)
		}
	}
	return out
}

// fresh refuses months whose inputs have changed since they were judged: what
// is stored of them would lack rows, or say what is no longer so.
func fresh(ctx context.Context, db *store.Store, judged []sla.MonthInfo) error {
	stale, err := outOfDate(ctx, db, judged)
	if err != nil {
		return err
	}
	if len(stale) == 0 {
		return nil
	}
	first, last := stale[0], stale[len(stale)-1]
	what, were, period := first.String(), "it was", first.String()
	if last > first {
		what = fmt.Sprintf("%s (%s to %s)", count(int64(len(stale)), "month", "months"), first, last)
		were = "they were"
		period = first.String() + ".." + last.String()
	}
	return hintedError{fmt.Errorf("the inputs of %s have changed since %s analyzed", what, were), "nines analyze --period " + period}
}

// outOfDate are the months of judged whose inputs have changed, each compared
// as of its own instant; the inputs are read once for each instant.
func outOfDate(ctx context.Context, db *store.Store, judged []sla.MonthInfo) ([]sla.Month, error) {
	asked := map[sla.Instant]bool{}
	var stale []sla.Month
	for _, m := range judged {
		if asked[m.AsOf] {
			continue
		}
		asked[m.AsOf] = true
		changed, err := db.Stale(ctx, judged[0].Month, judged[len(judged)-1].Month, m.AsOf)
		if err != nil {
			return nil, err
		}
		for _, other := range judged {
			if other.AsOf == m.AsOf && slices.Contains(changed, other.Month) {
				stale = append(stale, other.Month)
			}
		}
	}
	slices.Sort(stale)
	return stale, nil
}
