package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// Key is equal for terms that mean the same, whatever policy they are in: the
// SHA-256 of their canonical JSON, in hex.
func (t Terms) Key() string {
	text, err := json.Marshal(t.canonical())
	if err != nil {
		// Terms hold numbers, words and lists of them, which always encode.
		panic(fmt.Sprintf("encoding terms: %v", err))
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// canonical is t with one spelling for everything that has two: lists whose
// order means nothing are sorted, empty lists are nil, hours that never close
// are no hours.
func (t Terms) canonical() Terms {
	t.Components = sorted(t.Components)
	t.ExcludedCauses = sorted(t.ExcludedCauses)
	t.canonicalPromises()
	t.Claim.Holidays = sorted(t.Claim.Holidays)
	t.Weekly = weeklyHours(t.Weekly)
	if t.Redundant != nil {
		redundant := *t.Redundant
		redundant.Components = sorted(redundant.Components)
		t.Redundant = &redundant
	}
	if t.Hours != nil {
		hours := *t.Hours
		hours.Holidays = sorted(hours.Holidays)
		t.Hours = hours.unlessAlways()
	}
	return t
}

// sorted is a sorted copy of list, nil where it is empty.
func sorted[T ~string](list []T) []T {
	out := append([]T(nil), list...)
	slices.Sort(out)
	return out
}
