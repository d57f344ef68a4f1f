package store

import (
	"context"
	"encoding/json"
	"fmt"

	"nines/sla"
)

// Commit checks that the numbers add up and makes them visible, all at once.
// Errors: [IdentityError]; nothing is stored then.
func (j *Judgement) Commit(ctx context.Context) error {
	defer j.Rollback()
	if err := j.writeRest(ctx); err != nil {
		return err
	}
	if err := j.writeMonths(ctx); err != nil {
		return fmt.Errorf("writing the judged months: %w", err)
	}
	if err := checkIdentities(ctx, j.conn, int64(j.months[0]), int64(j.months[len(j.months)-1])); err != nil {
		return err
	}
	if _, err := j.conn.ExecContext(ctx, dropCounted+"; commit"); err != nil {
		return fmt.Errorf("storing the results: %w", err)
	}
	j.ended = true
	return j.conn.Close()
}

// writeRest writes the rows that wait for others.
func (j *Judgement) writeRest(ctx context.Context) error {
	for _, finish := range [...]func(context.Context, *Judgement) error{
		j.results.finish, j.groupResults.finish, j.exceptions.finish, j.credits.finish, j.costs.finish} {
		if err := finish(ctx, j); err != nil {
			return err
		}
	}
	for _, table := range judgedTables {
		if a := j.appenders[table]; a != nil {
			delete(j.appenders, table)
			if err := a.CloseWithCancel(ctx); err != nil {
				return fmt.Errorf("writing %s: %w", table, err)
			}
		}
	}
	return nil
}

// writeMonths says what was judged, from what and what came out in short.
func (j *Judgement) writeMonths(ctx context.Context) error {
	first, last := int64(j.months[0]), int64(j.months[len(j.months)-1])
	if err := countContracts(ctx, j.conn, first, last); err != nil {
		return err
	}
	found := map[sla.Month]monthRow{}
	err := each(ctx, j.conn, query("month_results"), func(row scanner) error {
		var m monthRow
		err := row.Scan(&m.Month, &m.Provisional, &m.Zone, &m.Start, &m.End, &m.Results)
		found[m.Month] = m
		return err
	}, first, last)
	if err != nil {
		return err
	}
	for _, month := range j.months {
		m, any := found[month]
		if !any {
			m.Zone, m.Start, m.End = "UTC", endOf(month-1), endOf(month)
		}
		m.Results = digest(m.Results)
		m.Version = 1
		if before, known := j.before[month]; known {
			if m.Version = before.Version; before.Results != m.Results {
				m.Version++
			}
		}
		stamp := j.stamps[month]
		services, err := json.Marshal(stamp.services)
		if err != nil {
			return err
		}
		err = j.append("months", int32(month), int64(j.asOf), m.Provisional, stamp.inputs, stamp.numbered, string(services), m.Results,
			m.Version, m.Zone, int64(m.Start), int64(m.End))
		if err != nil {
			return err
		}
	}
	var seen []string
	for _, month := range j.months {
		seen = append(seen, monthSeen(month))
	}
	if err := see(ctx, j.conn, j.revision, seen...); err != nil {
		return err
	}
	return j.appenders["months"].Flush()
}
