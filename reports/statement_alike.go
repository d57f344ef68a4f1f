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
		a.Period.Interval != j.Period.Interval || a.Times != j.Times || a.TargetPPM != j.TargetPPM || a.TierPPM != j.TierPPM ||
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
	return plural(int64(len(g.all)), "contract", "contracts") + " · " + regionText([]string{g.Region})
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
	sums := map[string][]sla.Money{}
	for n := range st.contracts {
		j := &st.contracts[n]
		text := j.claimText()
		if text == "" {
			continue
		}
		if sums[text] == nil {
			texts = append(texts, text)
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
		texts[n] = capital(list(moneyTexts(sums[text]))) + ": " + text
	}
	return texts
}
