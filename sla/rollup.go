package sla

import "math/big"

// OutageCost is what an outage cost over all contracts, by the month in which
// their periods end, service and currency. Outage is NoRef for time that
// counts as down because nobody was measuring.
type OutageCost struct {
	Outage    int32
	Month     Month
	Service   string
	Currency  string
	Contracts int64 // with charged time
	Seats     int64
	// ChargedMS and SeatChargedMS: charged time summed over contracts and
	// over their seats, whole milliseconds of the exact sum.
	ChargedMS, SeatChargedMS int64
	// CreditContracts have a credit that the outage has a share of.
	CreditContracts int64
	CreditMinor     int64
}

// Rollup adds up contracts by the month in which their periods end, service,
// region and currency.
type Rollup struct {
	Month                                        Month
	Service, Region, Currency                    string
	Contracts, Seats, Judged, Breached, Credited int64
	// Sums over contracts in milliseconds.
	MeasuredMS, DownMS, ExcludedMS, UnknownMS, CountedMS, ChargedMS, BudgetMS int64
	// Sums weighted by seats and by the fee of a year in minor units.
	SeatCounted, SeatCharged, FeeCounted, FeeCharged *big.Int
	CreditMinor                                      int64
}

// DayDown adds up the down time of contracts on a local day of their periods,
// and what was charged for it: two figures, as in a ledger.
type DayDown struct {
	Month           Month
	Service, Region string
	// Date is the local day, "2011-05-12".
	Date string
	// DownMS summed over contracts.
	DownMS int64
	// ChargedMS summed over contracts, whole milliseconds: the days of a month
	// add up to the whole milliseconds of their exact sum.
	ChargedMS int64
}
