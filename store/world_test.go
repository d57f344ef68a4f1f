package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"nines/analysis"
	"nines/sla"
)

// gold is a policy whose credits are claimed within 30 days; silver's are
// automatic.
const gold = `policy: gold
title: Gold
effective: 2011-01-01
source: made up for a test
confidence: invented
window: month
timezone: UTC
part_month: subscribed
on_change: split
combine: union
weights: {full: 1, partial: 0.5, degraded: 0}
exclude:
  causes: [customer]
  maintenance: {notice: 48h}
unknown: available
denominator: all_time
target: 99.9%
operator: below
credit:
  tiers:
    - {threshold: 99.9%, credit: 10%}
    - {threshold: 99%, credit: 50%}
  fee_base: full
  cap: 40%
  round: half_up
claim: {days_after_period: 30}
`

var silver = strings.NewReplacer("policy: gold", "policy: silver", "title: Gold", "title: Silver",
	"claim: {days_after_period: 30}", "claim: automatic").Replace(gold)

var quarterly = strings.NewReplacer("policy: gold", "policy: quarterly", "window: month", "window: quarter").Replace(gold)

const (
	may  = sla.Month(2011*12 + 4)
	june = may + 1
)

// at is an instant of a test, "2011-05-12" or "2011-05-12 08:04"; "" is never.
func at(t *testing.T, text string) sla.Instant {
	t.Helper()
	if text == "" {
		return sla.Never
	}
	moment, err := time.Parse("2006-01-02 15:04", (text + " 00:00")[:16])
	if err != nil {
		t.Fatal(err)
	}
	return sla.InstantOf(moment)
}

// world is a store with rows that a test plants.
type world struct {
	*Store
	t    *testing.T
	rows int64
}

func newWorld(t *testing.T) *world {
	w := &world{Store: openMemory(t), t: t}
	w.plantPolicies()
	return w
}

func (w *world) plantPolicies() {
	w.t.Helper()
	w.exec("insert into input.files values (1, 'src', 'tenants', 'tenants.csv', 'd1', 10)")
	for n, text := range []string{gold, quarterly, silver} {
		name, _, _ := strings.Cut(strings.TrimPrefix(text, "policy: "), "\n")
		w.exec("insert into input.policies values (?, ?, '2011-01-01', ?, ?, ?, 1)", n+7, name, strings.ToUpper(name), name+" digest", text)
	}
}

func (w *world) exec(text string, args ...any) {
	w.t.Helper()
	w.silently(text, args...)
	for _, table := range []string{"contracts", "outages", "maintenance", "gaps", "measurements", "policies"} {
		if strings.Contains(text, "input."+table) {
			w.changed()
			return
		}
	}
}

// silently changes rows without a load. A statement that writes to
// input.contracts is executed on all its columns in one table.
func (w *world) silently(text string, args ...any) {
	w.t.Helper()
	texts := []string{text}
	if strings.Contains(text, "into input.contracts ") || strings.HasPrefix(text, "update input.contracts ") || strings.HasPrefix(text, "delete from input.contracts ") {
		split := textOf(schemaFiles, "input_split.sql")
		texts = []string{"create table wide as from input.contracts", strings.ReplaceAll(text, "input.contracts", "wide"),
			"truncate input.contract_parties", "truncate input.contract_offers", "truncate input.contract_rows",
			strings.ReplaceAll(split, "input.contracts", "wide")}
	}
	for n, text := range texts {
		values := args
		if len(texts) > 1 && n != 1 {
			values = nil
		}
		if _, err := w.db.Exec(text, values...); err != nil {
			w.t.Fatal(err)
		}
	}
}

// changed keeps a file, as every load does that changes a row; before anything
// was looked at, that makes no difference.
func (w *world) changed() {
	w.t.Helper()
	if _, err := w.db.Exec(`insert into input.files select max(file_no) + 1, 'src', 'test', 'test.csv', '', 0
		from input.files where exists (from judged.seen) having count(*) > 0`); err != nil {
		w.t.Fatal(err)
	}
}

// contract plants a contract in force from and to days ("" is open) for a
// monthly fee in minor units of EUR.
func (w *world) contract(customer, tenant, service, region, policy string, fee int64, from, to string) int64 {
	w.t.Helper()
	w.rows++
	w.exec(`insert into input.contracts values (?, 'src', '', ?, ?, ?, ?, ?, ?, ?, '', ?, 'EUR', 1, 'contract', 5, ?, ?, 'ann', '', '', '', 0, 0, -1, 0, 1000000, 1, ?)`,
		w.rows, customer, "The "+customer, tenant, "Tenant "+tenant, service, region, policy, fee,
		int64(at(w.t, from)), int64(at(w.t, to)), w.rows)
	return w.rows
}

// outage plants a full outage; tenant "" is every tenant.
func (w *world) outage(source, id, service, region, tenant, from, to string) {
	w.t.Helper()
	w.rows++
	w.exec(`insert into input.outages values (?, ?, ?, '', ?, ?, ?, ?, 'full', -1, 'provider', ?, false, '', null, null, null, null, null, null, -1, 1, ?)`,
		source, id, service, region, tenant, int64(at(w.t, from)), int64(at(w.t, to)), "outage "+id, w.rows)
}

func (w *world) claim(id, customer, tenant, service, period, claimed string) {
	w.t.Helper()
	w.exec("insert into input.claims values ('src', ?, ?, ?, ?, ?, ?, '', null, null, 1, 1)", id, customer, tenant, service, period, int64(at(w.t, claimed)))
}

func (w *world) note(id, customer, tenant, service, period string, minor int64, currency, issued string) {
	w.t.Helper()
	w.exec("insert into input.credit_notes values ('src', ?, ?, ?, ?, ?, ?, ?, ?, '', 1, 1)",
		id, customer, tenant, service, period, minor, currency, int64(at(w.t, issued)))
}

// judge judges May and June 2011 as of an instant.
func (w *world) judge(asOf string) {
	w.t.Helper()
	if err := w.tryJudge(asOf, may, june); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) tryJudge(asOf string, judge ...sla.Month) error {
	ctx := context.Background()
	j, err := w.Begin(ctx, judge, at(w.t, asOf))
	if err != nil {
		return err
	}
	defer j.Rollback()
	if err := analysis.Run(ctx, w.Store, j, analysis.Options{Months: judge, AsOf: at(w.t, asOf)}); err != nil {
		return err
	}
	return j.Commit(ctx)
}

// texts are the rows of a query of one text column.
func (w *world) texts(query string, args ...any) []string {
	w.t.Helper()
	rows, err := w.db.Query(query, args...)
	if err != nil {
		w.t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			w.t.Fatal(err)
		}
		out = append(out, text)
	}
	return out
}
