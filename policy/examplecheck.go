package policy

import (
	"fmt"
	"slices"

	"nines/sla"
)

// Contradictions of examples.
const (
	ExamplePeriod   Contradiction = "the period of an example is one window of the policy: 2011-05 for a month, 2011-Q2 for a quarter"
	ExampleZone     Contradiction = "an example names a time zone if and only if the policy leaves it to the customer"
	ExampleFee      Contradiction = "a fee is at least 0, and a policy with tiers needs one to give a credit"
	ExampleInterval Contradiction = "an outage ends after it began"
	ExampleShare    Contradiction = "a share of users is from 0 % to 100 %"
	ExampleLevel    Contradiction = "an outage without a share of users needs a level that the policy gives a weight"
	ExampleTier     Contradiction = "an example reaches one of the policy's tiers, or none"
	ExampleCredit   Contradiction = "without a tier there is no credit, and no credit is more than the fee"
)

func exampleContradictions() []Contradiction {
	return []Contradiction{ExamplePeriod, ExampleZone, ExampleFee, ExampleInterval, ExampleShare,
		ExampleLevel, ExampleTier, ExampleCredit}
}

func checkExample(t Terms, e Example, path string, report complaint) {
	if !fits(e.Period, t.Window) {
		report(path+".period", ExamplePeriod, "%q is not a %s", e.Period, t.Window)
	}
	switch free := t.Zone == CustomerZone; {
	case free != (e.Zone != ""):
		report(path+".timezone", ExampleZone, "the policy's time zone is %s and the example's %q", t.Zone, e.Zone)
	case free && (e.Zone == CustomerZone || !isZone(e.Zone)):
		report(path+".timezone", UnknownZone, "%q is not a time zone%s", e.Zone, meantZone(e.Zone))
	}
	switch {
	case e.Fee.Currency == "" && len(t.Tiers) > 0:
		report(path+".fee", ExampleFee, "no fee is written")
	case e.Fee.Minor < 0:
		report(path+".fee", ExampleFee, "the fee is %s", e.Fee.Decimal())
	}
	for n, o := range e.Down {
		checkExampleOutage(t, o, itemPath(path+".outages", n), report)
	}
	checkWant(t, e, path+".want", report)
}

// fits says whether label is one window.
func fits(label string, w Window) bool {
	first, last, err := sla.ParseRange(label)
	if err != nil {
		return false
	}
	if w == Quarter {
		return label == fmt.Sprintf("%04d-Q%d", last.Year(), last.Number()/3) && first+2 == last
	}
	return label == first.String()
}

func checkExampleOutage(t Terms, o ExampleOutage, path string, report complaint) {
	if o.End <= o.Start {
		report(path+".end", ExampleInterval, "%s is not after %s", o.End, o.Start)
	}
	switch {
	case o.SharePPM == sla.NoShare && t.Weights[o.Level] == NoWeight:
		report(path+".level", ExampleLevel, "%s has no weight", o.Level)
	case o.SharePPM != sla.NoShare && (o.SharePPM < 0 || o.SharePPM > sla.Whole):
		report(path+".share", ExampleShare, "the share is %s", inPercent(o.SharePPM))
	}
}

func checkWant(t Terms, e Example, path string, report complaint) {
	reached := func(tier Tier) bool { return tier.ThresholdPPM == e.Want.TierPPM }
	none := e.Want.TierPPM == -1
	if !none && !slices.ContainsFunc(t.Tiers, reached) {
		report(path+".tier", ExampleTier, "%s is not a tier", inPercent(e.Want.TierPPM))
	}
	if c := e.Want.CreditMinor; c < 0 || e.Fee.Minor >= 0 && c > e.Fee.Minor || none && c != 0 {
		report(path+".credit", ExampleCredit, "the credit is %s", sla.Money{Minor: c, Currency: e.Fee.Currency}.Decimal())
	}
}
