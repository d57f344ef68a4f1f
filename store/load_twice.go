package store

import (
	"hash/maphash"
	"slices"
	"sync"
	"sync/atomic"
)

// lineHashes find out whether a file may have a line, or a key, twice: hashes of
// texts are sorted faster here than grouped in the database. Two lines with one
// hash are told apart by whoever looks closer.
type lineHashes[T any] struct {
	columns []storedColumn[T]
	seed    maphash.Seed

	mu sync.Mutex
	// parts are the hashes by their first four bits, to be sorted side by side.
	parts [16][]uint64
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
	if len(h.columns) == 0 {
		return // of a table without a line
	}
	hashes := make([]uint64, len(rows))
	for n := range rows {
		hashes[n] = h.of(&rows[n])
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, hash := range hashes {
		part := &h.parts[hash>>60]
		*part = append(*part, hash)
	}
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
	var twice atomic.Bool
	var sorting sync.WaitGroup
	for _, part := range h.parts {
		sorting.Go(func() {
			slices.Sort(part)
			for n := 1; n < len(part); n++ {
				if part[n] == part[n-1] {
					twice.Store(true)
				}
			}
		})
	}
	sorting.Wait()
	return twice.Load()
}
