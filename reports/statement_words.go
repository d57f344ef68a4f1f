package reports

import (
	"slices"
	"strings"

	"nines/sla"
)

// verdict is the letter in a sentence.
func (st *statement) verdict() Words {
	var missed []string
	var judged, lacking int64
	for _, j := range st.contracts {
		judged += one(j.Judged)
		lacking += one(uncomputed(&j.Result))
		if j.Breached && !slices.Contains(missed, st.service(j.Result)) {
			missed = append(missed, st.service(j.Result))
		}
	}
	w := Words{}.strong(st.customerTitle()).and(": ")
	switch {
	case judged == 0 && lacking > 0:
		return w.and("the availability in " + st.Month.Name() + " is not computable, because evidence is lacking; whether a credit is owed is not known.")
	case judged == 0:
		return w.and("nothing was measured in " + st.Month.Name() + ", so there is nothing to judge.")
	case len(missed) == 0 && len(st.contracts) == 1:
		w = w.and(st.service(st.contracts[0].Result) + " kept its " + targetText(st.contracts[0].TargetPPM) + " target in " + st.Month.Name())
	case len(missed) == 0 && lacking > 0:
		w = w.and(plural(judged, "contract", "contracts") + " kept what was promised in " + st.Month.Name())
	case len(missed) == 0:
		w = w.and("all " + count(int64(len(st.contracts))) + " contracts kept their targets in " + st.Month.Name())
	case len(missed) == 1:
		w = w.breach(missed[0] + " missed its target").and(" in " + st.Month.Name())
	case len(missed) <= 3:
		w = w.breach(list(missed) + " missed their targets").and(" in " + st.Month.Name())
	default:
		w = w.breach(count(int64(len(missed))) + " services missed their targets").and(" in " + st.Month.Name())
	}
	alive, lapsed := owedTexts(st.credits(notLapsed), st.daysOwed(notLapsed)), owedTexts(st.credits(isLapsed), st.daysOwed(isLapsed))
	if len(alive) > 0 {
		w = w.and("; the credit is ").strong(list(alive))
	}
	if len(lapsed) > 0 {
		w = w.and("; a credit of ").strong(list(lapsed)).and(" " + st.lapsedText())
	}
	if len(alive)+len(lapsed) == 0 {
		w = w.and("; no credit is owed")
	}
	if lacking > 0 {
		w = w.and("; for " + plural(lacking, "contract", "contracts") + " it is not computable, because evidence is lacking")
	}
	return w.and(".")
}

// lapsedText says why credits have lapsed, where one reason holds for all.
func (st *statement) lapsedText() string {
	for _, j := range st.contracts {
		if j.Stage == sla.Lapsed && j.otherLapse() {
			return "has lapsed"
		}
	}
	return "was not claimed in time"
}

// otherLapse says whether a credit lapsed for something else than its deadline.
func (j judgement) otherLapse() bool {
	return j.LapsedBecause != "" && j.LapsedBecause != "not claimed by the deadline"
}

// daysOwed are the days of service that the contracts are owed, in parts per
// million: they are in no amount.
func (st *statement) daysOwed(at func(sla.Stage) bool) (ppm int64) {
	for _, j := range st.contracts {
		if at(j.Stage) {
			ppm += j.DaysPPM
		}
	}
	return ppm
}

func isLapsed(s sla.Stage) bool  { return s == sla.Lapsed }
func notLapsed(s sla.Stage) bool { return s != sla.Lapsed }
func anyStage(sla.Stage) bool    { return true }

// credits are the contracts' credits at some stages, added up by currency.
func (st *statement) credits(at func(sla.Stage) bool) []sla.Money {
	var out []sla.Money
	for _, j := range st.contracts {
		if j.CreditMinor == 0 || !at(j.Stage) {
			continue
		}
		n := slices.IndexFunc(out, func(m sla.Money) bool { return m.Currency == j.Currency })
		if n < 0 {
			out = append(out, sla.Money{Currency: j.Currency})
			n = len(out) - 1
		}
		out[n].Minor += j.CreditMinor
	}
	slices.SortFunc(out, func(a, b sla.Money) int { return compareAll(0, 0, a.Currency, b.Currency) })
	return out
}

// claim says what has to be done for the credit, if anything. Contracts can
// be at different stages.
func (st *statement) claim() Words {
	text := ""
	for _, claim := range st.claims() {
		text += claim + " "
	}
	if st.Provisional {
		text += "These figures are provisional: the period was not over, or an outage was open, on " + moment(st.AsOf, st.letterZone()) + "."
	}
	return say(text)
}

// claimText says how far the credit of a contract has come.
func (j judgement) claimText() string {
	until := moment(j.Deadline, j.zone)
	switch j.Stage {
	case sla.Accrued:
		return "The credit is what would be owed if nothing more happened."
	case sla.Claimable:
		return strings.TrimSpace("To receive it, please claim it by " + until + ". " + j.noticeText())
	case sla.Lapsed:
		if j.otherLapse() {
			return strings.TrimSpace("The credit has lapsed: " + j.LapsedBecause + ". " + j.noticeText())
		}
		return "The credit had to be claimed by " + until + "; no claim came in time."
	case sla.Issued:
		return j.issuedText()
	case sla.Due:
		if j.Claimed.Known() && j.Deadline.Known() {
			return strings.TrimSpace("It was claimed in time, on " + moment(j.Claimed, j.zone) + ". " + j.noticeText())
		}
		return strings.TrimSpace("It needs no claim. " + j.noticeText())
	}
	return ""
}

// noticeText says in which time somebody had to be told, and when that was.
func (j judgement) noticeText() string {
	if !j.NoticeBy.Known() {
		return ""
	}
	text := "A notice, or a ticket, was needed by "
	if j.NoticeFrom.Known() {
		text = "A notice, or a ticket, was needed from " + moment(j.NoticeFrom, j.zone) + " to "
	}
	text += moment(j.NoticeBy, j.zone)
	if j.Told.Known() {
		return text + "; it was recorded on " + moment(j.Told, j.zone) + "."
	}
	return text + "; none was recorded."
}

// issuedText says what was issued and, where that is not the credit, what is
// still owed or why nothing was.
func (j judgement) issuedText() string {
	issued := money(j.IssuedMinor, j.Currency)
	switch rest := j.CreditMinor - j.SettledMinor; {
	case j.SettledMinor == 0:
		return issued + " has been issued for it, although it was not claimed in time."
	case rest > 0:
		return issued + " has been issued for it; " + money(rest, j.Currency) + " is still owed."
	}
	return issued + " has been issued for it."
}
