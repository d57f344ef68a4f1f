package store

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"sync"
	"sync/atomic"
)

// numbers are the numbers of a part's rows: of those that are kept, and of those
// that a file adds while several threads read it. A row is told by its key,
// which is its texts, one after another.
type numbers struct {
	rowPart
	seed   maphash.Seed
	shards [16]numberShard
	// kept is the last number that was given before, last the last one of all.
	kept int32
	last atomic.Int32
}

func newNumbers(p rowPart) *numbers {
	n := &numbers{rowPart: p, seed: maphash.MakeSeed()}
	for s := range n.shards {
		n.shards[s].slots = make([]numberSlot, 1<<8)
	}
	return n
}

// of is the number of the row with a key, a new one where it is not known.
func (n *numbers) of(key []byte) int32 {
	hash := maphash.Bytes(n.seed, key)
	s := &n.shards[hash%uint64(len(n.shards))]
	s.mu.Lock()
	defer s.mu.Unlock()
	slot := s.find(hash, key)
	if slot.number == 0 {
		slot = s.add(hash, key, n.last.Add(1))
	}
	return slot.number
}

// keep takes in a row that is kept, before anybody asks.
func (n *numbers) keep(number int32, key []byte) {
	hash := maphash.Bytes(n.seed, key)
	n.shards[hash%uint64(len(n.shards))].add(hash, key, number)
	n.kept = max(n.kept, number)
	n.last.Store(n.kept)
}

// added are the keys of the rows that were not known before, by their number.
func (n *numbers) added() *partRows {
	rows := &partRows{next: n.kept + 1, keys: make([][]byte, n.last.Load()-n.kept)}
	for i := range n.shards {
		s := &n.shards[i]
		for _, slot := range s.slots {
			if slot.number > n.kept {
				rows.keys[slot.number-n.kept-1] = s.key(slot)
			}
		}
	}
	return rows
}

// numberShard is a table from keys to numbers. A map of texts would do, but for
// the collector of garbage, which reads millions of pointers again and again.
type numberShard struct {
	mu sync.Mutex
	// slots are at least half free; their number is a power of two.
	slots []numberSlot
	used  int
	// keys has all keys, each behind its length.
	keys []byte
}

// numberSlot is free where number is 0.
type numberSlot struct {
	hash   uint64
	at     int
	number int32
}

// key is the key in a slot.
func (s *numberShard) key(slot numberSlot) []byte {
	at := slot.at + 4
	end := at + int(binary.LittleEndian.Uint32(s.keys[slot.at:]))
	return s.keys[at:end:end]
}

// find is the slot of a key, or a free one where it is not known.
func (s *numberShard) find(hash uint64, key []byte) *numberSlot {
	last := uint64(len(s.slots) - 1)
	for n := hash >> 32 & last; ; n = (n + 1) & last {
		slot := &s.slots[n]
		if slot.number == 0 || slot.hash == hash && bytes.Equal(s.key(*slot), key) {
			return slot
		}
	}
}

// add gives a key that is not known its number.
func (s *numberShard) add(hash uint64, key []byte, number int32) *numberSlot {
	if s.used++; 2*s.used > len(s.slots) {
		s.grow()
	}
	slot := s.find(hash, key)
	*slot = numberSlot{hash: hash, at: len(s.keys), number: number}
	s.keys = append(binary.LittleEndian.AppendUint32(s.keys, uint32(len(key))), key...)
	return slot
}

func (s *numberShard) grow() {
	old := s.slots
	s.slots = make([]numberSlot, 2*len(old))
	last := uint64(len(s.slots) - 1)
	for _, slot := range old {
		if slot.number == 0 {
			continue
		}
		n := slot.hash >> 32 & last
		for s.slots[n].number != 0 {
			n = (n + 1) & last
		}
		s.slots[n] = slot
	}
}
