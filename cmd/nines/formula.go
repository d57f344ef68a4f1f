package main

import (
	"fmt"
	"strings"

	"nines/policy"
	"nines/sla"
)

// formulas are the families of formulas of a policy in words, and the units of
// its credits, by objective.
func formulas(t policy.Terms) (words, pays map[string]string) {
	words, pays = map[string]string{"": formulaOf(t.Promise)}, map[string]string{"": string(t.Pays)}
	for _, o := range t.Objectives {
		words[o.Name], pays[o.Name] = formulaOf(o.Promise), string(o.Pays)
		if t.Several == policy.EachObjective {
			words[o.Name] = "what every objective gives, added up; for " + o.Name + " " + words[o.Name]
		}
	}
	return words, pays
}

// promiseOf is the promise of an objective; "" is the policy's own.
func promiseOf(t policy.Terms, objective string) policy.Promise {
	for _, o := range t.Objectives {
		if o.Name == objective {
			return o.Promise
		}
	}
	return t.Promise
}

// feeWords say which part of which fee a credit is a share of, "" where it is
// the fee as the contract writes it.
func feeWords(t policy.Terms) string {
	var out []string
	switch t.FeeBase {
	case policy.MonthBefore:
		out = append(out, "the fee of the month before")
	case policy.ListPrice:
		out = append(out, "the list price")
	}
	if t.FeeParts.LessOneTime {
		out = append(out, "without what is paid once")
	}
	if t.FeeParts.SuiteShare {
		out = append(out, "the service’s share of its suite")
	}
	if t.FeeParts.OneSeat {
		out = append(out, "divided by the seats")
	}
	return strings.Join(out, ", ")
}

// formulaOf says how the share of the fee is found.
func formulaOf(p policy.Promise) string {
	text := familyOf(p)
	if p.FreeHour != nil {
		hours := fmt.Sprintf("hours of the clock with more than %s charged ÷ all hours", duration(p.FreeHour.MoreThanMS))
		if text == "" {
			return hours
		}
		return text + "; and " + hours
	}
	return text
}

func familyOf(p policy.Promise) string {
	switch {
	case len(p.Tiers) > 0:
		return "the deepest tier reached"
	case len(p.Bands) > 0:
		return "the band that was reached: " + bandsOf(p)
	case p.Flat > 0:
		return creditIn(p, p.Flat) + " for a missed target"
	case p.ProRata != nil:
		return proRataOf(*p.ProRata)
	case p.Steps != nil:
		counts := "completed"
		if p.Steps.Started {
			counts = "started"
		}
		return fmt.Sprintf("%s, and %s for every %s that is %s", creditIn(p, p.Steps.FirstPPM), creditIn(p, p.Steps.EachPPM), duration(p.Steps.EveryMS), counts)
	case p.OutageBands != nil:
		return "for each piece of downtime, by its length: " + lengthsOf(p)
	}
	return ""
}

// bandsOf are the bands of a promise, the highest first.
func bandsOf(p policy.Promise) string {
	var out []string
	for _, b := range p.Bands {
		out = append(out, b.String()+": "+creditIn(p, b.CreditPPM))
	}
	return strings.Join(out, " · ")
}

// lengthsOf are the bands of a promise that pays by the length of an outage.
func lengthsOf(p policy.Promise) string {
	var out []string
	for _, b := range p.OutageBands.Bands {
		from := "from "
		if b.Above {
			from = "more than "
		}
		out = append(out, from+duration(b.FromMS)+": "+creditIn(p, b.CreditPPM))
	}
	return strings.Join(out, " · ")
}

func proRataOf(p policy.ProRata) string {
	text := "charged ÷ counted"
	if p.Excess {
		text = "(charged − what the target allows) ÷ counted"
	}
	if p.MultiplierPPM != sla.Whole {
		text += " × " + sla.FormatPercent(p.MultiplierPPM/100)
	}
	return text
}

// creditIn is a credit in the unit that the promise pays in.
func creditIn(p policy.Promise, ppm int64) string { return creditText(string(p.Pays), ppm) }

func creditText(pays string, ppm int64) string {
	switch policy.CreditUnit(pays) {
	case policy.DaysOfService:
		return daysOf(ppm) + " of service"
	case policy.DailyFees:
		return sla.FormatPercent(ppm/100) + " daily fees"
	}
	return percent(ppm) + " of the fee"
}

// daysOf is a number of days, from parts per million of a day.
func daysOf(ppm int64) string {
	if ppm == sla.Whole {
		return "1 day"
	}
	if ppm%100 != 0 {
		return sla.FormatScaled(ppm, 6) + " days"
	}
	return sla.FormatPercent(ppm/100) + " days"
}
