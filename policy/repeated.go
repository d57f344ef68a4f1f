package policy

import (
	"fmt"

	"nines/sla"
)

// Repeated is a condition on several windows: at least Missed of the last Of
// (Of = Missed: in a row). The window judged is the last of them and must be
// missed itself.
type Repeated struct {
	Missed, Of int
	// BelowPPM is the availability that counts as missed; -1 is the target.
	BelowPPM int64
	// DownMS: instead, more than so much is charged in the window; 0 where
	// the availability decides.
	DownMS int64
}

// Contradictions of conditions on several windows.
const (
	RepeatedOutOfRange Contradiction = "a condition is on at least one missed window of at least as many, and at most 120"
	RepeatedByBoth     Contradiction = "a window is missed by its availability (below) or by its charged time (down)"
	RepeatedBelow      Contradiction = "an availability that counts as missed is above 0 % and at most 100 %"
	RepeatedDown       Contradiction = "a window is missed by charged time of more than nothing, and of less than all its time"
	RepeatedNoTime     Contradiction = "requests and error rates are not time: a window of them is missed by its availability (below)"
)

func repeatedContradictions() []Contradiction {
	return []Contradiction{RepeatedOutOfRange, RepeatedByBoth, RepeatedBelow, RepeatedDown, RepeatedNoTime}
}

// repeatedKeys are the keys of a condition below a path.
func repeatedKeys(path string, missed func(path string) key) []key {
	return []key{
		missed(path + ".missed").is(aNumber),
		optional(path+".of", "the missed windows follow one another.").is(aNumber),
		optional(path+".below", "a window is missed where its target is.").is(aPercent),
		free(path + ".down").is(aLength),
	}
}

// readRepeated reads a condition; without missed it is on one window.
func readRepeated(v value) Repeated {
	r := Repeated{Missed: 1, BelowPPM: -1, DownMS: parse(v.get("down"), duration)}
	if missed := v.get("missed"); missed.present() {
		r.Missed = parse(missed, count)
	}
	r.Of = r.Missed
	if of := v.get("of"); of.present() {
		r.Of = parse(of, count)
	}
	if below := v.get("below"); below.present() {
		if r.BelowPPM = parse(below, percent); r.BelowPPM < 0 {
			below.contradicts(RepeatedBelow, "it is "+below.string())
		}
	}
	if down := v.get("down"); down.present() && r.DownMS == 0 {
		down.contradicts(RepeatedDown, "it is nothing")
	}
	return r
}

func checkRepeated(r Repeated, t Terms, at string, report complaint) {
	switch {
	case r.Missed < 1 || r.Of < r.Missed || r.Of > 120:
		report(at, RepeatedOutOfRange, "%d missed of %d cannot be", r.Missed, r.Of)
	case r.BelowPPM != -1 && r.DownMS != 0:
		report(at, RepeatedByBoth, "both are written")
	case r.BelowPPM != -1 && (r.BelowPPM <= 0 || r.BelowPPM > sla.Whole):
		report(at+".below", RepeatedBelow, "it is %s", inPercent(r.BelowPPM))
	case r.DownMS != 0 && t.Measures(RequestCount, MeanErrorRate):
		report(at+".down", RepeatedNoTime, "it is %s", spell(r.DownMS))
	case r.DownMS < 0 || r.DownMS >= t.Window.longestMS():
		report(at+".down", RepeatedDown, "it is %s", spell(r.DownMS))
	}
}

// words are the condition as the end of a sentence.
func (r Repeated) words() string {
	what := "in which the promise is broken"
	switch {
	case r.DownMS != 0:
		what = "with more than " + spell(r.DownMS) + " charged"
	case r.BelowPPM != -1:
		what = "with an availability below " + inPercent(r.BelowPPM)
	}
	switch {
	case r.Of == 1:
		return "after a {period} " + what
	case r.Of == r.Missed:
		return fmt.Sprintf("after %d times a {period} %s, one after another", r.Missed, what)
	}
	return fmt.Sprintf("after a {period} %s, the last of at least %d such among the last %d", what, r.Missed, r.Of)
}
