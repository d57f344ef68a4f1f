package sla_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"nines/sla"
)

func times(countedMS, chargedMS int64) sla.Times {
	return sla.Times{Counted: countedMS, Charged: sla.Fraction{Num: chargedMS * sla.Whole, Den: sla.Whole}}
}

func TestRule18_TheBreachIsDecidedOnTheExactRatio(t *testing.T) {
	const month = 30 * 24 * 3600 * 1000
	exactly := times(month, 2_592_000) // 43 min 12 s
	for _, c := range []struct {
		times sla.Times
		orAt  bool
		want  bool
	}{
		{exactly, false, false},
		{exactly, true, true},
		{times(month, 2_592_001), false, true},
		{times(month, 2_591_999), true, false},
		{times(0, 0), true, false},
		{times(1000, 5000), false, true}, // a literal sum may pass the counted time
	} {
		if got := c.times.Below(999_000, c.orAt); got != c.want {
			t.Errorf("%+v below 99.9 %%, or at it %v: %v", c.times, c.orAt, got)
		}
	}
}

func TestRule14_NoCountedTimeIsNoAvailability(t *testing.T) {
	if f, ok := times(0, 0).Availability(); ok {
		t.Errorf("nothing counted has an availability of %+v", f)
	}
	if f, ok := times(1000, 5000).Availability(); !ok || f.Num != 0 {
		t.Errorf("more charged than counted is %+v, wanted 0", f)
	}
}

// Sums of error rates have denominators of any length.
func TestBelowAgreesWithExactArithmeticPast63Bits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.Int64Range(1, 1<<62).Draw(t, "den")
		num := rapid.Int64Range(0, 1<<62).Draw(t, "num")
		counted := rapid.Int64Range(1, 400*24*3600*1000).Draw(t, "counted")
		threshold := rapid.Int64Range(0, sla.Whole).Draw(t, "threshold")
		x := sla.Times{Counted: counted, Charged: sla.Fraction{Num: num, Den: den}}
		exact := big.NewRat(1, 1)
		if exact.Sub(exact, new(big.Rat).Quo(big.NewRat(num, den), big.NewRat(counted, 1))); exact.Sign() < 0 {
			exact.SetInt64(0)
		}
		if got := x.Below(threshold, false); got != (exact.Cmp(big.NewRat(threshold, sla.Whole)) < 0) {
			t.Fatalf("%v against %d ppm: %v", exact, threshold, got)
		}
		f, ok := x.Availability()
		less := new(big.Rat).Sub(exact, big.NewRat(f.Num, f.Den))
		if !ok || less.Sign() < 0 || less.Cmp(big.NewRat(1, sla.Whole*sla.Whole)) > 0 {
			t.Fatalf("availability is %+v, wanted %v", f, exact)
		}
	})
}

func TestBelowAgreesWithExactArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counted := rapid.Int64Range(1, 400*24*3600*1000).Draw(t, "counted")
		num := rapid.Int64Range(0, counted*sla.Whole).Draw(t, "charged")
		threshold := rapid.Int64Range(0, sla.Whole).Draw(t, "threshold")
		orAt := rapid.Bool().Draw(t, "or at")
		x := sla.Times{Counted: counted, Charged: sla.Fraction{Num: num, Den: sla.Whole}}
		exact := big.NewRat(1, 1)
		exact.Sub(exact, new(big.Rat).Quo(big.NewRat(num, sla.Whole), big.NewRat(counted, 1)))
		c := exact.Cmp(big.NewRat(threshold, sla.Whole))
		if got := x.Below(threshold, orAt); got != (c < 0 || orAt && c == 0) {
			t.Fatalf("%v against %d ppm: %v", exact, threshold, got)
		}
		if f, ok := x.Availability(); !ok || big.NewRat(f.Num, f.Den).Cmp(exact) != 0 {
			t.Fatalf("availability is %+v, wanted %v", f, exact)
		}
	})
}
