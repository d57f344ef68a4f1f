package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// plan is everything that is needed to measure one data set.
type plan struct {
	set
	// work holds the databases; nines, self and empty are programs.
	work, nines, self, empty string
	// has are the commands that this nines knows.
	has string
}

const judgedYear = "2025"

func (p plan) db(name string) string { return filepath.Join(p.work, "bench-"+name+".db") }

// prepared makes the databases from which the trials begin: with the terms,
// with the tenants, with everything, with the results.
func (p plan) prepared(ctx context.Context) error {
	if err := p.derive(); err != nil {
		return err
	}
	steps := []struct {
		from, to string
		args     []string
	}{
		{"", "terms", append([]string{"ingest", p.services}, p.policies...)},
		{"terms", "tenants", []string{"ingest", "--timezone", "UTC", p.tenants}},
		{"tenants", "loaded", []string{"ingest", p.maintenance, p.outages}},
		{"loaded", "judged", p.analyze()},
	}
	for _, step := range steps {
		if err := p.ninesMakes(ctx, step.from, step.to, step.args...); err != nil {
			return err
		}
	}
	return nil
}

// ninesMakes makes a database from another, "" from none.
func (p plan) ninesMakes(ctx context.Context, from, to string, args ...string) error {
	if err := p.fresh(from, to)(); err != nil {
		return err
	}
	_, _, err := runProcess(ctx, nil, p.nines, append([]string{"--quiet", "--db", p.db(to)}, args...)...)
	return err
}

// fresh makes a copy of a database, or room for one.
func (p plan) fresh(from, to string) func() error {
	return func() error {
		if from == "" {
			return remove(p.db(to))
		}
		return copyFile(p.db(from), p.db(to))
	}
}

func (p plan) analyze() []string {
	return []string{"analyze", "--period", judgedYear, "--as-of", "2026-02-01T00:00:00Z"}
}

// materialize is what analyze is asked for to write every result into a table.
const materialize = "analyze --materialize"

func (p plan) materialized() []string { return append(p.analyze(), "--materialize") }

// ninesOn is a command of nines on a fresh copy of a database.
func (p plan) ninesOn(from string, args ...string) contender {
	return contender{name: "nines " + args[0], from: from, program: p.nines,
		args: append([]string{"--quiet", "--db", p.db("ours")}, args...), prepare: p.fresh(from, "ours")}
}

// inOneShell is several commands of nines, one after the other.
func (p plan) inOneShell(c contender, commands ...[]string) contender {
	var lines []string
	for _, args := range commands {
		lines = append(lines, "'"+p.nines+"' --quiet --db '"+p.db("ours")+"' '"+strings.Join(args, "' '")+"'")
	}
	c.program, c.args = "sh", []string{"-c", strings.Join(lines, " && ")}
	return c
}

// bareOn is SQL in the bare engine on a fresh copy of a database.
func (p plan) bareOn(name, from string, statements ...string) contender {
	return contender{name: name, from: from, program: p.self,
		args: append([]string{"bare", "-db", p.db("bare"), "--"}, statements...), prepare: p.fresh(from, "bare")}
}

func remove(path string) error {
	os.Remove(path + ".wal")
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

func (p plan) bareTenants() string {
	return bareQuery("tenants", map[string]string{"file": p.tenants})
}

func (p plan) bareOutages() string {
	return bareQuery("outages", map[string]string{"file": p.outages})
}

// The step that most targets are about, and what stands beside it.
const (
	analyzeStep = "analyze twelve months, results as a view"
	analyzeBase = "both tables as read_csv"
)

// trials are all comparisons of a data set, in the order of the table.
func (p plan) trials() []trial {
	both := func(name string) contender { return p.bareOn(name, "", p.bareTenants(), p.bareOutages()) }
	open := p.bareOn("open, select 1", "judged", "select 1")
	all := append([]string{"ingest", "--timezone", "UTC", p.services, p.tenants, p.outages, p.maintenance}, p.policies...)
	list := []trial{
		{step: "start: nines version", ours: contender{name: "nines version", program: p.nines, args: []string{"version"}},
			base: contender{name: "an empty Go program", program: p.empty}, target: "P12", most: 6},
		{step: "ingest tenants.csv", command: "ingest", ours: p.ninesOn("terms", "ingest", "--timezone", "UTC", p.tenants),
			base: p.bareOn("create table as read_csv", "", p.bareTenants()), target: "P7", most: 1.2},
		{step: "ingest tenants.parquet", command: "ingest", ours: p.ninesOn("terms", "ingest", "--timezone", "UTC", parquetOf(p.tenants)),
			base: p.bareOn("create table as read_parquet", "", bareQuery("tenants_parquet", map[string]string{"file": parquetOf(p.tenants)}))},
		p.sheetTrial(),
		{step: "ingest outages.csv", command: "ingest", ours: p.ninesOn("tenants", "ingest", p.outages),
			base: p.bareOn("create table as read_csv", "", p.bareOutages()), target: "P7", most: 1.2},
		{step: "ingest everything into a new file", command: "ingest", ours: p.ninesOn("", all...), base: both(analyzeBase)},
		{step: analyzeStep, command: "analyze", ours: p.ninesOn("loaded", p.analyze()...), base: both(analyzeBase), target: "P1", most: 1.2},
		{step: "analyze twelve months, every result written", command: materialize, ours: p.ninesOn("loaded", p.materialized()...),
			base: p.bareOn("create table as select * from results", "judged", bareQuery("floor", nil)), target: "P2", most: 1.7},
		{step: "analyze again, nothing changed", command: "analyze", ours: p.ninesOn("judged", p.analyze()...), base: open},
		{step: "explain a customer, one month", command: "explain",
			ours: p.ninesOn("judged", "explain", customerID(0), services()[0], "--period", judgedYear+"-03"), base: open, target: "P12", most: 20},
	}
	list = append(list, p.correctionTrial())
	list = append(list, p.exportTrials()...)
	list = append(append(list, p.badTrial()), p.statementTrials()...)
	if p.size.name == "S" {
		list = append(list, p.wholeJob(all, open))
	}
	return list
}

// badTrial loads a list in which one row in a hundred cannot be used; the
// rejects must be counted exactly.
func (p plan) badTrial() trial {
	rejects := filepath.Join(p.work, "rejects.txt")
	clean := p.ninesOn("terms", "ingest", "--timezone", "UTC", p.tenants)
	clean.name = "the clean file"
	ours := p.ninesOn("terms", "ingest", "--timezone", "UTC", "--rejects", rejects, p.bad)
	ours.fine = []int{4}
	ours.check = func(string) error {
		text, err := os.ReadFile(rejects)
		if found := strings.Count(string(text), "\n"); err == nil && found != p.rejects {
			err = fmt.Errorf("%d rejects, %d wanted", found, p.rejects)
		}
		return err
	}
	return trial{step: "ingest tenants.csv with 1 % bad rows", command: "ingest", ours: ours, base: clean, target: "P8", most: 1.1}
}

// wholeJob is everything from files to results, in new processes.
func (p plan) wholeJob(all []string, open contender) trial {
	both := p.ninesOn("", all...)
	both.name = "nines ingest, nines analyze"
	return trial{step: "from files to results", command: "analyze", ours: p.inOneShell(both, all, p.analyze()), base: open, target: "P14", most: 10}
}
