package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// checkTaken doubts rows that name what a file took out with all that its source
// said before: an outage of a tenant that nobody has hits nobody. It is asked when
// all files are there, for one of them may bring the name again.
func (l *load) checkTaken(files []*sla.Intake) error {
	for _, in := range files {
		for _, r := range append(references(), outageReferences()...) {
			if in.Removed == 0 || !slices.Contains(r.from, in.Kind) {
				continue
			}
			if err := l.checkTakenFrom(in, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// outageReferences are the columns that name an outage. Rows come with ways to name
// it that references do not have, so that they are checked apart.
func outageReferences() []reference {
	one := reference{kind: "waits", column: "outage", field: "outage", names: "known_outages", noun: "an outage", from: []string{"outages"}, named: "outage"}
	notices, duplicates := one, one
	notices.kind = "notices"
	duplicates.kind, duplicates.column, duplicates.field = "outages", "duplicate_of", "duplicate_of"
	return []reference{one, notices, duplicates}
}

func (l *load) checkTakenFrom(in *sla.Intake, r reference) error {
	table := "input." + r.kind
	if r.kind == "tenants" {
		table = storedContracts().table
	}
	text := strings.NewReplacer("{names}", loadQuery(r.names), "{column}", r.column, "{named}", cmp.Or(r.named, r.column), "{table}", table,
		"{source}", quoted(in.Source), "{kind}", quoted(in.Kind)).Replace(loadQuery("taken"))
	return each(l.ctx, l.conn, text, func(row scanner) error {
		var first sla.Place
		var name string
		var rows int64
		if err := row.Scan(&first.File, &first.Line, &name, &rows); err != nil {
			return err
		}
		reason := fmt.Sprintf("%q is not %s any more: %s took it out", name, r.noun, in.File)
		if rows > 1 {
			reason += fmt.Sprintf(" (%d rows name it)", rows)
		}
		in.Doubt(sla.Flag{Place: first, Column: r.field, Reason: reason})
		return nil
	})
}
