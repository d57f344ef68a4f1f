package main

// mistakes that finance makes: how many of each, in which period.
var mistakes = []struct {
	mistake, period string
	count           int
}{
	{short, "2011-05", 3},
	{over, "2011-05", 2},
	{missing, "2011-05", 3},
	{twice, "2011-05", 2},
	{otherCurrency, "2011-05", 1},
	{over, "2010-08", 1},
	{short, "2010-12", 1},
	{twice, "2011-06", 1},
	{short, "2011-08", 1},
	{missing, "2011-08", 2},
}

// The mistakes; tooLate and withoutBasis are issued where nothing was owed.
const (
	short         = "short"
	over          = "over"
	missing       = "missing"
	twice         = "twice"
	otherCurrency = "other currency"
	tooLate       = "claimed too late"
	withoutBasis  = "issued without a basis"
)

// issue writes a credit note for all that is due, except where a mistake is planted.
func (w *world) issue(due, late, none []credit) {
	mistaken := w.chooseMistakes(due)
	for n, c := range due {
		w.issueOne(c, mistaken[n])
	}
	for _, c := range late {
		w.plant(tooLate, c, 0, c.minor)
		w.note(c, c.minor, c.contract.currency, 60)
	}
	for _, c := range w.withoutBasis(none) {
		amount := c.contract.fee * c.contract.seatsPaid() / c.contract.feeMonths / 10
		w.plant(withoutBasis, c, 0, amount)
		w.note(c, amount, c.contract.currency, 20)
	}
}

// chooseMistakes spreads the mistakes over the credits of their periods.
func (w *world) chooseMistakes(due []credit) map[int]string {
	mistaken := map[int]string{}
	for _, m := range mistakes {
		left := m.count
		skip := 3
		for n, c := range due {
			_, taken := mistaken[n]
			if left == 0 || taken || c.period.label != m.period || c.minor < 3000 || changed(w, c) {
				continue
			}
			if skip--; skip > 0 {
				continue
			}
			mistaken[n], skip = m.mistake, 5
			left--
		}
	}
	return mistaken
}

// changed says whether a tenant has more than one contract row for the service.
func changed(w *world, c credit) bool {
	rows := 0
	for _, k := range w.contracts {
		if k.tenant.id == c.contract.tenant.id && k.service == c.contract.service {
			rows++
		}
	}
	return rows > 1
}

// issueOne writes the note, or what a mistake makes of it.
func (w *world) issueOne(c credit, mistake string) {
	currency := c.contract.currency
	switch mistake {
	case short:
		w.plant(mistake, c, c.minor, c.minor*4/5)
		w.note(c, c.minor*4/5, currency, 20)
	case over:
		w.plant(mistake, c, c.minor, c.minor*3/2)
		w.note(c, c.minor*3/2, currency, 20)
	case missing:
		w.plant(mistake, c, c.minor, 0)
	case twice:
		w.plant(mistake, c, c.minor, 2*c.minor)
		w.note(c, c.minor, currency, 12)
		w.note(c, c.minor, currency, 26)
	case otherCurrency:
		w.plant(mistake, c, c.minor, c.minor)
		other := map[bool]string{true: "EUR", false: "USD"}[currency == "USD"]
		w.planted[len(w.planted)-1].currency = other
		w.note(c, c.minor, other, 20)
	default:
		w.note(c, c.minor, currency, int64(10+w.random.IntN(25)))
	}
}

// withoutBasis are two contracts that felt nothing in May 2011.
func (w *world) withoutBasis(none []credit) []credit {
	var out []credit
	for _, c := range none {
		if c.period.label == "2011-05" && c.charged == 0 && c.contract.service == sharepoint &&
			c.contract.policy == "bpos-standard" && c.contract.tenant.place.region == "Americas" && !changed(w, c) {
			if out = append(out, c); len(out) == 2 {
				break
			}
		}
	}
	return out
}

// seatsPaid is how many times the fee is paid.
func (c contract) seatsPaid() int64 {
	if c.perSeat {
		return c.seats
	}
	return 1
}

// plant puts a mistake on the list.
func (w *world) plant(mistake string, c credit, owed, issued int64) {
	c.minor = owed
	w.planted = append(w.planted, planted{mistake, c, issued, c.contract.currency})
}

// note is issued some days after the period, before the books were looked at.
func (w *world) note(c credit, minor int64, currency string, days int64) {
	k := c.contract
	unix := min(c.period.end+days*86400+10*3600, asOf.unix()-86400*(1+days%3))
	w.notes = append(w.notes, note{k.tenant.customer.id, k.tenant.id, k.service, c.period.label,
		minor, currency, momentAt(unix, k.tenant.place.zone), "service credit " + c.period.label})
}
