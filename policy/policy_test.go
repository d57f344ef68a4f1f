package policy

import (
	"errors"
	"strings"
	"testing"
)

// whole writes every key of the language that goes with the others; variants
// have the rest.
const whole = `policy: gold
title: Gold, 99.9 % a month
effective: 2011-01-01
source: an example
confidence: invented
window: month
versions: at_renewal
timezone: Europe/Berlin
service_hours:
  days: [mon, tue, wed, thu, fri]
  from: 09:00
  to: 17:00
  holidays: [2011-05-30]
components: [Outlook, mail flow]
part_month: subscribed
on_change: split
measure: time
clock: {from: reported, to: closed, waiting: excluded}
combine: union
redundant: {components: [mail flow, Outlook], down_when: 2}
weights: {full: 1, partial: 50%, degraded: 0}
minimum_outage: {length: 10m, more_than: true, clock: after}
unit: {length: 1m, counts: any_part, from: clock}
exclude:
  causes: [third_party, customer]
  maintenance:
    notice: 48h
    allowance: {time: 10h, per: calendar_year, uses: window, part_year: prorated}
  weekly: [{days: [sun], from: "02:00", to: "06:00"}]
unknown: available
denominator: less_scheduled_windows
target: 99.9%
operator: below
percentage: {decimals: 3, round: down}
credit:
  tiers:
    - {threshold: 99.9%, credit: 25%}
    - {threshold: 99%, credit: 50%}
    - {threshold: 95%, credit: 100%}
  fee_base: full
  cap: 50%
  condition: {missed: 1, of: 1, below: 99.8%}
  one_time: included
  suite: whole
  seats: all
  day: calendar
  floor: {above: 1.00 USD, compare: exact}
  paid_as: credit
  round: half_up
claim: {days_after_period: 30, notice: {within: 24h, after: outage_start}, ticket: during_outage}
rights: [{right: terminate, missed: 2, of: 3, below: 98%}]
examples:
  - name: two outages
    period: 2011-05
    outages:
      - {start: 2011-05-12T08:04:00Z, end: 2011-05-12T11:52:00Z, level: partial}
      - {start: 2011-05-12T10:00:00Z, end: 2011-05-12T11:00:00.250Z, share: 12.5%, cause: customer}
    fee: 10000.00 USD
    want: {availability: 3701/3720, tier: 99.9%, credit: 2500.00}
`

// least writes only what must be written.
const least = `policy: plain
effective: 2011-01-01
window: quarter
timezone: UTC
part_month: rest_up
combine: sum
weights: {full: 1}
unknown: down
denominator: all_time
target: 99.5
operator: at_or_below
credit: {tiers: [], fee_base: prorated, round: down}
`

// variants are texts that write what whole cannot.
func variants() []string {
	like := func(old, new string) string { return strings.Replace(plainest, old, new, 1) }
	out := []string{
		like("window: month", "window: {trailing: 365d}"),
		like("window: month", "window: {billing_cycle: 17}"),
		like("window: month", "window: {days: 30, from: 2025-01-01}"),
		like("window: month", "window: {months: 12, from: subscription}"),
		like("denominator: all_time", "denominator: {fixed: 43200m}"),
		like(overOutages, "measure: {error_rate: 5m, no_requests: left_out}"),
		like(overOutages, "measure: {requests: {degraded: 0.5}}"),
		like(overOutages, `measure: {intervals: 1m, down_if: {error_rate: "above 5%", requests: 100}}`),
	}
	return append(out, promiseVariants()...)
}

// overOutages are the lines of plainest that a policy without outages does not
// write.
const overOutages = "combine: union\nweights: {full: 1}"

// plainest is a policy of months that goes with every clause.
const plainest = `policy: plainest
effective: 2011-01-01
window: month
timezone: UTC
part_month: subscribed
` + overOutages + `
unknown: available
denominator: all_time
target: 99.9%
operator: below
credit: {tiers: [{threshold: 99.9%, credit: 10%}], fee_base: full, round: down}
`

// changed is text with one thing replaced, which must be in it.
func changed(t *testing.T, text, old, new string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q is in the text %d times", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, new, 1)
}

// mustRead reads a policy that has no errors.
func mustRead(t interface{ Fatal(...any) }, text string) Policy {
	p, err := Read("gold.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// faults are the errors of a policy that has some.
func faults(t *testing.T, text string) Errors {
	t.Helper()
	_, err := Read("gold.yaml", []byte(text))
	var list Errors
	if !errors.As(err, &list) || len(list) == 0 {
		t.Fatalf("there are no errors, but %v", err)
	}
	return list
}
