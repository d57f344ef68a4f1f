package main

import (
	"cmp"
	"slices"
)

// asOf is when the books were looked at: nothing is claimed or issued later.
const asOf moment = "2011-09-10T00:00:00Z"

// settle works out what is owed, lets customers claim and finance issue credit
// notes, and plants the mistakes.
func (w *world) settle() {
	automatic, claimable, none := w.owed()
	var due []credit
	due = append(due, automatic...)
	var late []credit
	lateInMay := 0
	for _, c := range claimable {
		switch n := w.random.IntN(100); {
		case c.period.label == "2011-05" && lateInMay < 2 && c.contract.policy == "bpos-claimed":
			lateInMay++
			late = append(late, c)
		case n < 60:
			due = append(due, c)
			w.claim(c, c.period.end+86400*int64(1+w.random.IntN(7))+int64(w.random.IntN(1400))*60)
		case n < 66 && c.period.deadline(c.terms)+9*86400 < asOf.unix():
			w.claim(c, c.period.deadline(c.terms)+86400*int64(1+w.random.IntN(7)))
		}
	}
	w.claimLastMinute(due)
	for _, c := range late {
		w.claim(c, c.period.deadline(c.terms)+8*86400)
	}
	w.issue(due, late, none)
	slices.SortStableFunc(w.claims, func(a, b claim) int { return cmp.Compare(a.claimed.unix(), b.claimed.unix()) })
	slices.SortStableFunc(w.notes, func(a, b note) int { return cmp.Compare(a.issued.unix(), b.issued.unix()) })
}

// owed are the credits of all contracts and periods: those that need no claim,
// those that do, and the periods of contracts that had none.
func (w *world) owed() (automatic, claimable, none []credit) {
	for _, k := range w.contracts {
		t, _ := termsOf(k.policy, "9999")
		for _, p := range periodsOf(k, t.months) {
			c, ok := w.judge(k, p)
			switch {
			case !ok:
			case c.minor == 0:
				none = append(none, c)
			case c.terms.claimDays == 0 && c.terms.claimMonths == 0:
				w.credits, automatic = append(w.credits, c), append(automatic, c)
			default:
				w.credits, claimable = append(w.credits, c), append(claimable, c)
			}
		}
	}
	return automatic, claimable, none
}

// claim puts down that a credit was claimed at a moment.
func (w *world) claim(c credit, unix int64) {
	k := c.contract
	w.claims = append(w.claims, claim{k.tenant.customer.id, k.tenant.id, k.service, c.period.label,
		momentAt(unix, k.tenant.place.zone), "credit for " + c.period.label})
}

// claimLastMinute moves one claim for May 2011 to ten minutes before its deadline.
func (w *world) claimLastMinute(due []credit) {
	for _, c := range due {
		if c.contract.policy != "bpos-claimed" || c.period.label != "2011-05" {
			continue
		}
		for n, made := range w.claims {
			if made.tenant == c.contract.tenant.id && made.service == c.contract.service && made.period == c.period.label {
				w.claims[n].claimed = momentAt(c.period.deadline(c.terms)-600, c.period.zone)
				w.claims[n].reason = "claimed ten minutes before the deadline"
				return
			}
		}
	}
}
