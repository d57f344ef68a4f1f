package policy

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"nines/sla"
)

// percent reads "99.9%", "99.9 %" or "99.9" as parts per million. A number from
// 0 to 1 without a sign is refused: it may be meant as a share.
func percent(text string) (int64, error) {
	number, signed := strings.CutSuffix(strings.TrimSpace(text), "%")
	number = strings.TrimSpace(number)
	ppm, err := sla.ParseScaled(number, 4)
	if err != nil {
		return 0, problem{err.Error(), "write a percentage with at most four decimals, like 99.9%"}
	}
	if !signed && ppm > 0 && ppm <= sla.Whole/100 {
		return 0, problem{fmt.Sprintf("%s may mean %s%% or a share of the whole", text, number),
			fmt.Sprintf("write %s%%, or %s%%", number, sla.FormatPercent(ppm*100))}
	}
	return ppm, nil
}

// weight reads 0.5 or 50% as parts per million.
func weight(text string) (int64, error) {
	if strings.HasSuffix(strings.TrimSpace(text), "%") {
		return percent(text)
	}
	ppm, err := sla.ParseScaled(text, 6)
	if err != nil {
		return 0, problem{err.Error(), "write a weight like 0.5 or 50%"}
	}
	return ppm, nil
}

// count reads a whole number of at most six digits.
func count(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || len(text) > 6 || strings.HasPrefix(text, "+") {
		return 0, problem{fmt.Sprintf("%q is not a whole number", text), "write digits alone, like 30"}
	}
	return n, nil
}

// truth reads true or false.
func truth(text string) (bool, error) {
	return oneOf(word[bool]{written: "true", value: true}, word[bool]{written: "false"})(text)
}

// date reads a calendar day like 2011-05-30.
func date(text string) (string, error) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return "", problem{fmt.Sprintf("%q is not a day of the calendar", text), "write a day like 2011-05-30"}
	}
	return text, nil
}

// clock reads a local time from 00:00 to 24:00 as milliseconds after midnight.
func clock(text string) (int64, error) {
	wrong := problem{fmt.Sprintf("%q is not a time of day", text), "write a time from 00:00 to 24:00, like 09:00"}
	if len(text) != 5 || text[2] != ':' {
		return 0, wrong
	}
	hour, err := strconv.ParseUint(text[:2], 10, 8)
	if err != nil {
		return 0, wrong
	}
	minute, err := strconv.ParseUint(text[3:], 10, 8)
	if err != nil || minute > 59 || hour > 24 || hour == 24 && minute > 0 {
		return 0, wrong
	}
	return int64(hour)*sla.Hour + int64(minute)*sla.Minute, nil
}

// instant reads an RFC 3339 instant with an offset, exact to the millisecond.
func instant(text string) (sla.Instant, error) {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return 0, problem{fmt.Sprintf("%q is not an instant", text), "write a time with its offset, like 2011-05-12T08:04:00Z"}
	}
	if t.Nanosecond()%int(time.Millisecond) != 0 {
		return 0, problem{fmt.Sprintf("%q is finer than a millisecond", text), "write at most three decimals"}
	}
	return sla.InstantOf(t), nil
}

// money reads an amount with its currency: "10000.00 USD".
func money(text string) (sla.Money, error) {
	const hint = "write an amount and its currency, like 10000.00 USD"
	amount, code, ok := strings.Cut(text, " ")
	if !ok {
		return sla.Money{}, problem{text + " has no currency", hint}
	}
	m, err := sla.ParseMoney(amount, code)
	if err != nil {
		return sla.Money{}, problem{err.Error(), hint}
	}
	return m, nil
}

// label reads a name: printable, without blanks at its ends.
func label(text string) (string, error) {
	hidden := func(r rune) bool { return !unicode.IsPrint(r) }
	switch {
	case text == "" || text != strings.TrimSpace(text):
		return "", problem{fmt.Sprintf("%q is not a name", text), "a name is not empty and has no blank at its ends"}
	case strings.ContainsFunc(text, hidden):
		return "", problem{fmt.Sprintf("%q has characters that cannot be printed", text), ""}
	}
	return text, nil
}

// prose reads any text on one line.
func prose(text string) (string, error) { return label(strings.Join(strings.Fields(text), " ")) }
