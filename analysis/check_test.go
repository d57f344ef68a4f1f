package analysis

import (
	"errors"
	"testing"

	"nines/policy"
	"nines/sla"
)

// sound is a result that adds up.
func sound() (outcome, sla.Period) {
	t := &terms{Terms: &policy.Terms{Combine: policy.Union, Unknown: policy.UnknownAvailable}}
	return outcome{terms: t, charges: []outageCharge{{0, 12 * sla.Whole}, {1, 8 * sla.Whole}}, days: []downDay{{0, 15}, {1, 5}},
		Result: Result{Times: sla.Times{Measured: 100, Up: 60, Down: 20, Excluded: 10, Unknown: 10, Counted: 90,
			Charged: sla.Fraction{Num: 20 * sla.Whole, Den: sla.Whole}}, Verdict: Verdict{Judged: true, TierPPM: 999_000, CreditPPM: 250_000}},
	}, sla.Period{Label: "2025-06", Interval: sla.Interval{Start: 0, End: 120}}
}

// A result that is broken on purpose must be caught, each identity by itself.
func TestAResultThatDoesNotAddUpIsCaught(t *testing.T) {
	o, p := sound()
	if err := check(&o, p); err != nil {
		t.Fatalf("the sound result is refused: %v", err)
	}
	for identity, broken := range map[string]func(*outcome){
		"the states add up to the measured time":                func(o *outcome) { o.Up-- },
		"no state is negative":                                  func(o *outcome) { o.Up, o.Excluded = o.Up+o.Excluded+1, -1 },
		"counted time is within measured time":                  func(o *outcome) { o.Counted = o.Measured + 1 },
		"measured time is within the period":                    func(o *outcome) { o.Up, o.Measured = o.Up+21, o.Measured+21 },
		"the charges of all outages add up to the charged time": func(o *outcome) { o.charges[1].num-- },
		"a union charges no more than was down":                 func(o *outcome) { o.charges[1].num++; o.Charged.Num++ },
		"the days add up to the down time":                      func(o *outcome) { o.days[1].downMS-- },
	} {
		o, p := sound()
		broken(&o)
		expectIdentity(t, check(&o, p), identity)
	}
}

func TestACreditThatDoesNotAddUpIsCaught(t *testing.T) {
	good := Credit{BaseMinor: 1000, FormulaMinor: 250, CapMinor: 50, CreditMinor: 200}
	o, _ := sound()
	if err := checkCredit(&o, good); err != nil {
		t.Fatalf("the sound credit is refused: %v", err)
	}
	for identity, broken := range map[string]func(*outcome, *Credit){
		"a credit is between nothing and its fee base": func(_ *outcome, c *Credit) { c.FormulaMinor = 1001 },
		"formula less cap is the credit":               func(_ *outcome, c *Credit) { c.CreditMinor++ },
		"a credit has a tier":                          func(o *outcome, _ *Credit) { o.TierPPM = -1 },
	} {
		o, _ := sound()
		credit := good
		broken(&o, &credit)
		expectIdentity(t, checkCredit(&o, credit), identity)
	}
}

func TestTotalsThatDoNotMeetAreCaught(t *testing.T) {
	rollups := []sla.Rollup{{Service: "mail", Currency: "USD", CreditMinor: 30}, {Service: "mail", Region: "eu", Currency: "USD", CreditMinor: 12}}
	costs := []sla.OutageCost{{Outage: 0, Service: "mail", Currency: "USD", CreditMinor: 40}, {Outage: 1, Service: "mail", Currency: "USD", CreditMinor: 2}}
	if err := checkTotals(costs, rollups); err != nil {
		t.Fatalf("sound totals are refused: %v", err)
	}
	costs[1].CreditMinor = 1
	expectIdentity(t, checkTotals(costs, rollups), "what the outages cost adds up to the credits")
	costs[1].CreditMinor, costs[1].Currency = 2, "EUR"
	expectIdentity(t, checkTotals(costs, rollups), "what the outages cost adds up to the credits")
}

func expectIdentity(t *testing.T, err error, identity string) {
	t.Helper()
	var broken *IdentityError
	if !errors.As(err, &broken) || broken.Identity != identity {
		t.Errorf("got %v, want that it breaks %q", err, identity)
	}
}
