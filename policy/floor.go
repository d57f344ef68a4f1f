package policy

import (
	"slices"
	"strings"

	"nines/sla"
)

// Floor says that a credit is owed only if it is more than an amount (or at
// least that, where AtLeast), in the currency of the fee.
type Floor struct {
	// Amounts, one a currency, sorted by it.
	Amounts []sla.Money
	AtLeast bool
	// Rounded: the rounded credit is compared, else the exact one.
	Rounded bool
}

// Contradictions of a floor.
const (
	FloorTwice    Contradiction = "a floor is above some amounts, or at_least some: one list"
	FloorCurrency Contradiction = "a floor has one amount a currency"
	FloorNothing  Contradiction = "a floor is more than nothing"
	FloorOfDays   Contradiction = "a floor is an amount, and days of service are none"
	FloorForNone  Contradiction = "where nothing is owed, there is nothing to compare with a floor"
)

func floorClause() clause {
	return whereOwed(clause{
		title: "Floor",
		keys: []key{
			optional("credit.floor", "a credit is owed however small it is."),
			free("credit.floor.above").is(anAmount).orList(), free("credit.floor.at_least").is(anAmount).orList(),
			required("credit.floor.compare").takes(allowed(compared())),
		},
		read:           func(document value, p *Policy) { p.Terms.Floor = readFloor(document.at("credit.floor")) },
		needs:          promisePaths(),
		check:          checkFloor,
		say:            func(t Terms) string { return t.Floor.sentence() },
		contradictions: []Contradiction{FloorTwice, FloorCurrency, FloorNothing, FloorOfDays, FloorForNone},
	})
}

func compared() []word[bool] {
	return []word[bool]{
		{"exact", false, "The exact amount is compared, before it is rounded."},
		{"rounded", true, "The rounded amount is compared."}}
}

func readFloor(v value) *Floor {
	if !v.present() {
		return nil
	}
	above, least := v.get("above"), v.get("at_least")
	if above.present() == least.present() {
		v.contradicts(FloorTwice, "exactly one of the two is meant")
	}
	var amounts []sla.Money
	for _, v := range append(above.oneOrMore(), least.oneOrMore()...) {
		amounts = append(amounts, parse(v, money))
	}
	slices.SortStableFunc(amounts, func(a, b sla.Money) int { return strings.Compare(a.Currency, b.Currency) })
	if len(amounts) == 0 {
		v.contradicts(FloorNothing, "no amount is written")
	}
	return &Floor{Amounts: amounts, AtLeast: least.present(), Rounded: parse(v.get("compare"), oneOf(compared()...))}
}

func checkFloor(p Policy, report complaint) {
	f := p.Terms.Floor
	if f == nil {
		return
	}
	for n, m := range f.Amounts {
		if n > 0 && m.Currency == f.Amounts[n-1].Currency {
			report("credit.floor", FloorCurrency, "%s has two", m.Currency)
		}
		if m.Minor < 0 || m.Minor == 0 && f.AtLeast {
			report("credit.floor", FloorNothing, "%s %s is written", m.Decimal(), m.Currency)
		}
	}
	switch {
	case !p.Terms.pays():
		report("credit.floor", FloorForNone, "no credit is promised")
	case p.Terms.paysIn(DaysOfService):
		report("credit.floor", FloorOfDays, "the credits are days of service")
	}
}

func (f *Floor) sentence() string {
	if f == nil {
		return "A credit is owed however small it is."
	}
	var amounts []string
	for _, m := range f.Amounts {
		amounts = append(amounts, m.Decimal()+" "+m.Currency)
	}
	than := "more than "
	if f.AtLeast {
		than = "at least "
	}
	return "A credit is owed only if it is " + than + strings.Join(amounts, " or ") + ". " + meaning(compared(), f.Rounded)
}
