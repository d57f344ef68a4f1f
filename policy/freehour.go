package policy

import "nines/sla"

// FreeHour says that an hour of the clock in which more than MoreThanMS is
// charged is not paid for, whatever the target.
type FreeHour struct{ MoreThanMS int64 }

// Contradictions of the free hour.
const (
	FreeHourOutOfRange Contradiction = "an hour that is not paid for was down for at least nothing and less than an hour"
	FreeHourBesideDays Contradiction = "an hour that is not paid for is money, and days of service are not: they cannot be added"
)

func freeHourFamily() family {
	return family{
		name: "free_hour",
		keys: []key{free("credit.free_hour"), required("credit.free_hour.more_than").is(aLength)},
		read: func(v value, p *Promise, _ func(v value) int64) {
			p.FreeHour = &FreeHour{MoreThanMS: parse(v.get("more_than"), duration)}
		},
		owes: func(p Promise) bool { return p.FreeHour != nil },
		check: func(_ Terms, p Promise, at string, report complaint) {
			if m := p.FreeHour.MoreThanMS; m < 0 || m >= sla.Hour {
				report(at+".free_hour.more_than", FreeHourOutOfRange, "it is %s", spell(m))
			}
			if p.Pays == DaysOfService {
				report(at+".free_hour", FreeHourBesideDays, "the credits are days of service")
			}
		},
		say: func(p Promise) string {
			return "An hour of the clock in which more than " + spell(p.FreeHour.MoreThanMS) +
				" is charged is not paid for, whether or not the target is missed."
		},
		contradictions: []Contradiction{FreeHourOutOfRange, FreeHourBesideDays},
	}
}
