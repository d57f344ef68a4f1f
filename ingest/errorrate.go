package ingest

import (
	"fmt"
	"math/big"
	"strings"

	"nines/sla"
)

// rateText is an error rate as it was written.
type rateText struct {
	given bool
	// ppt is the rate in parts per million million, and lastPPT what one unit
	// of its last decimal is worth: how far a rounded rate can be off.
	ppt, lastPPT int64
	text         string
}

// wholePPT is a rate of 1.
const wholePPT = int64(1_000_000_000_000)

// errorRate reads a percentage; small numbers need their sign, see percent.
func (r *row) errorRate(text string) rateText {
	number := r.decimalText(text)
	bare, signed := strings.CutSuffix(number, "%")
	rate := r.rateOf(text, strings.TrimSpace(bare), 10)
	if !r.bad && !signed && rate.ppt > 0 && rate.ppt <= wholePPT/100 {
		r.refuse(r.column, text, quote(number)+" may be a percentage or a fraction", "write "+number+"%, or call the column error_fraction")
	}
	return rate
}

// errorFraction reads a number from 0 to 1.
func (r *row) errorFraction(text string) rateText {
	return r.rateOf(text, r.decimalText(text), 12)
}

// rateOf reads a rate of which 1 is 10^places units of the last place kept.
func (r *row) rateOf(text, number string, places int) rateText {
	ppt, err := sla.ParseScaled(number, places)
	switch {
	case r.rate.given:
		r.refuse(r.column, text, "error_rate and error_fraction are both given", "keep one of them")
	case err != nil:
		r.refuse(r.column, text, err.Error(), hintForNumber(text))
	case ppt < 0:
		r.refuse(r.column, text, text+" is negative", "")
	case ppt > wholePPT:
		r.refuse(r.column, text, text+" is over 100 %", "")
	}
	rate := rateText{given: true, ppt: ppt, lastPPT: 1, text: text}
	_, decimals, _ := strings.Cut(number, ".")
	for range places - len(decimals) {
		rate.lastPPT *= 10
	}
	return rate
}

// checkCounts refuses counts that contradict each other, or a rate that they do
// not round to.
func (r *row) checkCounts(m *sla.Measurement) {
	if m.Failed > m.Requests || m.Degraded > m.Requests-m.Failed {
		r.refuse("failed", "", fmt.Sprintf("%d failed and %d degraded requests are more than %d requests", m.Failed, m.Degraded, m.Requests), "")
		return
	}
	if !r.rate.given || r.rate.fits(m.Failed, m.Requests) {
		return
	}
	r.refuse("error_rate", r.rate.text, fmt.Sprintf("%s is not %d of %d requests", r.rate.text, m.Failed, m.Requests), "leave the rate out: the counts say it exactly")
}

// fits says whether failed of requests, rounded somehow to the decimals of the
// rate, is the rate. Of no requests it is 0.
func (t rateText) fits(failed, requests int64) bool {
	if requests == 0 {
		return t.ppt == 0
	}
	off := new(big.Int).Mul(big.NewInt(failed), big.NewInt(wholePPT))
	off.Sub(off, new(big.Int).Mul(big.NewInt(t.ppt), big.NewInt(requests)))
	most := new(big.Int).Mul(big.NewInt(t.lastPPT), big.NewInt(requests))
	return off.CmpAbs(most) < 0
}
