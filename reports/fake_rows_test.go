package reports

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

func (f *fake) Outages(_ context.Context, month sla.Month) ([]sla.OutageMonth, error) {
	var out []sla.OutageMonth
	for n, o := range f.outages {
		span := sla.Interval{Start: o.Start, End: min(o.End, f.asOf)}
		if !span.Overlaps(f.span(month)) {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].ID == o.ID {
			out[last].Rows = append(out[last].Rows, o)
			out[last].Components = append(out[last].Components, o.Component)
			continue
		}
		m := sla.OutageMonth{Number: int32(n), Source: o.Source, ID: o.ID, Title: o.Title, Cause: o.Cause, Services: []string{o.Service}, Components: []string{o.Component},
			Regions: []string{o.Region}, Interval: sla.Interval{Start: o.Start, End: o.End}, Level: o.Level, SharePPM: o.SharePPM, Rows: []sla.Outage{o},
			Detected: o.Detected, Announced: o.Announced, Mitigated: o.Mitigated, DeclaredOver: o.DeclaredOver, FirstNotice: o.Announced, LongestSilenceMS: -1}
		last := o.Start
		for _, notice := range f.notices {
			if notice.Outage != o.ID {
				continue
			}
			m.Notices = append(m.Notices, notice)
			if !m.FirstNotice.Known() || notice.Moment < m.FirstNotice {
				m.FirstNotice = notice.Moment
			}
			m.LongestSilenceMS = max(m.LongestSilenceMS, int64(notice.Moment-last))
			last = notice.Moment
		}
		m.Costs = f.costs(o.ID, month)
		out = append(out, m)
	}
	return out, nil
}

func (f *fake) OutagesBegun(ctx context.Context, span sla.Interval, each func(sla.OutageTimes) error) error {
	seen := map[string]bool{}
	for m := f.first; m <= f.last; m++ {
		outages, _ := f.Outages(ctx, m)
		for _, o := range outages {
			if seen[o.ID] || o.Start < span.Start || o.Start >= span.End {
				continue
			}
			seen[o.ID] = true
			if err := each(sla.OutageTimes{Interval: o.Interval, FirstNotice: o.FirstNotice}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *fake) costs(id string, month sla.Month) []sla.OutageCost {
	var out []sla.OutageCost
	f.each(month, month, func(m sla.Month, n int, j fakeJudged) {
		for _, i := range j.ledger.Impacts {
			if j.ledger.Outages[i.Outage].ID != id || i.Charged.Num == 0 {
				continue
			}
			at := slices.IndexFunc(out, func(c sla.OutageCost) bool {
				return c.Service == j.result.Service && c.Currency == j.result.Currency
			})
			if at < 0 {
				at = len(out)
				out = append(out, sla.OutageCost{Month: month, Service: j.result.Service, Currency: j.result.Currency})
			}
			c := &out[at]
			c.Contracts++
			c.Seats += j.result.Seats
			c.ChargedMS += i.Charged.Floor()
			c.SeatChargedMS += i.Charged.Floor() * j.result.Seats
			c.CreditContracts += one(i.CreditMinor > 0)
			c.CreditMinor += i.CreditMinor
		}
	})
	slices.SortFunc(out, func(a, b sla.OutageCost) int {
		return compareAll(0, 0, a.Service, b.Service, a.Currency, b.Currency)
	})
	return out
}

func (f *fake) Maintenance(_ context.Context, month sla.Month) ([]sla.Maintenance, error) {
	var out []sla.Maintenance
	for _, w := range f.maintenance {
		if w.Interval.Overlaps(f.span(month)) {
			out = append(out, w)
		}
	}
	return out, nil
}

func (f *fake) Affected(_ context.Context, month sla.Month, outage int32, each func(sla.Affected) error) error {
	var last sla.Affected
	for _, c := range f.contracts {
		if !hits(f.outages[outage].Scope, c) {
			continue
		}
		if last.Customer != "" && last.Customer != c.Customer {
			if err := each(last); err != nil {
				return err
			}
		}
		if last.Customer != c.Customer {
			last = sla.Affected{Customer: c.Customer, Name: c.CustomerName, AccountManager: c.AccountManager, Email: fileName(c.Customer) + "@example.com"}
		}
		last.Contracts++
		last.Seats += c.Seats
	}
	if last.Customer != "" {
		if err := each(last); err != nil {
			return err
		}
	}
	return each(sla.Affected{Customer: notJudged, Name: "Yearly Judged Ltd", AccountManager: "Nobody Else's", Email: "y@example.com", Contracts: 1, Seats: 5})
}

// notJudged is a customer that an outage hit, and that was paid, in a month in
// which none of its contracts is judged.
const notJudged = "zz-not-judged"

func (f *fake) Customers(_ context.Context, month sla.Month, each func(sla.CustomerMonth) error) error {
	var rows []sla.CustomerMonth
	f.each(month, month, func(m sla.Month, n int, j fakeJudged) {
		r := j.result
		at := slices.IndexFunc(rows, func(c sla.CustomerMonth) bool { return c.Customer == r.Customer && c.Currency == r.Currency })
		if at < 0 {
			at = len(rows)
			rows = append(rows, sla.CustomerMonth{Customer: r.Customer, Name: r.CustomerName, AccountManager: r.AccountManager, Currency: r.Currency,
				NearestMS: -1, NextDeadline: sla.Never, WorstTimes: r.Times, WorstService: r.Service, WorstTargetPPM: r.TargetPPM})
		}
		c := &rows[at]
		c.Contracts++
		c.Judged++
		c.Seats += r.Seats
		c.Breached += one(r.Breached)
		c.DownMS += r.Times.Down
		if missingOf(r.Times) > missingOf(c.WorstTimes) {
			c.WorstTimes, c.WorstService, c.WorstTargetPPM = r.Times, r.Service, r.TargetPPM
		}
		if r.NextTierMS >= 0 && (c.NearestMS < 0 || r.NextTierMS < c.NearestMS) {
			c.NearestMS = r.NextTierMS
		}
		c.CreditMinor += r.CreditMinor
		switch r.Stage {
		case sla.Accrued:
			c.AccruedMinor += r.CreditMinor
		case sla.Claimable:
			c.ClaimableMinor += r.CreditMinor
			c.NextDeadline = min(c.NextDeadline, r.Deadline)
		case sla.Due:
			c.DueMinor += r.CreditMinor
		case sla.Lapsed:
			c.LapsedMinor += r.CreditMinor
		case sla.Issued:
			c.IssuedMinor += r.CreditMinor
		}
		c.Warnings |= r.Warnings
	})
	slices.SortFunc(rows, func(a, b sla.CustomerMonth) int {
		return compareAll(0, 0, a.Customer, b.Customer, a.Currency, b.Currency)
	})
	for _, r := range rows {
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

func (f *fake) Results(_ context.Context, first, last sla.Month, only []string, each func([]sla.Result) error) error {
	var ids []string
	of := map[string][]sla.Result{}
	f.each(first, last, func(m sla.Month, n int, j fakeJudged) {
		c := j.result.Customer
		if of[c] == nil {
			ids = append(ids, c)
		}
		of[c] = append(of[c], j.result)
	})
	slices.Sort(ids)
	for _, id := range ids {
		if only != nil && !slices.Contains(only, id) {
			continue
		}
		if err := each(of[id]); err != nil {
			return err
		}
	}
	return nil
}

func (f *fake) Payouts(_ context.Context, month sla.Month, each func(sla.PayoutLine) error) error {
	var lines []sla.PayoutLine
	f.each(month, month, func(m sla.Month, n int, j fakeJudged) {
		r := j.result
		if r.CreditMinor == 0 {
			return
		}
		l := sla.PayoutLine{Key: strings.Join([]string{r.Customer, r.Tenant, r.Service, r.Period.Label}, "/"), Customer: r.Customer, CustomerName: r.CustomerName,
			Tenant: r.Tenant, Service: r.Service, Region: r.Region, Policy: r.Policy, AccountManager: r.AccountManager, Period: r.Period.Label, Currency: r.Currency,
			TierPPM: r.TierPPM, CreditPPM: r.CreditPPM, OwedMinor: r.CreditMinor, Stage: r.Stage, Status: sla.Open, Deadline: r.Deadline, Claimed: r.Claimed, Provisional: r.Provisional}
		issue := func(minor int64, status sla.PayoutStatus) {
			l.IssuedMinor, l.Status = minor, status
			l.Notes = []sla.CreditNote{{Source: "billing", ID: fmt.Sprintf("CN-%04d", n), Amount: sla.Money{Minor: minor, Currency: r.Currency}}}
		}
		switch {
		case r.Stage == sla.Issued && n%11 == 0:
			issue(r.CreditMinor/2, sla.Short)
		case r.Stage == sla.Issued && n%13 == 0:
			issue(r.CreditMinor*2, sla.PaidTwice)
		case r.Stage == sla.Issued:
			issue(r.CreditMinor, sla.Matched)
		case r.Stage == sla.Due && n%3 == 0:
			l.Status = sla.Missing
		case r.Stage == sla.Lapsed:
			l.OwedMinor = 0
		}
		l.DifferenceMinor = l.IssuedMinor - l.OwedMinor
		lines = append(lines, l)
	})
	slices.SortFunc(lines, func(a, b sla.PayoutLine) int { return strings.Compare(a.Key, b.Key) })
	for _, l := range lines {
		if err := each(l); err != nil {
			return err
		}
	}
	return nil
}

func (f *fake) PayoutTotals(_ context.Context, first, last sla.Month) ([]sla.PayoutTotal, error) {
	var out []sla.PayoutTotal
	f.each(first, last, func(m sla.Month, n int, j fakeJudged) {
		r := j.result
		at := slices.IndexFunc(out, func(t sla.PayoutTotal) bool { return t.Month == m && t.Currency == r.Currency })
		if at < 0 {
			at = len(out)
			out = append(out, sla.PayoutTotal{Month: m, Currency: r.Currency})
		}
		t := sla.PayoutTotal{Contracts: 1, Judged: 1, Breached: one(r.Breached), Credits: one(r.CreditMinor > 0), CreditMinor: r.CreditMinor, FormulaMinor: r.FormulaMinor, CapMinor: r.CapMinor}
		switch r.Stage {
		case sla.Accrued:
			t.AccruedMinor = r.CreditMinor
		case sla.Claimable:
			t.ClaimableMinor = r.CreditMinor
		case sla.Due:
			t.DueMinor = r.CreditMinor
		case sla.Lapsed:
			t.LapsedMinor = r.CreditMinor
		case sla.Issued:
			t.IssuedMinor = r.CreditMinor
		}
		addTotal(&out[at], t)
	})
	slices.SortFunc(out, func(a, b sla.PayoutTotal) int {
		return compareAll(int64(a.Month), int64(b.Month), a.Currency, b.Currency)
	})
	return out, nil
}

func (f *fake) Inputs(context.Context, sla.Month) ([]sla.Input, error) {
	return []sla.Input{
		{Source: "tenants", Kind: "tenants", File: "tenants.csv", Digest: strings.Repeat("ab12", 16), Rows: int64(len(f.contracts))},
		{Source: "status", Kind: "outages", File: "outages.csv", Digest: strings.Repeat("cd34", 16), Rows: int64(len(f.outages))},
		{Source: "policies", Kind: "policies", File: "bpos-standard.yaml", Digest: strings.Repeat("ef56", 16), Rows: 1},
	}, nil
}

func (f *fake) Refusals(context.Context) ([]sla.Refusal, error) {
	return []sla.Refusal{{File: "credit-notes-june.csv", Rows: 2, Reason: "line 7: currency: \"EURO\" is not an ISO 4217 currency code"}}, nil
}

func (f *fake) Reached(_ context.Context, month sla.Month, each func(sla.Reached) error) error {
	for _, r := range f.reached {
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

func (f *fake) Uncomputed(_ context.Context, month sla.Month, each func(sla.Uncomputed) error) error {
	for _, u := range f.uncomputed {
		if err := each(u); err != nil {
			return err
		}
	}
	return nil
}

func (f *fake) Rates(context.Context, sla.Instant) ([]sla.Rate, error) { return f.rates, nil }

func (f *fake) Goodwill(context.Context, sla.Month) ([]sla.GoodwillLine, error) {
	return f.goodwill, nil
}

func (f *fake) LaterPapers(context.Context, sla.Month) ([]sla.LaterPapers, error) {
	return f.later, nil
}
