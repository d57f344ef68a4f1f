package policy

import (
	"fmt"
	"strings"

	"nines/sla"
)

// writtenPromises are the promises of terms and what surrounds them as YAML,
// from target on.
func writtenPromises(t Terms) string {
	var out strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&out, format+"\n", values...) }
	line("credit:")
	if len(t.Objectives) == 0 {
		line("  %s", strings.Join(writtenCredit(t.Promise), "\n  "))
	}
	writtenFee(t, line)
	if len(t.Objectives) == 0 {
		line("%s", strings.Join(writtenTarget(t.Promise), "\n"))
	} else {
		line("several: %s\nobjectives:", t.Several)
		for _, o := range t.Objectives {
			line("  - {%s}", strings.Join(writtenObjective(o), ", "))
		}
	}
	if c := t.Claim; c.By != Automatic {
		line("claim: {%s}", strings.Join(writtenClaim(c), ", "))
	}
	for n, r := range t.Rights {
		if n == 0 {
			line("rights:")
		}
		line("  - {right: %s, %s}", r.What, writtenRepeated(r.When))
	}
	return out.String()
}

func writtenTarget(p Promise) []string {
	out := []string{fmt.Sprintf("target: %s%%", sla.FormatPercent(p.TargetPPM)), "operator: " + string(p.Operator)}
	if p.Percentage != nil {
		out = append(out, fmt.Sprintf("percentage: {decimals: %d, round: down}", p.Percentage.Decimals))
	}
	return out
}

func writtenObjective(o Objective) []string {
	out := append(writtenTarget(o.Promise), "name: "+o.Name, fmt.Sprintf("fee_share: %s%%", sla.FormatPercent(o.FeeSharePPM)),
		"credit: {"+strings.Join(writtenCredit(o.Promise), ", ")+"}")
	var words []string
	for _, l := range selectorLists(&o.For) {
		if len(*l.words) > 0 {
			words = append(words, fmt.Sprintf("%s: [%q]", l.key, strings.Join(*l.words, `", "`)))
		}
	}
	switch {
	case o.For.Otherwise:
		out = append(out, "for: otherwise")
	default:
		out = append(out, "for: {"+strings.ReplaceAll(strings.Join(words, ", "), `\"`, `"`)+"}")
	}
	if o.Measure != nil {
		out = append(out, fmt.Sprintf("measure: {requests: {degraded: %s}}", sla.FormatScaled(o.Measure.DegradedPPM, 6)))
	}
	return out
}

// writtenCredit are the lines below credit.
func writtenCredit(p Promise) []string {
	credit := func(ppm int64) string {
		switch p.Pays {
		case DaysOfService:
			return sla.FormatScaled(ppm, 6) + " days"
		case DailyFees:
			return sla.FormatScaled(ppm, 6) + " daily fees"
		}
		return sla.FormatPercent(ppm) + "%"
	}
	ends := func(b Band) string {
		lower, upper := map[bool]string{false: "from", true: "above"}[b.OpenFrom], map[bool]string{false: "to", true: "below"}[b.OpenTo]
		return fmt.Sprintf("%s: %s%%, %s: %s%%", lower, sla.FormatPercent(b.FromPPM), upper, sla.FormatPercent(b.ToPPM))
	}
	pieces := func(credits CombineCredits, across AcrossWindows) string {
		return fmt.Sprintf(", credits: %s, across: %s", credits, across)
	}
	var out []string
	switch {
	case p.Bands != nil:
		var bands []string
		for _, b := range p.Bands {
			bands = append(bands, fmt.Sprintf("{%s, credit: %s}", ends(b), credit(b.CreditPPM)))
		}
		out = append(out, "bands: ["+strings.Join(bands, ", ")+"]", "only_if: "+string(p.OnlyIf))
		if p.Hole != NoHole {
			out = append(out, "hole: "+string(p.Hole))
		}
	case p.Flat != 0:
		out = append(out, "flat: "+credit(p.Flat))
	case p.ProRata != nil:
		out = append(out, fmt.Sprintf("pro_rata: {multiplier: %s, of: %s}", sla.FormatScaled(p.ProRata.MultiplierPPM, 6),
			map[bool]string{false: "downtime", true: "excess"}[p.ProRata.Excess]))
	case p.Steps != nil:
		s, each := p.Steps, "window"
		combined := ""
		if s.ByOutage {
			each, combined = "outage", pieces(s.Credits, s.Across)
		}
		out = append(out, fmt.Sprintf("steps: {first: %s, every: %dms, credit: %s, counts: %s, of: %s%s}", credit(s.FirstPPM), s.EveryMS,
			credit(s.EachPPM), map[bool]string{false: "completed", true: "started"}[s.Started], each, combined))
	case p.OutageBands != nil:
		var bands []string
		for _, b := range p.OutageBands.Bands {
			bands = append(bands, fmt.Sprintf("{%s: %dms, credit: %s}", map[bool]string{false: "from", true: "more_than"}[b.Above], b.FromMS, credit(b.CreditPPM)))
		}
		out = append(out, fmt.Sprintf("outage_bands: {bands: [%s]%s}", strings.Join(bands, ", "), pieces(p.OutageBands.Credits, p.OutageBands.Across)))
	case p.FreeHour != nil:
		out = append(out, fmt.Sprintf("free_hour: {more_than: %dms}", p.FreeHour.MoreThanMS))
	default:
		var tiers []string
		for _, tier := range p.Tiers {
			tiers = append(tiers, fmt.Sprintf("{threshold: %s%%, credit: %s}", sla.FormatPercent(tier.ThresholdPPM), credit(tier.CreditPPM)))
		}
		out = append(out, "tiers: ["+strings.Join(tiers, ", ")+"]", "only_if: "+string(p.OnlyIf))
		if p.TierOperator != "" {
			out = append(out, "operator: "+string(p.TierOperator))
		}
	}
	return out
}

func writtenFee(t Terms, line func(string, ...any)) {
	line("  fee_base: %s\n  round: %s\n  one_time: %s\n  suite: %s\n  seats: %s\n  paid_as: %s", t.FeeBase,
		map[sla.Rounding]string{sla.RoundHalfUp: "half_up", sla.RoundUp: "up"}[t.Round],
		map[bool]string{false: "included", true: "left_out"}[t.FeeParts.LessOneTime],
		map[bool]string{false: "whole", true: "share"}[t.FeeParts.SuiteShare],
		map[bool]string{false: "all", true: "one"}[t.FeeParts.OneSeat], map[bool]string{false: "credit", true: "refund"}[t.Refund])
	if t.DayOf > 0 {
		line("  day: %d", t.DayOf)
	}
	if t.Condition != nil {
		line("  condition: {%s}", writtenRepeated(*t.Condition))
	}
	var caps []string
	for _, c := range t.Caps {
		switch {
		case c.Of == CapWindow:
			caps = append(caps, sla.FormatPercent(c.PPM)+"%")
		case c.Of == CapDays:
			caps = append(caps, fmt.Sprintf("{days: %d}", c.PPM/sla.Whole))
		case c.Months > 0:
			caps = append(caps, fmt.Sprintf("{share: %s%%, of: %s, rolling: %d}", sla.FormatPercent(c.PPM), c.Of, c.Months))
		default:
			caps = append(caps, fmt.Sprintf("{share: %s%%, of: %s}", sla.FormatPercent(c.PPM), c.Of))
		}
	}
	if caps != nil {
		line("  cap: [%s]", strings.Join(caps, ", "))
	}
	if f := t.Floor; f != nil {
		line("  floor: {%s: [1.00 EUR, 1 JPY], compare: %s}", map[bool]string{false: "above", true: "at_least"}[f.AtLeast],
			map[bool]string{false: "exact", true: "rounded"}[f.Rounded])
	}
}

func writtenRepeated(r Repeated) string {
	text := fmt.Sprintf("missed: %d, of: %d", r.Missed, r.Of)
	switch {
	case r.DownMS > 0:
		text += fmt.Sprintf(", down: %dms", r.DownMS)
	case r.BelowPPM != -1:
		text += fmt.Sprintf(", below: %s%%", sla.FormatPercent(r.BelowPPM))
	}
	return text
}

func writtenClaim(c Claim) []string {
	out := []string{fmt.Sprintf("%s: %d", c.By, c.Count)}
	if c.By == DaysAfter {
		out = []string{fmt.Sprintf("days: %d", c.Count), "after: " + string(c.Of), fmt.Sprintf("business: %v", c.Business),
			"holidays: [" + strings.Join(c.Holidays, ", ") + "]"}
	}
	if c.NoticeMS > 0 {
		out = append(out, fmt.Sprintf("notice: {within: %dms, after: %s}", c.NoticeMS, c.NoticeOf))
	}
	if c.Ticket {
		out = append(out, "ticket: during_outage")
	}
	return out
}
