package sla

// FeeFactor is a step from the fee that a contract writes to that of a period:
// times Num of Unit, divided by Den of it. Den is 0 where nothing is divided.
type FeeFactor struct {
	Num, Den int64
	// Unit is seat, month, h, min, s or ms.
	Unit string
}

// FeeFactors are the steps from r.Fee to the exact fee of r's period, of which
// r.FeeMinor is the rounded amount: seats, months, the part of the time. There
// are none where the fee is for just that.
func (r Result) FeeFactors() []FeeFactor {
	var out []FeeFactor
	if r.Fee.Unit == PerSeat {
		out = append(out, FeeFactor{Num: r.Seats, Unit: "seat"})
	}
	if r.Period.Months != r.Fee.Months {
		out = append(out, FeeFactor{int64(r.Period.Months), int64(r.Fee.Months), "month"})
	}
	if r.FeePartMS == r.FeeWholeMS {
		return out
	}
	for _, unit := range [...]struct {
		ms   int64
		name string
	}{{Hour, "h"}, {Minute, "min"}, {1000, "s"}, {1, "ms"}} {
		if r.FeePartMS%unit.ms == 0 && r.FeeWholeMS%unit.ms == 0 {
			return append(out, FeeFactor{r.FeePartMS / unit.ms, r.FeeWholeMS / unit.ms, unit.name})
		}
	}
	return out
}

// FeeSteps is r.Fee with the steps of FeeFactors; nothing in it is rounded.
// Amounts, in minor units, and counts of a unit are written as the caller does.
func (r Result) FeeSteps(money func(minor int64, currency string) string, count func(n int64, unit string) string) string {
	text := money(r.Fee.Minor, r.Fee.Currency)
	for _, f := range r.FeeFactors() {
		text += " × " + count(f.Num, f.Unit)
		if f.Den != 0 {
			text += " ÷ " + count(f.Den, f.Unit)
		}
	}
	return text
}

// MeasureUnits are what one and several of a measure are called, "" for time.
func MeasureUnits(measure string) (one, many string) {
	switch measure {
	case "requests":
		return "request", "requests"
	case "error_rate":
		return "interval", "intervals"
	}
	return "", ""
}
