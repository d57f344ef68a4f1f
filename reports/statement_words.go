package reports

import (
	"slices"

	"nines/sla"
)

// verdict is the letter in a sentence.
func (st *statement) verdict() Words {
	var missed []string
	judged := 0
	for _, j := range st.contracts {
		judged += int(one(j.Judged))
		if j.Breached && !slices.Contains(missed, st.service(j.Result)) {
			missed = append(missed, st.service(j.Result))
		}
	}
	w := Words{}.strong(st.customerTitle()).and(": ")
	switch {
	case judged == 0:
		return w.and("nothing was measured in " + st.Month.Name() + ", so there is nothing to judge.")
	case len(missed) == 0 && len(st.contracts) == 1:
		w = w.and(st.service(st.contracts[0].Result) + " kept its " + targetText(st.contracts[0].TargetPPM) + " target in " + st.Month.Name())
	case len(missed) == 0:
		w = w.and("all " + count(int64(len(st.contracts))) + " contracts kept their targets in " + st.Month.Name())
	case len(missed) == 1:
		w = w.breach(missed[0] + " missed its target").and(" in " + st.Month.Name())
	case len(missed) <= 3:
		w = w.breach(list(missed) + " missed their targets").and(" in " + st.Month.Name())
	default:
		w = w.breach(count(int64(len(missed))) + " services missed their targets").and(" in " + st.Month.Name())
	}
	alive, lapsed := moneyTexts(st.credits(notLapsed)), moneyTexts(st.credits(isLapsed))
	if len(alive) > 0 {
		w = w.and("; the credit is ").strong(list(alive))
	}
	if len(lapsed) > 0 {
		w = w.and("; a credit of ").strong(list(lapsed)).and(" was not claimed in time")
	}
	if len(alive)+len(lapsed) == 0 {
		w = w.and("; no credit is owed")
	}
	return w.and(".")
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
		return "To receive it, please claim it by " + until + "."
	case sla.Lapsed:
		return "The credit had to be claimed by " + until + "; no claim came in time."
	case sla.Issued:
		return j.issuedText()
	case sla.Due:
		if j.Claimed.Known() {
			return "It was claimed in time, on " + moment(j.Claimed, j.zone) + "."
		}
		return "It needs no claim."
	}
	return ""
}

// issuedText says what was issued and, where that is not the credit, what is
// still owed or why nothing was.
func (j judgement) issuedText() string {
	issued := money(j.IssuedMinor, j.Currency)
	switch rest := j.CreditMinor - j.SettledMinor; {
	case j.SettledMinor == 0:
		return "A credit note over " + issued + " was issued, although it was not claimed in time."
	case rest > 0:
		return "A credit note over " + issued + " has been issued; " + money(rest, j.Currency) + " is still owed."
	}
	return "A credit note over " + issued + " has been issued."
}
