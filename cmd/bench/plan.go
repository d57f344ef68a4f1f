package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
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
		os.Remove(p.db(step.to))
		if step.from != "" {
			if err := copyFile(p.db(step.from), p.db(step.to)); err != nil {
				return err
			}
		}
		if _, _, err := runProcess(ctx, nil, p.nines, append([]string{"--quiet", "--db", p.db(step.to)}, step.args...)...); err != nil {
			return err
		}
	}
	return nil
}

func (p plan) analyze() []string {
	return []string{"analyze", "--period", judgedYear, "--as-of", "2026-02-01T00:00:00Z"}
}

// ninesOn is a command of nines on a fresh copy of a database.
func (p plan) ninesOn(from string, args ...string) contender {
	path := p.db("ours")
	return contender{name: "nines " + args[0], from: from, program: p.nines, args: append([]string{"--quiet", "--db", path}, args...),
		prepare: func() error {
			if from == "" {
				return remove(path)
			}
			return copyFile(p.db(from), path)
		}}
}

// bareOn is SQL in the bare engine on a fresh copy of a database.
func (p plan) bareOn(name, from string, statements ...string) contender {
	path := p.db("bare")
	return contender{name: name, from: from, program: p.self, args: append([]string{"bare", "-db", path, "--"}, statements...),
		prepare: func() error {
			if from == "" {
				return remove(path)
			}
			return copyFile(p.db(from), path)
		}}
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
		{step: "ingest outages.csv", command: "ingest", ours: p.ninesOn("tenants", "ingest", p.outages),
			base: p.bareOn("create table as read_csv", "", p.bareOutages()), target: "P7", most: 1.2},
		{step: "ingest everything into a new file", command: "ingest", ours: p.ninesOn("", all...), base: both("both tables as read_csv")},
		{step: "analyze twelve months, results as a view", command: "analyze", ours: p.ninesOn("loaded", p.analyze()...),
			base: both("both tables as read_csv"), target: "P1", most: 1.2},
		{step: "analyze, beside writing every result", command: "analyze", ours: p.ninesOn("loaded", p.analyze()...),
			base: p.bareOn("create table as select * from results", "judged", bareQuery("floor", nil))},
		{step: "analyze again, nothing changed", command: "analyze", ours: p.ninesOn("judged", p.analyze()...), base: open},
		{step: "explain a customer, one month", command: "explain",
			ours: p.ninesOn("judged", "explain", customerID(0), services()[0], "--period", judgedYear+"-03"), base: open, target: "P12", most: 20},
	}
	list = append(list, p.correctionTrial(), p.exportTrial())
	if p.bad != "" {
		list = append(list, p.badTrial())
	}
	if p.size.name == "S" {
		list = append(list, p.pageTrial(), p.wholeJob(all, open))
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
	both.name, both.program = "nines ingest, nines analyze", "sh"
	both.args = []string{"-c", p.shellLine(all) + " && " + p.shellLine(p.analyze())}
	return trial{step: "from files to results", command: "analyze", ours: both, base: open, target: "P14", most: 10}
}

// exportTrial writes a row for every result of a month.
func (p plan) exportTrial() trial {
	copied := bareQuery("export", map[string]string{"month": strconv.Itoa(year*12 + 2), "file": filepath.Join(p.work, "bare.csv")})
	return trial{step: "export the results of one month", command: "export", target: "P9", most: 1.2,
		ours: p.ninesOn("judged", "export", "results", "--period", judgedYear+"-03", "--out", filepath.Join(p.work, "ours.csv")),
		base: p.bareOn("copy, in order", "judged", copied)}
}

// pageTrial writes the pages of one month, with the statements of some
// customers.
func (p plan) pageTrial() trial {
	const statements = 20
	pages, constant := filepath.Join(p.work, "pages"), filepath.Join(p.work, "constant")
	args := []string{"report", "--period", judgedYear + "-03", "--out", pages}
	for n := range statements {
		args = append(args, "--customer", customerID(n))
	}
	ours := p.ninesOn("judged", args...)
	copyJudged := ours.prepare
	ours.prepare = func() error { return errors.Join(os.RemoveAll(pages), copyJudged()) }
	base := contender{name: "as many constant pages", program: p.self, args: []string{"pages", "-like", pages, "-out", constant},
		prepare: func() error { return os.RemoveAll(constant) }}
	return trial{step: fmt.Sprintf("report of one month, %d statements", statements), command: "report", ours: ours, base: base, target: "P11", most: 1.6}
}
