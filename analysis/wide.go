package analysis

import (
	"math/big"
	"math/bits"
)

// wide is an unsigned sum that may pass 64 bits: milliseconds times parts per
// million times contracts do.
type wide struct{ hi, lo uint64 }

// add adds a×b; both must be at least 0.
func (w *wide) add(a, b int64) {
	w.addUnsigned(uint64(a), uint64(b))
}

// per is w ÷ den rounded down. It must fit: w is a sum of products with den.
func (w wide) per(den int64) int64 {
	q, _ := bits.Div64(w.hi, w.lo, uint64(den))
	return int64(q)
}

func (w wide) big() *big.Int {
	n := new(big.Int).SetUint64(w.hi)
	return n.Add(n.Lsh(n, 64), new(big.Int).SetUint64(w.lo))
}

// above says whether w is more than a×b; both must be at least 0.
func (w wide) above(a, b int64) bool {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return w.hi > hi || w.hi == hi && w.lo > lo
}

// addWide adds a×b; the product must fit 128 bits.
func (w *wide) addWide(a wide, b int64) {
	w.addUnsigned(a.lo, uint64(b))
	w.hi += a.hi * uint64(b)
}

// plus adds a.
func (w *wide) plus(a wide) {
	var carry uint64
	w.lo, carry = bits.Add64(w.lo, a.lo, 0)
	w.hi, _ = bits.Add64(w.hi, a.hi, carry)
}

// take takes a×b off; both must be at least 0, and the sum no less.
func (w *wide) take(a, b int64) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	var borrow uint64
	w.lo, borrow = bits.Sub64(w.lo, lo, 0)
	w.hi, _ = bits.Sub64(w.hi, hi, borrow)
}

func (w *wide) addUnsigned(a, b uint64) {
	hi, lo := bits.Mul64(a, b)
	w.plus(wide{hi, lo})
}
