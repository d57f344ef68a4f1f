package policy

// Minimum is the shortest piece that counts.
type Minimum struct {
	// LengthMS is 0 where every millisecond counts.
	LengthMS int64
	// MoreThan: a piece of exactly LengthMS does not count.
	MoreThan bool
	// AfterMinimum: the clock starts when the minimum is over.
	AfterMinimum bool
}

// Contradictions of a minimum.
const (
	MinimumNotPositive Contradiction = "a minimum is longer than nothing: leave the key out where every outage counts"
	MinimumTooLong     Contradiction = "if the minimum is longer than the window, no outage inside one window can ever count"
)

func minimumClause() clause {
	return clause{
		title: "Short outages",
		keys: []key{
			optional("minimum_outage", "an outage counts however short it is.").is(aLength).only(Terms.countsDowntime),
			required("minimum_outage.length").is(aLength),
			optional("minimum_outage.more_than", "an outage of exactly the minimum counts.").is(aTruth),
			optional("minimum_outage.clock", "an outage of the minimum or longer counts from its beginning.").takes([]string{"start", "after"}),
		},
		read:           func(document value, p *Policy) { p.Terms.Minimum = readMinimum(document.get("minimum_outage")) },
		needs:          []string{"window"},
		check:          checkMinimum,
		say:            minimumSentence,
		contradictions: []Contradiction{MinimumNotPositive, MinimumTooLong},
	}
}

func readMinimum(v value) Minimum {
	if !v.present() {
		return Minimum{}
	}
	get := v.shorthand("length")
	length := get("length")
	m := Minimum{
		LengthMS: parse(length, duration),
		MoreThan: parse(get("more_than"), truth),
		AfterMinimum: parse(get("clock"), oneOf(
			word[bool]{written: "start"}, word[bool]{written: "after", value: true})),
	}
	if length.present() && m.LengthMS == 0 {
		length.contradicts(MinimumNotPositive, "the length is 0")
	}
	return m
}

func checkMinimum(p Policy, report complaint) {
	m := p.Terms.Minimum
	switch {
	case m.LengthMS < 0, m.LengthMS == 0 && m != Minimum{}:
		report("minimum_outage.length", MinimumNotPositive, "%s is not a minimum", spell(m.LengthMS))
	case m.LengthMS > p.Terms.Window.longestMS():
		report("minimum_outage.length", MinimumTooLong, "%s is longer than a %s", spell(m.LengthMS), p.Terms.Window.noun())
	}
}

func minimumSentence(t Terms) string {
	text := t.Minimum.sentence()
	if t.Minimum.LengthMS > 0 && (t.Maintenance != nil || len(t.Weekly) > 0) {
		text += " A window that is excluded interrupts it."
	}
	return text
}

func (m Minimum) sentence() string {
	if m.LengthMS == 0 {
		return "An outage counts however short it is."
	}
	text := "An uninterrupted outage counts only if it lasts " + spell(m.LengthMS) + " or longer; "
	if m.MoreThan {
		text = "An uninterrupted outage counts only if it lasts longer than " + spell(m.LengthMS) + "; "
	}
	if m.AfterMinimum {
		return text + "it then counts from the moment that this time is over."
	}
	return text + "it then counts from its beginning."
}
