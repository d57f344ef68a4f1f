package policy

// flatFamily is a single credit for every window that misses the target.
func flatFamily() family {
	return family{
		name: "flat",
		keys: []key{free("credit.flat").is(aCredit)},
		read: func(v value, p *Promise, credit func(v value) int64) {
			p.Flat = credit(v)
			if p.Flat == 0 {
				v.contradicts(CreditOutOfRange, "the credit is nothing")
			}
		},
		owes:  func(p Promise) bool { return p.Flat != 0 },
		check: func(_ Terms, p Promise, at string, report complaint) { p.checkCredit(p.Flat, at+".flat", report) },
		say: func(p Promise) string {
			return "The credit is " + p.credit(p.Flat) + " in every {period} in which the promise is broken, however badly."
		},
	}
}
