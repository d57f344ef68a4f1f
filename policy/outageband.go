package policy

import (
	"fmt"
	"strings"
)

// OutageBands gives a credit for each piece of downtime, by its length.
type OutageBands struct {
	// Bands from the shortest up.
	Bands   []OutageBand
	Credits CombineCredits
	Across  AcrossWindows
}

// OutageBand is owed for a piece from FromMS (or more than it, where Above)
// to the next band.
type OutageBand struct {
	FromMS    int64
	Above     bool
	CreditPPM int64
}

// Contradictions of bands of lengths.
const (
	OutageBandEnd     Contradiction = "a band of lengths begins at a length (from), or past it (more_than), and ends where the next begins"
	OutageBandsOrder  Contradiction = "bands of lengths are written from the shortest up"
	OutageCreditsFall Contradiction = "a longer outage cannot give less than a shorter one, or as much: the two would be one band"
)

func outageBandFamily() family {
	return family{
		name: "outage_bands",
		keys: append([]key{
			free("credit.outage_bands"),
			required("credit.outage_bands.bands").lists(),
			free("credit.outage_bands.bands.from").is(aLength), free("credit.outage_bands.bands.more_than").is(aLength),
			required("credit.outage_bands.bands.credit").is(aCredit),
		}, pieceKeys("credit.outage_bands", required)...),
		read: func(v value, p *Promise, credit func(v value) int64) {
			p.OutageBands = &OutageBands{}
			p.OutageBands.Credits, p.OutageBands.Across = readPieces(v)
			for _, band := range v.get("bands").items() {
				p.OutageBands.Bands = append(p.OutageBands.Bands, readOutageBand(band, credit))
			}
			if len(p.OutageBands.Bands) == 0 {
				v.get("bands").contradicts(NoFamily, "the list of bands is empty")
			}
		},
		owes: func(p Promise) bool { return p.OutageBands != nil },
		check: func(_ Terms, p Promise, at string, report complaint) {
			at = join(at, "outage_bands")
			for n := range p.OutageBands.Bands {
				checkOutageBand(p, n, itemPath(at+".bands", n), report)
			}
			checkPieces(p.OutageBands.Credits, p.OutageBands.Across, at, report)
		},
		say:            outageBandSentence,
		contradictions: []Contradiction{OutageBandEnd, OutageBandsOrder, OutageCreditsFall},
	}
}

func readOutageBand(v value, credit func(v value) int64) OutageBand {
	from, above := v.get("from"), v.get("more_than")
	if from.present() == above.present() {
		v.contradicts(OutageBandEnd, "exactly one of the two is meant")
	}
	return OutageBand{FromMS: parse(from, duration) + parse(above, duration), Above: above.present(), CreditPPM: credit(v.get("credit"))}
}

func checkOutageBand(p Promise, n int, at string, report complaint) {
	band := p.OutageBands.Bands[n]
	p.checkCredit(band.CreditPPM, at+".credit", report)
	if band.FromMS < 0 {
		report(at, OutageBandEnd, "%s is no length", spell(band.FromMS))
	}
	if n == 0 {
		return
	}
	below := p.OutageBands.Bands[n-1]
	switch {
	case band.FromMS < below.FromMS || band.FromMS == below.FromMS && !(band.Above && !below.Above):
		report(at, OutageBandsOrder, "%s comes after %s", band, below)
	case band.CreditPPM <= below.CreditPPM:
		report(at+".credit", OutageCreditsFall, "%s gives %s and %s gives %s", below, p.credit(below.CreditPPM), band, p.credit(band.CreditPPM))
	}
}

// String is where the band begins, in words.
func (b OutageBand) String() string {
	if b.Above {
		return "more than " + spell(b.FromMS)
	}
	return spell(b.FromMS) + " or more"
}

func outageBandSentence(p Promise) string {
	var bands []string
	for _, b := range p.OutageBands.Bands {
		bands = append(bands, fmt.Sprintf("%s if it lasted %s", p.credit(b.CreditPPM), b))
	}
	return "For each uninterrupted piece of charged time, whatever it weighed, the credit is " + strings.Join(bands, ", ") +
		"; the last of these that it reached. " + piecesSentence(p.OutageBands.Credits, p.OutageBands.Across) +
		" It does not depend on the target."
}
