package reports

import (
	"context"
	"fmt"
	"strings"

	"nines/sla"
)

// crowd is a source with as many customers as asked, made from those of a
// small fake: each is judged once and called by many names.
type crowd struct {
	*fake
	size      int
	templates [][]sla.Result
}

func newCrowd(size int) *crowd {
	c := &crowd{fake: newFake(60), size: size}
	_ = c.fake.Results(context.Background(), c.first, c.last, nil, func(results []sla.Result) error {
		if strings.HasPrefix(results[0].Customer, "customer-") {
			c.templates = append(c.templates, results)
		}
		return nil
	})
	return c
}

func crowdID(n int) string { return fmt.Sprintf("crowd-%06d", n) }

// named are a template's results under another name.
func (c *crowd) named(n int, to []sla.Result, first, last sla.Month) []sla.Result {
	to = to[:0]
	for _, r := range c.templates[n%len(c.templates)] {
		if r.Period.Last >= first && r.Period.Last <= last {
			r.Customer, r.CustomerName = crowdID(n), fakeName(n)
			to = append(to, r)
		}
	}
	return to
}

func (c *crowd) Results(_ context.Context, first, last sla.Month, _ []string, each func([]sla.Result) error) error {
	var results []sla.Result
	for n := range c.size {
		results = c.named(n, results, first, last)
		if err := each(results); err != nil {
			return err
		}
	}
	return nil
}

func (c *crowd) Customers(ctx context.Context, month sla.Month, each func(sla.CustomerMonth) error) error {
	var rows []sla.CustomerMonth
	_ = c.fake.Customers(ctx, month, func(row sla.CustomerMonth) error {
		if strings.HasPrefix(row.Customer, "customer-") {
			rows = append(rows, row)
		}
		return nil
	})
	for n := range c.size {
		row := rows[n%len(rows)]
		row.Customer, row.Name = crowdID(n), fakeName(n)
		if err := each(row); err != nil {
			return err
		}
	}
	return nil
}

func (c *crowd) Payouts(ctx context.Context, month sla.Month, each func(sla.PayoutLine) error) error {
	var lines []sla.PayoutLine
	_ = c.fake.Payouts(ctx, month, func(l sla.PayoutLine) error {
		lines = append(lines, l)
		return nil
	})
	for n := range c.size {
		l := lines[n%len(lines)]
		l.Customer, l.CustomerName = crowdID(n), fakeName(n)
		l.Key = l.Customer + "/" + l.Key
		if err := each(l); err != nil {
			return err
		}
	}
	return nil
}
