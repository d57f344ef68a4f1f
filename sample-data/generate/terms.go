package main

// terms are what this program has to know of a policy file, written down a
// second time on purpose: judge.go must not learn them from the kernel's reader.
type terms struct {
	policy, effective string
	months            int
	// zone of the periods; "" is the customer's.
	zone       string
	hours      *hours
	components []string
	// part is subscribed, rest_up or whole_period.
	part string
	sum  bool
	// weights by level, thresholds, credits and the cap in parts per million.
	full, partial, degraded int64
	minimum                 int64 // seconds
	causes                  []string
	// notice and allowance a year of maintenance, in seconds: 0 is no such rule.
	notice, allowance int64
	unknown           string
	// lessWindows and lessOutages: what leaves the denominator.
	lessWindows, lessOutages bool
	atOr                     bool
	tiers                    []tier
	prorated                 bool
	cap                      int64
	round                    string
	// claimDays after the period, or claimMonths after its month; both 0 is automatic.
	claimDays, claimMonths int
}

type tier struct{ below, credit int64 }

// hours are whole local hours on working days.
type hours struct {
	from, to int
	holidays map[string]bool
}

const whole = 1_000_000

var (
	outside  = []string{"customer", "third_party", "force_majeure"}
	standard = terms{months: 1, zone: "America/Los_Angeles", part: "subscribed", full: whole, partial: whole / 2,
		causes: outside, unknown: "available", round: "half_up",
		tiers: []tier{{999_000, 250_000}, {990_000, 500_000}, {950_000, whole}}}
)

// allTerms in order of their date within a policy.
var allTerms = []terms{
	standard.as("bpos-standard", "2008-11-17", func(t *terms) {
		t.tiers = []tier{{999_000, 200_000}, {990_000, 400_000}}
	}),
	standard.as("bpos-standard", "2011-01-01", func(*terms) {}),
	standard.as("bpos-partner", "2008-11-17", func(*terms) {}),
	standard.as("bpos-claimed", "2008-11-17", func(t *terms) { t.claimMonths = 1 }),
	standard.as("office-365", "2011-06-01", func(t *terms) { t.claimMonths, t.prorated = 1, true }),
	standard.as("office-365-beta", "2010-10-19", func(t *terms) { t.causes, t.tiers = nil, nil }),
	{policy: "exchange-quarterly", effective: "2008-11-17", months: 3, zone: "UTC", part: "subscribed",
		components: []string{"mail flow", "Outlook Web Access", "Outlook"},
		full:       whole, partial: whole / 2, degraded: whole / 2, causes: []string{"customer"}, unknown: "available",
		atOr: true, tiers: []tier{{999_500, 100_000}, {995_000, 250_000}, {990_000, 500_000}},
		cap: 200_000, round: "half_even", claimDays: 30},
	{policy: "local-month", effective: "2008-11-17", months: 1, part: "subscribed",
		full: whole, partial: whole / 2, degraded: whole / 4, causes: []string{"customer"}, unknown: "removed",
		tiers: []tier{{995_000, 100_000}, {980_000, 300_000}}, prorated: true, round: "half_even"},
	{policy: "business-hours", effective: "2008-11-17", months: 1, zone: "Europe/London", part: "subscribed",
		hours: &hours{8, 18, set("2010-08-30", "2010-12-27", "2010-12-28", "2011-01-03", "2011-04-22",
			"2011-04-25", "2011-04-29", "2011-05-02", "2011-05-30", "2011-08-29")},
		full: whole, partial: whole / 2, degraded: whole / 4, causes: []string{"customer"}, notice: 24 * 3600,
		unknown: "available", tiers: []tier{{998_000, 150_000}, {990_000, 400_000}}, round: "half_up"},
	{policy: "live-meeting", effective: "2008-11-17", months: 1, zone: "America/Los_Angeles", part: "rest_up",
		full: whole, partial: whole / 2, degraded: whole / 2, minimum: 600, causes: []string{"customer"},
		notice: 24 * 3600, unknown: "available", lessOutages: true,
		tiers: []tier{{999_000, 100_000}, {995_000, 300_000}, {970_000, 600_000}}, round: "down"},
	{policy: "azure-compute", effective: "2010-02-01", months: 1, zone: "UTC", part: "whole_period",
		full: whole, partial: whole / 2, causes: []string{"customer", "force_majeure"},
		notice: 48 * 3600, allowance: 10 * 3600, unknown: "available", lessWindows: true,
		tiers: []tier{{999_500, 100_000}, {990_000, 250_000}}, round: "half_up", claimDays: 30},
	{policy: "summed-lengths", effective: "2008-11-17", months: 1, zone: "UTC", part: "subscribed", sum: true,
		full: whole, partial: whole, degraded: whole / 2, causes: []string{"customer", "third_party"}, unknown: "down",
		tiers: []tier{{998_000, 200_000}, {995_000, 350_000}}, round: "up"},
}

// as is t under another name, changed.
func (t terms) as(policy, effective string, change func(*terms)) terms {
	t.policy, t.effective = policy, effective
	change(&t)
	return t
}

// termsOf is the version of a policy for a period that begins on day.
func termsOf(policy, day string) (terms, bool) {
	var found terms
	for _, t := range allTerms {
		if t.policy == policy && t.effective <= day {
			found = t
		}
	}
	return found, found.policy != ""
}

// weight of an outage's row.
func (t terms) weight(o outage) int64 {
	switch {
	case o.share != "":
		return sharePPM(o.share)
	case o.level == "full":
		return t.full
	case o.level == "partial":
		return t.partial
	}
	return t.degraded
}

func set(list ...string) map[string]bool {
	out := map[string]bool{}
	for _, s := range list {
		out[s] = true
	}
	return out
}

// sharePPM reads shares of the form "12.5%" in halves of a percent.
func sharePPM(share string) int64 {
	for half := int64(0); half <= 200; half++ {
		if halfPercent(half) == share {
			return half * 5000
		}
	}
	panic(share + " is not a share in halves of a percent")
}
