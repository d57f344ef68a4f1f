package analysis_test

import (
	"math/big"

	"nines/policy"
	"nines/sla"
)

// usersCount says whether an outage counts by the users that it hit.
func (f *felt) usersCount() bool { return f.terms.Measure.Kind == policy.UserTime }

// whole is the weight of an outage that hits everybody: of a million, or of a
// million for each seat, so that every share of the seats is a whole number.
func (f *felt) whole() int64 {
	if f.usersCount() {
		return sla.Whole * max(f.contract.Seats, 1)
	}
	return sla.Whole
}

// weight of an outage, of whole: 0 where nobody counted its users, too.
func (f *felt) weight(o sla.Outage) int64 {
	switch {
	case f.uncounted(o):
		return 0
	case f.usersCount() && f.contract.Seats > 0 && o.Users >= 0:
		return o.Users * sla.Whole
	case o.SharePPM != sla.NoShare:
		return o.SharePPM * f.whole() / sla.Whole
	}
	return f.terms.Weights[o.Level] * f.whole() / sla.Whole
}

// uncounted says whether nobody knows how many users an outage hit: more than
// there are is a mistake. A level says nothing of users, unless it is one that never
// counts.
func (f *felt) uncounted(o sla.Outage) bool {
	switch {
	case !f.usersCount():
		return false
	case o.Users > f.contract.Seats:
		return true
	case o.Users >= 0 && f.contract.Seats > 0, o.SharePPM != sla.NoShare:
		return false
	}
	return f.terms.Weights[o.Level] > 0
}

// anyUncounted says whether such an outage is felt at t while the clock runs for it.
func (f *felt) anyUncounted(t sla.Instant) bool {
	for _, o := range f.outages(t) {
		if f.uncounted(o) && !f.causeExcluded(o) && f.clockRuns(o, t) {
			return true
		}
	}
	return false
}

// doubt says of a moment that is looked at whether users are missing in it: of an
// outage, or all of them.
func (f *felt) doubt(o *outcome, m moment) {
	o.usersMissing = o.usersMissing || f.usersCount() && (f.contract.Seats == 0 || f.anyUncounted(m.Start))
}

// dropUncountable leaves nothing to judge where users are missing.
func (o *outcome) dropUncountable() {
	if o.usersMissing {
		o.counted, o.charged, o.byOutage, o.chargedDays = 0, new(big.Rat), map[int32]*big.Rat{}, map[string]*big.Rat{}
	}
}

// countsUsers says whether any policy does.
func (w *world) countsUsers() bool {
	for _, p := range w.Policies {
		if p.Terms.Measure.Kind == policy.UserTime {
			return true
		}
	}
	return false
}
