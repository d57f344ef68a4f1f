package policy

import (
	"errors"
	"strings"
	"testing"
)

// whole writes every key of the language.
const whole = `policy: gold
title: Gold, 99.9 % a month
effective: 2011-01-01
source: an example
confidence: invented
window: month
timezone: Europe/Berlin
service_hours:
  days: [mon, tue, wed, thu, fri]
  from: 09:00
  to: 17:00
  holidays: [2011-05-30]
components: [Outlook, mail flow]
part_month: subscribed
on_change: split
combine: union
weights: {full: 1, partial: 50%, degraded: 0}
minimum_outage: {length: 10m, more_than: true, clock: after}
exclude:
  causes: [third_party, customer]
  maintenance:
    notice: 48h
    allowance: {time: 10h, per: calendar_year, uses: window, part_year: prorated}
unknown: available
denominator: less_scheduled_windows
target: 99.9%
operator: below
credit:
  tiers:
    - {threshold: 99.9%, credit: 25%}
    - {threshold: 99%, credit: 50%}
    - {threshold: 95%, credit: 100%}
  fee_base: full
  cap: 50%
  round: half_up
claim: {days_after_period: 30}
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

// changed is text with one thing replaced, which must be in it.
func changed(t *testing.T, text, old, new string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q is in the text %d times", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, new, 1)
}

// mustRead reads a policy that has no errors.
func mustRead(t *testing.T, text string) Policy {
	t.Helper()
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
