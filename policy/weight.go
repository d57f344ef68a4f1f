package policy

import (
	"fmt"
	"strings"

	"nines/sla"
)

// NoWeight marks a level for which a policy writes no weight.
const NoWeight int64 = -1

// Contradictions of weights.
const (
	NoWeights         Contradiction = "without any weight no outage can be judged"
	WeightOutOfRange  Contradiction = "a weight is a share from 0 to 1: an outage cannot cost more time than it lasted"
	WeightsFall       Contradiction = "a worse level cannot weigh less than a milder one"
	FullWithoutWeight Contradiction = "if a full outage weighs nothing, nothing is promised"
	NothingWeighs     Contradiction = "if no level weighs anything, nothing is promised"
)

func weightsClause() clause {
	c := clause{
		title: "Weights",
		keys:  []key{mostly("weights")},
		read: func(document value, p *Policy) {
			v := document.get("weights")
			for level, name := range sla.LevelNames {
				p.Terms.Weights[level] = NoWeight
				if written := v.get(name); written.present() {
					if p.Terms.Weights[level] = parse(written, weight); p.Terms.Weights[level] < 0 {
						written.contradicts(WeightOutOfRange, written.string()+" is not between 0 and 1")
					}
				}
			}
		},
		complete: func(document value, p *Policy) {
			if p.Terms.Measures(ElapsedTime) {
				document.get("weights").mustBeWritten()
			}
		},
		check: func(p Policy, report complaint) {
			if p.Terms.Measures(ElapsedTime) || p.Terms.Weights != noWeights() {
				checkWeights(p.Terms.Weights, report)
			}
		},
		say: func(t Terms) string {
			if t.Weights == noWeights() {
				return "No weights are agreed, and none are needed."
			}
			if !t.Measures(ElapsedTime) {
				return weightlessSentence(t.Weights)
			}
			return weightSentence(t.Weights)
		},
		contradictions: []Contradiction{NoWeights, WeightOutOfRange, WeightsFall, FullWithoutWeight, NothingWeighs},
	}
	for _, name := range sla.LevelNames {
		c.keys = append(c.keys, free("weights."+name).is(aWeight))
	}
	return c
}

// noWeights are the weights of a policy that writes none.
func noWeights() [sla.Levels]int64 { return [sla.Levels]int64{NoWeight, NoWeight, NoWeight} }

func checkWeights(weights [sla.Levels]int64, report complaint) {
	heaviest, milder := NoWeight, ""
	for level, ppm := range weights {
		name := sla.LevelNames[level]
		switch {
		case ppm == NoWeight:
			continue
		case ppm < 0 || ppm > sla.Whole:
			report("weights."+name, WeightOutOfRange, "%s is not between 0 and 1", decimal(ppm))
			return
		case sla.Level(level) == sla.Full && ppm == 0:
			report("weights."+name, FullWithoutWeight, "full weighs 0")
		case ppm < heaviest:
			report("weights."+name, WeightsFall, "%s weighs %s and %s weighs %s", name, decimal(ppm), milder, decimal(heaviest))
		}
		heaviest, milder = ppm, name
	}
	switch {
	case heaviest == NoWeight:
		report("weights", NoWeights, "no level has a weight")
	case heaviest == 0 && weights[sla.Full] == NoWeight:
		report("weights", NothingWeighs, "every level weighs 0")
	}
}

// decimal is parts per million as a decimal without trailing zeros: "0.5".
func decimal(ppm int64) string {
	return strings.TrimSuffix(strings.TrimRight(sla.FormatScaled(ppm, 6), "0"), ".")
}

// weightlessSentence is for policies that measure users: how bad an outage was says
// nothing of how many it hit, unless its level never counts.
func weightlessSentence(weights [sla.Levels]int64) string {
	var never []string
	for level, ppm := range weights {
		if ppm == 0 {
			never = append(never, sla.LevelNames[level])
		}
	}
	if len(never) == 0 {
		return "Where nobody counted the users of an outage, no level stands for them."
	}
	return "Where nobody counted the users of an outage, it does not count if its level is " + strings.Join(never, " or ") + "; no other level stands for them."
}

func weightSentence(weights [sla.Levels]int64) string {
	var agreed, missing []string
	for level := sla.Levels - 1; level >= 0; level-- {
		name := sla.LevelNames[level]
		if weights[level] == NoWeight {
			missing = append(missing, name)
			continue
		}
		agreed = append(agreed, fmt.Sprintf("%s %s", name, inPercent(weights[level])))
	}
	text := "An outage counts by the share of users that it hit where that is recorded, and else by its level: " + listed(agreed) + " of its time."
	if len(missing) > 0 {
		text += " No weight is agreed for " + listed(missing) + ": such an outage is an error."
	}
	return text
}
