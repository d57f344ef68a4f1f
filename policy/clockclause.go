package policy

func clockClause() clause {
	return clause{
		title: "Clock",
		keys: []key{
			optional("clock", "an outage counts from its impact to its end.").only(Terms.countsOutages),
			optional("clock.from", "an outage counts from its impact.").takes(allowed(clockStarts())),
			optional("clock.to", "an outage counts to its end.").takes(allowed(clockEnds())),
			optional("clock.waiting", "time in which the provider waits for the customer counts.").takes(allowed(waits())),
		},
		read: func(document value, p *Policy) {
			v := document.get("clock")
			if from := v.get("from"); from.present() {
				p.Terms.Clock.From = parse(from, oneOf(clockStarts()...))
			}
			if to := v.get("to"); to.present() {
				p.Terms.Clock.To = parse(to, oneOf(clockEnds()...))
			}
			p.Terms.Clock.LessWaiting = parse(v.get("waiting"), oneOf(waits()...))
		},
		check: func(p Policy, report complaint) {
			if c := p.Terms.Clock; meaning(clockStarts(), c.From) == "" || meaning(clockEnds(), c.To) == "" {
				report("clock", NotAWord, "%q, %q have no meaning here", c.From, c.To)
			}
		},
		say:            func(t Terms) string { return inPeriods(t, t.Clock.sentence()) },
		contradictions: []Contradiction{NotAWord},
	}
}

func clockStarts() []word[ClockFrom] {
	return []word[ClockFrom]{
		{"impact", FromImpact, "its impact"},
		{"detected", FromDetected, "its detection"},
		{"reported", FromReported, "the customer's report of it"},
		{"announced", FromAnnounced, "its first announcement"},
	}
}

func clockEnds() []word[ClockTo] {
	return []word[ClockTo]{
		{"end", ToEnd, "the end of its impact"},
		{"mitigated", ToMitigated, "its mitigation"},
		{"declared_over", ToDeclaredOver, "the moment that it is declared over"},
		{"closed", ToClosed, "the closing of its ticket"},
	}
}

func waits() []word[bool] {
	return []word[bool]{{written: "counts"}, {written: "excluded", value: true}}
}

func (c Clock) sentence() string {
	text := "An outage counts from " + meaning(clockStarts(), c.From) + " to " + meaning(clockEnds(), c.To) + "."
	if c.From != FromImpact {
		text += " What is earlier than its impact does not count."
	}
	if c.From != FromImpact || c.To != ToEnd {
		text += " Where one of these moments was not recorded, the {period} is not computable."
	}
	if c.LessWaiting {
		text += " Time in which the provider waits for the customer does not count."
	}
	return text
}
