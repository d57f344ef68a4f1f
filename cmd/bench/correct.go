package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// corrected is the outages with one end corrected, under the same name.
func (p plan) corrected() string { return filepath.Join(p.folder, "corrected", "outages.csv") }

// derive writes the files that are made from the others.
func (p plan) derive() error {
	if err := os.MkdirAll(filepath.Dir(p.corrected()), 0o755); err != nil {
		return err
	}
	return correct(p.outages, p.corrected())
}

// correct copies a list of outages; one of December that hit everybody ends a
// minute later.
func correct(from, to string) error {
	done := false
	return rewrite(from, to, func(header []string) func(row []string) {
		tenant, start, end := column(header, "tenant"), column(header, "start"), column(header, "end")
		return func(row []string) {
			if done || row[tenant] != "" || !strings.HasPrefix(row[start], fmt.Sprintf("%d-12-1", year)) {
				return
			}
			at, err := time.Parse(time.RFC3339, row[end])
			if err != nil {
				panic(err) // we wrote it
			}
			row[end], done = at.Add(time.Minute).Format(time.RFC3339), true
		}
	})
}

// correctionTrial loads the corrected outages and judges what they touch, beside
// judging everything.
func (p plan) correctionTrial() trial {
	ours := p.ninesOn("judged", "analyze")
	ours.name = "nines ingest --update, nines analyze"
	all := p.ninesOn("loaded", p.analyze()...)
	all.name = "nines analyze, everything"
	return trial{step: "an outage of December corrected: loaded and judged", command: "analyze",
		ours: p.inOneShell(ours, []string{"ingest", "--update", p.corrected()}, p.analyze()), base: all}
}
