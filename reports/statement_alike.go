package reports

import (
	"slices"

	"nines/sla"
)

// alike are contracts of one customer that felt the same time under the same
// terms in the same currency: a letter says it once for all of them.
type alike struct {
	judgement // the first of them: its ledger and terms stand for all
	all       []*judgement
}

// groups puts a customer's contracts together, in the order of the first.
func (st *statement) groups() []alike {
	var out []alike
	for n := range st.contracts {
		j := &st.contracts[n]
		at := 0
		for at < len(out) && !out[at].same(j) {
			at++
		}
		if at == len(out) {
			out = append(out, alike{judgement: *j})
		}
		out[at].all = append(out[at].all, j)
	}
	return out
}

// same compares everything that a letter says of a ledger, amounts aside.
func (g *alike) same(j *judgement) bool {
	a := &g.judgement
	if a.felt == j.felt {
		return a.Currency == j.Currency
	}
	if a.Service != j.Service || a.Region != j.Region || a.Policy != j.Policy || a.Currency != j.Currency ||
		a.Period.Interval != j.Period.Interval || a.Times != j.Times || a.Objective != j.Objective || a.Share != j.Share || a.Warnings&sla.NotComputable != j.Warnings&sla.NotComputable || a.TargetPPM != j.TargetPPM || a.TierPPM != j.TierPPM ||
		a.terms.Effective != j.terms.Effective || len(a.ledger.Impacts) != len(j.ledger.Impacts) {
		return false
	}
	for n, i := range a.ledger.Impacts {
		other := j.ledger.Impacts[n]
		key, _ := a.key(i)
		if otherKey, _ := j.key(other); key != otherKey || i.Interval != other.Interval || i.Charged != other.Charged || i.DownMS != other.DownMS || i.ExcludedMS != other.ExcludedMS {
			return false
		}
	}
	return true
}

// where names the contracts of a group.
func (g *alike) where() string {
	if len(g.all) == 1 {
		return g.judgement.where()
	}
	return plural(int64(len(g.all)), "contract", "contracts") + " · " + regionText([]string{g.Region}) + g.otherPeriod()
}

// tenants names them one by one.
func (g *alike) tenants() string {
	var names []string
	for _, j := range g.all {
		names = append(names, cmpOr(j.TenantName, j.Tenant))
	}
	return list(names)
}

// credit is what all contracts of a group are owed together, and what one
// outage has of it.
func (g *alike) credit() (minor int64) {
	for _, j := range g.all {
		minor += j.CreditMinor
	}
	return minor
}

// days of service that they are owed together, in parts per million.
func (g *alike) days() (ppm int64) {
	for _, j := range g.all {
		ppm += j.DaysPPM
	}
	return ppm
}

func (g *alike) creditOf(impact int) (minor int64) {
	for _, j := range g.all {
		minor += j.ledger.Impacts[impact].CreditMinor
	}
	return minor
}

// claims say how far the credits have come: a sentence each, with its amount
// where there is more than one.
func (st *statement) claims() []string {
	var texts []string
	sums, days := map[string][]sla.Money{}, map[string]int64{}
	for n := range st.contracts {
		j := &st.contracts[n]
		text := j.claimText()
		if text == "" {
			continue
		}
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		days[text] += j.DaysPPM
		if j.DaysPPM > 0 {
			continue
		}
		n := slices.IndexFunc(sums[text], func(m sla.Money) bool { return m.Currency == j.Currency })
		if n < 0 {
			sums[text] = append(sums[text], sla.Money{Currency: j.Currency})
			n = len(sums[text]) - 1
		}
		sums[text][n].Minor += j.CreditMinor
	}
	if len(texts) < 2 {
		return texts
	}
	for n, text := range texts {
		texts[n] = capital(list(owedTexts(sums[text], days[text]))) + ": " + text
	}
	return texts
}

// owedTexts are amounts and, beside them, days of service in words.
func owedTexts(amounts []sla.Money, daysPPM int64) []string {
	out := moneyTexts(amounts)
	if daysPPM > 0 {
		out = append(out, daysText(daysPPM))
	}
	return out
}

// moneyAndDays is an amount, days of service, or both.
func moneyAndDays(minor int64, currency string, daysPPM int64) string {
	switch {
	case daysPPM == 0:
		return money(minor, currency)
	case minor == 0:
		return daysText(daysPPM)
	}
	return money(minor, currency) + " and " + daysText(daysPPM)
}
