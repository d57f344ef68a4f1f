package policy

import (
	"fmt"
	"strconv"
	"strings"

	"nines/sla"
)

// availability reads a fraction, a percentage or NotMeasured, and gives it back
// without blanks.
func availability(text string) (string, error) {
	plain := strings.ReplaceAll(text, " ", "")
	num, den, isFraction := strings.Cut(plain, "/")
	if plain == NotMeasured || isFraction && isShare(num, den) {
		return plain, nil
	}
	if ppm, err := percent(plain); !isFraction && err == nil && ppm >= 0 && ppm <= sla.Whole {
		return plain, nil
	}
	return "", problem{fmt.Sprintf("%q is not an availability", text),
		"write a fraction like 3701/3720, a percentage like 99.48%, or none where nothing is counted"}
}

// isShare says whether num ÷ den is a fraction from 0 to 1.
func isShare(num, den string) bool {
	n, err := strconv.ParseUint(num, 10, 63)
	if err != nil {
		return false
	}
	d, err := strconv.ParseUint(den, 10, 63)
	return err == nil && d > 0 && n <= d
}

// tierReached reads the threshold of a tier, or none.
func tierReached(text string) (int64, error) {
	if text == "none" {
		return -1, nil
	}
	return percent(text)
}

// credit reads an amount in the currency of a fee, which may be repeated.
func credit(fee sla.Money) func(text string) (sla.Money, error) {
	return func(text string) (sla.Money, error) {
		amount, code, written := strings.Cut(text, " ")
		switch {
		case fee.Currency == "" && amount == "0":
			return sla.Money{}, nil
		case fee.Currency == "":
			return sla.Money{}, problem{"a credit needs a fee", "write the fee with its currency, like fee: 10000.00 USD"}
		case written && code != fee.Currency:
			return sla.Money{}, problem{fmt.Sprintf("the credit is in %s and the fee in %s", code, fee.Currency), ""}
		}
		m, err := sla.ParseMoney(amount, fee.Currency)
		if err != nil {
			return sla.Money{}, problem{err.Error(), "write an amount of " + fee.Currency + ", like 2500"}
		}
		return m, nil
	}
}
