package policy

import (
	"slices"

	"nines/sla"
)

// Contradictions of examples.
const (
	ExamplePeriod   Contradiction = "the period of an example is one window of the policy: 2011-05 for a month, 2011-Q2 for a quarter, 2011 for a year, 2011-05-17..2011-06-16 (its first and last day) for others"
	ExampleZone     Contradiction = "an example names a time zone if and only if the policy leaves it to the customer"
	ExampleFee      Contradiction = "a fee is at least 0, and a policy that gives credits needs one"
	ExampleInterval Contradiction = "whatever happens in an example ends after it began"
	ExampleShare    Contradiction = "a share is from 0 % to 100 %"
	ExampleLevel    Contradiction = "an outage without a share of users needs a level that the policy gives a weight"
	ExampleMeasured Contradiction = "a measurement has a number of requests, of which some may have failed or been degraded, or an error rate from 0 % to 100 %"
	ExampleInForce  Contradiction = "a contract begins before it ends, and its billing day is 1 to 31"
	ExampleTier     Contradiction = "an example reaches one of the policy's tiers or bands, or none"
	ExampleCredit   Contradiction = "where credits are given by tier, without one there is no credit; no credit is more than the fee"
	ExampleDays     Contradiction = "days and their worth are wanted where credits are days of service, and no money is owed there"
	ExampleNames    Contradiction = "an example names rights and objectives as the policy does"
)

func exampleContradictions() []Contradiction {
	return []Contradiction{ExamplePeriod, ExampleZone, ExampleFee, ExampleInterval, ExampleShare, ExampleLevel,
		ExampleMeasured, ExampleInForce, ExampleTier, ExampleCredit, ExampleDays, ExampleNames}
}

func checkExample(t Terms, e Example, path string, report complaint) {
	if !t.Window.labels(e.Period) {
		report(path+".period", ExamplePeriod, "%q is not a %s", e.Period, t.Window.noun())
	}
	switch free := t.Zone == CustomerZone; {
	case free != (e.Zone != ""):
		report(path+".timezone", ExampleZone, "the policy's time zone is %s and the example's %q", t.Zone, e.Zone)
	case free && (e.Zone == CustomerZone || !isZone(e.Zone)):
		report(path+".timezone", UnknownZone, "%q is not a time zone%s", e.Zone, meantZone(e.Zone))
	}
	switch {
	case e.Fee.Currency == "" && t.pays():
		report(path+".fee", ExampleFee, "no fee is written")
	case e.Fee.Minor < 0:
		report(path+".fee", ExampleFee, "the fee is %s", e.Fee.Decimal())
	}
	checkExampleContract(e.Contract, path+".contract", report)
	for n, o := range e.Down {
		checkExampleOutage(t, o, itemPath(path+".outages", n), report)
	}
	for n, w := range e.Maintenance {
		checkSpan(w.Interval, itemPath(path+".maintenance", n), report)
	}
	for n, g := range e.Gaps {
		checkSpan(g, itemPath(path+".gaps", n), report)
	}
	for n, m := range e.Measurements {
		checkExampleMeasurement(m, itemPath(path+".measurements", n), report)
	}
	if !e.Want.NotComputable {
		checkWant(t, e, path+".want", report)
	}
}

func checkSpan(span sla.Interval, path string, report complaint) {
	if span.End <= span.Start {
		report(path+".end", ExampleInterval, "%s is not after %s", span.End, span.Start)
	}
}

func checkExampleContract(c ExampleContract, path string, report complaint) {
	switch {
	case c.Began != "" && c.Ends != "" && c.Ends <= c.Began:
		report(path+".ends", ExampleInForce, "%s is not after %s", c.Ends, c.Began)
	case c.BillingDay < 0 || c.BillingDay > 31:
		report(path+".billing_day", ExampleInForce, "the billing day is %d", c.BillingDay)
	case c.SharePPM < 0 || c.SharePPM > sla.Whole:
		report(path+".suite_share", ExampleShare, "the share is %s", inPercent(c.SharePPM))
	}
}

func checkExampleOutage(t Terms, o ExampleOutage, path string, report complaint) {
	checkSpan(o.Interval, path, report)
	for n, w := range o.Waits {
		checkSpan(w, itemPath(path+".waits", n), report)
	}
	switch {
	case o.SharePPM == sla.NoShare && t.Weights[o.Level] == NoWeight && t.Measures(ElapsedTime):
		report(path+".level", ExampleLevel, "%s has no weight", o.Level)
	case o.SharePPM != sla.NoShare && (o.SharePPM < 0 || o.SharePPM > sla.Whole):
		report(path+".share", ExampleShare, "the share is %s", inPercent(o.SharePPM))
	}
}

func checkExampleMeasurement(m ExampleMeasurement, path string, report complaint) {
	checkSpan(m.Interval, path, report)
	counted, rated := m.Requests != sla.NoRequests, m.RatePPT != -1
	switch {
	case counted == rated:
		report(path, ExampleMeasured, "exactly one of requests and error_rate is meant")
	case counted && (m.Requests < 0 || m.Failed < 0 || m.Degraded < 0 || m.Failed > m.Requests-m.Degraded):
		report(path, ExampleMeasured, "of %d requests, %d failed and %d were degraded", m.Requests, m.Failed, m.Degraded)
	case rated && (m.RatePPT < 0 || m.RatePPT > sla.Whole*sla.Whole):
		report(path+".error_rate", ExampleMeasured, "the rate is %s%%", sla.FormatScaled(m.RatePPT, 10))
	}
}

func checkWant(t Terms, e Example, path string, report complaint) {
	none := e.Want.TierPPM == -1
	if !none && !t.reachable(e.Want.TierPPM) {
		report(path+".tier", ExampleTier, "%s is not a tier", inPercent(e.Want.TierPPM))
	}
	own := t.FeeBase == FullFee || t.FeeBase == ProratedFee
	if c := e.Want.CreditMinor; c < 0 || e.Fee.Minor >= 0 && own && c > e.Fee.Minor || none && c != 0 && t.tiersAlone() {
		report(path+".credit", ExampleCredit, "the credit is %s", sla.Money{Minor: c, Currency: e.Fee.Currency}.Decimal())
	}
	inDays := slices.ContainsFunc(t.promises(), func(p Promise) bool { return p.Pays == DaysOfService })
	if !inDays && (e.Want.DaysPPM >= 0 || e.Want.WorthMinor >= 0) || inDays && len(t.promises()) == 1 && e.Want.CreditMinor != 0 {
		report(path, ExampleDays, "the credits are in %s", t.promises()[0].Pays)
	}
	isRight := func(r Right) bool { return r.What == e.Want.Right }
	if r := e.Want.Right; r != "" && r != NoRight && !slices.ContainsFunc(t.Rights, isRight) {
		report(path+".right", ExampleNames, "%s is no right", r)
	}
	isObjective := func(o Objective) bool { return o.Name == e.Want.Objective }
	if o := e.Want.Objective; o != "" && !slices.ContainsFunc(t.Objectives, isObjective) {
		report(path+".objective", ExampleNames, "%s is no objective", o)
	}
}

// promises are those of the objectives, or the one of a policy without them.
func (t Terms) promises() []Promise {
	if len(t.Objectives) == 0 {
		return []Promise{t.Promise}
	}
	var out []Promise
	for _, o := range t.Objectives {
		out = append(out, o.Promise)
	}
	return out
}

// pays says whether any credit is promised.
func (t Terms) pays() bool {
	return slices.ContainsFunc(t.promises(), func(p Promise) bool { return p.byTier() || p.otherwise() })
}

// tiersAlone says whether all credits are given by tier or band.
func (t Terms) tiersAlone() bool { return !slices.ContainsFunc(t.promises(), Promise.otherwise) }

func (p Promise) byTier() bool { return len(p.Tiers) > 0 || len(p.Bands) > 0 }

// otherwise says whether a credit is given by something else than a tier.
func (p Promise) otherwise() bool {
	return p.Flat != 0 || p.ProRata != nil || p.Steps != nil || p.OutageBands != nil || p.FreeHour != nil
}

// reachable says whether ppm is the threshold of a tier, or the end of a band.
func (t Terms) reachable(ppm int64) bool {
	return slices.ContainsFunc(t.promises(), func(p Promise) bool {
		return slices.ContainsFunc(p.Tiers, func(tier Tier) bool { return tier.ThresholdPPM == ppm }) ||
			slices.ContainsFunc(p.Bands, func(b Band) bool { return b.FromPPM == ppm || b.ToPPM == ppm })
	})
}
