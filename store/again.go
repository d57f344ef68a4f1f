package store

import (
	"context"
	"maps"
	"slices"

	"nines/analysis"
	"nines/sla"
)

// A month that was judged before is judged again only for the services whose
// inputs have changed since. Where it is in doubt which these are, it is judged
// whole: where it was judged as of another instant, or the stamps of its services
// are not those that its own was made of.

// Again are the services that are judged, of the months that are not judged whole:
// the kernel must be told.
func (j *Judgement) Again() analysis.Again { return j.again }

// Services are those of a month that are judged, of all that have contracts or
// events, or had.
func (j *Judgement) Services(month sla.Month) (judged, all []string) {
	all = slices.Sorted(maps.Keys(j.stamps[month].services))
	judged, part := j.again[month]
	if !part {
		return all, all
	}
	all = append(all, judged...)
	slices.Sort(all)
	return judged, slices.Compact(all)
}

// findAgain compares the services of the months.
func (j *Judgement) findAgain() {
	for _, month := range j.months {
		before, known := j.before[month]
		if !known || before.AsOf != j.asOf || stampOfAll(before.services) != before.stamp {
			continue
		}
		if services, part := changedServices(before.services, j.stamps[month].services); part {
			j.again[month] = services
		}
	}
}

// changedServices are those whose stamp is another one, or which are there only
// before or only now; part is false where that is all.
func changedServices(before, now map[string]string) (list []string, part bool) {
	all := maps.Clone(before)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, now)
	for service := range all {
		was, then := before[service]
		is, still := now[service]
		if !then || !still || was != is {
			list = append(list, service)
		}
	}
	slices.Sort(list)
	return list, len(list) < len(all)
}

// clearAgain removes what is stored of the services of a month, and what is made
// of all services together.
func (j *Judgement) clearAgain(ctx context.Context, month sla.Month, services []string) error {
	if _, err := j.conn.ExecContext(ctx, query("cleared"), int64(month), services); err != nil {
		return err
	}
	for _, table := range [...]string{"results", "group_results", "exceptions", "credits", "rights"} {
		text := "delete from judged." + table + " where month = ? and result_no in (select result_no from cleared)"
		if _, err := j.conn.ExecContext(ctx, text, int64(month)); err != nil {
			return err
		}
	}
	for _, table := range [...]string{"outage_costs", "rollups", "days"} {
		text := "delete from judged." + table + " where month = ? and list_contains(?::varchar[], service)"
		if _, err := j.conn.ExecContext(ctx, text, int64(month), services); err != nil {
			return err
		}
	}
	if err := j.clearWhole(ctx, month, "months", "kept_results", "kept_months"); err != nil {
		return err
	}
	return j.readPeriods(ctx, month)
}

// readPeriods reads the periods of a month of which results stay.
func (j *Judgement) readPeriods(ctx context.Context, month sla.Month) error {
	return each(ctx, j.conn, query("periods"), func(row scanner) error {
		var no int32
		p := sla.Period{Last: month}
		err := row.Scan(&no, &p.Label, &p.Start, &p.End, &p.Zone, &p.Months)
		j.staying[p] = no
		return err
	}, int64(month))
}
