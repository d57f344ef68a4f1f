package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// csvRecords cuts a CSV file into blocks of whole records; the blocks are
// parsed by whoever asks for them.
type csvRecords struct {
	file      *os.File
	src       io.Reader
	separator rune
	columns   []string
	buffers   sync.Pool

	mu   sync.Mutex
	line int    // of the first record in rest
	rest []byte // what was read behind the last block
	done bool
	read func(n int64)
}

const (
	blockSize = 512 << 10
	// longestRecord is what may lie between two ends of records; a quote that
	// is never closed would otherwise take the rest of the file into memory.
	longestRecord = 64 << 20
)

func openCSV(f *file) (records, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	c := &csvRecords{file: file, line: 1, read: f.read}
	c.buffers.New = func() any { b := make([]byte, 0, blockSize+blockSize/4); return &b }
	if c.src, err = decoded(file); err == nil {
		err = c.readHeader()
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return c, nil
}

// decoded is file as UTF-8 without its mark.
func decoded(file io.Reader) (io.Reader, error) {
	src := bufio.NewReaderSize(file, 64<<10)
	mark, err := src.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(mark, []byte("\xef\xbb\xbf")):
		src.Discard(3)
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Reader(src), nil
	}
	return src, nil
}

// readHeader reads the first record that is not empty.
func (c *csvRecords) readHeader() error {
	text, line, err := c.cut()
	if err != nil {
		return err
	}
	trimmed := bytes.TrimLeft(*text, "\r\n")
	line += bytes.Count((*text)[:len(*text)-len(trimmed)], []byte{'\n'})
	if len(trimmed) == 0 {
		return placedError{line, "the file is empty", ""}
	}
	c.separator = separatorOf(trimmed)
	r := newCSVReader(bytes.NewReader(trimmed), c.separator)
	fields, err := r.Read()
	if err != nil {
		return placedError{line, csvProblem(err), ""}
	}
	c.columns = fields
	for n := range c.columns {
		c.columns[n] = strings.ToValidUTF8(c.columns[n], "\uFFFD")
	}
	used := int(r.InputOffset())
	c.mu.Lock()
	defer c.mu.Unlock()
	c.line = line + bytes.Count(trimmed[:used], []byte{'\n'})
	c.rest = append(append([]byte(nil), trimmed[used:]...), c.rest...)
	return nil
}

// separatorOf is the character that most likely separates the fields of the
// first line: the one that is there most often, outside quotes.
func separatorOf(text []byte) rune {
	counts, quoted := [256]int{}, false
	for _, b := range text {
		if b == '"' {
			quoted = !quoted
		}
		if b == '\n' && !quoted {
			break
		}
		if !quoted {
			counts[b]++
		}
	}
	best := ','
	for _, c := range ";\t|" {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

func newCSVReader(src io.Reader, separator rune) *csv.Reader {
	r := csv.NewReader(src)
	r.Comma, r.FieldsPerRecord = separator, -1
	return r
}

func (c *csvRecords) header() []string { return c.columns }

func (c *csvRecords) close() error { return c.file.Close() }

func (c *csvRecords) next() (*block, error) {
	text, line, err := c.cut()
	if err != nil || text == nil || len(*text) == 0 {
		return nil, err
	}
	b := &csvBlock{text: string(*text), separator: c.separator, line: line}
	c.buffers.Put(text)
	return &block{clean: utf8.ValidString(b.text) && strings.IndexByte(b.text, 0) < 0, each: b.each}, nil
}

func csvProblem(err error) string {
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		return "a quote stands inside a field that is not quoted; quote the field and double the quote"
	case errors.Is(err, csv.ErrQuote):
		return "a quoted field is not closed, or goes on after its closing quote"
	}
	return err.Error()
}

// cut reads up to the end of a record, about blockSize bytes on.
func (c *csvRecords) cut() (text *[]byte, line int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	text = c.buffers.Get().(*[]byte)
	b := append((*text)[:0], c.rest...)
	line, c.rest = c.line, c.rest[:0]
	for !c.done {
		from := len(b)
		if cap(b)-from < blockSize/2 {
			b = append(b, make([]byte, max(blockSize, len(b)))...)[:from]
		}
		n, err := io.ReadFull(c.src, b[from:cap(b)])
		b = b[:from+n]
		c.read(int64(n))
		if c.done = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF); !c.done && err != nil {
			return nil, 0, fmt.Errorf("reading line %d and on: %w", line, err)
		}
		if end := lastRecordEnd(b); !c.done && end > 0 {
			c.rest = append(c.rest, b[end:]...)
			b = b[:end]
			break
		}
		if len(b) > longestRecord && !c.done {
			return nil, 0, placedError{line, "a record is longer than 64 MiB: is a quote not closed?", ""}
		}
	}
	c.line += bytes.Count(b, []byte{'\n'})
	*text = b
	return text, line, nil
}

// lastRecordEnd is the offset behind the last line end that is not inside
// quotes, 0 where there is none. b begins outside quotes.
func lastRecordEnd(b []byte) int {
	inside := bytes.Count(b, []byte{'"'})%2 == 1
	for end := len(b); end > 0; {
		n := bytes.LastIndexAny(b[:end], "\"\n")
		switch {
		case n < 0:
			return 0
		case b[n] == '\n' && !inside:
			return n + 1
		case b[n] == '"':
			inside = !inside
		}
		end = n
	}
	return 0
}
