package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// parquet is the tenant list in that format, corrected the outages with one end
// corrected, under the same name.
func (p plan) parquet() string { return filepath.Join(p.folder, "tenants.parquet") }

func (p plan) corrected() string { return filepath.Join(p.folder, "corrected", "outages.csv") }

// derive writes the files that are made from the others.
func (p plan) derive(ctx context.Context) error {
	copied := bareQuery("parquet", map[string]string{"from": p.tenants, "to": p.parquet()})
	if _, _, err := runProcess(ctx, nil, p.self, "bare", "--", copied); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(p.corrected()), 0o755); err != nil {
		return err
	}
	return correct(p.outages, p.corrected())
}

// correct copies a list of outages; one of December that hit everybody ends a
// minute later.
func correct(from, to string) (err error) {
	file, err := os.Open(from)
	if err != nil {
		return err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return err
	}
	tenant, start, end := -1, -1, -1
	for n, name := range rows[0] {
		switch name {
		case "tenant":
			tenant = n
		case "start":
			start = n
		case "end":
			end = n
		}
	}
	for _, row := range rows {
		if row[tenant] != "" || !strings.HasPrefix(row[start], fmt.Sprintf("%d-12-1", year)) {
			continue
		}
		t, err := time.Parse(time.RFC3339, row[end])
		if err != nil {
			return err
		}
		row[end] = t.Add(time.Minute).Format(time.RFC3339)
		break
	}
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	return csv.NewWriter(out).WriteAll(rows)
}

// correctionTrial loads the corrected outages and judges what they touch, beside
// judging everything.
func (p plan) correctionTrial() trial {
	ours := p.ninesOn("judged", "analyze")
	ours.name, ours.program = "nines ingest --update, nines analyze", "sh"
	ours.args = []string{"-c", p.shellLine([]string{"ingest", "--update", p.corrected()}) + " && " + p.shellLine(p.analyze())}
	all := p.ninesOn("loaded", p.analyze()...)
	all.name = "nines analyze, everything"
	return trial{step: "an outage of December corrected: loaded and judged", command: "analyze", ours: ours, base: all}
}

// shellLine is a call of nines on our database, for a shell.
func (p plan) shellLine(args []string) string {
	return "'" + p.nines + "' --quiet --db '" + p.db("ours") + "' '" + strings.Join(args, "' '") + "'"
}
