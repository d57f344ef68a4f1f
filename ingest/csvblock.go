package ingest

import (
	"bufio"
	"encoding/csv"
	"strings"
)

// csvBlock cuts a block of CSV into records. A line without a quote is a record
// by itself and is cut here; where a line has one, Go's own reader reads the
// record, which may go on over several lines. The records are those that Go's
// reader finds when it reads all of it.
type csvBlock struct {
	text      string
	separator rune
	// at is where the next record begins, line the line there, and quote where
	// the next quote is: the end of the text where there is none.
	at, line, quote int
	fields          []string

	// quoted reads from buffered, which begins anew at every record that it reads.
	quoted   *csv.Reader
	buffered *bufio.Reader
	src      strings.Reader
}

// each calls record for every record, in order; see [block].
func (b *csvBlock) each(record func(line int, fields []string, problem string)) {
	b.quote = -1
	for b.at < len(b.text) {
		end, next := b.lineEnd()
		if b.quote < b.at {
			b.quote = b.find('"')
		}
		switch {
		case b.quote < end:
			fields, problem, length := b.readQuoted()
			record(b.line, fields, problem)
			next = b.at + length
		case end > b.at:
			record(b.line, b.cut(b.text[b.at:end]), "")
		}
		b.line += strings.Count(b.text[b.at:next], "\n")
		b.at = next
	}
}

// find is where c is from the next record on, the end where it is not.
func (b *csvBlock) find(c byte) int {
	if n := strings.IndexByte(b.text[b.at:], c); n >= 0 {
		return b.at + n
	}
	return len(b.text)
}

// lineEnd is where the line ends, and where the next one begins.
func (b *csvBlock) lineEnd() (end, next int) {
	end = b.find('\n')
	next = min(end+1, len(b.text))
	if end > b.at && b.text[end-1] == '\r' {
		end--
	}
	return end, next
}

// cut cuts a line without a quote into fields.
func (b *csvBlock) cut(line string) []string {
	b.fields = b.fields[:0]
	for {
		n := strings.IndexByte(line, byte(b.separator))
		if n < 0 {
			b.fields = append(b.fields, line)
			return b.fields
		}
		b.fields = append(b.fields, line[:n])
		line = line[n+1:]
	}
}

// readQuoted reads the record at b.at and says how long it is.
func (b *csvBlock) readQuoted() (fields []string, problem string, length int) {
	b.src.Reset(b.text[b.at:])
	if b.quoted == nil {
		b.buffered = bufio.NewReader(&b.src)
		b.quoted = newCSVReader(b.buffered, b.separator)
		b.quoted.ReuseRecord = true
	}
	b.buffered.Reset(&b.src)
	before := b.quoted.InputOffset()
	fields, err := b.quoted.Read()
	length = int(b.quoted.InputOffset() - before)
	if err != nil {
		return nil, csvProblem(err), length
	}
	return fields, "", length
}

// wholeRecords is how much of text are whole records, whatever follows. A record
// with a quote that reaches the end of the text may go on behind it.
func wholeRecords(text string, separator rune) int {
	b := csvBlock{text: text, separator: separator}
	for {
		quote := b.find('"')
		b.at += strings.LastIndexByte(text[b.at:quote], '\n') + 1
		if quote == len(text) {
			return b.at
		}
		_, _, length := b.readQuoted()
		if b.at+length == len(text) {
			return b.at
		}
		b.at += length
	}
}
