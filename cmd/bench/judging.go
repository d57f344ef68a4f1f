package main

import (
	"context"
	"path/filepath"
)

// judging is the plain provider of a data set, and what is compared on it: ways
// to judge that are not nines. All must come to the rows that nines comes to.
type judging struct {
	plan
	files plainFiles
	// agreed are the others that were found to have the same rows.
	agreed *[]string
}

func judgingOf(p plan) judging {
	j := judging{plan: p, agreed: new([]string)}
	j.set, j.files = plainOf(p.set)
	return j
}

// The databases of the plain provider: as nines loads it, as nines judges it,
// and as tables of the bare engine.
const (
	plainLoaded = "plain-loaded"
	plainJudged = "plain-judged"
	plainTables = "plain-tables"
)

// prepared makes what the trials begin from and what they are compared with.
func (j judging) prepared(ctx context.Context) error {
	if err := j.ninesMakes(ctx, "", plainLoaded, j.ingest()...); err != nil {
		return err
	}
	if err := j.ninesMakes(ctx, plainLoaded, plainJudged, j.analyze()...); err != nil {
		return err
	}
	if _, _, err := runProcess(ctx, nil, j.self, "bare", "-db", j.db(plainJudged), "--", j.ourRows(j.rows())); err != nil {
		return err
	}
	if err := remove(j.db(plainTables)); err != nil {
		return err
	}
	_, _, err := runProcess(ctx, nil, j.self, "bare", "-db", j.db(plainTables), "--", j.bareTenants(), j.bareOutages(), j.load("plain_load"))
	return err
}

func (j judging) ingest() []string {
	return append([]string{"ingest", "--timezone", "UTC", j.services, j.tenants, j.outages, j.maintenance}, j.policies...)
}

// load is a query that reads the files of the plain provider.
func (j judging) load(query string) string {
	return bareQuery(query, map[string]string{"tenants": j.tenants, "outages": j.outages, "maintenance": j.maintenance, "terms": j.files.terms,
		"tiers": j.files.tiers, "hours": j.files.hours, "days": j.files.days, "currencies": j.files.currencies})
}

// trials are nines beside every other way. The slow ones get a tenth of M.
func (j judging) trials(ctx context.Context) (list []trial, done func() error) {
	view := j.ninesOn(plainLoaded, j.analyze()...)
	written := j.ninesOn(plainLoaded, j.materialized()...)
	written.check = j.oursAgree(ctx)
	list = []trial{
		{step: "judge plain terms, results as a view", command: "analyze", ours: view, base: j.cohortSQL(ctx), target: "P3", most: 0.2},
		{step: "judge plain terms, every result written", command: materialize, ours: written, base: j.cohortSQL(ctx), target: "P3", most: 0.6},
	}
	if j.size.contracts() > 50_000 {
		return list, func() error { return nil }
	}
	naive := trial{step: "judge plain terms", command: "analyze", ours: view, base: j.slow(j.naiveSQL(ctx))}
	if j.size.name == "M10" {
		naive.target, naive.most = "P4", 0.01
	}
	server, done := j.multiranges(ctx)
	list = append(list, naive,
		trial{step: "judge plain terms", command: "analyze", ours: view, base: j.slow(server)},
		trial{step: "plain terms, from files to a file of results", command: "analyze", ours: j.fromFilesToRows(), base: j.slow(j.python(ctx))})
	return list, done
}

// fromFilesToRows is everything that a script does that reads and writes files.
func (j judging) fromFilesToRows() contender {
	c := j.ninesOn("", j.ingest()...)
	c.name = "nines ingest, analyze, export"
	export := []string{"export", "results", "--period", judgedYear, "--out", filepath.Join(j.work, "ours.csv")}
	return j.inOneShell(c, j.ingest(), j.analyze(), export)
}
