package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
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
	// size is what a block has, or a little less.
	size int

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
	c := &csvRecords{file: file, line: 1, size: blockSize, read: f.read}
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
	trimmed := strings.TrimLeft(text, "\r\n")
	line += strings.Count(text[:len(text)-len(trimmed)], "\n")
	if trimmed == "" {
		return placedError{line, "the file is empty", ""}
	}
	r := newCSVReader(strings.NewReader(trimmed), c.separator)
	fields, err := r.Read()
	if err != nil {
		return placedError{line, csvProblem(err), ""}
	}
	for n := range fields {
		fields[n] = strings.ToValidUTF8(fields[n], "\uFFFD")
	}
	used := int(r.InputOffset())
	c.mu.Lock()
	defer c.mu.Unlock()
	c.columns = fields
	c.line = line + strings.Count(trimmed[:used], "\n")
	c.rest = append([]byte(trimmed[used:]), c.rest...)
	return nil
}

// separatorOf is the character that most likely separates the fields of the
// first line: the one that is there most often, outside quotes.
func separatorOf(text string) rune {
	counts, quoted := [256]int{}, false
	for _, b := range []byte(text) {
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
	if err != nil || text == "" {
		return nil, err
	}
	b := &csvBlock{text: text, separator: c.separator, line: line}
	return &block{clean: utf8.ValidString(text) && strings.IndexByte(text, 0) < 0, each: b.each}, nil
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

// cut reads a block of whole records, or all that is left.
func (c *csvRecords) cut() (text string, line int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for size := c.size; ; size *= 2 {
		if err := c.fill(size); err != nil {
			return "", 0, fmt.Errorf("reading line %d and on: %w", c.line, err)
		}
		text, line = string(c.rest), c.line
		if c.columns == nil {
			c.separator = separatorOf(strings.TrimLeft(text, "\r\n"))
		}
		end := len(text)
		if !c.done {
			end = wholeRecords(text, c.separator)
		}
		if c.done || end > 0 {
			c.rest = append(c.rest[:0], c.rest[end:]...)
			c.line += strings.Count(text[:end], "\n")
			return text[:end], line, nil
		}
		if size >= longestRecord {
			return "", 0, placedError{c.line, "a record is longer than 64 MiB: is a quote not closed?", ""}
		}
	}
}

// fill reads until there are size bytes, or all of the file.
func (c *csvRecords) fill(size int) error {
	have := len(c.rest)
	if c.done || have >= size {
		return nil
	}
	c.rest = slices.Grow(c.rest, size-have)
	n, err := io.ReadFull(c.src, c.rest[have:size])
	c.rest = c.rest[:have+n]
	c.read(int64(n))
	if c.done = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF); c.done {
		return nil
	}
	return err
}
