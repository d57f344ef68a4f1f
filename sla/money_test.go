package sla_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"nines/sla"
)

func TestRule21_EveryCurrencyIsRoundedInItsOwnMinorUnit(t *testing.T) {
	for code, want := range map[string]int{"USD": 2, "EUR": 2, "JPY": 0, "KWD": 3, "COP": 2, "IDR": 2, "IQD": 3} {
		if got, err := sla.MinorDigits(code); err != nil || got != want {
			t.Errorf("%s has %d decimals, %v", code, got, err)
		}
	}
	for _, code := range []string{"", "US", "usd", "XYZ1", "$"} {
		if got, err := sla.MinorDigits(code); err == nil {
			t.Errorf("%q is a currency with %d decimals", code, got)
		}
	}
	if m, err := sla.ParseMoney("1234.5", "KWD"); err != nil || m.Minor != 1_234_500 || m.Decimal() != "1234.500" {
		t.Errorf("1234.5 KWD is %+v, %v", m, err)
	}
	if _, err := sla.ParseMoney("0.5", "JPY"); err == nil {
		t.Error("half a yen is read")
	}
}

func TestRule21_TheDirectionIsThePolicys(t *testing.T) {
	for _, c := range []struct {
		amount, num, den             int64
		halfUp, halfEven, down, upTo int64
	}{
		{1_234_567, 1, 10, 123_457, 123_457, 123_456, 123_457},
		{25, 1, 10, 3, 2, 2, 3},
		{35, 1, 10, 4, 4, 3, 4},
		{30, 1, 10, 3, 3, 3, 3},
		{1, 1, 1000, 0, 0, 0, 1},
		{0, 1, 3, 0, 0, 0, 0},
	} {
		for r, want := range map[sla.Rounding]int64{sla.RoundHalfUp: c.halfUp, sla.RoundHalfEven: c.halfEven,
			sla.RoundDown: c.down, sla.RoundUp: c.upTo} {
			if got, err := sla.Scale(c.amount, []int64{c.num}, []int64{c.den}, r); err != nil || got != want {
				t.Errorf("%d × %d ÷ %d, rounding %d, is %d, %v; wanted %d", c.amount, c.num, c.den, r, got, err, want)
			}
		}
	}
}

// The quick way with 64 bits and the slow one with big integers must agree, so
// factors are drawn on both sides of where the one gives way to the other.
func TestAShareIsTheExactQuotientRoundedOnce(t *testing.T) {
	factor := rapid.OneOf(rapid.Int64Range(0, 1000), rapid.Int64Range(1<<30, 1<<33), rapid.Int64Range(1<<60, 1<<62))
	rapid.Check(t, func(t *rapid.T) {
		amount, a, b := factor.Draw(t, "amount"), factor.Draw(t, "a"), factor.Draw(t, "b")
		c, d := 1+factor.Draw(t, "c"), 1+factor.Draw(t, "d")
		exact := new(big.Rat).SetFrac(product(amount, a, b), product(c, d))
		got, err := sla.Scale(amount, []int64{a, b}, []int64{c, d}, sla.RoundHalfUp)
		if err != nil {
			if exact.Cmp(new(big.Rat).SetInt64(1<<62)) < 0 {
				t.Fatalf("%v is refused: %v", exact, err)
			}
			return
		}
		twice := new(big.Rat).Sub(new(big.Rat).SetInt64(got), exact)
		twice.Mul(twice, big.NewRat(2, 1))
		if twice.Cmp(big.NewRat(1, 1)) > 0 || twice.Cmp(big.NewRat(-1, 1)) <= 0 {
			t.Fatalf("%v is rounded to %d", exact, got)
		}
	})
}

func product(factors ...int64) *big.Int {
	p := big.NewInt(1)
	for _, f := range factors {
		p.Mul(p, big.NewInt(f))
	}
	return p
}
