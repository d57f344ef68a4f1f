package policy

// Reads is what terms look at beside what every contract and outage has. It is
// asked so that the store groups contracts, and hands out what happened, by no
// more than is looked at.
type Reads struct {
	Plan, Class, Topology, BillingDay, Began, TermMonths, Seats bool
	// Fees: list price, one-time part or share of a suite.
	Fees bool
	// Details of outages: their instants and users; Waits of them;
	// Measurements.
	Details, Waits, Measurements bool
}

// Reads is what t looks at.
func (t Terms) Reads() Reads {
	r := Reads{
		BillingDay: t.Window.Kind == CycleWindow && t.Window.CycleDay == 0,
		Began:      t.Window.Kind == SubscriptionWindow || t.Window.Kind == DaysWindow && t.Window.Anchor == "",
		TermMonths: t.Window.Kind == SubscriptionWindow && t.Window.Months == 0,
		Seats:      t.Measure.Kind == UserTime || t.FeeParts.OneSeat,
		Fees:       t.FeeBase == ListPrice || t.FeeParts.LessOneTime || t.FeeParts.SuiteShare,
		Details:    t.Measure.Kind == UserTime || t.Clock.From != FromImpact || t.Clock.To != ToEnd,
		Waits:      t.Clock.LessWaiting,
	}
	measures := []Measure{t.Measure}
	for _, o := range t.Objectives {
		r.Plan = r.Plan || len(o.For.Plans) > 0
		r.Class = r.Class || len(o.For.Classes) > 0
		r.Topology = r.Topology || len(o.For.Topologies) > 0
		if o.Measure != nil {
			measures = append(measures, *o.Measure)
		}
	}
	for _, m := range measures {
		r.Measurements = r.Measurements || !m.CountsOutages()
		r.Seats, r.Details = r.Seats || m.Kind == UserTime, r.Details || m.Kind == UserTime
	}
	if t.Versions == AtRenewal {
		r.Began, r.TermMonths = true, true
	}
	if a := t.Maintenance; a != nil && a.Allowance != nil && a.Allowance.Per == PerContractYear {
		r.Began = true
	}
	for _, c := range t.Caps {
		if c.Of == CapTerm {
			r.Began, r.TermMonths = true, true
		}
	}
	return r
}

// OfContracts says whether anything of contracts is read.
func (r Reads) OfContracts() bool {
	return r.Plan || r.Class || r.Topology || r.BillingDay || r.Began || r.TermMonths || r.Seats || r.Fees
}

// And is what a and b look at together.
func (a Reads) And(b Reads) Reads {
	return Reads{
		Plan: a.Plan || b.Plan, Class: a.Class || b.Class, Topology: a.Topology || b.Topology,
		BillingDay: a.BillingDay || b.BillingDay, Began: a.Began || b.Began, TermMonths: a.TermMonths || b.TermMonths,
		Seats: a.Seats || b.Seats, Fees: a.Fees || b.Fees, Details: a.Details || b.Details,
		Waits: a.Waits || b.Waits, Measurements: a.Measurements || b.Measurements,
	}
}
