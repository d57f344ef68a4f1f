package analysis

import (
	"math/big"
	"testing"

	"nines/sla"
)

// A fraction that is too long to be kept is shown rounded down and decides as
// it is: here it is charged a little more than the target allows, and rounded
// it would be exactly the target.
func TestABreachIsDecidedOnTheExactNumberWhereItCannotBeKept(t *testing.T) {
	long := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(3), big.NewInt(60), nil))
	exact := new(big.Rat).Add(big.NewRat(1, 1), long)
	a := amount{Times: sla.Times{Counted: 1000, Charged: roundedDown(exact)}, exact: exact}
	if want := (sla.Fraction{Num: sla.Whole, Den: sla.Whole}); a.Charged != want {
		t.Fatalf("rounded down it is %v, want %v", a.Charged, want)
	}
	target := mark{Fraction: sla.Fraction{Num: 999_000, Den: sla.Whole}}
	if !target.reached(&a) {
		t.Error("more than a thousandth is charged, and 99.9 % is not missed")
	}
	if a.exact = nil; target.reached(&a) {
		t.Error("exactly 99.9 % is not below it")
	}
}

// Charges keep adding up, whatever their denominators are.
func TestChargesAddUpAlsoWhereTheyAreRoundedDown(t *testing.T) {
	den := new(big.Int).Exp(big.NewInt(7), big.NewInt(40), nil)
	x := exactly{den: den, byOutage: map[int32]*big.Int{
		sla.NoRef: new(big.Int).Sub(den, big.NewInt(1)), 3: new(big.Int).Add(den, big.NewInt(5)), 1: new(big.Int).Set(den)}}
	charges, sum, exact := x.settle()
	var nums int64
	for _, c := range charges {
		nums += c.num
	}
	if exact == nil || nums != sum.Num || len(charges) != 3 || charges[0].outage != 1 || charges[2].outage != sla.NoRef {
		t.Errorf("charges %v, sum %v, exact %v", charges, sum, exact)
	}
}

// The whole part of a sum of fractions is exact: three thirds are one.
func TestFractionsOfAnyDenominatorAddUpExactly(t *testing.T) {
	var f fractions
	f.add(3, 1, 3)
	f.add(7, 1, 7)
	f.add(1, 500_000, sla.Whole)
	f.add(1, 1, 2)
	if got := f.floor(); got != 3 {
		t.Errorf("3/3 + 7/7 + 1/2 + 1/2 is %d, want 3", got)
	}
	f.add(1, 1, 11)
	f.add(1, 9, 11)
	if got := f.floor(); got != 3 {
		t.Errorf("10/11 more is %d, want 3", got)
	}
}

// Sums of error rates are as large as they get: every interval of a month with
// another number of requests.
func TestErrorRatesOfManyDenominatorsAddUp(t *testing.T) {
	rates, want := map[int64]*big.Int{}, new(big.Rat)
	for den := int64(1_000_003); den < 1_000_103; den += 2 {
		rates[den] = big.NewInt(den - 5)
		want.Add(want, big.NewRat(den-5, den))
	}
	if got := sumOf(rates); got.Cmp(want) != 0 {
		t.Errorf("got %s, want %s", got, want)
	}
}
