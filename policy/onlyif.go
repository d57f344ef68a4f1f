package policy

import "fmt"

// OnlyIf says what a credit by tier or band needs.
type OnlyIf string

// What a credit needs: a missed target, or no more than that its tier or band
// is reached.
const (
	TargetMissed OnlyIf = "target_missed"
	TierReached  OnlyIf = "tier_reached"
)

// Contradictions of what a credit needs.
const (
	// OnlyIfUnsaid is a credit that may be reached while the target is kept.
	OnlyIfUnsaid Contradiction = "where a tier or band can be reached while the target is kept, only_if says what a credit needs: target_missed or tier_reached"
	// OnlyIfNowhere is a need of a formula that has its own.
	OnlyIfNowhere Contradiction = "only_if is for credits by tier or band: flat and pro_rata are owed where the target is missed, steps, outage_bands and free_hour whether or not it is"
)

func onlyIfWords() []word[OnlyIf] {
	return []word[OnlyIf]{
		{"target_missed", TargetMissed, "It is owed only where the target is missed too."},
		{"tier_reached", TierReached, "It is owed where this is reached, whether or not the target is missed."}}
}

func onlyIfKey() key { return free("credit.only_if").takes(allowed(onlyIfWords())) }

// readOnlyIf wants the key where it matters, and leaves the default where it
// does not.
func readOnlyIf(at, v value, p *Promise) {
	if v.present() {
		p.OnlyIf = parse(v, oneOf(onlyIfWords()...))
		if !p.byTier() {
			v.contradicts(OnlyIfNowhere, "there are neither tiers nor bands")
		}
		return
	}
	if words, matters := p.creditAboveTarget(); matters &&
		v.file.sound("operator", declaredPath(join(at.path, "operator")), declaredPath(join(at.path, "target"))) {
		at.get("credit").contradicts(OnlyIfUnsaid, fmt.Sprintf("%s gives a credit, and the promise is broken %s", words, p.Operator.of(p.TargetPPM)))
	}
}

// creditAboveTarget is an availability in words that gives a credit by tier or
// band and does not miss the target; ok is false where there is none.
func (p Promise) creditAboveTarget() (words string, ok bool) {
	// The highest availability that gives a credit, and whether it itself does.
	highest, itself := int64(-1), false
	if len(p.Tiers) > 0 {
		highest, itself = p.Tiers[0].ThresholdPPM, p.tierOperator() == AtOrBelow
	}
	for n, b := range p.Bands {
		to, in := b.ToPPM, !b.OpenTo
		if n > 0 && p.Hole == HoleDown { // the hole above it is its own
			to, in = p.Bands[n-1].FromPPM, p.Bands[n-1].OpenFrom
		}
		if b.CreditPPM > 0 && (to > highest || to == highest && in) {
			highest, itself = to, in
		}
	}
	switch {
	case highest > p.TargetPPM:
		return "an availability above " + inPercent(p.TargetPPM), true
	case highest == p.TargetPPM && itself && p.Operator == Below:
		return "exactly " + inPercent(p.TargetPPM), true
	}
	return "", false
}

func onlyIfSentence(p Promise) []string {
	if _, matters := p.creditAboveTarget(); !matters {
		return nil
	}
	return []string{meaning(onlyIfWords(), p.OnlyIf)}
}
