package main

import (
	"fmt"
	"math/big"
	"strings"

	"nines/sla"
)

// seconds is ms as "13,680 s", with three decimals where it has some.
func seconds(ms int64) string {
	text := grouped(ms / 1000)
	if rest := ms % 1000; rest != 0 {
		text += fmt.Sprintf(".%03d", rest)
	}
	return text + " s"
}

// chargedSeconds is an exact fraction of milliseconds in seconds; what does
// not fit three decimals stays a fraction.
func chargedSeconds(f sla.Fraction) string {
	if f.Num%f.Den == 0 {
		return seconds(f.Num / f.Den)
	}
	exact := big.NewRat(f.Num, f.Den)
	exact.Quo(exact, big.NewRat(1000, 1))
	if places, exactly := exact.FloatPrec(); exactly && places <= 9 {
		whole, fraction, _ := strings.Cut(exact.FloatString(places), ".")
		n, ok := new(big.Int).SetString(whole, 10)
		if ok && n.IsInt64() {
			return grouped(n.Int64()) + "." + fraction + " s"
		}
	}
	return exact.RatString() + " s"
}

// duration is ms as "3 h 48 min"; hours are never turned into days.
func duration(ms int64) string {
	var parts []string
	for _, unit := range []struct {
		ms   int64
		name string
	}{{sla.Hour, "h"}, {sla.Minute, "min"}} {
		if n := ms / unit.ms; n > 0 {
			parts = append(parts, grouped(n)+" "+unit.name)
			ms %= unit.ms
		}
	}
	if ms > 0 || len(parts) == 0 {
		parts = append(parts, seconds(ms))
	}
	return strings.Join(parts, " ")
}

// grouped is n with separators of thousands.
func grouped(n int64) string {
	text := sla.FormatScaled(n, 0)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return sign + text
}

// money is an amount with separators and its currency: "2,500.00 USD".
func money(minor int64, currency string) string { return amount(minor, currency) + " " + currency }

// amount is money without the currency's name.
func amount(minor int64, currency string) string {
	text := decimal(minor, currency)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, fraction, has := strings.Cut(text, ".")
	n, err := sla.ParseScaled(whole, 0)
	if err != nil {
		return sign + text
	}
	if has {
		fraction = "." + fraction
	}
	return sign + grouped(n) + fraction
}

// availability is the percentage rounded down, with one decimal more than the
// target has: rule 28.
func availability(times sla.Times, target int64) string {
	f, ok := times.Availability()
	if !ok {
		return "not measured"
	}
	decimals := 0
	if _, fraction, has := strings.Cut(sla.FormatPercent(target), "."); has {
		decimals = len(fraction)
	}
	decimals++
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals+2)), nil)
	n := scale.Mul(scale, big.NewInt(f.Num))
	n.Quo(n, big.NewInt(f.Den))
	return sla.FormatScaled(n.Int64(), decimals) + " %"
}

// percent is parts per million as a percentage.
func percent(ppm int64) string { return sla.FormatPercent(ppm) + " %" }

// moment is t for people, in UTC.
func moment(t sla.Instant) string {
	if !t.Known() {
		return t.String()
	}
	return strings.TrimSuffix(strings.Replace(t.String(), "T", " ", 1), "Z")
}

// count is a number with its noun.
func count(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// place is where a row came from.
func place(p sla.Place) string {
	if p.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// decimal is an amount in major units, without separators or currency.
func decimal(minor int64, currency string) string {
	return sla.Money{Minor: minor, Currency: currency}.Decimal()
}
