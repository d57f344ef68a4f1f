package policy

import (
	"strings"
	"testing"
)

// promiseVariants are texts with every way to promise and to owe.
func promiseVariants() []string {
	const credit = "credit: {tiers: [{threshold: 99.9%, credit: 10%}], fee_base: full, round: down}\n"
	head := strings.TrimSuffix(plainest, "target: 99.9%\noperator: below\n"+credit)
	return []string{
		head + `# bands as they are printed, and all that surrounds a credit
target: 99.9%
operator: below
percentage: {decimals: 3, round: down}
credit:
  bands:
    - {from: 99.00%, to: 99.89%, credit: 5%}
    - {from: 97.00%, to: 98.99%, credit: 20%}
    - {below: 97%, credit: 50%}
  hole: band_below
  condition: {missed: 2, of: 6, below: 99.5%}
  fee_base: month_before
  one_time: left_out
  suite: share
  seats: one
  day: 30
  cap: [40%, {days: 15}, {share: 10%, of: twelfth_of_year}, {share: 8%, of: term}, {share: 100%, of: month, rolling: 12}]
  floor: {above: [1.00 EUR, 1.00 USD], compare: exact}
  paid_as: refund
  round: half_even
claim: {days: 5, after: quarter, business: true, holidays: [2011-12-26], notice: {within: 24h, after: outage_start}, ticket: during_outage}
rights:
  - {right: terminate, missed: 2, of: 3, below: 99.5%}
  - {right: go, down: 7h12m}
`,
		head + `# days of service, compared otherwise than the target
target: 99.9%
operator: below
credit:
  tiers: [{threshold: 99.9%, credit: 3 days}, {threshold: 99%, credit: 7 days}]
  operator: at_or_below
  only_if: tier_reached
  cap: {days: 5}
  fee_base: list_price
  round: up
claim: {end_of_window_after: 2, notice: {within: 3d, after: outage_end}}
`,
		head + `# a multiple of the fee, and no pay for bad hours
target: 99.9%
operator: below
credit:
  pro_rata: {multiplier: 10, of: excess}
  free_hour: {more_than: 6m}
  cap: {share: 100%, of: month}
  floor: {at_least: 10.00 USD, compare: rounded}
  fee_base: full
  round: half_up
`,
		head + `# so many daily fees for each hour
target: 100%
operator: below
credit:
  steps: {first: 1 daily fee, every: 60m, credit: 2 daily fees, counts: started, of: outage, credits: one_a_day, across: end}
  fee_base: full
  round: half_up
`,
		head + `# steps of the window
target: 100%
operator: below
credit:
  steps: {every: 60m, credit: 5%, counts: completed, of: window}
  fee_base: full
  round: half_up
`,
		head + `# bands of lengths
target: 100%
operator: below
credit:
  outage_bands: {bands: [{from: 5m, credit: 5%}, {more_than: 24h, credit: 50%}], credits: sum, across: part}
  fee_base: full
  round: half_up
`,
		head + `# a flat credit
target: 99.95%
operator: below
credit: {flat: 10%, fee_base: full, round: half_up}
`,
		head + `# one promise for each kind of customer
operator: below
objectives:
  - name: premium
    for: {plan: [gold, premium], class: [ssd], topology: [multi], region: [eu]}
    components: [mail flow, Outlook]
    measure: {error_rate: 5m, no_requests: left_out}
    target: 99.99%
    operator: at_or_below
    percentage: {decimals: 2, round: half_up}
    fee_share: 40%
    credit:
      bands: [{above: 99%, to: 99.98%, credit: 10%}, {below: 99%, credit: 25%}]
      hole: no_credit
  - name: requests
    measure: {requests: {degraded: 0.5}}
    target: 99.9%
    credit: {tiers: [{threshold: 99.9%, credit: 5%}], operator: at_or_below, only_if: target_missed}
    fee_share: 50%
  - name: intervals
    for: {plan: [silver], region: [us]}
    measure: {intervals: 1m, down_if: {error_rate: at least 10%, requests: 50}}
    target: 99.9%
    credit: {flat: 10%, free_hour: {more_than: 6m}}
    fee_share: 50%
  - {name: multiple, for: {plan: [a]}, target: 99.9%, credit: {pro_rata: {multiplier: 10, of: excess}}, fee_share: 10%}
  - name: steps
    for: {plan: [b]}
    target: 100%
    credit: {steps: {first: 3%, every: 60m, credit: 3%, counts: completed, of: outage, credits: deepest, across: start}}
    fee_share: 10%
  - name: lengths
    for: {plan: [c]}
    target: 100%
    credit: {outage_bands: {bands: [{from: 5m, credit: 5%}, {more_than: 5m, credit: 10%}], credits: one_a_day, across: part}}
    fee_share: 10%
  - {name: the rest, for: otherwise, target: 99.5%, credit: {tiers: []}, fee_share: 10%}
several: each
credit: {fee_base: full, round: half_up}
`,
		head + `# a promise for one topology, another for the rest
operator: below
objectives:
  - {name: high availability, for: {topology: [ha]}, target: 99.99%, credit: {tiers: [{threshold: 99.99%, credit: 10%}]}}
  - {name: other, for: otherwise, target: 99.9%, credit: {tiers: [{threshold: 99.9%, credit: 1 day}]}}
credit: {fee_base: full, round: half_up}
`,
	}
}

// brokenPromises are contradictions of what is promised and owed.
func brokenPromises() []mistake {
	return []mistake{
		{"a tier of exactly the target is reached while the target is kept", "  only_if: tier_reached\n", "", OnlyIfUnsaid},
		{"a band reaches above the target", "{from: 99.00%, to: 99.89%, credit: 5%}", "{from: 99.00%, credit: 5%}", OnlyIfUnsaid},
		{"the rule for holes has a band reach above the target", "{from: 99.00%, to: 99.89%, credit: 5%}", "{from: 99.95%, credit: 0%}\n    - {from: 99.00%, to: 99.89%, credit: 5%}", OnlyIfUnsaid},
		{"tiers are compared and there are none", "credit: {flat: 10%, fee", "credit: {flat: 10%, operator: below, fee", OperatorForNone},
		{"a tier is above every availability", "{threshold: 99%, credit: 7 days}", "{threshold: 101%, credit: 7 days}", TierUnreachable},
		{"credits are in two units", "credit: 7 days}", "credit: 50%}", MixedUnits},
		{"a credit has more days than a year", "credit: 7 days}", "credit: 367 days}", CreditOutOfRange},
		{"no formula is written", "credit: {flat: 10%, fee_base", "credit: {fee_base", NoFamily},
		{"an objective has no formula", "credit: {tiers: []}", "credit: {}", NoFamily},
		{"the list of bands is empty", "bands: [{above: 99%, to: 99.98%, credit: 10%}, {below: 99%, credit: 25%}]", "bands: []", NoFamily},
		{"two formulas are written", "credit: {flat: 10%, fee_base", "credit: {flat: 10%, pro_rata: {}, fee_base", TwoFamilies},
		{"no money is promised, and some", "credit: {flat: 10%, fee_base", "credit: {flat: 10%, tiers: [], fee_base", TwoFamilies},
		{"a flat credit is nothing", "credit: {flat: 10%, fee", "credit: {flat: 0%, fee", CreditOutOfRange},
		{"bands have a hole and no rule for it", "  hole: band_below\n", "", BandsHole},
		{"bands leave out a single point", "bands: [{above: 99%, to: 99.98%, credit: 10%}, {below: 99%, credit: 25%}]\n      hole: no_credit",
			"bands: [{above: 99%, to: 99.99%, credit: 10%}, {below: 99%, credit: 25%}]", BandsHole},
		{"a hole is ruled and rounding closes it", "percentage: {decimals: 3, round: down}\ncredit:\n  bands", "percentage: {decimals: 0, round: down}\ncredit:\n  bands", HoleNowhere},
		{"a hole is ruled and there are no bands", "credit: {flat: 10%, fee", "credit: {flat: 10%, hole: no_credit, fee", HoleNowhere},
		{"two bands share an edge", "{from: 97.00%, to: 98.99%, credit: 20%}", "{from: 97.00%, to: 99.00%, credit: 20%}", BandsOverlap},
		{"two bands overlap", "{below: 97%, credit: 50%}", "{below: 97.5%, credit: 50%}", BandsOverlap},
		{"a band gives no more than the one above it", "{below: 97%, credit: 50%}", "{below: 97%, credit: 20%}", CreditsFall},
		{"a band has two lower ends", "{below: 97%, credit: 50%}", "{from: 0%, above: 0%, below: 97%, credit: 50%}", BandEnds},
		{"a band has no ends", "{below: 97%, credit: 50%}", "{credit: 50%}", BandEnds},
		{"a band ends before it begins", "{from: 97.00%, to: 98.99%, credit: 20%}", "{from: 98.99%, to: 97.00%, credit: 20%}", BandEmpty},
		{"the lowest band ends above nothing", "{below: 97%, credit: 50%}", "{from: 90%, below: 97%, credit: 50%}", BandsNoBottom},
		{"an availability has five decimals", "decimals: 3", "decimals: 5", DecimalsOutOfRange},
		{"a multiplier is nothing", "{multiplier: 10, of: excess}\n", "{multiplier: 0, of: excess}\n", MultiplierOutOfRange},
		{"a step is nothing", "every: 60m, credit: 5%", "every: 0m, credit: 5%", StepOutOfRange},
		{"a step is longer than the window", "every: 60m, credit: 5%", "every: 32d, credit: 5%", StepOutOfRange},
		{"steps of the window are combined", "counts: completed, of: window}", "counts: completed, of: window, credits: sum}", StepsOfWindow},
		{"a band of lengths has no beginning", "{more_than: 24h, credit: 50%}", "{credit: 50%}", OutageBandEnd},
		{"a band of lengths begins before anything", "{from: 5m, credit: 5%}, {more_than: 24h", "{from: -5m, credit: 5%}, {more_than: 24h", OutageBandEnd},
		{"bands of lengths are out of order", "{more_than: 24h, credit: 50%}", "{more_than: 4m, credit: 50%}", OutageBandsOrder},
		{"a longer outage gives less", "{more_than: 24h, credit: 50%}", "{more_than: 24h, credit: 4%}", OutageCreditsFall},
		{"a free hour is never free", "  free_hour: {more_than: 6m}\n  cap", "  free_hour: {more_than: 1h}\n  cap", FreeHourOutOfRange},
		{"an hour is free beside days of service", "credit: {tiers: [{threshold: 99.9%, credit: 1 day}]}", "credit: {tiers: [{threshold: 99.9%, credit: 1 day}], free_hour: {more_than: 6m}}", FreeHourBesideDays},
		{"requests are paid for by the hour", "measure: {intervals: 1m, down_if: {error_rate: at least 10%, requests: 50}}", "measure: requests", CountsHaveNoLength},
		{"a condition is on more windows than it looks at", "condition: {missed: 2, of: 6, below: 99.5%}", "condition: {missed: 3, of: 2}", RepeatedOutOfRange},
		{"a condition looks further back than anybody", "condition: {missed: 2, of: 6, below: 99.5%}", "condition: {missed: 2, of: 121}", RepeatedOutOfRange},
		{"a condition is no condition", "condition: {missed: 2, of: 6, below: 99.5%}", "condition: {missed: 1}", ConditionAlways},
		{"a condition is for nothing", "credit: {flat: 10%, fee", "credit: {tiers: [], condition: {missed: 2}, fee", ConditionForNone},
		{"a right is by availability and by time", "{right: go, down: 7h12m}", "{right: go, down: 7h12m, below: 99%}", RepeatedByBoth},
		{"a right is below nothing", "{right: terminate, missed: 2, of: 3, below: 99.5%}", "{right: terminate, missed: 2, below: 0%}", RepeatedBelow},
		{"a right is after no time", "{right: go, down: 7h12m}", "{right: go, down: 0m}", RepeatedDown},
		{"a right is after so much time of requests", "measure: {requests: {degraded: 0.5}}", "measure: {requests: {degraded: 0.5}}\nrights: [{right: go, down: 7h}]", RepeatedNoTime},
		{"a right is after more time than the window has", "{right: go, down: 7h12m}", "{right: go, down: 32d}", RepeatedDown},
		{"a right has no condition", "{right: go, down: 7h12m}", "{right: go}", RightUnspoken},
		{"the list of rights is empty", "rights:\n  - {right: terminate, missed: 2, of: 3, below: 99.5%}\n  - {right: go, down: 7h12m}\n", "rights: []\n", NoRights},
		{"a day of the fee is a misprint", "  day: 30", "  day: 0", DayOutOfRange},
		{"a cap is a share of nothing", "cap: {days: 5}", "cap: {share: 5%}", CapForm},
		{"a cap has more days than the window", "cap: {days: 5}", "cap: {days: 32}", CapDaysTooMany},
		{"no credit reaches a cap of days", "cap: {days: 5}", "cap: {days: 8}", CapUnreachable},
		{"a cap of the window rolls", "{share: 100%, of: month, rolling: 12}]", "{share: 100%, of: window, rolling: 12}]", CapRolling},
		{"a cap rolls over a single month", "{share: 100%, of: month, rolling: 12}]", "{share: 100%, of: month, rolling: 1}]", CapRolling},
		{"two caps are of one kind", "{share: 8%, of: term}", "{share: 8%, of: twelfth_of_year}", CapTwice},
		{"a floor is above and at least", "{at_least: 10.00 USD, compare: rounded}", "{at_least: 10.00 USD, above: 9.00 USD, compare: rounded}", FloorTwice},
		{"a floor has a currency twice", "[1.00 EUR, 1.00 USD]", "[1.00 EUR, 2.00 EUR]", FloorCurrency},
		{"a floor is nothing", "{at_least: 10.00 USD, compare", "{at_least: 0.00 USD, compare", FloorNothing},
		{"a floor has no amounts", "[1.00 EUR, 1.00 USD]", "[]", FloorNothing},
		{"a floor is for days of service", "  cap: {days: 5}\n", "  floor: {above: 1.00 USD, compare: exact}\n", FloorOfDays},
		{"a floor is for nothing", "credit: {flat: 10%, fee", "credit: {tiers: [], floor: {above: 1.00 USD, compare: exact}, fee", FloorForNone},
		{"days of a claim are counted and it has none", "{end_of_window_after: 2, notice", "{end_of_window_after: 2, business: true, notice", ClaimKeysOfDays},
		{"holidays are left out of calendar days", "business: true, holidays", "business: false, holidays", HolidaysOfCalendar},
		{"a holiday is written twice", "holidays: [2011-12-26]", "holidays: [2011-12-26, 2011-12-26]", DayTwice},
		{"a notice has no claim", "{end_of_window_after: 2, notice", "{notice", ClaimTwice},
		{"a notice is within nothing", "{within: 3d,", "{within: 0d,", NoticeOutOfRange},
		{"a notice is within years", "{within: 3d,", "{within: 367d,", NoticeOutOfRange},
		{"the list of objectives is empty", "target: 99.95%\n", "target: 99.95%\nobjectives: []\n", NoObjectives},
		{"two objectives have one name", "name: intervals", "name: requests", ObjectiveTwice},
		{"a target stands beside objectives", "several: each", "several: each\ntarget: 99.9%", PromiseTwice},
		{"how tiers are compared stands beside objectives", "credit: {fee_base: full, round: half_up}\n", "credit: {operator: at_or_below, fee_base: full, round: half_up}\n", PromiseTwice},
		{"a measure stands beside objectives that all have one", "objectives:\n  - {name: high availability, for: {topology: [ha]}, target: 99.99%, credit: {tiers: [{threshold: 99.99%, credit: 10%}]}}\n  - {name: other, for: otherwise,",
			"measure: users\nobjectives:\n  - {name: high availability, measure: time, for: {topology: [ha]}, target: 99.99%, credit: {tiers: [{threshold: 99.99%, credit: 10%}]}}\n  - {name: other, measure: time, for: otherwise,", MeasureForNone},
		{"days of service are compared with money", "credit: {tiers: [{threshold: 99.9%, credit: 5%}], operator: at_or_below", "credit: {tiers: [{threshold: 99.9%, credit: 1 day}], operator: at_or_below", SeveralUnits},
		{"a flat credit says what it needs", "credit: {flat: 10%, fee", "credit: {flat: 10%, only_if: tier_reached, fee", OnlyIfNowhere},
		{"a formula stands beside objectives", "credit: {fee_base: full, round: half_up}\n", "credit: {flat: 5%, fee_base: full, round: half_up}\n", PromiseTwice},
		{"an objective is about what is not promised", "several: each", "several: each\ncomponents: [Outlook]", ObjectiveElsewhere},
		{"an objective has a component twice", "components: [mail flow, Outlook]\n    measure", "components: [Outlook, Outlook]\n    measure", ComponentTwice},
		{"an objective is about nothing of the fee", "    fee_share: 40%", "    fee_share: 0%", FeeShareOutOfRange},
		{"objectives of one contract are about more than the fee", "    fee_share: 40%", "    fee_share: 51%", FeeSharesTooMany},
		{"two objectives are for one contract and no rule", "several: each\n", "", SeveralUnsaid},
		{"an objective is for an empty list", "for: {plan: [silver], region: [us]}", "for: {plan: [silver], region: []}", SelectorEmpty},
		{"an objective is for nobody", "for: {plan: [silver], region: [us]}", "for: {}", SelectorEmpty},
		{"an objective is for a word twice", "for: {plan: [silver], region: [us]}", "for: {plan: [silver, silver]}", SelectorTwice},
		{"otherwise is not last", "for: {plan: [b]}", "for: otherwise", OtherwiseNotLast},
		{"otherwise is beside nothing", "for: {topology: [ha]}, ", "", OtherwiseWithout},
	}
}

func TestPromisesThatMeanTheSameHaveTheSameKey(t *testing.T) {
	like := func(old, new string) string { return changed(t, plainest, old, new) }
	const credit = "{tiers: [{threshold: 99.9%, credit: 10%}], fee"
	plain := mustRead(t, plainest).Terms.Key()
	for sentence, text := range map[string]string{
		"tiers that are compared like the target":    like(credit, "{operator: below, tiers: [{threshold: 99.9%, credit: 10%}], fee"),
		"a credit that needs a target missed anyway": like(credit, "{only_if: tier_reached, tiers: [{threshold: 99.9%, credit: 10%}], fee"),
		"a cap that takes nothing":                   like(credit, "{cap: 10%, tiers: [{threshold: 99.9%, credit: 10%}], fee"),
		"all of a suite's fee":                       like(credit, "{suite: whole, tiers: [{threshold: 99.9%, credit: 10%}], fee"),
	} {
		if mustRead(t, text).Terms.Key() != plain {
			t.Errorf("%s moves the key", sentence)
		}
	}
	for sentence, text := range map[string]string{
		"tiers that are compared otherwise": like(credit, "{operator: at_or_below, only_if: target_missed, tiers: [{threshold: 99.9%, credit: 10%}], fee"),
		"a cap that takes something":        like(credit, "{cap: 9%, tiers: [{threshold: 99.9%, credit: 10%}], fee"),
	} {
		if mustRead(t, text).Terms.Key() == plain {
			t.Errorf("%s does not move the key", sentence)
		}
	}
	const together = "objectives:\n" +
		"  - {name: a, for: {plan: [x]}, target: 99.9%, credit: {flat: 1%}}\n  - {name: b, for: {plan: [y]}, target: 99%, credit: {flat: 2%}}\n"
	apart := like("target: 99.9%\n", together)
	apart = changed(t, apart, "tiers: [{threshold: 99.9%, credit: 10%}], ", "")
	if mustRead(t, apart).Terms.Key() != mustRead(t, apart+"several: worst\n").Terms.Key() {
		t.Error("a rule for several objectives moves the key where no contract can have several")
	}
}
