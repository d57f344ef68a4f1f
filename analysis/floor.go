package analysis

import (
	"fmt"

	"nines/sla"
)

// belowFloor says whether a credit is too small to be owed: least is the
// exact amount rounded down, most the same rounded up, minor as it is rounded
// for the result. For a floor in whole minor units the exact amount is more
// than it if and only if most is, and at least it if and only if least is.
// Errors: the floor has no amount in the currency.
func belowFloor(t *terms, currency string, least, most, minor int64) (bool, error) {
	f := t.Floor
	for _, amount := range f.Amounts {
		if amount.Currency != currency {
			continue
		}
		if f.Rounded {
			least, most = minor, minor
		}
		if f.AtLeast {
			return least < amount.Minor, nil
		}
		return most <= amount.Minor, nil
	}
	return false, fmt.Errorf("policy %q owes a credit only from an amount on, and writes none in %s%s",
		t.timing.policy, currency, written(f.Amounts))
}

// written are the amounts of a floor in words.
func written(amounts []sla.Money) string {
	text := ""
	for n, a := range amounts {
		text += []string{" (only ", ", "}[min(n, 1)] + a.Decimal() + " " + a.Currency
	}
	if text != "" {
		text += ")"
	}
	return text
}

// feeError is a fee that lacks what a policy reads of it.
func feeError(t *terms, fee *Fee, lacks string) error {
	return fmt.Errorf("policy %q: a fee of %s %s %s", t.timing.policy, fee.Decimal(), fee.Currency, lacks)
}
