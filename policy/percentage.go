package policy

import (
	"fmt"

	"nines/sla"
)

// Percentage is a rounding of the availability before it is looked up.
type Percentage struct {
	// Decimals of the percentage, 0 to 4.
	Decimals int
	Round    sla.Rounding
}

// DecimalsOutOfRange is a rounding that no percentage of a policy can be
// compared with.
const DecimalsOutOfRange Contradiction = "a percentage has 0 to 4 decimals here"

func percentagePart() part {
	return part{
		title: "Rounded availability",
		keys: []key{
			optional("percentage", "the exact availability is compared, never a rounded one."),
			required("percentage.decimals").is(aNumber),
			required("percentage.round").takes(allowed(roundings())),
		},
		read: func(document, at value, p *Promise) {
			v := at.get("percentage")
			if !v.present() {
				v = document.get("percentage")
			}
			if v.present() {
				p.Percentage = &Percentage{
					Decimals: parse(v.get("decimals"), count),
					Round:    parse(v.get("round"), oneOf(roundings()...)),
				}
			}
		},
		check: func(_ Terms, p Promise, at string, report complaint) {
			switch r := p.Percentage; {
			case r == nil:
			case r.Decimals < 0 || r.Decimals > 4:
				report(join(at, "percentage.decimals"), DecimalsOutOfRange, "%d is out of range", r.Decimals)
			case meaning(roundings(), r.Round) == "":
				report(join(at, "percentage.round"), NotAWord, "%d has no meaning here", r.Round)
			}
		},
		say: func(p Promise) string {
			if p.Percentage == nil {
				return ""
			}
			return fmt.Sprintf("Before anything is compared, the availability is rounded to a percentage with %s, %s.",
				plural(int64(p.Percentage.Decimals), "decimal"), meaning(roundings(), p.Percentage.Round))
		},
		contradictions: []Contradiction{DecimalsOutOfRange, NotAWord},
	}
}

// stepPPM is how far apart two rounded availabilities are; 1 where nothing is
// rounded but what is written.
func (r *Percentage) stepPPM() int64 {
	step := int64(1)
	for n := r.Decimals; n < 4; n++ {
		step *= 10
	}
	return step
}

// roundings are the directions of a rounding, as the end of a sentence.
func roundings() []word[sla.Rounding] {
	return []word[sla.Rounding]{
		{"half_up", sla.RoundHalfUp, "halves up"},
		{"half_even", sla.RoundHalfEven, "halves to the even digit"},
		{"down", sla.RoundDown, "down"},
		{"up", sla.RoundUp, "up"},
	}
}
