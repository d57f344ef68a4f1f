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
	return outcome{terms: t, charges: []outageCharge{{0, 12 * sla.Whole}, {1, 8 * sla.Whole}}, days: []downDay{{0, 15, 15 * sla.Whole}, {1, 5, 5 * sla.Whole}},
		Result: Result{Times: sla.Times{Measured: 100, Up: 60, Down: 20, Excluded: 10, Unknown: 10, Counted: 90,
			Charged: sla.Fraction{Num: 20 * sla.Whole, Den: sla.Whole}}, Verdict: Verdict{Judged: true, TierPPM: 999_000, CreditPPM: 250_000}},
	}, sla.Period{Label: "2025-06", Interval: sla.Interval{Start: 0, End: 120}}
}

// A result that is broken on purpose must be caught, each identity by itself.
func TestAResultThatDoesNotAddUpIsCaught(t *testing.T) {
	o, p := sound()
	if err := check(&o, &p); err != nil {
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
		"the charges of all days add up to the charged time":    func(o *outcome) { o.days[1].charged-- },
	} {
		o, p := sound()
		broken(&o)
		expectIdentity(t, check(&o, &p), identity)
	}
}

// owes makes o owe a share of the fee base by a promise.
func (o *outcome) owes(p policy.Promise, gives share) *outcome {
	p.Pays = policy.ShareOfFee
	o.terms.Promise, o.terms.formula = p, formulaOf(&p)
	o.Breached, o.gives, o.share, o.capped, o.CreditPPM = true, gives, gives, gives, gives.ppm()
	return o
}

var quarter = policy.Promise{Tiers: []policy.Tier{{ThresholdPPM: 999_000, CreditPPM: 250_000}}}

func TestACreditThatDoesNotAddUpIsCaught(t *testing.T) {
	good := Credit{BaseMinor: 1000, FormulaMinor: 250, CapMinor: 50, CreditMinor: 200}
	o, _ := sound()
	o.owes(quarter, ratio(1, 4))
	if err := checkCredit(&o, &good); err != nil {
		t.Fatalf("the sound credit is refused: %v", err)
	}
	for identity, broken := range map[string]func(*outcome, *Credit){
		"a credit is not negative":                   func(_ *outcome, c *Credit) { c.CreditMinor, c.CapMinor = -1, 251 },
		"neither cap nor floor gives anything":       func(_ *outcome, c *Credit) { c.CreditMinor, c.CapMinor = 251, -1 },
		"formula less cap and floor is the credit":   func(_ *outcome, c *Credit) { c.CreditMinor++ },
		"a share of the fee base is no more than it": func(_ *outcome, c *Credit) { c.FormulaMinor, c.CreditMinor = 1001, 951 },
		"a floor takes all or nothing":               func(_ *outcome, c *Credit) { c.FloorMinor, c.CreditMinor = 1, 199 },
		"a credit is money or days":                  func(_ *outcome, c *Credit) { c.DaysPPM = sla.Whole },
		"a credit is a share of something":           func(o *outcome, _ *Credit) { o.share = share{} },
	} {
		o, _ := sound()
		o.owes(quarter, ratio(1, 4))
		credit := good
		broken(&o, &credit)
		expectIdentity(t, checkCredit(&o, &credit), identity)
	}
	o.terms.Pays = policy.DaysOfService
	expectIdentity(t, checkCredit(&o, &good), "a credit is money or days")
}

// Every family of formulas has an identity of its own: rule 20.
func TestACreditThatItsFormulaCannotGiveIsCaught(t *testing.T) {
	second := int64(1000)
	for _, c := range []struct {
		promise  policy.Promise
		gives    share
		identity string
		broken   func(*outcome)
	}{
		{quarter, ratio(1, 4), "a credit has a tier", func(o *outcome) { o.TierPPM = -1 }},
		{quarter, ratio(1, 4), "a credit has a tier", func(o *outcome) { o.Breached = false }},
		{quarter, ratio(1, 4), "only what was judged owes a credit", func(o *outcome) { o.Judged = false }},
		{quarter, ratio(1, 4), "a cap never adds to a credit", func(o *outcome) { o.capped = ratio(1, 3) }},
		{quarter, ratio(1, 4), "a credit has a formula", func(o *outcome) { o.terms.formula.family = nil }},
		{policy.Promise{Bands: []policy.Band{{ToPPM: 999_000, CreditPPM: 250_000}}}, ratio(1, 4), "a credit has a tier",
			func(o *outcome) { o.TierPPM = -1 }},
		{policy.Promise{Flat: 100_000}, ratio(1, 10), "a flat credit is owed whole, where the target is missed",
			func(o *outcome) { o.CreditPPM-- }},
		{policy.Promise{Flat: 100_000}, ratio(1, 10), "a flat credit is owed whole, where the target is missed",
			func(o *outcome) { o.Breached = false }},
		{policy.Promise{ProRata: &policy.ProRata{MultiplierPPM: sla.Whole}}, ratio(20, 90),
			"a credit pro rata is no more than the charged time, times its multiplier", func(o *outcome) { o.gives = ratio(21, 90) }},
		{policy.Promise{Steps: &policy.Steps{FirstPPM: 30_000, EveryMS: 10, EachPPM: 10_000}}, ratio(5, 100),
			"a step is owed whole, once, after it has begun", func(o *outcome) { o.CreditPPM += 5_000 }},
		{policy.Promise{Steps: &policy.Steps{FirstPPM: 30_000, EveryMS: 10, EachPPM: 10_000}}, ratio(5, 100),
			"a step is owed whole, once, after it has begun", func(o *outcome) { o.CreditPPM += 10_000 }},
		{policy.Promise{Steps: &policy.Steps{EveryMS: 10, EachPPM: 10_000, ByOutage: true}}, ratio(1, 100),
			"a window owes no less than its largest piece, and no more than all of them", func(o *outcome) { o.CreditPPM = 20_001 }},
		{policy.Promise{OutageBands: &policy.OutageBands{}}, ratio(1, 100),
			"a window owes no less than its largest piece, and no more than all of them", func(o *outcome) { o.CreditPPM = 9_999 }},
		{policy.Promise{FreeHour: &policy.FreeHour{MoreThanMS: 6 * second}}, ratio(1, 720),
			"in a free hour more is charged than the promise allows", func(o *outcome) { o.hoursNum = wide{lo: uint64(6 * second * sla.Whole)} }},
	} {
		o, p := sound()
		o.owes(c.promise, c.gives)
		o.pieces = []piece{{creditPPM: 10_000}, {creditPPM: 10_000}}
		o.hours, o.hoursNum, o.hoursDen = 1, wide{lo: uint64((6*second + 1) * sla.Whole)}, sla.Whole
		if c.promise.FreeHour == nil {
			o.hours = 0
		}
		if err := check(&o, &p); err != nil {
			t.Errorf("the sound credit is refused: %v", err)
		}
		c.broken(&o)
		expectIdentity(t, check(&o, &p), c.identity)
	}
}

func TestTotalsThatDoNotMeetAreCaught(t *testing.T) {
	rollups := []sla.Rollup{{Service: "mail", Currency: "USD", CreditMinor: 30}, {Service: "mail", Region: "eu", Currency: "USD", CreditMinor: 12}}
	costs := []sla.OutageCost{{Outage: 0, Service: "mail", Currency: "USD", CreditMinor: 40}, {Outage: 1, Service: "mail", Currency: "USD", CreditMinor: 2}}
	if err := totalsOf(costs, rollups).check(); err != nil {
		t.Fatalf("sound totals are refused: %v", err)
	}
	costs[1].CreditMinor = 1
	expectIdentity(t, totalsOf(costs, rollups).check(), "what the outages cost adds up to the credits")
	costs[1].CreditMinor, costs[1].Currency = 2, "EUR"
	expectIdentity(t, totalsOf(costs, rollups).check(), "what the outages cost adds up to the credits")
}

func expectIdentity(t *testing.T, err error, identity string) {
	t.Helper()
	var broken *IdentityError
	if !errors.As(err, &broken) || broken.Identity != identity {
		t.Errorf("got %v, want that it breaks %q", err, identity)
	}
}

func totalsOf(costs []sla.OutageCost, rollups []sla.Rollup) totals {
	t := totals{}
	t.addRollups(rollups)
	t.takeOutages(costs)
	return t
}
