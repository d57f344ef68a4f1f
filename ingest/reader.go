package ingest

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"nines/sla"
)

// reader reads the records of a file into rows of T. Several goroutines may
// call Next; each works on a block of its own.
type reader[T any] struct {
	kind kind[T]
	file *file
	// present are the columns of the kind that the file has.
	present []int
	// rows are used again, for what they remember.
	rows sync.Pool
	// broken: the rest of the file cannot be read, and a reject says so.
	broken atomic.Bool
}

func newReader[T any](k kind[T], f *file) *reader[T] {
	r := &reader[T]{kind: k, file: f}
	for n, at := range f.at {
		if at >= 0 {
			r.present = append(r.present, n)
		}
	}
	r.rows.New = func() any { return newRow(f) }
	return r
}

// Next reads the next block of records. Errors: the file cannot be read, the
// context was cancelled.
func (r *reader[T]) Next(into []T) ([]T, error) {
	for {
		into = into[:0]
		if err := r.file.ctx.Err(); err != nil {
			return nil, err
		}
		if r.broken.Load() {
			return into, nil
		}
		b, err := r.file.records.next()
		if placed := (placedError{}); errors.As(err, &placed) {
			if !r.broken.Swap(true) {
				r.file.refuse(placed.line, "", placed.reason, placed.hint)
			}
			return into, nil
		}
		if b == nil || err != nil {
			return into, err
		}
		into = r.block(b, into)
		if len(into) > 0 {
			return into, nil
		}
	}
}

// block reads one block of records.
func (r *reader[T]) block(b *block, into []T) []T {
	w := r.rows.Get().(*row)
	defer r.rows.Put(w)
	read := int64(0)
	w.clean = b.clean
	b.each(func(line int, fields []string, problem string) {
		if blank(fields) && problem == "" {
			return
		}
		read++
		w.begin(line)
		if problem != "" {
			w.refuse("", "", problem, "")
			return
		}
		var zero T
		into = append(into, zero)
		if !r.record(w, fields, &into[len(into)-1]) {
			into = into[:len(into)-1]
		}
	})
	r.file.intake.Count(read)
	return into
}

// record reads one record and says whether it can be used.
func (r *reader[T]) record(w *row, fields []string, into *T) bool {
	if !w.fits(fields) {
		return false
	}
	w.readZone(fields)
	if r.kind.fresh != nil {
		r.kind.fresh(w, into)
	}
	for _, n := range r.present {
		c := &r.kind.columns[n]
		text := w.field(fields, n)
		w.column, w.columnNo = c.Name, n
		switch {
		case text == withoutValue:
			w.refuse(c.Name, "", noValueReason, noValueHint)
		case text == severalValues:
			w.refuse(c.Name, "", "is a list or an object, and one value is meant", "")
		case isSheetError(text):
			w.refuse(c.Name, text, quote(text)+" is an error of a spreadsheet and no value", "mend the formula, or empty the cell")
		case text != "":
			c.set(w, text, into)
		case c.Required:
			w.refuse(c.Name, "", "is empty", "")
		}
	}
	if r.kind.finish != nil && !w.bad {
		r.kind.finish(w, into)
	}
	return !w.bad
}

// row is the record that is being read: where it is, and what its columns
// have said so far. One goroutine uses it, for one block.
type row struct {
	file *file
	line int
	// bad: a reject was found. clean: see block.
	bad, clean bool
	// column and columnNo are the one that is being read.
	column   string
	columnNo int
	// zone is the record's own, else the declared one, else nil; days are those
	// of the zone.
	zone     *time.Location
	zoneName string
	days     *zoneDays

	// What a column leaves for finish.
	start, end   moment
	length       length
	amount, code string
	// Of a contract, and of a measurement.
	listFee, oneTimeFee string
	rate                rateText

	// What was read before; rows repeat themselves.
	declared   *zoneDays
	currencies map[string]int
	zones      map[string]foundZone
}

// foundZone is a zone, or why a name is none.
type foundZone struct {
	zone         *time.Location
	days         *zoneDays
	reason, hint string
}

func newRow(f *file) *row {
	return &row{file: f, declared: &zoneDays{}, currencies: map[string]int{}, zones: map[string]foundZone{}}
}

func (r *row) begin(line int) {
	r.line, r.bad, r.column = line, false, ""
	r.start, r.end, r.length, r.amount, r.code = moment{}, moment{}, length{}, "", ""
	r.listFee, r.oneTimeFee, r.rate = "", "", rateText{}
}

// place is where the row is.
func (r *row) place() sla.Place { return sla.Place{File: r.file.intake.File, Line: r.line} }

// refuse keeps a copy of value, which would keep all of its block.
func (r *row) refuse(column, value, reason, hint string) {
	r.bad = true
	r.file.intake.Refuse(sla.Reject{Place: r.place(), Column: column, Value: strings.Clone(value), Reason: reason, Hint: hint})
}

func (r *row) doubt(column, reason string) {
	r.file.intake.Doubt(sla.Flag{Place: r.place(), Column: column, Reason: reason})
}

// fits says whether the record has the header's columns, in text that can be
// kept; empty fields past the header's are what some programs leave.
func (r *row) fits(fields []string) bool {
	want := len(r.file.header)
	if r.clean && len(fields) == want {
		return true
	}
	if len(fields) < want && !r.file.ragged {
		r.refuse("", "", "the row has "+count(len(fields), "field")+", the header "+count(want, "column"), "")
		return false
	}
	for n, text := range fields {
		switch {
		case n >= want && strings.TrimSpace(text) != "":
			r.refuse("", text, "the row has "+count(len(fields), "field")+", the header "+count(want, "column"),
				"a field that contains the separator is written in quotes")
			return false
		case r.clean:
		case !utf8.ValidString(text):
			r.refuse(r.file.headerAt(n), text, "is not UTF-8 text", "save the file as UTF-8")
		case strings.IndexByte(text, 0) >= 0:
			r.refuse(r.file.headerAt(n), text, "contains a NUL byte", "")
		}
	}
	return !r.bad
}

// field is the text of the kind's column n, without blanks around it.
func (r *row) field(fields []string, n int) string {
	at := r.file.at[n]
	if at < 0 || at >= len(fields) {
		return ""
	}
	return trim(fields[at])
}

// readZone finds the zone of the row before its instants are read.
func (r *row) readZone(fields []string) {
	r.zone, r.zoneName, r.days = r.file.zone, r.file.zoneName, r.declared
	if r.file.zoneAt < 0 {
		return
	}
	name := r.field(fields, r.file.zoneAt)
	if name == "" || name == withoutValue {
		return
	}
	found, known := r.zones[name]
	if !known {
		found.zone, found.reason, found.hint = loadZone(name)
		found.days = &zoneDays{}
		r.zones[strings.Clone(name)] = found
	}
	if found.reason != "" {
		r.refuse("timezone", name, found.reason, found.hint)
		found.zone = time.UTC // the row is refused; its times need no reject each
	}
	r.zone, r.zoneName, r.days = found.zone, name, found.days
}

func blank(fields []string) bool {
	for _, text := range fields {
		if strings.TrimSpace(text) != "" {
			return false
		}
	}
	return true
}
