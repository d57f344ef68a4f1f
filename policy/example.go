package policy

import (
	"nines/sla"
)

// Example is a case inside a policy with its known result.
type Example struct {
	Name string
	// Period is a label: "2011-05", "2011-Q2".
	Period string
	// Zone is the customer's, where the policy's zone is CustomerZone; else "".
	Zone string
	// Down are the outages, in the order of the file; they may overlap.
	Down []ExampleOutage
	// Fee of the period. Its currency is "" in a policy without tiers where
	// none is written.
	Fee  sla.Money
	Want ExampleResult
	// Line in the policy's file.
	Line int
}

// ExampleOutage is one outage of an example, of the whole service.
type ExampleOutage struct {
	sla.Interval
	Level sla.Level
	// SharePPM is the share of the users, or sla.NoShare.
	SharePPM int64
	Cause    sla.Cause
}

// ExampleResult is what an example must come out to.
type ExampleResult struct {
	// Availability is a fraction "3701/3720", equal if it is the same number;
	// or a percentage "99.48%", equal if the result rounded down to as many
	// decimals is the same; or NotMeasured.
	Availability string
	CreditMinor  int64
	// TierPPM is -1 where no tier is reached.
	TierPPM int64
}

// NotMeasured is the availability of an example in which nothing is counted.
const NotMeasured = "none"

func examplesClause() clause {
	return clause{
		keys: []key{
			free("examples"),
			required("examples.name"), required("examples.period"), free("examples.timezone"),
			free("examples.outages"),
			required("examples.outages.start"), required("examples.outages.end"),
			free("examples.outages.level"), free("examples.outages.share"), free("examples.outages.cause"),
			free("examples.fee"),
			required("examples.want"),
			required("examples.want.availability"), required("examples.want.tier"), required("examples.want.credit"),
		},
		read: func(document value, p *Policy) {
			for _, v := range document.get("examples").items() {
				p.Examples = append(p.Examples, readExample(v))
			}
		},
		needs: []string{"window", "timezone", "weights", "credit.tiers"},
		check: func(p Policy, report complaint) {
			for n, e := range p.Examples {
				checkExample(p.Terms, e, itemPath("examples", n), report)
			}
		},
		contradictions: exampleContradictions(),
	}
}

func readExample(v value) Example {
	e := Example{
		Name:   parse(v.get("name"), prose),
		Period: parse(v.get("period"), label),
		Zone:   parse(v.get("timezone"), label),
		Fee:    parse(v.get("fee"), money),
		Line:   v.line(),
	}
	for _, o := range v.get("outages").items() {
		e.Down = append(e.Down, readExampleOutage(o))
	}
	want := v.get("want")
	e.Want = ExampleResult{
		Availability: parse(want.get("availability"), availability),
		TierPPM:      parse(want.get("tier"), tierReached),
	}
	// A fee that could not be read says nothing about the currency.
	if !v.get("fee").present() || e.Fee.Currency != "" {
		e.Want.CreditMinor = parse(want.get("credit"), credit(e.Fee)).Minor
	}
	return e
}

func readExampleOutage(v value) ExampleOutage {
	o := ExampleOutage{
		Interval: sla.Interval{Start: parse(v.get("start"), instant), End: parse(v.get("end"), instant)},
		Level:    sla.Full, SharePPM: sla.NoShare, Cause: sla.CauseProvider,
	}
	if level := v.get("level"); level.present() {
		o.Level = parse(level, oneOf(levels()...))
	}
	if share := v.get("share"); share.present() {
		o.SharePPM = parse(share, percent)
	}
	if c := v.get("cause"); c.present() {
		o.Cause = parse(c, cause)
	}
	return o
}

func levels() []word[sla.Level] {
	var out []word[sla.Level]
	for level, name := range sla.LevelNames {
		out = append(out, word[sla.Level]{written: name, value: sla.Level(level)})
	}
	return out
}
