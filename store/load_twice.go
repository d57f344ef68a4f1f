package store

import (
	"hash/maphash"
	"slices"
	"sync"
)

// lineHashes find out whether a file may have a line, or a key, twice: hashes of
// texts are sorted faster here than grouped in the database. Two lines with one
// hash are told apart by whoever looks closer.
type lineHashes[T any] struct {
	columns []storedColumn[T]
	seed    maphash.Seed

	mu  sync.Mutex
	all []uint64
}

func newLineHashes[T any](t stored[T]) *lineHashes[T] {
	h := &lineHashes[T]{seed: maphash.MakeSeed()}
	names := t.names().line
	for _, c := range t.columns {
		if slices.Contains(names, c.name) {
			h.columns = append(h.columns, c)
		}
	}
	return h
}

// add takes rows in; several goroutines may call it.
func (h *lineHashes[T]) add(rows []T) {
	hashes := make([]uint64, len(rows))
	for n := range rows {
		hashes[n] = h.of(&rows[n])
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(h.all, hashes...)
}

func (h *lineHashes[T]) of(row *T) (hash uint64) {
	const odd = 0x9e3779b97f4a7c15
	for n := range h.columns {
		c := &h.columns[n]
		if c.text != nil {
			hash = (hash ^ maphash.String(h.seed, c.text(row))) * odd
		} else {
			hash = (hash ^ uint64(c.number(row))) * odd
		}
	}
	return hash
}

// anyTwice says whether two rows may have one line. No row is added after it.
func (h *lineHashes[T]) anyTwice() bool {
	slices.Sort(h.all)
	for n := 1; n < len(h.all); n++ {
		if h.all[n] == h.all[n-1] {
			return true
		}
	}
	return false
}
