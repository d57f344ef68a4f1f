package policy

import (
	"fmt"

	"nines/sla"
)

// Maintenance says which windows are excluded.
type Maintenance struct {
	// NoticeMS is how long before its start a window must be announced.
	NoticeMS int64
	// Allowance is nil where any amount is excluded.
	Allowance *Allowance
}

// Allowance is how much maintenance is excluded.
type Allowance struct {
	LengthMS int64
	Per      AllowancePer
	Uses     AllowanceUse
	// Prorated: a contract that begins or ends inside the year has its share.
	Prorated bool
}

// AllowancePer is the stretch after which an allowance is full again.
type AllowancePer string

// The stretches of allowances.
const (
	PerMonth   AllowancePer = "month"
	PerQuarter AllowancePer = "quarter"
	PerYear    AllowancePer = "calendar_year"
	// PerContractYear is a year from the day on which the contract began.
	PerContractYear AllowancePer = "contract_year"
)

// longestMS is the length of the longest such stretch, daylight saving aside.
func (per AllowancePer) longestMS() int64 {
	switch per {
	case PerMonth:
		return 31 * sla.Day
	case PerQuarter:
		return 92 * sla.Day
	}
	return 366 * sla.Day
}

// AllowanceUse is what uses an allowance up.
type AllowanceUse string

// What uses an allowance up: the length of windows, or the downtime in them.
const (
	UsedByWindow   AllowanceUse = "window"
	UsedByDowntime AllowanceUse = "downtime"
)

// Contradictions of maintenance.
const (
	NoticeNegative   Contradiction = "maintenance cannot be announced after it began and still be excluded"
	AllowanceEmpty   Contradiction = "an allowance is longer than nothing: leave maintenance out where none is excluded"
	AllowanceTooLong Contradiction = "an allowance cannot be longer than the stretch that it is for"
	ProratedShort    Contradiction = "only the allowance of a calendar year is pro-rated: shorter ones are for the part that is measured"
)

func maintenanceClause() clause {
	return clause{
		title: "Maintenance",
		keys: []key{
			optional("exclude.maintenance", "downtime in maintenance counts like any other."),
			optional("exclude.maintenance.notice", "maintenance is excluded if it was announced before it began.").is(aLength),
			optional("exclude.maintenance.allowance", "any amount of maintenance is excluded."),
			required("exclude.maintenance.allowance.time").is(aLength),
			required("exclude.maintenance.allowance.per").takes(allowed(stretches())),
			required("exclude.maintenance.allowance.uses").takes(allowed(uses())),
			optional("exclude.maintenance.allowance.part_year", "a contract in force for part of the stretch has the whole allowance.").
				takes(allowed(partYears())),
		},
		read: func(document value, p *Policy) {
			p.Terms.Maintenance = readMaintenance(document.at("exclude.maintenance"))
		},
		check:          func(p Policy, report complaint) { checkMaintenance(p.Terms.Maintenance, report) },
		say:            func(t Terms) string { return t.Maintenance.sentence() },
		contradictions: []Contradiction{NoticeNegative, AllowanceEmpty, AllowanceTooLong, ProratedShort, NotAWord},
	}
}

func readMaintenance(v value) *Maintenance {
	if !v.present() {
		return nil
	}
	m := Maintenance{NoticeMS: parse(v.get("notice"), duration)}
	if a := v.get("allowance"); a.present() {
		m.Allowance = &Allowance{
			LengthMS: parse(a.get("time"), duration),
			Per:      parse(a.get("per"), oneOf(stretches()...)),
			Uses:     parse(a.get("uses"), oneOf(uses()...)),
			Prorated: parse(a.get("part_year"), oneOf(partYears()...)),
		}
	}
	return &m
}

func stretches() []word[AllowancePer] {
	return []word[AllowancePer]{{"month", PerMonth, "calendar month"}, {"quarter", PerQuarter, "calendar quarter"},
		{"calendar_year", PerYear, "calendar year"}, {"contract_year", PerContractYear, "year of the contract"}}
}

func uses() []word[AllowanceUse] {
	return []word[AllowanceUse]{
		{"window", UsedByWindow, "it is used up by the length of the windows, whether anything broke in them or not"},
		{"downtime", UsedByDowntime, "it is used up by the downtime inside the windows"}}
}

func partYears() []word[bool] {
	return []word[bool]{{written: "full"}, {written: "prorated", value: true}}
}

func checkMaintenance(m *Maintenance, report complaint) {
	if m != nil && m.NoticeMS < 0 {
		report("exclude.maintenance.notice", NoticeNegative, "the notice is %s", spell(m.NoticeMS))
	}
	if m == nil || m.Allowance == nil {
		return
	}
	const path = "exclude.maintenance.allowance"
	a := *m.Allowance
	per, use := meaning(stretches(), a.Per), meaning(uses(), a.Uses)
	switch {
	case per == "" || use == "":
		report(path, NotAWord, "%q, %q have no meaning here", a.Per, a.Uses)
	case a.LengthMS <= 0:
		report(path+".time", AllowanceEmpty, "the allowance is %s", spell(a.LengthMS))
	case a.LengthMS > a.Per.longestMS():
		report(path+".time", AllowanceTooLong, "%s is longer than a %s", spell(a.LengthMS), per)
	case a.Prorated && a.Per != PerYear:
		report(path+".part_year", ProratedShort, "the allowance is for a %s", per)
	}
}

// meaning is the sentence for a value, "" where it has none.
func meaning[T comparable](words []word[T], v T) string {
	for _, w := range words {
		if w.value == v {
			return w.sentence
		}
	}
	return ""
}

func (m *Maintenance) sentence() string {
	if m == nil {
		return "Downtime in maintenance counts like any other."
	}
	text := "Time in maintenance does not count if it was announced before it began."
	if m.NoticeMS > 0 {
		text = "Time in maintenance does not count if it was announced at least " + spell(m.NoticeMS) + " before it began."
	}
	if m.Allowance == nil {
		return text + " There is no limit to it."
	}
	a := *m.Allowance
	text += fmt.Sprintf(" This holds for %s in a %s; %s, and what is past it counts as downtime.",
		spell(a.LengthMS), meaning(stretches(), a.Per), meaning(uses(), a.Uses))
	if a.Prorated {
		return text + " A contract in force for part of the year has that part of the allowance."
	}
	return text + " A contract in force for part of it has the whole allowance."
}
