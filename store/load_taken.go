package store

import (
	"fmt"
	"slices"
	"strings"

	"nines/sla"
)

// checkTaken doubts rows of other files that name what a file took out with all
// that its source said before: what nobody has, an outage does not hit. It is asked
// when all files are there, for one of them may bring the name again.
func (l *load) checkTaken(files []*sla.Intake) error {
	for _, in := range files {
		if in.Removed == 0 {
			continue
		}
		for _, r := range references() {
			if !slices.Contains(r.from, in.Kind) {
				continue
			}
			if err := l.checkTakenFrom(in, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *load) checkTakenFrom(in *sla.Intake, r reference) error {
	table := "input." + r.kind
	if r.kind == "tenants" {
		table = storedContracts().table
	}
	text := strings.NewReplacer("{names}", loadQuery(r.names), "{column}", r.column, "{table}", table).Replace(loadQuery("taken"))
	return each(l.ctx, l.conn, text, func(row scanner) error {
		var first sla.Place
		var name string
		var rows int64
		if err := row.Scan(&first.File, &first.Line, &name, &rows); err != nil {
			return err
		}
		reason := fmt.Sprintf("%q is not %s any more: %s does not have it", name, r.noun, in.File)
		if rows > 1 {
			reason += fmt.Sprintf(" (and %d more like it)", rows-1)
		}
		in.Doubt(sla.Flag{Place: first, Column: r.field, Reason: reason})
		return nil
	})
}
