package ingest

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"nines/sla"
)

// number reads a decimal that must be exact in 10^-places units of unit.
func (r *row) number(text string, places int) int64 {
	value, err := sla.ParseScaled(r.decimalText(text), places)
	if err != nil {
		r.refuse(r.column, text, err.Error(), hintForNumber(text))
	}
	return value
}

func hintForNumber(text string) string {
	if strings.ContainsAny(text, ", '") {
		return "write numbers as 1200.50: without separators of thousands, with a point before the decimals"
	}
	return ""
}

// percent reads a share in parts per million. Half of the users is written 50
// by some and 0.5 by others, so that a small number needs its sign.
func (r *row) percent(text string) int64 {
	number := r.decimalText(text)
	ppm, err := sla.ParsePercent(number)
	switch {
	case err != nil:
		r.refuse(r.column, text, err.Error(), hintForNumber(text))
	case ppm > 0 && ppm <= onePercent && !strings.HasSuffix(number, "%"):
		r.refuse(r.column, text, quote(number)+" may be a percentage or a fraction", fmt.Sprintf("write %s or %s", sla.FormatPercent(ppm)+"%", sla.FormatPercent(100*ppm)+"%"))
	}
	return ppm
}

const onePercent = sla.Whole / 100

// decimalText undoes what a spreadsheet does to a number: it keeps 0.29 as
// 0.28999999999999998 and shows 15 digits.
func (r *row) decimalText(text string) string {
	if !r.file.serials {
		return text
	}
	number, mark := strings.CutSuffix(text, "%")
	if isShortNumber(number) {
		return text
	}
	if value, ok := spreadsheetNumber(number); ok {
		text = fifteenDigits(value)
		if mark {
			text += "%"
		}
	}
	return text
}

// spreadsheetNumber is the number in a cell; a cell may write 1E-3. Numbers
// that no spreadsheet writes are none: their digits could fill the memory.
func spreadsheetNumber(text string) (*big.Rat, bool) {
	mantissa, exponent, scaled := strings.Cut(strings.ToUpper(text), "E")
	if len(mantissa) == 0 || len(mantissa) > 40 || strings.Trim(mantissa, "-.0123456789") != "" {
		return nil, false
	}
	if scaled {
		if n, err := strconv.Atoi(exponent); err != nil || n < -30 || n > 30 {
			return nil, false
		}
	}
	return new(big.Rat).SetString(text)
}

// isShortNumber says whether text is a number that fifteenDigits writes in the
// same way: nearly all are.
func isShortNumber(text string) bool {
	whole, fraction, decimal := strings.Cut(text, ".")
	return whole != "" && len(text) <= 15 && strings.Trim(whole+fraction, "0123456789") == "" &&
		(whole == "0" || whole[0] != '0') && decimal == (fraction != "") && !strings.HasSuffix(fraction, "0")
}

// fifteenDigits is value as a plain decimal with 15 significant digits.
func fifteenDigits(value *big.Rat) string {
	whole := new(big.Int).Quo(value.Num(), value.Denom())
	places := 15
	if whole.Sign() != 0 {
		places = max(0, 15-len(strings.TrimPrefix(whole.String(), "-")))
	}
	text := value.FloatString(places)
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// money reads an amount of a currency that is at least 0.
func (r *row) money(column, amount, code string) sla.Money {
	code = strings.ToUpper(code)
	digits, known := r.currencies[code]
	if !known {
		var err error
		if digits, err = sla.MinorDigits(code); err != nil {
			r.refuse("currency", code, err.Error(), "codes look like USD, EUR, JPY")
			return sla.Money{}
		}
		r.currencies[strings.Clone(code)] = digits
	}
	minor, err := sla.ParseScaled(r.decimalText(amount), digits)
	switch {
	case err != nil:
		r.refuse(column, amount, err.Error()+" for "+code, hintForNumber(amount))
	case minor < 0:
		r.refuse(column, amount, amount+" is negative", "")
	}
	return sla.Money{Minor: minor, Currency: code}
}

// wholeNumber reads a count that is at least 0.
func (r *row) wholeNumber(text string) int64 {
	value := r.number(text, 0)
	if value < 0 {
		r.refuse(r.column, text, text+" is negative", "")
	}
	return value
}

// word reads one of words; blanks, hyphens and case do not matter.
func (r *row) word(text string, words ...string) string {
	if slices.Contains(words, text) {
		return text
	}
	word := wordOf(text)
	if !slices.Contains(words, word) {
		r.refuse(r.column, text, quote(text)+" is not one of "+strings.Join(words, ", "), nearestHint(word, words))
	}
	return word
}

func wordOf(text string) string {
	return strings.Map(func(c rune) rune {
		if c == ' ' || c == '-' {
			return '_'
		}
		return c
	}, strings.ToLower(text))
}

func (r *row) yesNo(text string) bool {
	switch strings.ToLower(text) {
	case "yes", "y", "true", "t", "1":
		return true
	case "no", "n", "false", "f", "0":
		return false
	}
	r.refuse(r.column, text, quote(text)+" is neither yes nor no", "")
	return false
}

func (r *row) level(text string) sla.Level {
	word := r.word(text, sla.LevelNames[:]...)
	return sla.Level(max(0, slices.Index(sla.LevelNames[:], word)))
}

// cause reads a cause: any word, in lower case.
func (r *row) cause(text string) sla.Cause {
	word := wordOf(text)
	for n, c := range []byte(word) {
		if (c < 'a' || c > 'z') && (n == 0 || c != '_' && (c < '0' || c > '9')) {
			r.refuse(r.column, text, quote(text)+" is not a word like provider, customer or third_party", "")
			break
		}
	}
	return sla.Cause(word)
}

// period reads the label of a period.
func (r *row) period(text string) string {
	if !isPeriod(text) {
		r.refuse(r.column, text, quote(text)+" is not a period: a month like 2011-05, a quarter like 2011-Q2, a year, or a first and a last day like 2011-05-17..2011-06-16", "")
	}
	return text
}

// isPeriod says whether text is a label that a period can have. A month is one,
// from month to month is none: nothing is judged on that.
func isPeriod(text string) bool {
	first, last, days := strings.Cut(text, "..")
	if !days {
		_, _, err := sla.ParseRange(text)
		return err == nil
	}
	from, err1 := time.Parse(time.DateOnly, first)
	to, err2 := time.Parse(time.DateOnly, last)
	return err1 == nil && err2 == nil && !to.Before(from)
}

func quote(text string) string { return fmt.Sprintf("%q", text) }

// trim takes blanks away from both ends. Nearly all texts have none: neither
// of their ends is a blank, or a byte of a letter that may be one.
func trim(text string) string {
	if text == "" || !mayBeBlank(text[0]) && !mayBeBlank(text[len(text)-1]) {
		return text
	}
	return strings.TrimSpace(text)
}

func mayBeBlank(b byte) bool { return b <= ' ' || b >= 0x80 }

// count is "1 column", "2 columns".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
