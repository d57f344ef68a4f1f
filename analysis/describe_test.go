package analysis_test

import (
	"fmt"
	"math/big"
	"strings"

	"nines/policy"
	"nines/sla"
)

// String is the world as one would write it on a blackboard.
func (d *drawn) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "judge %s to %s as of %s, step %d min\n", d.options.First, d.options.Last, d.options.AsOf, d.step/sla.Minute)
	for _, p := range d.Policies {
		fmt.Fprintf(&b, "policy %s from %s: %s\n", p.Name, p.Effective, describeTerms(p.Terms))
	}
	for n, c := range d.Contracts {
		fmt.Fprintf(&b, "contract %d: %s/%s %s in %s under %s, zone %s, %d %s each %d months, unit %d, %d seats, %s to %s, id %s\n", n, c.Customer, c.Tenant,
			c.Service, c.Region, c.Policy, c.Zone, c.Fee.Minor, c.Fee.Currency, c.Fee.Months, c.Fee.Unit, c.Seats, c.From, c.To, c.ID)
	}
	numbers := d.outageNumbers()
	for _, o := range d.Outages {
		fmt.Fprintf(&b, "outage %d (%s): %s, %s to %s, %s, share %d, %d users, cause %s\n", numbers[o.Source+":"+o.ID], o.ID, describeScope(o.Scope), o.Start, o.End, o.Level, o.SharePPM, o.Users, o.Cause)
	}
	for _, m := range d.Maintenance {
		fmt.Fprintf(&b, "window %s: %s, %s to %s, announced %s\n", m.ID, describeScope(m.Scope), m.Start, m.End, m.Announced)
	}
	for _, g := range d.Gaps {
		fmt.Fprintf(&b, "gap: %s, %s to %s\n", describeScope(g.Scope), g.Start, g.End)
	}
	return b.String()
}

func describeScope(s sla.Scope) string {
	return fmt.Sprintf("%s[%s] in %s of %q", s.Service, s.Component, s.Region, s.Tenant)
}

func describeTerms(t policy.Terms) string {
	words := []string{fmt.Sprintf("%s of %s in %s, %s, on change %s, %s, weights %v", t.Measure.Kind, t.Window, t.Zone, t.PartMonth, t.OnChange, t.Combine, t.Weights)}
	if t.Hours != nil {
		words = append(words, fmt.Sprintf("hours %v %d-%d min, holidays %v", t.Hours.Days, t.Hours.From/sla.Minute, t.Hours.To/sla.Minute, t.Hours.Holidays))
	}
	if t.Minimum.LengthMS > 0 {
		words = append(words, fmt.Sprintf("minimum %d min, more than %v, after %v", t.Minimum.LengthMS/sla.Minute, t.Minimum.MoreThan, t.Minimum.AfterMinimum))
	}
	if m := t.Maintenance; m != nil {
		words = append(words, fmt.Sprintf("maintenance with %d h notice", m.NoticeMS/sla.Hour))
		if a := m.Allowance; a != nil {
			words = append(words, fmt.Sprintf("allowance %d min per %s used by %s, prorated %v", a.LengthMS/sla.Minute, a.Per, a.Uses, a.Prorated))
		}
	}
	return strings.Join(append(words, fmt.Sprintf("components %v, causes %v, unknown %s, denominator %s, target %d %s, fee base %s, cap %v, round %d, claim %v",
		t.Components, t.ExcludedCauses, t.Unknown, t.Denominator, t.TargetPPM, t.Operator, t.FeeBase, t.Caps, t.Round, t.Claim)), "; ")
}

func rat(f sla.Fraction) string { return big.NewRat(f.Num, f.Den).RatString() }
