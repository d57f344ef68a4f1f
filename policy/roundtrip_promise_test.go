package policy

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"nines/sla"
	"pgregory.net/rapid"
)

// TestPromisesThatAreWrittenAreReadBackTheSame writes promises of every family,
// alone or as objectives, and what surrounds them, as YAML and reads them.
func TestPromisesThatAreWrittenAreReadBackTheSame(t *testing.T) {
	head, _, _ := strings.Cut(plainest, "target:")
	rapid.Check(t, func(t *rapid.T) {
		want := mustRead(t, plainest).Terms
		want.Promise = Defaults().Promise
		if rapid.Bool().Draw(t, "objectives") {
			want.Objectives = someObjectives(t)
			want.Several = rapid.SampledFrom([]Several{EachObjective, WorstObjective, ChooseObjective}).Draw(t, "several")
		} else {
			want.Promise = somePromise(t)
		}
		someSurroundings(t, &want)
		text := head + writtenPromises(want)
		p, err := Read("some.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%v\nof\n%s", err, text)
		}
		if difference := cmp.Diff(want, p.Terms); difference != "" {
			t.Fatalf("%s\nof\n%s", difference, text)
		}
		if want.Key() != p.Terms.Key() {
			t.Fatal("equal terms have two keys")
		}
	})
}

func somePromise(t *rapid.T) Promise {
	p := Defaults().Promise
	p.Operator = rapid.SampledFrom([]Operator{Below, AtOrBelow}).Draw(t, "operator")
	p.TargetPPM = rapid.Int64Range(700_000, sla.Whole-10).Draw(t, "target")
	p.Pays = rapid.SampledFrom([]CreditUnit{ShareOfFee, DailyFees, DaysOfService}).Draw(t, "pays")
	small := rapid.Int64Range(1, 200_000)
	switch rapid.SampledFrom(familyPaths()).Draw(t, "family") {
	case "credit.tiers":
		someTiers(t, &p)
	case "credit.bands":
		someBands(t, &p)
	case "credit.flat":
		p.Flat = small.Draw(t, "flat")
	case "credit.pro_rata":
		p.Pays = ShareOfFee
		p.ProRata = &ProRata{rapid.Int64Range(1, 100*sla.Whole).Draw(t, "times"), rapid.Bool().Draw(t, "excess")}
	case "credit.steps":
		p.Steps = &Steps{FirstPPM: small.Draw(t, "first"), EveryMS: rapid.Int64Range(1, sla.Day).Draw(t, "every"), EachPPM: small.Draw(t, "each"),
			Started: rapid.Bool().Draw(t, "started"), ByOutage: rapid.Bool().Draw(t, "by outage")}
		if p.Steps.ByOutage {
			p.Steps.Credits, p.Steps.Across = somePieces(t)
		}
	case "credit.outage_bands":
		p.OutageBands = &OutageBands{}
		p.OutageBands.Credits, p.OutageBands.Across = somePieces(t)
		var from, credit int64
		for range rapid.IntRange(1, 3).Draw(t, "lengths") {
			from += rapid.Int64Range(1, sla.Day).Draw(t, "from")
			credit += small.Draw(t, "credit")
			p.OutageBands.Bands = append(p.OutageBands.Bands, OutageBand{from, rapid.Bool().Draw(t, "above"), credit})
		}
	case "credit.free_hour":
		p.Pays = ShareOfFee
		p.FreeHour = &FreeHour{rapid.Int64Range(0, sla.Hour-1).Draw(t, "minutes")}
	}
	return p
}

func somePieces(t *rapid.T) (CombineCredits, AcrossWindows) {
	return rapid.SampledFrom([]CombineCredits{SumCredits, OneADay, DeepestCredit}).Draw(t, "credits"),
		rapid.SampledFrom([]AcrossWindows{ByEnd, ByStart, ByPart}).Draw(t, "across")
}

func someTiers(t *rapid.T, p *Promise) {
	threshold, credit := p.TargetPPM+rapid.Int64Range(0, 2).Draw(t, "over"), int64(0)
	for range rapid.IntRange(1, 3).Draw(t, "tiers") {
		credit += rapid.Int64Range(1, 200_000).Draw(t, "credit")
		p.Tiers = append(p.Tiers, Tier{threshold, credit})
		threshold -= rapid.Int64Range(1, 100_000).Draw(t, "step")
	}
	p.TierOperator = rapid.SampledFrom([]Operator{"", Below, AtOrBelow}).Draw(t, "tier operator")
	p.OnlyIf = rapid.SampledFrom([]OnlyIf{TargetMissed, TierReached}).Draw(t, "only if")
}

func someBands(t *rapid.T, p *Promise) {
	if rapid.Bool().Draw(t, "rounded") {
		p.Percentage = &Percentage{rapid.IntRange(0, 4).Draw(t, "decimals"), sla.RoundDown}
	}
	edge, credit := p.TargetPPM+rapid.Int64Range(-5, 2).Draw(t, "over"), int64(0)
	for range rapid.IntRange(0, 3).Draw(t, "bands") {
		band := Band{ToPPM: edge, OpenTo: rapid.Bool().Draw(t, "open to"), OpenFrom: rapid.Bool().Draw(t, "open from")}
		edge -= rapid.Int64Range(1, 100_000).Draw(t, "length")
		credit += rapid.Int64Range(1, 200_000).Draw(t, "credit")
		band.FromPPM, band.CreditPPM = edge, credit
		p.Bands = append(p.Bands, band)
		edge -= rapid.Int64Range(1, 5).Draw(t, "hole")
	}
	p.Bands = append(p.Bands, Band{ToPPM: edge, OpenTo: true, CreditPPM: credit + 1})
	if len(p.holes()) > 0 {
		p.Hole = rapid.SampledFrom([]Hole{HoleUp, HoleDown, HoleNone}).Draw(t, "rule")
	}
	p.OnlyIf = rapid.SampledFrom([]OnlyIf{TargetMissed, TierReached}).Draw(t, "only if")
}

func someObjectives(t *rapid.T) []Objective {
	var out []Objective
	for n := range rapid.IntRange(1, 4).Draw(t, "objectives") {
		o := Objective{Name: fmt.Sprintf("objective %d", n), Promise: somePromise(t)}
		o.For.Plans = rapid.SampledFrom([][]string{{"gold"}, {"gold", "silver"}}).Draw(t, "plans")
		o.For.Regions = rapid.SampledFrom([][]string{nil, {"eu"}, {"us: east"}}).Draw(t, "regions")
		// The first is about outages, as the weights of the policy are.
		if n > 0 && o.Steps == nil && o.OutageBands == nil && o.FreeHour == nil && rapid.Bool().Draw(t, "measured") {
			o.Measure = &Measure{Kind: RequestCount, DegradedPPM: rapid.Int64Range(1, sla.Whole).Draw(t, "degraded")}
		}
		o.FeeSharePPM = rapid.SampledFrom([]int64{sla.Whole, 100_000}).Draw(t, "share")
		out = append(out, o)
	}
	if rapid.Bool().Draw(t, "otherwise") {
		out = append(out, Objective{Name: "rest", For: Selector{Otherwise: true}, Promise: somePromise(t)})
	}
	// Parts of the fee beside all of it would be more than the fee.
	for n := range out {
		out[n].FeeSharePPM = out[0].FeeSharePPM
		if (out[n].Pays == DaysOfService) != (out[0].Pays == DaysOfService) && out[n].owes() { // it could not be added
			out[n].Promise = out[0].Promise
			out[n].Measure = nil
		}
	}
	return out
}

// someSurroundings are the clauses that say what holds around the formulas.
func someSurroundings(t *rapid.T, terms *Terms) {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	terms.FeeBase = rapid.SampledFrom([]FeeBase{FullFee, ProratedFee, MonthBefore, ListPrice}).Draw(t, "base")
	terms.FeeParts = FeeParts{flag("one time"), flag("suite"), flag("seat")}
	terms.DayOf = rapid.IntRange(0, 31).Draw(t, "day")
	terms.Refund, terms.Round = flag("refund"), rapid.SampledFrom([]sla.Rounding{sla.RoundHalfUp, sla.RoundUp}).Draw(t, "round")
	if flag("condition") {
		terms.Condition = &Repeated{Missed: 2, Of: rapid.IntRange(2, 120).Draw(t, "of"), BelowPPM: rapid.Int64Range(1, sla.Whole).Draw(t, "below")}
	}
	if flag("capped") {
		terms.Caps = []Cap{{1, CapWindow, 0}, {rapid.Int64Range(1, sla.Whole).Draw(t, "cap"), CapTwelfth, 0},
			{80_000, CapTerm, 0}, {sla.Whole, CapMonth, rapid.IntRange(2, 120).Draw(t, "rolling")}}
	}
	if flag("days") && !terms.paysIn(DaysOfService) {
		terms.Caps = append(terms.Caps, Cap{15 * sla.Whole, CapDays, 0})
	}
	if flag("floor") && !terms.paysIn(DaysOfService) {
		terms.Floor = &Floor{[]sla.Money{{Minor: 100, Currency: "EUR"}, {Minor: 1, Currency: "JPY"}}, flag("at least"), flag("rounded")}
	}
	for range rapid.IntRange(0, 2).Draw(t, "rights") {
		if terms.Measures(RequestCount) { // which is no time
			break
		}
		terms.Rights = append(terms.Rights, Right{"leave", rapid.SampledFrom([]Repeated{{1, 1, -1, 26 * sla.Minute},
			{2, 3, -1, 0}, {3, 3, 990_000, 0}}).Draw(t, "right")})
	}
	terms.Claim = rapid.SampledFrom([]Claim{{By: Automatic}, {By: EndOfMonth, Count: 2}, {By: EndOfCycle, Count: 2},
		{By: DaysAfter, Count: 7, Of: ClaimQuarter}, {By: DaysAfter, Count: 3, Of: ClaimOutage, Business: true, Holidays: []string{"2011-12-26"}}}).Draw(t, "claim")
	if terms.Claim.Of == ClaimOutage && terms.Measures(RequestCount) {
		terms.Claim = Claim{By: Automatic}
	}
	if terms.Claim.By != Automatic && !terms.Measures(RequestCount) && flag("notice") {
		terms.Claim.NoticeMS, terms.Claim.NoticeOf, terms.Claim.Ticket = sla.Day, NoticeOfEnd, flag("ticket")
	}
}
