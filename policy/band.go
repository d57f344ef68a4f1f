package policy

import (
	"fmt"
	"strings"

	"nines/sla"
)

// Band gives a credit from one availability to another, as contracts print it.
type Band struct {
	// FromPPM to ToPPM, both ends included unless they are open.
	FromPPM, ToPPM   int64
	OpenFrom, OpenTo bool
	// CreditPPM may be 0.
	CreditPPM int64
}

// Contradictions of bands.
const (
	BandEnds      Contradiction = "a band has one lower end (from or above) and one upper end (to or below), or one of the two"
	BandEmpty     Contradiction = "a band lies between 0 % and 100 % and holds at least one availability"
	BandsOverlap  Contradiction = "an availability in two bands has two credits: nothing would say which one holds"
	BandsNoBottom Contradiction = "the lowest band reaches down to 0 %: give it an upper end alone"
)

func bandFamily() family {
	return family{
		name: "bands",
		keys: []key{
			free("credit.bands").lists(),
			free("credit.bands.from").is(aPercent), free("credit.bands.above").is(aPercent),
			free("credit.bands.to").is(aPercent), free("credit.bands.below").is(aPercent),
			required("credit.bands.credit").is(aCredit), holeKey(),
		},
		read: func(v value, p *Promise, credit func(v value) int64) {
			for _, band := range v.items() {
				p.Bands = append(p.Bands, readBand(band, credit))
			}
			if len(p.Bands) == 0 {
				v.contradicts(NoFamily, "the list of bands is empty")
			}
		},
		owes: func(p Promise) bool { return len(p.Bands) > 0 },
		check: func(_ Terms, p Promise, at string, report complaint) {
			for n := range p.Bands {
				checkBand(p, n, itemPath(at+".bands", n), report)
			}
			checkHoles(p, at, report)
		},
		say:            bandSentence,
		contradictions: append([]Contradiction{BandEnds, BandEmpty, BandsOverlap, BandsNoBottom, CreditsFall}, holeContradictions()...),
	}
}

func readBand(v value, credit func(v value) int64) Band {
	from, above, to, below := v.get("from"), v.get("above"), v.get("to"), v.get("below")
	lower, upper := from.present() || above.present(), to.present() || below.present()
	if from.present() && above.present() || to.present() && below.present() || !lower && !upper {
		v.contradicts(BandEnds, "its ends are not clear")
	}
	band := Band{FromPPM: parse(from, percent) + parse(above, percent), OpenFrom: above.present(),
		ToPPM: parse(to, percent) + parse(below, percent), OpenTo: below.present(), CreditPPM: credit(v.get("credit"))}
	if !upper {
		band.ToPPM = sla.Whole
	}
	return band
}

func checkBand(p Promise, n int, at string, report complaint) {
	band := p.Bands[n]
	if band.CreditPPM != 0 {
		p.checkCredit(band.CreditPPM, at+".credit", report)
	}
	if band.FromPPM < 0 || band.ToPPM > sla.Whole || band.FromPPM > band.ToPPM ||
		band.FromPPM == band.ToPPM && (band.OpenFrom || band.OpenTo) {
		report(at, BandEmpty, "%s is no band", band)
		return
	}
	if n == len(p.Bands)-1 && (band.FromPPM > 0 || band.OpenFrom) {
		report(at, BandsNoBottom, "%s is the lowest", band)
	}
	if n == 0 {
		return
	}
	above := p.Bands[n-1]
	switch {
	case band.ToPPM > above.FromPPM || band.ToPPM == above.FromPPM && !band.OpenTo && !above.OpenFrom:
		report(at, BandsOverlap, "%s and %s share %s", above, band, inPercent(min(above.ToPPM, max(band.FromPPM, above.FromPPM))))
	case band.CreditPPM <= above.CreditPPM:
		report(at+".credit", CreditsFall, "%s gives %s and %s gives %s", above, p.credit(above.CreditPPM), band, p.credit(band.CreditPPM))
	}
}

// String is the band as people print it.
func (b Band) String() string {
	from, to := "from "+inPercent(b.FromPPM), "to "+inPercent(b.ToPPM)
	if b.OpenFrom {
		from = "above " + inPercent(b.FromPPM)
	}
	if b.OpenTo {
		to = "below " + inPercent(b.ToPPM)
	}
	switch {
	case b.FromPPM == 0 && !b.OpenFrom && b.OpenTo:
		return to
	case b.FromPPM == 0 && !b.OpenFrom:
		return inPercent(b.ToPPM) + " or less"
	case b.ToPPM == sla.Whole && !b.OpenTo && b.OpenFrom:
		return from
	case b.ToPPM == sla.Whole && !b.OpenTo:
		return inPercent(b.FromPPM) + " or more"
	}
	return from + " " + to
}

func bandSentence(p Promise) string {
	var bands []string
	for _, b := range p.Bands {
		bands = append(bands, fmt.Sprintf("%s if the availability is %s", p.credit(b.CreditPPM), b))
	}
	text := "The credit is " + strings.Join(bands, ", ") + "."
	if p.Hole != NoHole {
		text += " " + meaning(holeWords(), p.Hole)
	}
	return text
}
