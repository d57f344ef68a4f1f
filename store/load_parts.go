package store

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/duckdb/duckdb-go/v2"
)

// numbers are the numbers of a part's rows: of those that are kept, and of those
// that a file adds while several threads read it. A row is told by its key,
// which is its texts, one after another.
type numbers struct {
	rowPart
	seed   maphash.Seed
	shards [16]struct {
		mu    sync.Mutex
		known map[string]int32
	}
	// kept is the last number that was given before, last the last one of all.
	kept int32
	last atomic.Int32
}

func newNumbers(p rowPart) *numbers {
	n := &numbers{rowPart: p, seed: maphash.MakeSeed()}
	for s := range n.shards {
		n.shards[s].known = map[string]int32{}
	}
	return n
}

// of is the number of the row with a key, a new one where it is not known.
func (n *numbers) of(key []byte) int32 {
	s := &n.shards[maphash.Bytes(n.seed, key)%uint64(len(n.shards))]
	s.mu.Lock()
	defer s.mu.Unlock()
	number, known := s.known[string(key)]
	if !known {
		number = n.last.Add(1)
		s.known[string(key)] = number
	}
	return number
}

// keep takes in a row that is kept, before anybody asks.
func (n *numbers) keep(number int32, key []byte) {
	n.shards[maphash.Bytes(n.seed, key)%uint64(len(n.shards))].known[string(key)] = number
	n.kept = max(n.kept, number)
	n.last.Store(n.kept)
}

// added are the rows that were not known before.
func (n *numbers) added() *partRows {
	rows := &partRows{}
	for s := range n.shards {
		for key, number := range n.shards[s].known {
			if number > n.kept {
				rows.all = append(rows.all, partRow{number: number, key: key})
			}
		}
	}
	return rows
}

// appendText appends a text to a key, so that no other texts make the same key.
func appendText(key []byte, text string) []byte {
	return append(binary.AppendUvarint(key, uint64(len(text))), text...)
}

// partRow is a row of a part.
type partRow struct {
	number int32
	key    string
}

// text is the text of a column.
func (r *partRow) text(column int) string {
	rest := []byte(r.key)
	for {
		length, n := binary.Uvarint(rest)
		rest = rest[n:]
		if column--; column < 0 {
			return string(rest[:length])
		}
		rest = rest[length:]
	}
}

// partRows hands out rows of a part.
type partRows struct {
	mu  sync.Mutex
	all []partRow
}

// Next hands out the next rows.
func (r *partRows) Next(into []partRow) ([]partRow, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	count := min(len(r.all), 16*duckdb.GetDataChunkCapacity())
	into = append(into[:0], r.all[:count]...)
	r.all = r.all[count:]
	return into, nil
}

// stored says how rows of the part are kept.
func (p rowPart) stored() stored[partRow] {
	t := stored[partRow]{table: p.table, columns: []storedColumn[partRow]{
		numberColumn(p.number, p.number, func(r *partRow) int64 { return int64(r.number) })}}
	for n, name := range p.columns {
		t.columns = append(t.columns, textColumn(name, name, func(r *partRow) string { return r.text(n) }))
	}
	return t
}

// partReader finds the numbers of rows in a part.
type partReader[T any] struct {
	*numbers
	columns []storedColumn[T]
}

// partReaders are the readers of the parts of a noun's rows, which have a source.
func partReaders[T any](parts []*numbers, t stored[T], source string) (readers []partReader[T]) {
	all := append(slices.Clone(t.columns), textColumn("source", "source", func(*T) string { return source }))
	for _, n := range parts {
		p := partReader[T]{numbers: n}
		for _, name := range n.rowPart.columns {
			p.columns = append(p.columns, all[slices.IndexFunc(all, func(c storedColumn[T]) bool { return c.name == name })])
		}
		readers = append(readers, p)
	}
	return readers
}

// recent is the last row that a thread asked for: mostly the next one is the same.
type recent struct {
	key, last []byte
	number    int32
}

// fill writes the numbers of rows into a column of a chunk.
func (p *partReader[T]) fill(chunk duckdb.DataChunk, column int, rows []T, r *recent) error {
	for n := range rows {
		r.key = p.key(r.key[:0], &rows[n])
		if !bytes.Equal(r.key, r.last) {
			r.number = p.of(r.key)
			r.key, r.last = r.last, r.key
		}
		if err := duckdb.SetChunkValue(chunk, column, n, r.number); err != nil {
			return err
		}
	}
	return nil
}

func (p *partReader[T]) key(key []byte, row *T) []byte {
	var digits [20]byte
	for n := range p.columns {
		if c := &p.columns[n]; c.text != nil {
			key = appendText(key, c.text(row))
		} else {
			key = appendText(key, string(strconv.AppendInt(digits[:0], c.number(row), 10)))
		}
	}
	return key
}
