// Package sla holds the nouns of the house: instants, intervals, periods,
// money, outages, contracts, ledgers and results.
//
// How a millisecond becomes a credit. An outage is recorded as a half-open
// interval of UTC milliseconds ([Outage]). A contract ([Contract]) promises a
// service under a policy for a fee. The kernel (package analysis) puts every
// measured millisecond of a contract's period into exactly one [State]; the
// states are elapsed time and add up to the measured time ([Times]). What the
// policy charges for is another figure, an exact [Fraction] of milliseconds.
// Availability is (counted − charged) ÷ counted; it is compared with the
// promise exactly ([Times.Below]), never by a rounded percentage. A tier turns
// it into a share of the fee, and the share into minor units of the currency
// in one rounding ([Scale]).
//
// Enters: text to parse, plain numbers. Leaves: values. It does no I/O, knows
// no database, no file format and no policy, and never asks what time it is.
package sla
