package analysis

import (
	"nines/policy"
	"nines/sla"
)

// deadline is the last millisecond in which a credit for p can be claimed;
// Never where it is automatic.
func (c calendar) deadline(claim policy.Claim, p sla.Period) sla.Instant {
	switch claim.By {
	case policy.DaysAfter:
		return c.startOf(c.date(p.End).AddDate(0, 0, claim.Count)) - 1
	case policy.EndOfMonth:
		return c.monthStart(p.Last+1+sla.Month(claim.Count)) - 1
	}
	return sla.Never
}
