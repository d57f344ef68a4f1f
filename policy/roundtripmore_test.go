package policy

import (
	"fmt"
	"strings"

	"nines/sla"
	"pgregory.net/rapid"
)

// someTime draws what is measured and how, and says it as YAML; the terms had
// a window, a denominator and a way to combine before.
func someTime(t *rapid.T, terms *Terms) string {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	var out strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&out, format+"\n", values...) }
	if flag("at renewal") {
		terms.Versions = AtRenewal
		line("versions: at_renewal")
	}
	if flag("clock") {
		terms.Clock = Clock{rapid.SampledFrom([]ClockFrom{FromImpact, FromDetected, FromReported, FromAnnounced}).Draw(t, "from"),
			rapid.SampledFrom([]ClockTo{ToEnd, ToMitigated, ToDeclaredOver, ToClosed}).Draw(t, "to"), flag("waiting")}
		line("clock: {from: %s, to: %s, waiting: %s}", terms.Clock.From, terms.Clock.To, map[bool]string{false: "counts", true: "excluded"}[terms.Clock.LessWaiting])
	}
	if flag("unit") {
		u := Unit{rapid.SampledFrom([]int64{sla.Second, sla.Minute, 5 * sla.Minute, sla.Hour}).Draw(t, "unit length"), flag("any part"),
			rapid.SampledFrom([]UnitAlign{AlignToClock, AlignToOutage}).Draw(t, "align")}
		terms.Unit = u
		line("unit: {length: %dms, counts: %s, from: %s}", u.LengthMS, map[bool]string{false: "whole", true: "any_part"}[u.Part], u.Align)
	}
	if flag("redundant") && len(terms.Components) == 0 && terms.Combine == Union {
		terms.Redundant = &Redundant{Components: []string{"a", "b", "c"}, AtLeast: rapid.IntRange(2, 3).Draw(t, "at least")}
		line("redundant: {components: [c, a, b], down_when: %d}", terms.Redundant.AtLeast)
	}
	return out.String()
}

// someWindow draws a window and how it is written.
func someWindow(t *rapid.T) (Window, string) {
	n := rapid.IntRange(1, 31).Draw(t, "n")
	windows := []Window{Month, Quarter, Year, {Kind: SubscriptionWindow}, {Kind: CycleWindow, CycleDay: n}, {Kind: CycleWindow},
		{Kind: DaysWindow, Days: n + 27, Anchor: "2010-07-05"}, {Kind: DaysWindow, Days: n + 27}, {Kind: SubscriptionWindow, Months: n}}
	texts := []string{"month", "quarter", "year", "subscription", fmt.Sprintf("{billing_cycle: %d}", n), "{billing_cycle: contract}",
		fmt.Sprintf("{days: %d, from: 2010-07-05}", n+27), fmt.Sprintf("{days: %d, from: subscription}", n+27), fmt.Sprintf("{months: %d, from: subscription}", n)}
	which := rapid.IntRange(0, len(windows)-1).Draw(t, "window")
	return windows[which], texts[which]
}
