package policy

import (
	"strings"

	"nines/sla"
)

// family is a kind of formula for credits: one file each.
type family struct {
	// name is its key below credit.
	name string
	// keys below credit, its own among them.
	keys []key
	// read is given the family's own value, and how to read a credit.
	read func(v value, p *Promise, credit func(v value) int64)
	// owes says whether p has the formula.
	owes func(p Promise) bool
	// check is only asked where the formula is owed; at is the path of credit.
	check          func(t Terms, p Promise, at string, report complaint)
	say            func(p Promise) string
	contradictions []Contradiction
}

// families are all formulas. The free clock hour, which is the last, may stand
// beside another; of the others a promise has one.
func families() []family {
	return []family{tierFamily(), bandFamily(), flatFamily(), proRataFamily(), stepFamily(), outageBandFamily(), freeHourFamily()}
}

// Contradictions of a credit as a whole.
const (
	NoFamily           Contradiction = "a promise says what is owed: tiers, bands, flat, pro_rata, steps, outage_bands or free_hour; tiers: [] promises no money"
	TwoFamilies        Contradiction = "a promise owes by one formula: two promises are two objectives"
	CountsHaveNoLength Contradiction = "steps, outage_bands and free_hour give credits for lengths of time, and requests and error rates have none"
	MixedUnits         Contradiction = "all credits of a promise are shares of the fee, or days of service, or daily fees"
)

// creditsPart is what is owed, by whatever formula.
func creditsPart() part {
	p := part{
		title:          "Credits",
		read:           func(_, at value, p *Promise) { readCredit(at, at.get("credit"), p) },
		check:          checkCredits,
		say:            creditSentence,
		contradictions: []Contradiction{NoFamily, TwoFamilies, CountsHaveNoLength, MixedUnits, CreditOutOfRange},
	}
	for _, f := range families() {
		p.keys = append(p.keys, f.keys...)
		p.contradictions = append(p.contradictions, f.contradictions...)
	}
	p.keys = append(p.keys, onlyIfKey())
	p.contradictions = append(p.contradictions, OnlyIfUnsaid, OnlyIfNowhere)
	return p
}

// familyPaths are the keys of the formulas at the top level.
func familyPaths() []string {
	var out []string
	for _, f := range families() {
		out = append(out, "credit."+f.name)
	}
	return out
}

// promisePaths are the keys that say what is owed.
func promisePaths() []string { return append(familyPaths(), "objectives") }

// readCredit reads credit, v, of the policy or objective at.
func readCredit(at, v value, p *Promise) {
	if !v.present() {
		return
	}
	var written []string
	var unit CreditUnit
	credit := func(v value) int64 {
		a := parse(v, readAmount)
		switch {
		case a.unit == "" || a.unit == unit:
		case unit == "":
			unit = a.unit
		default:
			v.contradicts(MixedUnits, v.string()+" comes after a credit in another unit")
		}
		return a.ppm
	}
	for _, f := range families() {
		if own := v.get(f.name); own.present() {
			f.read(own, p, credit)
			written = append(written, f.name)
		}
	}
	if unit != "" {
		p.Pays = unit
	}
	readTierOperator(v.get("operator"), p)
	readHole(v.get("hole"), p)
	readOnlyIf(at, v.get("only_if"), p)
	switch formulas := without(written, "free_hour"); {
	case len(written) == 0:
		v.contradicts(NoFamily, "none of them is written")
	case len(formulas) > 1:
		v.contradicts(TwoFamilies, strings.Join(formulas, " and ")+" are written")
	}
}

// without is list less one word.
func without(list []string, word string) []string {
	var out []string
	for _, w := range list {
		if w != word {
			out = append(out, w)
		}
	}
	return out
}

// owes says whether the promise gives any credit.
func (p Promise) owes() bool {
	for _, f := range families() {
		if f.owes(p) {
			return true
		}
	}
	return false
}

func checkCredits(t Terms, p Promise, at string, report complaint) {
	var owed []string
	for _, f := range families() {
		if f.owes(p) {
			f.check(t, p, join(at, "credit"), report)
			owed = append(owed, f.name)
		}
	}
	if formulas := without(owed, "free_hour"); len(formulas) > 1 {
		report(join(at, "credit"), TwoFamilies, "%s are written", strings.Join(formulas, " and "))
	}
	if counts := t.Measure.Kind == RequestCount || t.Measure.Kind == MeanErrorRate; counts &&
		(p.Steps != nil || p.OutageBands != nil || p.FreeHour != nil) {
		report(join(at, "credit"), CountsHaveNoLength, "the measure is %s", t.Measure.Kind)
	}
	if meaning(onlyIfWords(), p.OnlyIf) == "" {
		report(join(at, "credit.only_if"), NotAWord, "%q has no meaning here", p.OnlyIf)
	}
}

func creditSentence(p Promise) string {
	if !p.owes() {
		return "No credit is owed."
	}
	var out []string
	for _, f := range families() {
		if f.owes(p) {
			out = append(out, f.say(p))
		}
	}
	out = append(out, onlyIfSentence(p)...)
	if p.FeeSharePPM != sla.Whole {
		out = append(out, "The fee that it is about is "+inPercent(p.FeeSharePPM)+" of the contract's.")
	}
	return strings.Join(out, " ")
}
