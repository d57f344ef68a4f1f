package main

// examplePolicy is a policy with every key that must be written, and two
// worked examples; nines formats policies prints it.
const examplePolicy = `policy: gold
title: Gold, 99.9 % a month
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
  tiers: [{threshold: 99.9%, credit: 10%}]
  fee_base: full
  round: half_up
examples:
  - name: half an hour in April, which 43 min 12 s would allow
    period: 2011-04
    outages: [{start: 2011-04-03T10:00:00Z, end: 2011-04-03T10:30:00Z}]
    fee: 100.00 USD
    want: {availability: 1439/1440, tier: none, credit: 0}
  - name: an hour
    period: 2011-04
    outages: [{start: 2011-04-03T10:00:00Z, end: 2011-04-03T11:00:00Z}]
    fee: 100.00 USD
    want: {availability: 99.86%, tier: 99.9%, credit: 10.00}
`
