package store

import (
	"context"

	"nines/sla"
)

// recorded is a row of an outage that may be another source's, too.
type recorded struct {
	row int64
	sla.Interval
	source, service, region, tenant string
	// outage and line are only known while a file is loaded; line is 0 where
	// the row is another file's.
	outage string
	line   int
}

// suspects are the rows of outages that may be duplicates and that nobody has
// looked at: rule 31. With one source there are none.
func (s *Store) suspects(ctx context.Context) (map[int64]bool, error) {
	var sources int64
	if err := s.db.QueryRowContext(ctx, "select count(distinct source) from input.outages").Scan(&sources); err != nil {
		return nil, err
	}
	if sources < 2 {
		return nil, nil
	}
	rows, err := list(ctx, s.db, query("unlinked"), func(row scanner, o *recorded) error {
		return row.Scan(&o.row, &o.source, &o.service, &o.region, &o.tenant, &o.Start, &o.End)
	})
	return alike(rows), err
}

// alike marks rows of two sources that may be one outage. rows are ordered by
// service and start.
func alike(rows []recorded) map[int64]bool {
	found := map[int64]bool{}
	meetings(rows, func(a, b *recorded) { found[a.row], found[b.row] = true, true })
	return found
}

// meetings is the rule, for the flags of a load and for the analysis: rows of
// two sources may be one outage where they overlap in time and have a service,
// a region and a tenant in common. pair gets every two such rows, in no order.
// rows are ordered by service and start, so that only rows that still last have
// to be compared, and of those only the ones of a tenant: one outage may have
// a row for each.
func meetings(rows []recorded, pair func(a, b *recorded)) {
	var lasting map[string][]*recorded
	meet := func(tenant string, o *recorded) {
		still := lasting[tenant][:0]
		for _, earlier := range lasting[tenant] {
			if earlier.End <= o.Start {
				continue
			}
			still = append(still, earlier)
			if earlier.source != o.source && meets(earlier.region, o.region, sla.Anywhere) {
				pair(earlier, o)
			}
		}
		lasting[tenant] = still
	}
	for n := range rows {
		o := &rows[n]
		if n == 0 || rows[n-1].service != o.service {
			lasting = map[string][]*recorded{}
		}
		if o.tenant == "" {
			for tenant := range lasting {
				meet(tenant, o)
			}
		} else {
			meet(o.tenant, o)
			meet("", o)
		}
		lasting[o.tenant] = append(lasting[o.tenant], o)
	}
}

// meets says whether two names, or a name and the word for all, can mean the same.
func meets(a, b, all string) bool { return a == b || a == all || b == all }
