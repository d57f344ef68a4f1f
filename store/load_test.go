package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nines/ingest"
)

// desk is a database in memory and a folder of files for a test.
type desk struct {
	*testing.T
	store  *Store
	folder string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	s, err := Open(t.Context(), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &desk{t, s, t.TempDir()}
}

// file writes a file and returns its path.
func (d *desk) file(name, text string) string {
	d.Helper()
	path := filepath.Join(d.folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.Fatal(err)
	}
	return path
}

func (d *desk) load(opts ingest.Options, files ...string) ingest.Report {
	d.Helper()
	report, err := ingest.Load(d.Context(), d.store, files, opts)
	if err != nil {
		for _, f := range report.Files {
			d.Log(f.Rejects)
		}
		d.Fatal(err)
	}
	return report
}

// refused loads files that must be refused, and returns why, a line each.
func (d *desk) refused(opts ingest.Options, files ...string) string {
	d.Helper()
	report, err := ingest.Load(d.Context(), d.store, files, opts)
	if !errors.Is(err, ingest.ErrRejected) {
		d.Fatalf("Load = %v, want a refusal", err)
	}
	var lines []string
	for _, f := range report.Files {
		for _, r := range f.Rejects {
			lines = append(lines, r.String())
		}
	}
	return strings.Join(lines, "\n")
}

// rows is a query as text, a line a row.
func (d *desk) rows(query string) string {
	d.Helper()
	rows, err := d.store.db.QueryContext(context.Background(), query)
	if err != nil {
		d.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var lines []string
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for n := range values {
			into[n] = &values[n]
		}
		if err := rows.Scan(into...); err != nil {
			d.Fatal(err)
		}
		var texts []string
		for _, v := range values {
			texts = append(texts, fmt.Sprint(v))
		}
		lines = append(lines, strings.Join(texts, " "))
	}
	return strings.Join(lines, "\n")
}

const (
	services = "service,component\nmail,\nmail,flow\n"
	tenants  = "customer,tenant,service,region,policy,fee,currency,from,to\n" +
		"acme,acme-1,mail,eu,gold,100.00,USD,2011-01-01,\n" +
		"acme,acme-2,mail,us,gold,200.00,USD,2011-01-01,2011-07-01\n"
	outages    = "id,service,start,end,level\no-1,mail,2011-05-12T08:04:00Z,2011-05-12T11:52:00Z,full\n"
	goldPolicy = `policy: gold
title: Gold
effective: 2011-01-01
window: month
timezone: UTC
part_month: subscribed
combine: union
weights: {full: 1, partial: 0.5, degraded: 0}
unknown: available
denominator: all_time
target: 99.9%
operator: below
credit:
  tiers:
    - {threshold: 99.9%, credit: 25%}
  fee_base: full
  round: half_up
`
)

var inUTC = ingest.Options{Timezone: "UTC"}

// founded is a desk with a policy, a service and two contracts.
func founded(t *testing.T) *desk {
	d := newDesk(t)
	d.load(inUTC, d.file("services.csv", services), d.file("tenants.csv", tenants), d.file("gold.yaml", goldPolicy))
	return d
}

func TestFilesOfOneCallMayComeInAnyOrder(t *testing.T) {
	d := newDesk(t)
	d.load(inUTC, d.file("outages.csv", outages), d.file("tenants.csv", tenants), d.file("services.csv", services), d.file("gold.yaml", goldPolicy))
	if got := d.rows("select kind, row_count from input.files order by file_no"); got != "policies 1\nservices 2\ntenants 2\noutages 1" {
		t.Error(got)
	}
}
