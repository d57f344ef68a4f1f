package main

import "context"

// cohortSQL is the best that SQL can do: section 13 of the design's performance.md.
func (j judging) cohortSQL(ctx context.Context) contender {
	var statements []string
	for _, name := range []string{"plain_words", "cohort", "cohort_months", "cohort_alone", "cohort_rows"} {
		statements = append(statements, bareQuery(name, nil))
	}
	c := j.bareOn("SQL by cohorts", plainTables, statements...)
	c.check = j.agrees(ctx, c.name, j.db("bare"), "judged")
	return c
}
