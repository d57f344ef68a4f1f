package reports

import (
	"encoding/json"
	"fmt"
)

// rowsInPart is how many rows a script carries: it is read in one go. The
// first one is shorter, so that the first rows are there at once.
const rowsInPart, rowsInFirstPart = 4000, 500

// row is a line of a long list as the page's script reads it: where it leads,
// its flags as bits, its cells, and what each is sorted by.
type row struct {
	href  string
	flags int
	cells []rowCell
}

// rowCell is a cell. Sort is a number to sort by; where it is NoSort the text
// is. Tone is "breach" or "".
type rowCell struct {
	text, sub string
	sort      int64
	tone      Tone
}

// NoSort says that a cell is sorted by its text.
const noSort int64 = -1 << 63

// MarshalJSON makes a row [href, flags, [cell ...]], and a cell
// [text, sub, sort, tone] without its empty tail.
func (r row) MarshalJSON() ([]byte, error) {
	cells := make([]any, len(r.cells))
	for n, c := range r.cells {
		cell := []any{c.text, c.sub, any(nil), c.tone}
		if c.sort != noSort {
			cell[2] = c.sort
		}
		switch {
		case c.tone != Plain:
		case c.sort != noSort:
			cell = cell[:3]
		case c.sub != "":
			cell = cell[:2]
		default:
			cell = cell[:1]
		}
		cells[n] = cell
	}
	return json.Marshal([]any{r.href, r.flags, cells})
}

func textCell(text string) rowCell { return rowCell{text: text, sort: noSort} }

// rowsWriter writes the rows of a long list into scripts beside its page.
type rowsWriter struct {
	set *set
	// base is the scripts' path without number and ending.
	id, base string
	parts    []string
	// carried are the rows of a page that stands alone, as JSON.
	carried [][]byte
	pending []row
	count   int64
}

func (s *set) rowsWriter(id, base string) *rowsWriter { return &rowsWriter{set: s, id: id, base: base} }

func (w *rowsWriter) add(r row) error {
	if w.set.alone {
		r.href = ""
	}
	w.pending = append(w.pending, r)
	w.count++
	if len(w.pending) < rowsInPart && (len(w.parts) > 0 || len(w.pending) < rowsInFirstPart) {
		return nil
	}
	return w.flush()
}

// flush writes what is pending as a script: pages opened from the file system
// may load scripts beside them, but may not read other files.
func (w *rowsWriter) flush() error {
	if len(w.pending) == 0 {
		return nil
	}
	text, err := json.Marshal(w.pending)
	if err != nil {
		return err
	}
	if w.set.alone {
		w.carried, w.pending = append(w.carried, text), w.pending[:0]
		return nil
	}
	path := fmt.Sprintf("%s-rows-%d.js", w.base, len(w.parts)+1)
	f, err := w.set.create(path)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(f, "nines.rows(%q, %s);\n", w.id, text); err != nil {
		return err
	}
	w.parts, w.pending = append(w.parts, lastOf(path)), w.pending[:0]
	return f.close()
}

// lastOf is the part of a path after its last slash.
func lastOf(path string) string {
	for n := len(path) - 1; n >= 0; n-- {
		if path[n] == '/' {
			return path[n+1:]
		}
	}
	return path
}
