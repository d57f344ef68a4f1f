package analysis

import (
	"math/big"
	"math/bits"

	"nines/sla"
)

// downDay is the down time on a local day, an index into Kernel.days, and what
// is charged, in milliseconds times parts per million.
type downDay struct {
	day             int
	downMS, charged int64
}

// inMillion is a weight of den as parts per million, rounded down.
func inMillion(weight, den int64) int64 {
	if den == sla.Whole {
		return weight
	}
	hi, lo := bits.Mul64(uint64(weight), uint64(sla.Whole))
	q, _ := bits.Div64(hi, lo, uint64(den))
	return int64(q)
}

// chargedDays is what the days' charges add up to: the charged time in
// milliseconds times parts per million, rounded down.
func (o *outcome) chargedDays() int64 {
	time := o.timeOf(o.Charged)
	if time.Den == sla.Whole {
		return time.Num
	}
	want := new(big.Int).Mul(big.NewInt(time.Num), big.NewInt(sla.Whole))
	return want.Quo(want, big.NewInt(time.Den)).Int64()
}

// spreadDays shares the charged time among the days where their own charges
// need not come to it: weights that are not parts of a million, requests and
// intervals. Each day has its part, what is left over the last one.
func (o *outcome) spreadDays() {
	var sum int64
	for _, d := range o.days {
		sum += d.charged
	}
	all := o.chargedDays()
	if all > 0 && len(o.days) == 0 {
		o.days = append(o.days, downDay{})
	}
	left := all
	for n := range o.days {
		d := &o.days[n]
		part := left
		if n < len(o.days)-1 {
			q := new(big.Int).Mul(big.NewInt(all), big.NewInt(d.charged))
			part = q.Quo(q, big.NewInt(max(sum, 1))).Int64()
		}
		d.charged, left = part, left-part
	}
}
