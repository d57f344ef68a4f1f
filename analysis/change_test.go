package analysis

import (
	"testing"

	"nines/policy"
)

// A fee that was split stays so when a row follows in which nothing changed:
// otherwise the rest of the period would pay a whole fee beside the first part.
func TestAPartOfASplitPeriodKeepsItsPartOfTheFeeWhenARowFollowsThatChangesNothing(t *testing.T) {
	same := &terms{Terms: &policy.Terms{OnChange: policy.SplitPeriod}}
	a := single{terms: same, split: true, changed: true}
	a.cover.Start, a.cover.End = 10, 20
	b := single{terms: same}
	b.cover.Start, b.cover.End = 20, 30
	bridged, err := new(Kernel).change(&a, &b)
	if err != nil || !bridged {
		t.Fatalf("two rows of which nothing differs: bridged %v, %v", bridged, err)
	}
	if !a.split || !a.changed || a.cover.Start != 10 || a.cover.End != 30 {
		t.Errorf("the bridged part is %+v", a)
	}
}
