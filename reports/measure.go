package reports

import (
	"math/big"
	"strings"
	"time"

	"nines/sla"
)

// The figures of a result are numbers of what its policy measures: time, for
// most, but for some requests, or the intervals of a monitor.

// isTime says whether the figures of a measure are lengths of time.
func isTime(measure string) bool {
	one, _ := sla.MeasureUnits(measure)
	return one == ""
}

// amountOf is a whole number of what is measured, in words.
func amountOf(measure string, n int64) string {
	if one, many := sla.MeasureUnits(measure); one != "" {
		return plural(n, one, many)
	}
	return duration(n)
}

// plainly is a whole number of what is measured, for calculating.
func plainly(measure string, n int64) string {
	if isTime(measure) {
		return seconds(n)
	}
	return amountOf(measure, n)
}

// chargedIn is what was charged, in words: cut down where the fraction does not
// come out even.
func chargedIn(measure string, f sla.Fraction) string {
	if isTime(measure) || f.Den <= 0 {
		return charged(f)
	}
	_, many := sla.MeasureUnits(measure)
	if f.Num == f.Den {
		return amountOf(measure, 1)
	}
	return exactNumber(f) + " " + many
}

// exactNumber is a fraction as a decimal where it ends after a few places.
func exactNumber(f sla.Fraction) string {
	exact := big.NewRat(f.Num, f.Den)
	if places, exactly := exact.FloatPrec(); exactly && places <= 6 {
		return group(exact.FloatString(places))
	}
	return "about " + group(sla.FormatScaled(ratioDown(f.Num, f.Den, 1000), 3))
}

// missingTo is what was missing to a threshold.
func missingTo(measure string, n int64) string {
	if isTime(measure) {
		return justOver(n)
	}
	return amountOf(measure, n)
}

// notCharged is the name of what no outage is charged for.
func notCharged(measure string) (name, sub string) {
	switch measure {
	case "requests":
		return "What was counted", "requests that failed or were degraded"
	case "error_rate":
		return "What was measured", "the error rates of all intervals"
	case "intervals":
		return "What was measured", "intervals that count as down"
	}
	return "Nobody was measuring", "counts as down"
}

// measureText says what the figures of a measure are, "" for plain time.
func measureText(measure string) string {
	switch measure {
	case "users":
		return "users’ time: an outage weighs the part of the users that it hit"
	case "requests":
		return "requests: those that failed, and degraded ones by their weight, of all"
	case "error_rate":
		return "intervals: each is charged the part of its requests that failed"
	case "intervals":
		return "time of the intervals in which too many requests failed"
	}
	return ""
}

// fared is an availability in words; what lacks evidence says so.
func fared(t sla.Times, targetPPM int64, w sla.Warnings) string {
	if t.Counted <= 0 && w&sla.NotComputable != 0 {
		return notComputable
	}
	return availability(t, targetPPM)
}

// notComputable stands where evidence is lacking: it is neither 100 % nor
// simply not measured.
const notComputable = "not computable"

// lacks says which evidence is lacking.
func lacks(w sla.Warnings) []string {
	var out []string
	for _, text := range (w & sla.NotComputable).Texts() {
		out = append(out, strings.TrimPrefix(text, notComputable+": "))
	}
	return out
}

// uncomputed says whether a result lacks evidence that its policy needs.
func uncomputed(r *sla.Result) bool { return !r.Judged && r.Warnings&sla.NotComputable != 0 }

// daysText is a number of days of service, from parts per million of a day.
func daysText(ppm int64) string {
	if ppm == sla.Whole {
		return "1 day of service"
	}
	text := strings.TrimSuffix(strings.TrimRight(sla.FormatScaled(ppm, 6), "0"), ".")
	return group(text) + " days of service"
}

// creditWords is a credit in the unit that a policy pays in.
func creditWords(pays string, ppm int64) string {
	switch pays {
	case "days":
		return daysText(ppm)
	case "daily_fees":
		return strings.TrimSuffix(strings.TrimRight(sla.FormatScaled(ppm, 6), "0"), ".") + " daily fees"
	}
	return sla.FormatPercent(ppm) + " %"
}

// shareText is an exact share, as a percentage where that ends.
func shareText(f sla.Fraction) string {
	exact := big.NewRat(f.Num, f.Den)
	exact.Mul(exact, big.NewRat(100, 1))
	if places, exactly := exact.FloatPrec(); exactly && places <= 6 {
		return group(exact.FloatString(places)) + " %"
	}
	return count(f.Num) + "/" + count(f.Den)
}

// periodWords is the label of a period in words: days where it is no month,
// quarter or year.
func periodWords(label string) string {
	from, to, ok := strings.Cut(label, "..")
	if !ok {
		return label
	}
	first, err := time.Parse(time.DateOnly, from)
	last, lastErr := time.Parse(time.DateOnly, to)
	switch {
	case err != nil || lastErr != nil:
		return label
	case first.Year() != last.Year():
		return first.Format("2 Jan 2006") + " – " + last.Format("2 Jan 2006")
	}
	return first.Format("2 Jan") + " – " + last.Format("2 Jan 2006")
}
