package policy

import (
	"fmt"

	"nines/sla"
)

// FeeBase is the fee that a credit is a share of.
type FeeBase string

// The fee bases.
const (
	FullFee     FeeBase = "full"
	ProratedFee FeeBase = "prorated"     // the share of the period that was subscribed
	MonthBefore FeeBase = "month_before" // of the version in force just before the window
	ListPrice   FeeBase = "list_price"   // the list fee that the contract writes
)

// FeeParts say which part of the fee a credit is a share of; the zero value is
// all of it.
type FeeParts struct {
	// LessOneTime leaves out the one-time part that the contract writes.
	LessOneTime bool
	// SuiteShare takes the share of a suite that the contract writes.
	SuiteShare bool
	// OneSeat divides the fee by the seats of the contract: one unit failed.
	OneSeat bool
}

func feeBaseClause() clause {
	c := oneWord("Fee", required("credit.fee_base"), func(t *Terms) *FeeBase { return &t.FeeBase },
		word[FeeBase]{"full", FullFee,
			"The fee is that of the whole {period}, also where the contract was in force for part of it."},
		word[FeeBase]{"prorated", ProratedFee,
			"The fee is that of the {period}, reduced to the part of it in which the contract was in force."},
		word[FeeBase]{"month_before", MonthBefore,
			"The fee is that of the contract as it was just before the {period}."},
		word[FeeBase]{"list_price", ListPrice,
			"The fee is the list price that the contract writes, whatever was paid."},
	)
	say := c.say
	c.say = func(t Terms) string {
		if k := t.Window.Kind; k == TrailingWindow || k == DaysWindow {
			return say(t) + inPeriods(t, " That of a {period} is the fee of one month.")
		}
		return say(t)
	}
	return c
}

// whereOwed is a clause that has nothing to say where no credit is promised.
func whereOwed(c clause) clause {
	c.keys[0] = c.keys[0].only(Terms.pays)
	say := c.say
	c.say = func(t Terms) string {
		if !t.pays() {
			return ""
		}
		return say(t)
	}
	return c
}

func oneTimeClause() clause {
	return whereOwed(oneWord("One-time fees", optional("credit.one_time", "one-time fees are part of the fee."),
		func(t *Terms) *bool { return &t.FeeParts.LessOneTime },
		word[bool]{"included", false, "One-time fees are part of the fee."},
		word[bool]{"left_out", true, "One-time fees are not part of the fee."}))
}

func suiteClause() clause {
	return whereOwed(oneWord("Suites", optional("credit.suite", "the fee is the whole fee of the contract, also where it is for a suite."),
		func(t *Terms) *bool { return &t.FeeParts.SuiteShare },
		word[bool]{"whole", false, "The fee is the whole fee of the contract, also where it is for a suite."},
		word[bool]{"share", true, "Of the fee of a suite, only the share of the service counts that the contract writes."}))
}

func seatsClause() clause {
	return whereOwed(oneWord("Seats", optional("credit.seats", "the fee is for all seats of the contract."),
		func(t *Terms) *bool { return &t.FeeParts.OneSeat },
		word[bool]{"all", false, "The fee is for all seats of the contract."},
		word[bool]{"one", true, "The fee is that of one seat: the contract's divided by its seats."}))
}

func paidAsClause() clause {
	return whereOwed(oneWord("Payment", optional("credit.paid_as", "a credit is set off against later fees."),
		func(t *Terms) *bool { return &t.Refund },
		word[bool]{"credit", false, "It is set off against later fees."},
		word[bool]{"refund", true, "It is paid out."}))
}

// DayOutOfRange is a length of the fee's window that is a misprint.
const DayOutOfRange Contradiction = "a window has 1 to 3660 days"

func dayClause() clause {
	return clause{
		title: "Days",
		keys: []key{optional("credit.day", "a day is one of the calendar days of the period.").
			is(aNumber).takes([]string{"calendar"}).only(Terms.countsDays)},
		read: func(document value, p *Policy) {
			v := document.at("credit.day")
			if v.present() && v.string() != "calendar" {
				p.Terms.DayOf = parse(v, count)
				if p.Terms.DayOf == 0 {
					v.contradicts(DayOutOfRange, v.string()+" is out of range")
				}
			}
		},
		check: func(p Policy, report complaint) {
			if p.Terms.DayOf < 0 || p.Terms.DayOf > 3660 {
				report("credit.day", DayOutOfRange, "%d is out of range", p.Terms.DayOf)
			}
		},
		say: func(t Terms) string {
			switch {
			case t.DayOf != 0:
				return inPeriods(t, fmt.Sprintf("The fee of a day is a %dth of the fee of the {period}.", t.DayOf))
			case t.countsDays():
				return inPeriods(t, "The fee of a day is that of the {period} divided by its calendar days.")
			}
			return ""
		},
		contradictions: []Contradiction{DayOutOfRange},
	}
}

// countsDays says whether anything in t is counted in days of the window.
func (t Terms) countsDays() bool {
	for _, c := range t.Caps {
		if c.Of == CapDays {
			return true
		}
	}
	return t.paysIn(DaysOfService) || t.paysIn(DailyFees)
}

func roundClause() clause {
	return oneWord("Rounding", required("credit.round"), func(t *Terms) *sla.Rounding { return &t.Round },
		word[sla.Rounding]{"half_up", sla.RoundHalfUp,
			"The credit is rounded once, to the smallest unit of its currency, halves up."},
		word[sla.Rounding]{"half_even", sla.RoundHalfEven,
			"The credit is rounded once, to the smallest unit of its currency, halves to the even unit."},
		word[sla.Rounding]{"down", sla.RoundDown,
			"The credit is rounded once, down to the smallest unit of its currency."},
		word[sla.Rounding]{"up", sla.RoundUp,
			"The credit is rounded once, up to the smallest unit of its currency."},
	)
}
