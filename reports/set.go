package reports

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"nines/sla"
)

// set is a report set being written. Pages may be written by several workers
// at once; everything else is one's alone.
type set struct {
	src    Source
	opts   Options
	folder string
	months []sla.MonthInfo // to be reported
	judged []sla.MonthInfo // all of them
	parts  *partShelf
	// alone writes no file: rows are kept for the one page, see WriteAlone.
	alone bool
	// felt and the others below are what statements have in common.
	felt  memo[*felt]
	bars  memo[[]byte]
	days  memo[[]byte]
	years memo[Chart]

	mu sync.Mutex // guards what follows, and calls of opts.Progress
	// zones by name: each is read from the system once.
	zones   map[string]*time.Location
	written Written
	// expected is about how many pages there will be, 0 while nobody knows.
	expected int
}

func newSet(folder string, src Source, opts Options) *set {
	s := &set{src: src, opts: opts, folder: folder, zones: map[string]*time.Location{}}
	s.parts = newPartShelf(s.file)
	return s
}

func (s *set) zoneOf(name string) *time.Location {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.zones[name] == nil {
		s.zones[name] = zoneOf(name)
	}
	return s.zones[name]
}

// buffers are pages in the making; one is used again by the next page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// page writes a page to its path.
func (s *set) page(p Page) error {
	if s.alone {
		return nil
	}
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	err := writePage(out, p, s.parts)
	if err == nil {
		err = s.file(p.Path, out.Bytes())
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", p.Path, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written.Pages++
	if s.opts.Progress != nil {
		s.opts.Progress(s.written.Pages, s.expected)
	}
	return nil
}

// expect says that about so many pages come of each month that is not written
// yet; before is how many there were, and the index comes last.
func (s *set) expect(before, pages int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expected = before + pages*(len(s.months)-len(s.written.Months)) + 1
}

// file writes a file of the set; path has slashes and comes from fileName.
func (s *set) file(path string, text []byte) error {
	f, err := s.open(path)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	s.count(int64(len(text)))
	return errors.Join(err, f.Close())
}

// count counts a file that was written.
func (s *set) count(bytes int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written.Files++
	s.written.Bytes += bytes
}

// open makes a file, and its folder where that is not there.
func (s *set) open(path string) (*os.File, error) {
	full := filepath.Join(s.folder, filepath.FromSlash(path))
	f, err := os.Create(full)
	if errors.Is(err, os.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(full), 0o755); err == nil {
			f, err = os.Create(full)
		}
	}
	return f, err
}

// setFile is a file of the set that is written bit by bit.
type setFile struct {
	*bufio.Writer
	file  *os.File
	set   *set
	bytes int64
}

func (s *set) create(path string) (*setFile, error) {
	if s.alone {
		return &setFile{Writer: bufio.NewWriter(io.Discard), set: s}, nil
	}
	file, err := s.open(path)
	if err != nil {
		return nil, err
	}
	f := &setFile{file: file, set: s}
	f.Writer = bufio.NewWriterSize(counter{f}, 32<<10)
	return f, nil
}

func (f *setFile) close() error {
	err := f.Flush()
	if f.file == nil {
		return err
	}
	f.set.count(f.bytes)
	return errors.Join(err, f.file.Close())
}

// counter counts what goes into a file.
type counter struct{ f *setFile }

func (c counter) Write(text []byte) (int, error) {
	n, err := c.f.file.Write(text)
	c.f.bytes += int64(n)
	return n, err
}
