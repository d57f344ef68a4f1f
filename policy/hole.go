package policy

import (
	"fmt"

	"nines/sla"
)

// Hole is what holds for an availability between two printed bands.
type Hole string

// What holds in a hole: nothing where there is none.
const (
	NoHole   Hole = ""
	HoleUp   Hole = "band_above" // the band above it, which pays less
	HoleDown Hole = "band_below" // the band below it, which pays more
	HoleNone Hole = "no_credit"
)

// Contradictions of holes.
const (
	BandsHole   Contradiction = "printed bands leave an availability without an answer: write credit.hole (band_above, band_below or no_credit), or percentage where the contract rounds before it looks up"
	HoleNowhere Contradiction = "credit.hole is for availabilities that no band holds, and there are none"
)

func holeContradictions() []Contradiction { return []Contradiction{BandsHole, HoleNowhere} }

func holeWords() []word[Hole] {
	return []word[Hole]{
		{"band_above", HoleUp, "Where no band holds, the one above it does; above the highest, nothing is owed."},
		{"band_below", HoleDown, "Where no band holds, the one below it does."},
		{"no_credit", HoleNone, "Where no band holds, nothing is owed."}}
}

func holeKey() key { return free("credit.hole").takes(allowed(holeWords())) }

func readHole(v value, p *Promise) {
	if !v.present() {
		return
	}
	p.Hole = parse(v, oneOf(holeWords()...))
	if len(p.Bands) == 0 {
		v.contradicts(HoleNowhere, "it is written without bands")
	}
}

// checkHoles wants a rule for what no band holds, and none where there is
// nothing of the kind.
func checkHoles(p Promise, at string, report complaint) {
	where := p.holes()
	switch {
	case p.Hole != NoHole && meaning(holeWords(), p.Hole) == "":
		report(join(at, "hole"), NotAWord, "%q has no meaning here", p.Hole)
	case p.Hole == NoHole && len(where) > 0:
		report(at+".bands", BandsHole, "%s no band holds", where[0])
	case p.Hole != NoHole && len(where) == 0:
		report(join(at, "hole"), HoleNowhere, "every availability that misses the target is in a band")
	}
}

// holes are the stretches between bands, and between the highest band and the
// target, in words. What no rounded availability can hit is no hole.
func (p Promise) holes() []string {
	var out []string
	// Above the highest band, what misses the target begins under this edge.
	edge, edgeIn := p.TargetPPM, p.Operator == AtOrBelow
	for _, b := range p.Bands {
		lowest, lowestIn := b.ToPPM, b.OpenTo
		if p.hits(lowest, lowestIn, edge, edgeIn) {
			out = append(out, between(lowest, edge))
		}
		edge, edgeIn = b.FromPPM, b.OpenFrom
	}
	return out
}

// hits says whether an availability can lie from one edge to another; an edge
// belongs to what is between only where its flag says so.
func (p Promise) hits(from int64, fromIn bool, to int64, toIn bool) bool {
	switch {
	case from > to || from == to && !(fromIn && toIn):
		return false
	case p.Percentage == nil:
		return true
	}
	step := p.Percentage.stepPPM()
	first := (from + step - 1) / step * step
	if first == from && !fromIn {
		first += step
	}
	return first < to || first == to && toIn
}

// between names a hole; the point where both edges are the same.
func between(from, to int64) string {
	if from == to {
		return fmt.Sprintf("at exactly %s", inPercent(from))
	}
	if to == sla.Whole {
		return fmt.Sprintf("above %s", inPercent(from))
	}
	return fmt.Sprintf("between %s and %s", inPercent(from), inPercent(to))
}
