package policy

import "nines/sla"

// Floor says that a credit is owed only if it is more than an amount (or at
// least that, where AtLeast), in the currency of the fee.
type Floor struct {
	// Amounts, one a currency, sorted by it.
	Amounts []sla.Money
	AtLeast bool
	// Rounded: the rounded credit is compared, else the exact one.
	Rounded bool
}
