package store

import (
	"context"
	"database/sql/driver"

	"nines/analysis"
	"nines/sla"
)

// Story is what the kernel needs to account for a contract.
type Story struct {
	// Versions of the contract by their beginning, and for each of them what
	// happened to its tenant alone.
	Versions []analysis.Contract
	Own      [][]analysis.Event
	// Rows behind all that happened to the contract.
	Rows analysis.Rows
}

// places are where contracts are, as queries ask for them: by numbers, which may be
// of contracts.
type places struct {
	numbers                     []int64
	services, regions, policies []string
}

func (p *places) add(number int64, service, region, policy string) {
	p.numbers, p.policies = append(p.numbers, number), append(p.policies, policy)
	p.services, p.regions = append(p.services, service), append(p.regions, region)
}

// StoriesOf are what happened in span to the contracts of a tenant of a customer, by
// the numbers of their rows: versions of one contract share theirs. The numbers in
// it are those of the last call of Groups.
func (s *Store) StoriesOf(ctx context.Context, customer, tenant string, span sla.Interval) (map[int64]*Story, error) {
	stories, err := s.storiesOf(ctx, customer, tenant, span)
	return stories, reading("what happened to a tenant", err)
}

func (s *Store) storiesOf(ctx context.Context, customer, tenant string, span sla.Interval) (map[int64]*Story, error) {
	stories, lines := map[int64]*Story{}, map[int64]*Story{}
	var versions, contracts places
	err := each(ctx, s.db, query("tenant_contracts"), func(row scanner) error {
		var c analysis.Contract
		var service, region, policy string
		err := row.Scan(&c.Number, &c.Group, &c.Fee, &c.Line, &c.From, &c.To, &c.Seats, &service, &region, &policy)
		if lines[c.Line] == nil {
			lines[c.Line] = &Story{Rows: newRows()}
			contracts.add(c.Line, service, region, policy)
		}
		story := lines[c.Line]
		story.Versions, stories[c.Number] = append(story.Versions, c), story
		versions.add(c.Number, service, region, policy)
		return err
	}, customer, tenant, int64(span.Start), int64(span.End))
	if err != nil {
		return nil, err
	}
	own, err := s.ownOf(ctx, tenant, span, versions)
	if err != nil {
		return nil, err
	}
	for _, story := range lines {
		for _, version := range story.Versions {
			story.Own = append(story.Own, own[version.Number])
		}
	}
	return stories, s.readRows(ctx, tenant, span, contracts, func(line int64) analysis.Rows { return lines[line].Rows })
}

// ownOf is what happened in span to a tenant alone, by place.
func (s *Store) ownOf(ctx context.Context, tenant string, span sla.Interval, where places) (map[int64][]analysis.Event, error) {
	read, err := s.eventReader(ctx)
	if err != nil {
		return nil, err
	}
	own := map[int64][]analysis.Event{}
	err = eachRaw(ctx, s.db, read.query("own_of"), func(row []driver.Value) error {
		v := values{row: row}
		place := v.number()
		_, _, e := read.event(&v)
		own[place] = append(own[place], e)
		return v.err
	}, tenant, int64(span.Start), int64(span.End), where.numbers, where.services, where.regions, where.policies)
	return own, err
}
