package policy

import (
	"fmt"

	"nines/sla"
)

// Unit is what downtime is counted in; a Unit without a length counts every
// millisecond. It applies to what is left after the minimum, before anything is
// cut to a window.
type Unit struct {
	LengthMS int64
	// Part: a unit counts as a whole where any part of it is down; else only
	// where all of it is.
	Part bool
	// Align is where units begin.
	Align UnitAlign
}

// UnitAlign is where units begin.
type UnitAlign string

// Where units begin: at the clock of the window's zone (at midnight, for what
// divides a day), or at the beginning of each piece of downtime.
const (
	AlignToClock  UnitAlign = "clock"
	AlignToOutage UnitAlign = "outage"
)

// Contradictions of a unit.
const (
	UnitUneven  Contradiction = "a unit that begins at the clock fits into a day a whole number of times: 1s, 1m, 5m, 1h; another begins with the outage"
	UnitTooLong Contradiction = "if a unit is longer than the window, no whole one fits into it"
)

func unitClause() clause {
	return clause{
		title: "Units",
		keys: []key{
			optional("unit", "every millisecond of downtime counts.").only(Terms.countsDowntime),
			required("unit.length").is(aLength),
			required("unit.counts").takes(allowed(unitParts())),
			optional("unit.from", "units begin at the clock, the first at midnight.").takes(allowed(unitStarts())),
		},
		read: func(document value, p *Policy) {
			v := document.get("unit")
			if !v.present() {
				return
			}
			p.Terms.Unit = Unit{LengthMS: parse(v.get("length"), duration), Part: parse(v.get("counts"), oneOf(unitParts()...)), Align: AlignToClock}
			if from := v.get("from"); from.present() {
				p.Terms.Unit.Align = parse(from, oneOf(unitStarts()...))
			}
			if length := v.get("length"); length.present() && p.Terms.Unit.LengthMS == 0 {
				length.contradicts(UnitUneven, "the length is 0")
			}
		},
		needs:          []string{"window"},
		check:          checkUnit,
		say:            func(t Terms) string { return t.Unit.sentence() },
		contradictions: []Contradiction{UnitUneven, UnitTooLong, NotAWord},
	}
}

func unitParts() []word[bool] {
	return []word[bool]{
		{written: "whole", sentence: "one counts only where all of it is down"},
		{written: "any_part", value: true, sentence: "one counts as a whole where any part of it is down"},
	}
}

func unitStarts() []word[UnitAlign] {
	return []word[UnitAlign]{
		{"clock", AlignToClock, "they begin at the clock, the first of a day at midnight"},
		{"outage", AlignToOutage, "they begin with each uninterrupted outage"},
	}
}

func checkUnit(p Policy, report complaint) {
	u := p.Terms.Unit
	switch {
	case u == Unit{}:
	case u.LengthMS <= 0 || u.Align == AlignToClock && sla.Day%u.LengthMS != 0:
		report("unit.length", UnitUneven, "%s is no such unit", spell(u.LengthMS))
	case u.LengthMS > p.Terms.Window.longestMS():
		report("unit.length", UnitTooLong, "%s is longer than a %s", spell(u.LengthMS), p.Terms.Window.noun())
	case meaning(unitStarts(), u.Align) == "":
		report("unit.from", NotAWord, "%q has no meaning here", u.Align)
	}
}

func (u Unit) sentence() string {
	if u.LengthMS == 0 {
		return "Every millisecond of downtime counts."
	}
	return fmt.Sprintf("Downtime is counted in units of %s: %s; %s.", spell(u.LengthMS), meaning(unitStarts(), u.Align), meaning(unitParts(), u.Part))
}
