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
