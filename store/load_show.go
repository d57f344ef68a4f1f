package store

import (
	"strconv"

	"nines/sla"
)

// show is a stored number for people; what is no number stays as it is.
func (u unit) show(text, currency string) string {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return text
	}
	switch u {
	case instantUnit:
		return sla.Instant(value).String()
	case ppmUnit:
		if value == sla.NoShare {
			return ""
		}
		return sla.FormatPercent(value) + "%"
	case countUnit:
		if value == sla.NoUsers {
			return ""
		}
	case rateUnit:
		if value < 0 {
			return ""
		}
		return sla.FormatScaled(value, 12)
	case moneyUnit:
		if value < 0 {
			return ""
		}
		return sla.Money{Minor: value, Currency: currency}.Decimal()
	}
	return text
}
