package store

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strconv"
	"sync"

	"github.com/duckdb/duckdb-go/v2"
)

// appendText appends a text to a key, so that no other texts make the same key.
func appendText(key []byte, text string) []byte {
	return append(binary.AppendUvarint(key, uint64(len(text))), text...)
}

// partRow is a row of a part.
type partRow struct {
	number int32
	texts  []string
}

// partRows hands out rows of a part.
type partRows struct {
	mu   sync.Mutex
	next int32
	keys [][]byte
}

// Next hands out the next rows.
func (r *partRows) Next(into []partRow) ([]partRow, error) {
	r.mu.Lock()
	count := min(len(r.keys), 16*duckdb.GetDataChunkCapacity())
	keys, number := r.keys[:count], r.next
	r.keys, r.next = r.keys[count:], r.next+int32(count)
	r.mu.Unlock()
	into = slices.Grow(into[:0], count)[:count]
	for n, key := range keys {
		into[n].number, into[n].texts = number+int32(n), textsOf(into[n].texts[:0], key)
	}
	return into, nil
}

// textsOf appends the texts of a key.
func textsOf(texts []string, key []byte) []string {
	all := string(key)
	for at := 0; at < len(key); {
		length, n := binary.Uvarint(key[at:])
		at += n + int(length)
		texts = append(texts, all[at-int(length):at])
	}
	return texts
}

// stored says how rows of the part are kept.
func (p rowPart) stored() stored[partRow] {
	t := stored[partRow]{table: p.table, columns: []storedColumn[partRow]{
		numberColumn(p.number, p.number, func(r *partRow) int64 { return int64(r.number) })}}
	for n, name := range p.columns {
		t.columns = append(t.columns, textColumn(name, name, func(r *partRow) string { return r.texts[n] }))
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
