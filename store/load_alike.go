package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// checkAlike flags outages that another source may have recorded too, by the
// rule by which the analysis holds back policies that sum lengths.
func (m *merge) checkAlike() error {
	var others bool
	err := m.conn.QueryRowContext(m.ctx, "select exists (select 1 from input.outages where source <> (select any_value(source) from input.outages))").Scan(&others)
	if err != nil || !others {
		return err
	}
	text := strings.Replace(m.text(loadQuery("alike")), "{unlinked}", query("unlinked"), 1)
	rows, err := list(m.ctx, m.conn, text, func(row scanner, o *recorded) error {
		return row.Scan(&o.row, &o.source, &o.service, &o.region, &o.tenant, &o.Start, &o.End, &o.outage, &o.line)
	})
	if err != nil {
		return err
	}
	first := map[int]*recorded{}
	note := func(mine, other *recorded) {
		if known := first[mine.line]; mine.line > 0 && (known == nil || comesBefore(other, known)) {
			first[mine.line] = other
		}
	}
	meetings(rows, func(a, b *recorded) {
		note(a, b)
		note(b, a)
	})
	for _, line := range slices.Sorted(maps.Keys(first)) {
		m.doubt(line, "id", fmt.Sprintf("may be the same as %s:%s; say so, or none, in duplicate_of", first[line].source, first[line].outage))
	}
	return nil
}

func comesBefore(a, b *recorded) bool {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.source, b.source), cmp.Compare(a.outage, b.outage)) < 0
}
