package sla

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// ParseScaled reads a plain decimal number ("-12.50") as an integer count of
// 10^-digits. It is exact or an error: a digit past the last place that is
// not zero, an exponent, a thousands separator, a blank are refused.
func ParseScaled(text string, digits int) (int64, error) {
	whole, fraction, _ := strings.Cut(text, ".")
	sign := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(whole, "-")
	if whole == "" || !isDigits(whole) || !isDigits(fraction) || strings.HasSuffix(text, ".") {
		return 0, fmt.Errorf("%q is not a decimal number", text)
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > digits {
		return 0, fmt.Errorf("%q has more than %d decimals", text, digits)
	}
	if len(whole)+digits <= 18 {
		return scaleSmallText(whole, fraction, digits, sign), nil
	}
	value, ok := new(big.Int).SetString(whole+fraction+strings.Repeat("0", digits-len(fraction)), 10)
	if !ok || !value.IsInt64() {
		return 0, fmt.Errorf("%q is too large", text)
	}
	if sign {
		return -value.Int64(), nil
	}
	return value.Int64(), nil
}

// scaleSmallText is ParseScaled for at most 18 digits, which fit 63 bits.
func scaleSmallText(whole, fraction string, digits int, negative bool) int64 {
	var value int64
	for n := range len(whole) {
		value = value*10 + int64(whole[n]-'0')
	}
	for n := range digits {
		value *= 10
		if n < len(fraction) {
			value += int64(fraction[n] - '0')
		}
	}
	if negative {
		return -value
	}
	return value
}

func isDigits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// FormatScaled is the inverse of ParseScaled with exactly digits decimals.
func FormatScaled(value int64, digits int) string {
	unsigned := uint64(value)
	out := make([]byte, 0, 32)
	if value < 0 {
		unsigned, out = -unsigned, append(out, '-')
	}
	sign := len(out)
	out = strconv.AppendUint(out, unsigned, 10)
	for len(out)-sign < digits+1 {
		out = slices.Insert(out, sign, '0')
	}
	if digits > 0 {
		out = slices.Insert(out, len(out)-digits, '.')
	}
	return string(out)
}

// Whole is one, all, 100 %, in parts per million.
const Whole int64 = 1_000_000

// ParsePercent reads "99.9", "99.9%" or "99.9 %" as parts per million.
// Errors: not a decimal, more than four decimals, below 0, over 100 %.
func ParsePercent(text string) (ppm int64, err error) {
	number := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	ppm, err = ParseScaled(number, 4)
	switch {
	case err != nil:
		return 0, err
	case ppm < 0:
		return 0, fmt.Errorf("%s is below 0 %%", text)
	case ppm > Whole:
		return 0, fmt.Errorf("%s is over 100 %%", text)
	}
	return ppm, nil
}

// FormatPercent is ppm as a percentage without trailing zeros: 999000 is "99.9".
func FormatPercent(ppm int64) string {
	text := FormatScaled(ppm, 4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
