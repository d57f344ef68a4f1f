package policy

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"nines/sla"
	"pgregory.net/rapid"
)

// TestTermsThatAreWrittenAreReadBackTheSame writes terms without contradictions
// as YAML and reads them.
func TestTermsThatAreWrittenAreReadBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := someTerms(t)
		window, text := someWindow(t)
		want.Window = window
		text = "window: " + text + "\n" + someTime(t, &want)
		p, err := Read("some.yaml", []byte(text+written(want)))
		if err != nil {
			t.Fatalf("%v\nof\n%s", err, text+written(want))
		}
		if difference := cmp.Diff(want, p.Terms); difference != "" {
			t.Fatalf("%s\nof\n%s", difference, text+written(want))
		}
	})
}

func someTerms(t *rapid.T) Terms {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	terms := Defaults()
	terms.Zone = rapid.SampledFrom([]string{"UTC", "Europe/Berlin", "America/Los_Angeles", CustomerZone}).Draw(t, "zone")
	terms.PartMonth = rapid.SampledFrom([]PartMonth{SubscribedTime, RestIsUp, WholePeriod, FullPeriods}).Draw(t, "part")
	terms.OnChange = rapid.SampledFrom([]OnChange{ChangeUnwritten, SplitPeriod, KeepFirst, Continue}).Draw(t, "change")
	terms.Combine = rapid.SampledFrom([]Combine{Union, Sum, Longest}).Draw(t, "combine")
	terms.Unknown = rapid.SampledFrom([]UnknownTime{UnknownAvailable, UnknownRemoved, UnknownDown}).Draw(t, "unknown")
	terms.Operator = rapid.SampledFrom([]Operator{Below, AtOrBelow}).Draw(t, "operator")
	terms.FeeBase = rapid.SampledFrom([]FeeBase{FullFee, ProratedFee}).Draw(t, "base")
	terms.Round = rapid.SampledFrom([]sla.Rounding{sla.RoundHalfUp, sla.RoundHalfEven, sla.RoundDown, sla.RoundUp}).Draw(t, "round")
	terms.TargetPPM, terms.Denominator = rapid.Int64Range(500_000, sla.Whole-1).Draw(t, "target"), AllTime
	for level := range terms.Weights {
		terms.Weights[level] = rapid.SampledFrom([]int64{NoWeight, int64(level) * 333_333}).Draw(t, "weight")
	}
	terms.Weights[sla.Full] = sla.Whole
	threshold, credit := terms.TargetPPM, int64(0)
	for range rapid.IntRange(0, 4).Draw(t, "tiers") {
		threshold -= rapid.Int64Range(1, 100_000).Draw(t, "step")
		credit += rapid.Int64Range(1, 250_000).Draw(t, "credit")
		terms.Tiers = append(terms.Tiers, Tier{threshold, credit})
	}
	if len(terms.Tiers) > 0 && flag("capped") {
		terms.Caps = []Cap{{PPM: rapid.Int64Range(1, credit).Draw(t, "cap"), Of: CapWindow}}
	}
	if len(terms.Tiers) > 0 && flag("claimed") {
		terms.Claim = rapid.SampledFrom([]Claim{{By: DaysAfter, Of: ClaimPeriod}, {By: EndOfMonth}}).Draw(t, "by")
		terms.Claim.Count = rapid.IntRange(1, 120).Draw(t, "count")
	}
	if flag("minimum") {
		terms.Minimum = Minimum{rapid.Int64Range(1, 27*sla.Day).Draw(t, "length"), flag("more than"), flag("after")}
	}
	if flag("causes") {
		terms.ExcludedCauses = []sla.Cause{sla.CauseCustomer, sla.CauseForceMajeure}
	}
	if flag("maintenance") {
		terms.Maintenance = someMaintenance(t)
		terms.Denominator = LessExcludedAndScheduled
	}
	if flag("components") {
		terms.Components = []string{"Outlook", "a: b", "mail \"flow\" # 1"}
	}
	if flag("hours") {
		from := rapid.Int64Range(0, 1439).Draw(t, "from")
		terms.Hours = &ServiceHours{From: from * sla.Minute, To: rapid.Int64Range(from+1, 1440).Draw(t, "to") * sla.Minute,
			Holidays: []string{"2011-05-30", "2011-12-25"}}
		for day := range terms.Hours.Days {
			terms.Hours.Days[day] = day == 1 || flag("day")
		}
	}
	return terms
}

func someMaintenance(t *rapid.T) *Maintenance {
	m := &Maintenance{NoticeMS: rapid.Int64Range(0, 10*sla.Day).Draw(t, "notice")}
	if rapid.Bool().Draw(t, "allowance") {
		per := rapid.SampledFrom([]AllowancePer{PerMonth, PerQuarter, PerYear, PerContractYear}).Draw(t, "per")
		m.Allowance = &Allowance{rapid.Int64Range(1, per.longestMS()).Draw(t, "time"), per,
			rapid.SampledFrom([]AllowanceUse{UsedByWindow, UsedByDowntime}).Draw(t, "uses"),
			per == PerYear && rapid.Bool().Draw(t, "prorated")}
	}
	return m
}

// written is terms as YAML.
func written(t Terms) string {
	var out strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&out, format+"\n", values...) }
	line("policy: some\neffective: 2011-01-01\ntimezone: %s\npart_month: %s", t.Zone, t.PartMonth)
	line("combine: %s\nunknown: %s\ndenominator: %s\noperator: %s", t.Combine, t.Unknown, t.Denominator, t.Operator)
	line("target: %s%%", sla.FormatPercent(t.TargetPPM))
	if t.OnChange != ChangeUnwritten {
		line("on_change: %s", t.OnChange)
	}
	line("weights:")
	for level, ppm := range t.Weights {
		if ppm != NoWeight {
			line("  %s: %s", sla.LevelNames[level], sla.FormatScaled(ppm, 6))
		}
	}
	if t.Minimum.LengthMS > 0 {
		line("minimum_outage: {length: %dms, more_than: %v, clock: %s}", t.Minimum.LengthMS, t.Minimum.MoreThan,
			map[bool]string{false: "start", true: "after"}[t.Minimum.AfterMinimum])
	}
	if len(t.Components) > 0 {
		line("components:")
		for _, c := range t.Components {
			line("  - %q", c)
		}
	}
	writeExclusions(t, line)
	writeHours(t.Hours, line)
	if t.Claim.By != Automatic {
		line("claim: {%s: %d}", t.Claim.By, t.Claim.Count)
	}
	rounding := []string{"", "half_up", "half_even", "down", "up"}
	line("credit:\n  fee_base: %s\n  round: %s\n  tiers: [", t.FeeBase, rounding[t.Round])
	for _, tier := range t.Tiers {
		line("    {threshold: %s%%, credit: %s%%},", sla.FormatPercent(tier.ThresholdPPM), sla.FormatPercent(tier.CreditPPM))
	}
	line("  ]")
	for _, c := range t.Caps {
		line("  cap: %s%%", sla.FormatPercent(c.PPM))
	}
	return out.String()
}

func writeExclusions(t Terms, line func(string, ...any)) {
	line("exclude:")
	line("  causes: %s", strings.ReplaceAll(fmt.Sprint(t.ExcludedCauses), " ", ", "))
	if m := t.Maintenance; m != nil {
		line("  maintenance:\n    notice: %dms", m.NoticeMS)
		if a := m.Allowance; a != nil {
			line("    allowance: {time: %dms, per: %s, uses: %s, part_year: %s}", a.LengthMS, a.Per, a.Uses,
				map[bool]string{false: "full", true: "prorated"}[a.Prorated])
		}
	}
}

func writeHours(h *ServiceHours, line func(string, ...any)) {
	if h == nil {
		return
	}
	var days []string
	for n, on := range h.Days {
		if on {
			days = append(days, []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}[n])
		}
	}
	slices.Reverse(days)
	line("service_hours: {days: [%s], from: %q, to: %q, holidays: [%s]}", strings.Join(days, ", "),
		wallClock(h.From), wallClock(h.To), strings.Join(h.Holidays, ", "))
}
