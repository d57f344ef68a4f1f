package reports

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"time"

	"nines/sla"
)

// dash stands where there is no figure: not measured, not known, none.
const dash = "–"

// count is a number with separators: 1,240,000.
func count(n int64) string { return group(strconv.FormatInt(n, 10)) }

// group puts commas between the thousands of a plain decimal.
func group(text string) string {
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "−", text[1:]
	}
	whole, rest, found := strings.Cut(text, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if found {
		whole += "." + rest
	}
	return sign + whole
}

// plural is "1 outage", "2 outages".
func plural(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}

// money is an amount with its currency: 1,250.00 USD.
func money(minor int64, currency string) string {
	return group(sla.Money{Minor: minor, Currency: currency}.Decimal()) + " " + currency
}

// moneyBrief is an amount for a headline: from 10,000 on without the minor
// unit, from a million on three digits of it (1.24 M USD), rounded down. The
// exact amount always stands on the same page.
func moneyBrief(minor int64, currency string) string {
	whole, _, _ := strings.Cut(sla.Money{Minor: minor, Currency: currency}.Decimal(), ".")
	digits := len(strings.TrimPrefix(whole, "-"))
	switch {
	case digits < 5:
		return money(minor, currency)
	case digits < 7:
		return group(whole) + " " + currency
	}
	units := [...]string{"M", "bn", "tn"}
	step := min((digits-7)/3, len(units)-1)
	value, _ := strconv.ParseInt(whole, 10, 64)
	for range step*3 + 4 {
		value /= 10
	}
	return group(sla.FormatScaled(value, 2)) + " " + units[step] + " " + currency
}

// targetText is a target or a threshold as it was written: 99.9 %.
func targetText(ppm int64) string { return sla.FormatPercent(ppm) + " %" }

// availability is a ledger's availability in words, rounded down, with as many
// decimals as the target has and one more: rule 28.
func availability(t sla.Times, targetPPM int64) string {
	a, ok := t.Availability()
	if !ok {
		return "not measured"
	}
	return percentDown(a.Num, a.Den, decimalsOf(targetPPM)+1)
}

// decimalsOf is how many decimals a target is written with.
func decimalsOf(ppm int64) int {
	_, fraction, _ := strings.Cut(sla.FormatPercent(ppm), ".")
	return len(fraction)
}

// full is all of it, by decimals: what most months of most contracts are.
var full = [...]string{"100 %", "100.0 %", "100.00 %", "100.000 %", "100.0000 %"}

// percentDown is num ÷ den as a percentage, rounded down, so that 100 % is
// shown only where nothing is missing. "not measured" where den is 0.
func percentDown(num, den int64, decimals int) string {
	switch {
	case den <= 0:
		return "not measured"
	case num == den && decimals < len(full):
		return full[decimals]
	}
	scale := int64(100)
	for range decimals {
		scale *= 10
	}
	return sla.FormatScaled(ratioDown(num, den, scale), decimals) + " %"
}

// ratioDown is num × scale ÷ den in 128 bits, rounded down; num and den are at
// least 0, and a quotient past 63 bits is the largest there is.
func ratioDown(num, den, scale int64) int64 {
	if num <= 0 || den <= 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(num), uint64(scale))
	if hi >= uint64(den) {
		return 1<<63 - 1
	}
	q, _ := bits.Div64(hi, lo, uint64(den))
	return int64(min(q, 1<<63-1))
}

// duration is a length of time in words: 3 h 48 min 10 s. Hours are not made
// into days, for days are not all equally long.
func duration(ms int64) string {
	if ms < 0 {
		return "−" + duration(-ms)
	}
	hours, rest := ms/sla.Hour, ms%sla.Hour
	minutes, rest := rest/sla.Minute, rest%sla.Minute
	seconds, millis := rest/sla.Second, rest%sla.Second
	var parts []string
	if hours > 0 {
		parts = append(parts, count(hours)+" h")
	}
	if minutes > 0 {
		parts = append(parts, strconv.FormatInt(minutes, 10)+" min")
	}
	switch {
	case millis > 0:
		parts = append(parts, strings.TrimRight(fmt.Sprintf("%d.%03d", seconds, millis), "0")+" s")
	case seconds > 0 || len(parts) == 0:
		parts = append(parts, strconv.FormatInt(seconds, 10)+" s")
	}
	return strings.Join(parts, " ")
}

// durationBrief is a length of time to the minute, for pictures and headlines;
// less than a minute keeps its seconds.
func durationBrief(ms int64) string {
	if ms >= sla.Minute {
		ms -= ms % sla.Minute
	} else {
		ms -= ms % sla.Second
	}
	return duration(ms)
}

// average is a length of time shared out, to the second.
func average(ms, among int64) string {
	ms /= max(1, among)
	return duration(ms - ms%sla.Second)
}

// justOver says a length of time that a single millisecond is added to, as
// what is missing to a strict threshold is.
func justOver(ms int64) string {
	if ms > 1 && ms%100 == 1 {
		return "just over " + duration(ms-1)
	}
	return duration(ms)
}

// charged is charged time in words: exact to the millisecond, and cut down to
// it where the fraction does not come out even.
func charged(f sla.Fraction) string {
	if f.Den <= 0 {
		return dash
	}
	return duration(f.Floor())
}

// day is a calendar day of a zone: 12 May 2011.
func day(t sla.Instant, zone *time.Location) string {
	return t.Time().In(zone).Format("2 January 2006")
}

// dayBrief is the same with a short month: 12 May 2011, 1 Aug 2011.
func dayBrief(t sla.Instant, zone *time.Location) string {
	return t.Time().In(zone).Format("2 Jan 2006")
}

// clock is a time of day, with seconds and milliseconds where it has some.
func clock(t sla.Instant, zone *time.Location) string {
	layout := "15:04"
	switch {
	case t%1000 != 0:
		layout = "15:04:05.000"
	case t%sla.Instant(sla.Minute) != 0:
		layout = "15:04:05"
	}
	return t.Time().In(zone).Format(layout)
}

// moment is an instant with its zone: 12 May 2011 01:04 UTC−7.
func moment(t sla.Instant, zone *time.Location) string {
	switch t {
	case sla.NoInstant:
		return "not recorded"
	case sla.Never:
		return "still open"
	}
	return t.Time().In(zone).Format("2 Jan 2006 ") + clock(t, zone) + " " + offset(t, zone)
}

// momentUTC is an instant in UTC.
func momentUTC(t sla.Instant) string { return moment(t, time.UTC) }

// offset is a zone's distance from UTC at an instant: UTC−7, UTC+5:30, UTC.
func offset(t sla.Instant, zone *time.Location) string {
	_, seconds := t.Time().In(zone).Zone()
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	hours, minutes := seconds/3600, seconds%3600/60
	switch {
	case seconds == 0:
		return "UTC"
	case minutes == 0:
		return fmt.Sprintf("UTC%s%d", sign, hours)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, hours, minutes)
}

// stretch is an interval: 12 May 01:04 – 04:52, or with both days where they
// differ. It names no zone: the column or the sentence around it does.
func stretch(i sla.Interval, zone *time.Location) string {
	from := i.Start.Time().In(zone).Format("2 Jan ") + clock(i.Start, zone)
	if i.End == sla.Never {
		return from + " – open"
	}
	to := clock(i.End, zone)
	if !sameDay(i.Start, zone, i.End, zone) {
		to = i.End.Time().In(zone).Format("2 Jan ") + to
	}
	return from + " – " + to
}

// sameDay says whether two instants are on one calendar day, each in its zone.
func sameDay(a sla.Instant, aZone *time.Location, b sla.Instant, bZone *time.Location) bool {
	aYear, aMonth, aDay := a.Time().In(aZone).Date()
	bYear, bMonth, bDay := b.Time().In(bZone).Date()
	return aDay == bDay && aMonth == bMonth && aYear == bYear
}

// stretchUTC is the same in UTC, and says so.
func stretchUTC(i sla.Interval) string { return stretch(i, time.UTC) + " UTC" }

// stretchUTCBrief is the same beside the local one, without the days where
// they are the same.
func stretchUTCBrief(i sla.Interval, zone *time.Location) string {
	if i.End != sla.Never && sameDay(i.Start, zone, i.Start, time.UTC) && sameDay(i.End, zone, i.End, time.UTC) && sameDay(i.Start, zone, i.End, zone) {
		return clock(i.Start, time.UTC) + " – " + clock(i.End, time.UTC) + " UTC"
	}
	return stretchUTC(i)
}

// list joins words with commas and a last "and".
func list(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// brief cuts a name that is too long for its place and says so with dots.
func brief(text string, runes int) string {
	all := []rune(text)
	if len(all) <= runes {
		return text
	}
	return strings.TrimRight(string(all[:runes-1]), " ,;:-–") + "…"
}

// capital begins a sentence.
func capital(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// glue keeps a number and its unit on one line: the blank between them becomes
// one that does not break.
func glue(text string) string {
	var out []byte // nothing is copied where nothing is joined
	done := 0
	for at := 0; at < len(text); at++ {
		if text[at] != ' ' {
			continue
		}
		word := text[at+1:]
		if end := strings.IndexByte(word, ' '); end >= 0 {
			word = word[:end]
		}
		if !joined(text[:at], word) {
			continue
		}
		out = append(append(out, text[done:at]...), "\u00a0"...)
		done = at + 1
	}
	if done == 0 {
		return text
	}
	return string(append(out, text[done:]...))
}

// joined says whether a word belongs to what stands before it: a unit to its
// number, the minutes to the hours.
func joined(before, word string) bool {
	if endsInDigit(before) {
		return glued(word)
	}
	number := word != "" && word[0] >= '0' && word[0] <= '9'
	for _, unit := range [...]string{" h", " min"} {
		if rest, ok := strings.CutSuffix(before, unit); number && ok && endsInDigit(rest) {
			return true
		}
	}
	return false
}

// glued says whether a word is a unit: %, h, min, s, M, or a currency's code.
func glued(word string) bool {
	word = strings.TrimRight(word, ".,;:")
	switch word {
	case "%", "h", "min", "s", "M", "bn", "tn":
		return true
	}
	return len(word) == 3 && strings.ToUpper(word) == word && strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func endsInDigit(text string) bool {
	if text == "" {
		return false
	}
	c := text[len(text)-1]
	return c >= '0' && c <= '9' || c == 'M'
}
