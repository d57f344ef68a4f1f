package main

import "context"

// naiveSQL is the SQL that everybody would write first.
func (j judging) naiveSQL(ctx context.Context) contender {
	c := j.bareOn("naive SQL", plainTables, bareQuery("plain_words", nil), bareQuery("naive", nil))
	c.check = j.agrees(ctx, c.name, j.db("bare"), "judged")
	return c
}
