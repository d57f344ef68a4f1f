package store

import (
	"testing"
)

const payoutLine = `select concat_ws(' ', tenant, service, region, period, currency, owed_minor, issued_minor, stage, status)
	from payouts order by key`

// oneContract is a world in which acme is owed 100 EUR for May, to be claimed
// by the end of June.
func oneContract(t *testing.T) *world {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100000, "2010-01-01", "")
	w.outage("src", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	return w
}

func TestACreditGoesThroughItsStages(t *testing.T) {
	for name, c := range map[string]struct {
		asOf, claimed, note string
		want                string
	}{
		"the period is not over":             {"2011-05-25", "", "", "t1 mail eu 2011-05 EUR 10000 0 accrued open"},
		"it can still be claimed":            {"2011-06-10", "", "", "t1 mail eu 2011-05 EUR 10000 0 claimable open"},
		"it was claimed in time":             {"2011-09-01", "2011-06-30", "", "t1 mail eu 2011-05 EUR 10000 0 due missing"},
		"it was claimed too late":            {"2011-09-01", "2011-07-02", "", "t1 mail eu 2011-05 EUR 0 0 lapsed open"},
		"nobody claimed it":                  {"2011-09-01", "", "", "t1 mail eu 2011-05 EUR 0 0 lapsed open"},
		"it was claimed and issued":          {"2011-09-01", "2011-06-30", "2011-08-01", "t1 mail eu 2011-05 EUR 10000 10000 issued matched"},
		"it was issued without a claim":      {"2011-09-01", "", "2011-06-15", "t1 mail eu 2011-05 EUR 10000 10000 issued matched"},
		"it was claimed too late and issued": {"2011-09-01", "2011-07-02", "2011-08-01", "t1 mail eu 2011-05 EUR 0 10000 issued claimed too late"},
		"it was issued late without a claim": {"2011-09-01", "", "2011-08-01", "t1 mail eu 2011-05 EUR 0 10000 issued claimed too late"},
	} {
		t.Run(name, func(t *testing.T) {
			w := oneContract(t)
			if c.claimed != "" {
				w.claim("c1", "acme", "", "mail", "2011-05", c.claimed)
			}
			if c.note != "" {
				w.note("n1", "acme", "t1", "mail", "2011-05", 10000, "EUR", c.note)
			}
			w.judge(c.asOf)
			w.want("payout", []string{c.want}, payoutLine)
			w.want("stage of the result", w.texts("select stage from payouts"), "select stage from results where credit_minor > 0")
		})
	}
}

func TestWhatWasIssuedIsComparedWithWhatWasOwed(t *testing.T) {
	type note struct {
		tenant, service, period string
		minor                   int64
		currency                string
	}
	for name, c := range map[string]struct {
		notes []note
		want  []string
	}{
		"too little": {[]note{{"t1", "mail", "2011-05", 4000, "EUR"}}, []string{"t1 mail eu 2011-05 EUR 10000 4000 issued short"}},
		"too much":   {[]note{{"t1", "mail", "2011-05", 14000, "EUR"}}, []string{"t1 mail eu 2011-05 EUR 10000 14000 issued over"}},
		"in two parts": {[]note{{"t1", "mail", "2011-05", 4000, "EUR"}, {"t1", "mail", "2011-05", 6000, "EUR"}},
			[]string{"t1 mail eu 2011-05 EUR 10000 10000 issued matched"}},
		"twice": {[]note{{"t1", "mail", "2011-05", 10000, "EUR"}, {"t1", "mail", "2011-05", 10000, "EUR"}},
			[]string{"t1 mail eu 2011-05 EUR 10000 20000 issued twice"}},
		"taken back": {[]note{{"t1", "mail", "2011-05", 10000, "EUR"}, {"t1", "mail", "2011-05", -10000, "EUR"}},
			[]string{"t1 mail eu 2011-05 EUR 10000 0 due missing"}},
		"for all tenants": {[]note{{"", "", "2011-05", 10000, "EUR"}}, []string{"t1 mail eu 2011-05 EUR 10000 10000 issued matched"}},
		"in another currency": {[]note{{"t1", "mail", "2011-05", 10000, "USD"}},
			[]string{"t1 mail eu 2011-05 EUR 10000 0 due missing", "t1 mail  2011-05 USD 0 10000 none other currency"}},
		"for another service": {[]note{{"t1", "chat", "2011-05", 10000, "EUR"}},
			[]string{"t1 mail eu 2011-05 EUR 10000 0 due missing", "t1 chat  2011-05 EUR 0 10000 none issued without a basis"}},
		"for a month without a credit": {[]note{{"t1", "mail", "2011-06", 10000, "EUR"}},
			[]string{"t1 mail eu 2011-05 EUR 10000 0 due missing", "t1 mail  2011-06 EUR 0 10000 none issued without a basis"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := oneContract(t)
			w.claim("c1", "acme", "", "", "2011-05", "2011-06-15")
			for n, one := range c.notes {
				w.note("n"+string(rune('1'+n)), "acme", one.tenant, one.service, one.period, one.minor, one.currency, "2011-07-01")
			}
			w.judge("2011-09-01")
			w.want("payouts", c.want, payoutLine)
		})
	}
}

func TestACreditNoteForSeveralContractsPaysThemInTheOrderOfTheirKeysAndOnce(t *testing.T) {
	for name, c := range map[string]struct {
		plant func(*world)
		want  []string
	}{
		"a note for the customer covers all": {
			func(w *world) { w.note("n1", "acme", "", "", "2011-05", 60000, "EUR", "2011-06-01") },
			[]string{"a mail eu 2011-05 EUR 10000 10000 issued matched", "a mail us 2011-05 EUR 20000 20000 issued matched", "b mail eu 2011-05 EUR 30000 30000 issued matched"},
		},
		"and lacks something": {
			func(w *world) { w.note("n1", "acme", "", "", "2011-05", 25000, "EUR", "2011-06-01") },
			[]string{"a mail eu 2011-05 EUR 10000 10000 issued matched", "a mail us 2011-05 EUR 20000 15000 issued short", "b mail eu 2011-05 EUR 30000 0 due missing"},
		},
		"a note for one tenant leaves the other": {
			func(w *world) { w.note("n1", "acme", "a", "", "2011-05", 30000, "EUR", "2011-06-01") },
			[]string{"a mail eu 2011-05 EUR 10000 10000 issued matched", "a mail us 2011-05 EUR 20000 20000 issued matched", "b mail eu 2011-05 EUR 30000 0 due missing"},
		},
		"a note for one tenant and one for the customer are compared together": {
			func(w *world) {
				w.note("n1", "acme", "b", "mail", "2011-05", 30000, "EUR", "2011-06-01")
				w.note("n2", "acme", "", "", "2011-05", 30000, "EUR", "2011-06-01")
			},
			[]string{"a mail eu 2011-05 EUR 10000 10000 issued matched", "a mail us 2011-05 EUR 20000 20000 issued matched", "b mail eu 2011-05 EUR 30000 30000 issued matched"},
		},
		"notes that leave out different things are compared together": {
			func(w *world) {
				w.note("n1", "acme", "a", "", "2011-05", 30000, "EUR", "2011-06-01")
				w.note("n2", "acme", "", "mail", "2011-05", 30001, "EUR", "2011-06-01")
			},
			[]string{"a mail eu 2011-05 EUR 10000 10000 issued matched", "a mail us 2011-05 EUR 20000 20000 issued matched", "b mail eu 2011-05 EUR 30000 30001 issued over"},
		},
		"more was taken back than issued": {
			func(w *world) { w.note("n1", "acme", "a", "mail", "2011-05", -500, "EUR", "2011-06-01") },
			[]string{"a mail eu 2011-05 EUR 10000 -500 issued short", "a mail us 2011-05 EUR 20000 0 due missing", "b mail eu 2011-05 EUR 30000 0 due missing"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.contract("acme", "a", "mail", "eu", "silver", 100000, "2010-01-01", "")
			w.contract("acme", "a", "mail", "us", "silver", 200000, "2010-01-01", "")
			w.contract("acme", "b", "mail", "eu", "silver", 300000, "2010-01-01", "")
			w.outage("src", "o1", "mail", "*", "", "2011-05-20 10:00", "2011-05-20 12:00")
			c.plant(w)
			w.judge("2011-09-01")
			w.want("payouts", c.want, payoutLine)
		})
	}
}

func TestThePayoutsOfAMonthAddUpByStageAndCurrency(t *testing.T) {
	w := twoHours(t)
	w.note("n1", "bolt", "t3", "mail", "2011-05", 30000, "EUR", "2011-06-01")
	w.note("n2", "nobody", "", "", "2011-05", 700, "USD", "2011-06-01")
	w.judge("2011-07-02")
	totals, err := w.PayoutTotals(t.Context(), may, june)
	if err != nil {
		t.Fatal(err)
	}
	if len(totals) != 3 {
		t.Fatalf("%d totals", len(totals))
	}
	if m := totals[0]; m.Month != may || m.Currency != "EUR" || m.Contracts != 3 || m.Credits != 2 || m.CreditMinor != 40000 ||
		m.LapsedMinor != 10000 || m.IssuedMinor != 30000 || m.DueMinor != 0 {
		t.Errorf("May in EUR: %+v", m)
	}
	if m := totals[1]; m.Currency != "USD" || m.IssuedMinor != 700 || m.Contracts != 0 {
		t.Errorf("May in USD: %+v", m)
	}
	if m := totals[2]; m.Month != june || m.Contracts != 4 || m.DueMinor != 120000 || m.ClaimableMinor != 120000 {
		t.Errorf("June: %+v", m)
	}
}
