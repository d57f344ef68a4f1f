package ingest

import (
	"strings"

	"nines/sla"
)

// clockText is a date, mostly with a time of day, as it was written.
type clockText struct {
	local sla.LocalTime
	// hasTime is false for a date alone.
	hasTime bool
	// hasOffset says that offsetMS east of UTC was written.
	hasOffset bool
	offsetMS  int64
	// finer says that digits below the millisecond were cut off.
	finer bool
	// slashed says that a and b are day and month in an order that the text
	// does not tell; local.Month and local.Day are not set then.
	slashed bool
	a, b    int
}

// parseClock reads what people write: 2011-05-12T08:04:00Z, the same with a
// blank, an offset or without zone, 2011/05/12, 12/05/2011 08:04,
// 12.05.2011, 5/12/2011 8:04 PM. A reason says why text is none of these.
func parseClock(text string) (c clockText, reason, hint string) {
	rest, ok := c.date(text)
	if !ok {
		return c, "is not a date or time like 2011-05-12T08:04:00Z", ""
	}
	if rest == "" {
		return c, "", ""
	}
	if rest[0] != 'T' && rest[0] != 't' && rest[0] != ' ' {
		return c, "is not a date or time like 2011-05-12T08:04:00Z", ""
	}
	c.hasTime = true
	if rest, ok = c.timeOfDay(strings.TrimLeft(rest[1:], " ")); !ok {
		return c, "has no time of day like 08:04:00", ""
	}
	rest, ok = c.halfOfDay(rest)
	if !ok {
		return c, "has an hour that AM and PM do not have", ""
	}
	return c.offset(strings.TrimLeft(rest, " "))
}

// date reads the date at the beginning of text.
func (c *clockText) date(text string) (rest string, ok bool) {
	first, n := digits(text)
	if n == 0 || n >= len(text) || !strings.ContainsRune("-/.", rune(text[n])) {
		return "", false
	}
	mark := text[n]
	second, m := digits(text[n+1:])
	next := n + 1 + m
	if m == 0 || m > 2 || next >= len(text) || text[next] != mark {
		return "", false
	}
	third, k := digits(text[next+1:])
	rest = text[next+1+k:]
	switch {
	case n == 4 && (k == 1 || k == 2):
		c.local.Year, c.local.Month, c.local.Day = first, second, third
		return rest, true
	case n <= 2 && k == 4:
		c.slashed, c.a, c.b, c.local.Year = true, first, second, third
		return rest, true
	}
	return "", false
}

func (c *clockText) timeOfDay(text string) (rest string, ok bool) {
	l := &c.local
	hour, n := digits(text)
	if n == 0 || n > 2 || n >= len(text) || text[n] != ':' {
		return "", false
	}
	minute, m := digits(text[n+1:])
	if m != 2 {
		return "", false
	}
	l.Hour, l.Minute, rest = hour, minute, text[n+1+m:]
	if strings.HasPrefix(rest, ":") {
		second, k := digits(rest[1:])
		if k != 2 {
			return "", false
		}
		l.Second, rest = second, rest[1+k:]
		if rest, ok = c.fraction(rest); !ok {
			return "", false
		}
	}
	return rest, l.Hour < 24 && l.Minute < 60 && l.Second < 60
}

// fraction reads the decimals of a second down to the millisecond.
func (c *clockText) fraction(text string) (rest string, ok bool) {
	if text == "" || text[0] != '.' && text[0] != ',' {
		return text, true
	}
	n := 1
	for scale := 100; n < len(text) && text[n] >= '0' && text[n] <= '9'; n++ {
		digit := int(text[n] - '0')
		c.local.Millis += digit * scale
		c.finer = c.finer || scale == 0 && digit > 0
		scale /= 10
	}
	return text[n:], n > 1
}

// halfOfDay reads AM or PM.
func (c *clockText) halfOfDay(text string) (rest string, ok bool) {
	trimmed := strings.TrimLeft(text, " ")
	if len(trimmed) < 2 {
		return text, true
	}
	half := strings.ToUpper(trimmed[:2])
	if half != "AM" && half != "PM" || len(trimmed) > 2 && trimmed[2] != ' ' {
		return text, true
	}
	if c.local.Hour < 1 || c.local.Hour > 12 {
		return "", false
	}
	c.local.Hour %= 12
	if half == "PM" {
		c.local.Hour += 12
	}
	return trimmed[2:], true
}

// offset reads what follows the time of day.
func (c *clockText) offset(text string) (clockText, string, string) {
	switch text {
	case "":
		return *c, "", ""
	case "Z", "z", "UTC":
		c.hasOffset = true
		return *c, "", ""
	}
	if text[0] != '+' && text[0] != '-' {
		reason, hint := refuseAbbreviation(text)
		return *c, reason, hint
	}
	plain := strings.Replace(text[1:], ":", "", 1)
	value, n := digits(plain)
	if n == 2 && len(plain) == 2 {
		value, n = value*100, 4
	}
	if n != 4 || len(plain) > 4 || value/100 > 15 || value%100 > 59 {
		return *c, "has the offset " + text + ", which is not like +02:00", ""
	}
	c.hasOffset, c.offsetMS = true, int64(value/100)*sla.Hour+int64(value%100)*sla.Minute
	if text[0] == '-' {
		c.offsetMS = -c.offsetMS
	}
	return *c, "", ""
}

// exists says whether the calendar has the day.
func (c *clockText) exists() bool {
	l := c.local
	if l.Month < 1 || l.Month > 12 || l.Day < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[l.Month-1]
	if l.Month == 2 && l.Year%4 == 0 && (l.Year%100 != 0 || l.Year%400 == 0) {
		days = 29
	}
	return l.Day <= days
}

// digits is the number at the beginning of text and how many digits it has,
// at most four.
func digits(text string) (value, n int) {
	for n < len(text) && n < 5 && text[n] >= '0' && text[n] <= '9' {
		value = value*10 + int(text[n]-'0')
		n++
	}
	if n == 5 {
		return 0, 0
	}
	return value, n
}
