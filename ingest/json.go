package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// jsonRecords reads objects: a list of them, or one after another. It is Go's
// own decoder and not the database's, which gives no record numbers when it
// reads in parallel and turns decimals into floating point.
type jsonRecords struct {
	mu      sync.Mutex
	file    *os.File
	decoder *json.Decoder
	list    bool
	columns []string
	at      map[string]int
	number  int
	offset  int64
	read    func(int64)
}

const objectsInBlock = 2000

// openJSON reads the file twice: once for the names, since any object may
// bring a new one.
func openJSON(f *file) (records, error) {
	names, err := beginJSON(f, func(int64) {})
	if err != nil {
		return nil, err
	}
	defer names.file.Close()
	for {
		object, err := names.object()
		if err != nil {
			return nil, err
		}
		if object == nil {
			break
		}
		for _, member := range object {
			names.column(member.name)
		}
	}
	if len(names.columns) == 0 {
		return nil, placedError{1, "the file has no objects", ""}
	}
	j, err := beginJSON(f, f.read)
	if err != nil {
		return nil, err
	}
	j.columns, j.at = names.columns, names.at
	f.ragged = true
	return j, nil
}

func beginJSON(f *file, read func(int64)) (*jsonRecords, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	src, err := decoded(file)
	if err != nil {
		file.Close()
		return nil, err
	}
	buffered := bufio.NewReader(src)
	j := &jsonRecords{file: file, decoder: json.NewDecoder(buffered), at: map[string]int{}, read: read}
	j.decoder.UseNumber()
	if j.list, err = beginsWithBracket(buffered); err == nil && j.list {
		_, err = j.decoder.Token()
	}
	if err != nil {
		file.Close()
		return nil, placedError{1, jsonProblem(err), ""}
	}
	return j, nil
}

func beginsWithBracket(r *bufio.Reader) (bool, error) {
	for {
		b, err := r.ReadByte()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if !strings.ContainsRune(" \t\r\n", rune(b)) {
			return b == '[', r.UnreadByte()
		}
	}
}

func (j *jsonRecords) column(name string) {
	if _, known := j.at[name]; !known {
		j.at[name] = len(j.columns)
		j.columns = append(j.columns, name)
	}
}

func (j *jsonRecords) header() []string { return j.columns }

func (j *jsonRecords) close() error { return j.file.Close() }

func (j *jsonRecords) next() (*block, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	first := j.number + 1
	var rows [][]string
	for len(rows) < objectsInBlock {
		object, err := j.object()
		if err != nil {
			return nil, err
		}
		if object == nil {
			break
		}
		fields := make([]string, len(j.columns))
		for _, m := range object {
			fields[j.at[m.name]] = m.text
		}
		rows = append(rows, fields)
	}
	j.read(j.decoder.InputOffset() - j.offset)
	j.offset = j.decoder.InputOffset()
	if len(rows) == 0 {
		return nil, nil
	}
	return rowsBlock(first, rows), nil
}

// severalValues stands in a field for a list or an object; see withoutValue.
const severalValues = "\uffff several"

// member is a name and its value as text.
type member struct{ name, text string }

// object reads the next object, nil at the end.
func (j *jsonRecords) object() ([]member, error) {
	if j.list && !j.decoder.More() {
		return nil, j.end()
	}
	start, err := j.decoder.Token()
	if errors.Is(err, io.EOF) && !j.list {
		return nil, nil
	}
	j.number++
	if err != nil {
		return nil, placedError{j.number, jsonProblem(err), ""}
	}
	if start != json.Delim('{') {
		return nil, placedError{j.number, "is not an object with one value a column", ""}
	}
	members := []member{}
	for j.decoder.More() {
		m, err := j.member()
		if err != nil {
			return nil, placedError{j.number, jsonProblem(err), ""}
		}
		if slices.ContainsFunc(members, func(o member) bool { return o.name == m.name }) {
			return nil, placedError{j.number, fmt.Sprintf("the name %q is there twice", m.name), "keep one of them"}
		}
		members = append(members, m)
	}
	if _, err := j.decoder.Token(); err != nil {
		return nil, placedError{j.number, jsonProblem(err), ""}
	}
	return members, nil
}

// end reads the bracket that closes the list.
func (j *jsonRecords) end() error {
	if _, err := j.decoder.Token(); err != nil {
		return placedError{j.number + 1, jsonProblem(err), ""}
	}
	if _, err := j.decoder.Token(); !errors.Is(err, io.EOF) {
		return placedError{j.number + 1, "something follows the list", ""}
	}
	j.list = false
	return nil
}

func (j *jsonRecords) member() (member, error) {
	name, err := j.decoder.Token()
	if err != nil {
		return member{}, err
	}
	var raw json.RawMessage
	if err := j.decoder.Decode(&raw); err != nil {
		return member{}, err
	}
	m := member{name: fmt.Sprint(name), text: string(raw)}
	switch {
	case m.text == "null":
		m.text = ""
	case m.text[0] == '{' || m.text[0] == '[':
		m.text = severalValues
	case strings.HasPrefix(m.text, `"`):
		err = json.Unmarshal(raw, &m.text)
	}
	// The decoder puts U+FFFD in the place of bytes that are no text, so that names
	// which differ would be one.
	if strings.ContainsRune(m.text, utf8.RuneError) && !bytes.Contains(raw, []byte("\uFFFD")) && !bytes.Contains(bytes.ToLower(raw), []byte(`\ufffd`)) {
		return m, fmt.Errorf("the value of %q is not UTF-8 text", m.name)
	}
	return m, err
}

func jsonProblem(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return "the file ends inside a record"
	}
	return "is not JSON: " + err.Error()
}
