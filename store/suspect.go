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
// service and start, so that only rows that still last have to be compared.
func alike(rows []recorded) map[int64]bool {
	found := map[int64]bool{}
	var lasting []recorded
	for n, o := range rows {
		if n > 0 && rows[n-1].service != o.service {
			lasting = lasting[:0]
		}
		still := lasting[:0]
		for _, earlier := range lasting {
			if earlier.End <= o.Start {
				continue
			}
			still = append(still, earlier)
			if earlier.source != o.source && meets(earlier.region, o.region, sla.Anywhere) && meets(earlier.tenant, o.tenant, "") {
				found[earlier.row], found[o.row] = true, true
			}
		}
		lasting = append(still, o)
	}
	return found
}

// meets says whether two names, or a name and the word for all, can mean the same.
func meets(a, b, all string) bool { return a == b || a == all || b == all }
