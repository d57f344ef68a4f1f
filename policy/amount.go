package policy

import (
	"strings"

	"nines/sla"
)

// CreditUnit is what credits are written in.
type CreditUnit string

// What credits are written in, always in parts per million: of the fee base;
// of a day of service, which is time and not money, though it has a worth; of
// the fee of a day, which is money.
const (
	ShareOfFee    CreditUnit = "share"
	DaysOfService CreditUnit = "days"
	DailyFees     CreditUnit = "daily_fees"
)

// amount is a credit as it is written; the unit of nothing is "".
type amount struct {
	unit CreditUnit
	ppm  int64
}

// readAmount reads "25%", "3 days" or "3 daily fees".
func readAmount(text string) (amount, error) {
	number, words, _ := strings.Cut(strings.TrimSpace(text), " ")
	a := amount{unit: ShareOfFee}
	var err error
	switch strings.TrimSpace(words) {
	case "day", "days":
		a.unit = DaysOfService
	case "daily fee", "daily fees":
		a.unit = DailyFees
	default:
		a.ppm, err = percent(text)
	}
	if a.unit != ShareOfFee {
		a.ppm, err = sla.ParseScaled(number, 6)
	}
	if err != nil {
		return amount{}, problem{err.Error(), "write a credit like 25%, 3 days (of service) or 3 daily fees"}
	}
	if a.ppm == 0 {
		a.unit = ""
	}
	return a, nil
}

// in is a credit of the unit in words: "25 % of the fee".
func (unit CreditUnit) in(ppm int64) string {
	days := decimal(ppm) + " days"
	if ppm == sla.Whole {
		days = "1 day"
	}
	switch unit {
	case DaysOfService:
		return days + " of service"
	case DailyFees:
		return "the fee of " + days
	}
	return inPercent(ppm) + " of the fee"
}

// most is the largest credit that is no misprint: the whole fee, or a year.
func (unit CreditUnit) most() int64 {
	if unit == ShareOfFee {
		return sla.Whole
	}
	return 366 * sla.Whole
}

// CreditOutOfRange is a credit of nothing, or of more than there is.
const CreditOutOfRange Contradiction = "a credit is more than nothing and at most the whole fee, or the days of a year"

// checkCredit reports a credit that is out of range.
func (p Promise) checkCredit(ppm int64, path string, report complaint) {
	if ppm <= 0 || ppm > p.Pays.most() {
		report(path, CreditOutOfRange, "the credit is %s", p.Pays.in(ppm))
	}
}

// credit is a credit of the promise in words.
func (p Promise) credit(ppm int64) string {
	if ppm == 0 {
		return "nothing"
	}
	return p.Pays.in(ppm)
}
