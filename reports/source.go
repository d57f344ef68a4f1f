package reports

import (
	"context"

	"nines/sla"
)

// Source is what a report set is made from: rows that somebody has computed
// and stored. Every list comes in a fixed order, so that the same results give
// the same bytes. What is called for each customer streams; the rest is small. It is
// asked by one at a time, but for Ledger and Terms, which several ask at once.
type Source interface {
	// Months are the judged months, in order.
	Months(ctx context.Context) ([]sla.MonthInfo, error)
	// Totals count contracts and customers in breach, one row a month that was
	// judged in first..last, in order of month.
	Totals(ctx context.Context, first, last sla.Month) ([]sla.MonthTotal, error)
	// CustomerCount counts the customers of a month.
	CustomerCount(ctx context.Context, month sla.Month) (sla.CustomerCount, error)
	// Rollups of first..last, ordered by month, service, region, currency.
	Rollups(ctx context.Context, first, last sla.Month) ([]sla.Rollup, error)
	// Services of the periods that end in a month, ordered by service, target.
	Services(ctx context.Context, month sla.Month) ([]sla.ServiceMonth, error)
	// ServiceNames are what services are called, by id; some have no name.
	ServiceNames(ctx context.Context) (map[string]string, error)
	// Days of the periods that end in month, ordered by date, service, region.
	Days(ctx context.Context, month sla.Month) ([]sla.DayDown, error)

	// Outages that touch a period that ends in month, with their notices and
	// costs, ordered by start, source, id.
	Outages(ctx context.Context, month sla.Month) ([]sla.OutageMonth, error)
	// OutagesBegun calls each for every outage that began in span, in any order.
	OutagesBegun(ctx context.Context, span sla.Interval, each func(sla.OutageTimes) error) error
	// Maintenance that touches such a period, ordered by start, source, id.
	Maintenance(ctx context.Context, month sla.Month) ([]sla.Maintenance, error)
	// Affected calls each for the customers in whose scope the outage lay,
	// ordered by customer.
	Affected(ctx context.Context, month sla.Month, outage int32, each func(sla.Affected) error) error

	// Customers calls each for every customer and currency of a month,
	// ordered by customer, currency.
	Customers(ctx context.Context, month sla.Month, each func(sla.CustomerMonth) error) error
	// Results calls each once for every customer that has a result in last,
	// with all its results of first..last, ordered by month, service,
	// tenant, region, contract and start. Customers come in order; only names
	// the ones that are wanted, nil is everybody. each may keep nothing.
	Results(ctx context.Context, first, last sla.Month, only []string, each func([]sla.Result) error) error
	// Ledger is how a result came about; the kernel answers.
	Ledger(ctx context.Context, result sla.Result) (sla.Ledger, error)
	// Terms are the words of the policy version that a result was judged by.
	Terms(ctx context.Context, result sla.Result) (sla.TermsReading, error)

	// Payouts calls each for everything that is owed or was issued for the
	// periods that end in month, ordered by key.
	Payouts(ctx context.Context, month sla.Month, each func(sla.PayoutLine) error) error
	// PayoutTotals of first..last, ordered by month, currency.
	PayoutTotals(ctx context.Context, first, last sla.Month) ([]sla.PayoutTotal, error)

	// Reached calls each for every right that a customer has reached in the
	// periods that end in month, Uncomputed for every result of them that lacks
	// evidence, both ordered by key.
	Reached(ctx context.Context, month sla.Month, each func(sla.Reached) error) error
	Uncomputed(ctx context.Context, month sla.Month, each func(sla.Uncomputed) error) error
	// Goodwill is what was paid outside the contracts for such periods,
	// ordered by customer.
	Goodwill(ctx context.Context, month sla.Month) ([]sla.GoodwillLine, error)
	// LaterPapers are what is dated after the instant as of which month was
	// judged, of each customer who has any, in order.
	LaterPapers(ctx context.Context, month sla.Month) ([]sla.LaterPapers, error)
	// Rates are the last ones up to an instant, one for each pair of
	// currencies, ordered by base, quote.
	Rates(ctx context.Context, at sla.Instant) ([]sla.Rate, error)

	// Inputs are the files that a month was judged from, ordered by source,
	// kind, file, digest.
	Inputs(ctx context.Context, month sla.Month) ([]sla.Input, error)
	// Refusals are the files refused since the last load, ordered by file.
	Refusals(ctx context.Context) ([]sla.Refusal, error)
}
