package reports

import (
	"context"
	"fmt"

	"nines/sla"
)

// readDiffering keeps, customer by customer, what was issued otherwise than it
// was owed: the edition of a statement for the house says so before it is sent.
func (m *month) readDiffering(ctx context.Context, src Source) error {
	m.differing = map[string][]sla.PayoutLine{}
	err := src.Payouts(ctx, m.Month, func(l sla.PayoutLine) error {
		if differs(l.Status) {
			m.differing[l.Customer] = append(m.differing[l.Customer], l)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the payouts: %w", err)
	}
	return nil
}

// warningSection is what the account manager must know before the letter goes
// out: credit notes that do not fit what is owed.
func (st *statement) warningSection() Section {
	n := Note{Doubt: true}
	for _, l := range st.month.differing[st.id] {
		text := fmt.Sprintf(", %s: %s. Owed in all %s, issued %s", l.Tenant+" · "+periodWords(l.Period), l.Status,
			money(l.OwedMinor, l.Currency), money(l.IssuedMinor, l.Currency))
		if notes := noteIDs(l.Notes); notes != "" {
			text += " by " + notes
		}
		n.Items = append(n.Items, Words{}.strong(st.serviceName(l.Service)).and(text+"."))
	}
	if len(n.Items) == 0 {
		return Section{}
	}
	return Section{ID: "before-sending", Title: "Before you send it: what was issued differs from what is owed", Blocks: []Block{n}}
}
