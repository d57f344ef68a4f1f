package reports

import (
	"strings"
	"testing"
	"time"

	"nines/sla"
)

// Whoever claims a credit that needs no claim was in no time, because there is none.
func TestACreditThatNeedsNoClaimIsNeverClaimedInTime(t *testing.T) {
	claimed := sla.StartOfDay(2011, 6, 2, time.UTC)
	for _, c := range []struct {
		deadline    sla.Instant
		letter, age string
	}{
		{sla.Never, "It needs no claim.", "due without a claim"},
		{claimed + sla.Instant(sla.Day), "It was claimed in time, on ", "due, claimed in time"},
	} {
		j := judgement{Result: sla.Result{Stage: sla.Due, Claimed: claimed, Deadline: c.deadline, NoticeBy: sla.Never}, zone: time.UTC}
		if got := j.claimText(); !strings.HasPrefix(got, c.letter) {
			t.Errorf("the letter says %q, wanted %q", got, c.letter)
		}
		if got, _ := age(sla.PayoutLine{Stage: sla.Due, Claimed: claimed, Deadline: c.deadline}, claimed); got != c.age {
			t.Errorf("the payouts say %q, wanted %q", got, c.age)
		}
	}
}

func TestAChangeThatIsSmallerThanWhatIsShownIsNone(t *testing.T) {
	m := &month{MonthInfo: sla.MonthInfo{Month: sla.MonthOf(2011, time.May)}}
	minutes := func(ms int64) string { return count(ms/60_000) + " min" }
	for before, want := range map[int64]string{28*60_000 + 900: "as in April 2011", 27 * 60_000: "▲ up from 27 min in April 2011"} {
		if got := m.figure("Median", []int64{before, 28 * 60_000}, minutes, true).Change; got != want {
			t.Errorf("after %d ms it says %q, wanted %q", before, got, want)
		}
	}
}
