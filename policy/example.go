package policy

import (
	"slices"

	"nines/sla"
)

// Example is a case inside a policy with its known result.
type Example struct {
	Name string
	// Period is the label of a window: "2011-05", "2011-Q2",
	// "2025-02-17..2025-03-16".
	Period string
	// Zone is the customer's, where the policy's zone is CustomerZone; else "".
	Zone     string
	Contract ExampleContract
	// Down are the outages, in the order of the file; they may overlap.
	Down         []ExampleOutage
	Maintenance  []ExampleWindow
	Gaps         []sla.Interval
	Measurements []ExampleMeasurement
	// Fee of the period. Its currency is "" in a policy without credits where
	// none is written.
	Fee  sla.Money
	Want ExampleResult
	// Line in the policy's file.
	Line int
}

// ExampleContract is what the terms may look at in the contract of an example;
// what is not written is as in a contract that does not write it.
type ExampleContract struct {
	Plan, Class, Topology, Region string
	// BillingDay and TermMonths are 0 where not written.
	BillingDay, TermMonths int
	Seats                  int64
	// Began and Ends are local days: the first in force, and the first that is
	// not; "" is always.
	Began, Ends string
	// ListMinor is the list fee of the period in the currency of Fee, -1 where
	// not written; OneTimeMinor the part of Fee that is paid once; SharePPM the
	// part of a suite's fee, Whole where not written.
	ListMinor, OneTimeMinor, SharePPM int64
}

// ExampleOutage is one outage of an example.
type ExampleOutage struct {
	sla.Interval
	// Component that it hit; "" is the whole service.
	Component string
	Level     sla.Level
	// SharePPM is the share of the users, or sla.NoShare; Users how many they
	// were, or sla.NoUsers.
	SharePPM, Users int64
	Cause           sla.Cause
	// Instants of the outage, sla.NoInstant where not written.
	Detected, Reported, Announced, Mitigated, DeclaredOver, Closed sla.Instant
	// Waits are the stretches in which the provider waited for the customer.
	Waits []sla.Interval
}

// ExampleWindow is announced work.
type ExampleWindow struct {
	sla.Interval
	// Announced is long before the window where it is not written.
	Announced sla.Instant
}

// ExampleMeasurement is what a monitor counted. Requests, Failed, Degraded and
// RatePPT are as in sla.Measurement.
type ExampleMeasurement struct {
	sla.Interval
	Requests, Failed, Degraded, RatePPT int64
}

// ExampleResult is what an example must come out to.
type ExampleResult struct {
	// NotComputable: something that the policy looks at is not known. The rest
	// is empty then.
	NotComputable bool
	// Availability is a fraction "3701/3720", equal if it is the same number;
	// or a percentage "99.48%", equal if the result rounded down to as many
	// decimals is the same; or NotMeasured.
	Availability string
	CreditMinor  int64
	// TierPPM is the threshold of the tier, -1 where none is reached.
	TierPPM int64
	// DaysPPM of service are owed instead of money, in parts per million of a
	// day; WorthMinor is what they cost. Each is -1 where it is not written.
	DaysPPM, WorthMinor int64
	// Deadline of the claim, sla.NoInstant where it is not written.
	Deadline sla.Instant
	// Right that the customer has, Objective that the credit is for; "" where
	// it is not written, NoRight where there must be none.
	Right, Objective string
}

// NotMeasured is the availability of an example in which nothing is counted.
const NotMeasured = "none"

// NoRight is the right of an example in which no right is reached.
const NoRight = "none"

// LongBefore is when a window of an example was announced that does not say.
const LongBefore sla.Instant = 0

func examplesClause() clause {
	return clause{
		keys: exampleKeys(),
		read: func(document value, p *Policy) {
			for _, v := range document.get("examples").items() {
				p.Examples = append(p.Examples, readExample(v))
			}
		},
		complete: func(document value, p *Policy) {
			for _, v := range document.get("examples").items() {
				if want := v.get("want"); want.present() && !want.get("not_computable").present() && slices.ContainsFunc(p.Terms.promises(), Promise.byTier) {
					want.get("tier").mustBeWritten()
				}
			}
		},
		needs: []string{"window", "timezone", "weights", "measure", "credit", "objectives", "rights"},
		check: func(p Policy, report complaint) {
			for n, e := range p.Examples {
				checkExample(p.Terms, e, itemPath("examples", n), report)
			}
		},
		contradictions: exampleContradictions(),
	}
}

func exampleKeys() []key {
	const o, c, m, w = "examples.outages", "examples.contract", "examples.measurements", "examples.want"
	return []key{
		free("examples").lists(),
		required("examples.name").is(someText), required("examples.period").is(aName), free("examples.timezone").is(aName),
		free(c),
		free(c + ".plan").is(aName), free(c + ".class").is(aName), free(c + ".topology").is(aName), free(c + ".region").is(aName),
		free(c + ".billing_day").is(aNumber), free(c + ".term_months").is(aNumber), free(c + ".seats").is(aNumber),
		free(c + ".began").is(aDay), free(c + ".ends").is(aDay),
		free(c + ".list_fee").is(someText), free(c + ".one_time").is(someText), free(c + ".suite_share").is(aPercent),
		free(o).lists(),
		required(o + ".start").is(aMoment), required(o + ".end").is(aMoment), free(o + ".component").is(aName),
		free(o + ".level").takes(allowed(levels())), free(o + ".share").is(aPercent), free(o + ".users").is(aNumber),
		free(o + ".cause").is(aName),
		free(o + ".detected").is(aMoment), free(o + ".reported").is(aMoment), free(o + ".announced").is(aMoment),
		free(o + ".mitigated").is(aMoment), free(o + ".declared_over").is(aMoment), free(o + ".closed").is(aMoment),
		free(o + ".waits").lists(), required(o + ".waits.start").is(aMoment), required(o + ".waits.end").is(aMoment),
		free("examples.maintenance").lists(), required("examples.maintenance.start").is(aMoment),
		required("examples.maintenance.end").is(aMoment), free("examples.maintenance.announced").is(aMoment),
		free("examples.gaps").lists(), required("examples.gaps.start").is(aMoment), required("examples.gaps.end").is(aMoment),
		free(m).lists(), required(m + ".start").is(aMoment), required(m + ".end").is(aMoment),
		free(m + ".requests").is(aNumber), free(m + ".failed").is(aNumber), free(m + ".degraded").is(aNumber),
		free(m + ".error_rate").is(aPercent),
		free("examples.fee").is(anAmount),
		required(w),
		mostly(w + ".availability").is(someText), mostly(w + ".tier").is(aPercent).takes([]string{"none"}), mostly(w + ".credit").is(someText),
		free(w + ".days").is(aNumber), free(w + ".worth").is(someText), free(w + ".not_computable").is(aTruth),
		free(w + ".deadline").is(aMoment), free(w + ".right").is(aName), free(w + ".objective").is(aName),
	}
}

func levels() []word[sla.Level] {
	var out []word[sla.Level]
	for level, name := range sla.LevelNames {
		out = append(out, word[sla.Level]{written: name, value: sla.Level(level)})
	}
	return out
}
