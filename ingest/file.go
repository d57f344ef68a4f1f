package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"nines/sla"
)

// file is a file that is being loaded: what it is, where its columns are, and
// what was said about it.
type file struct {
	ctx    context.Context
	loader Loader
	path   string
	format Format
	kind   anyKind
	// order is the place of the kind in the order of loading.
	order   int
	intake  *sla.Intake
	records records
	size    int64

	// at, utc: see match. zoneAt is the kind's column timezone, -1 where the
	// file has none.
	header, unknown []string
	// said has the headers that the user named for columns.
	said map[string]string
	// monthly is the header of a fee that says that it is for a month, else "".
	monthly string
	at      []int
	utc     []bool
	zoneAt  int
	// ragged records may be shorter than the header: spreadsheets leave empty
	// cells out.
	ragged bool

	// zone of local times, nil where none was declared.
	zone          *time.Location
	zoneName      string
	sheet         string
	truncate      bool
	declaredOrder dateOrder
	orders        []columnOrder
	// serials: numbers in columns of instants are days since firstDay.
	serials  bool
	firstDay sla.LocalTime

	done     *atomic.Int64
	progress func(done int64)
}

// openFile finds out what a file is and prepares its rows. What is wrong with
// the file is a reject of its intake; an error is what the disk says.
func openFile(ctx context.Context, loader Loader, path string, m Mapping, opts Options, done *atomic.Int64) (*file, error) {
	f := &file{ctx: ctx, loader: loader, path: path, format: formatOf(path), done: done, zoneAt: -1,
		sheet: m.Sheet, truncate: m.Truncate, progress: func(int64) {}}
	f.declaredOrder, _ = parseDateOrder(m.DateOrder)
	if m.Timezone != "" {
		f.zoneName = m.Timezone
		f.zone, _, _ = loadZone(m.Timezone)
	}
	f.intake = &sla.Intake{Input: sla.Input{File: filepath.Base(path), Source: opts.Source, Kind: m.Kind}, Update: opts.Update, Replace: opts.Replace}
	if f.intake.Source == "" {
		f.intake.Source = f.intake.File
	}
	if err := f.takeDigest(m); err != nil {
		return nil, err
	}
	err := f.identify(m)
	var placed placedError
	if errors.As(err, &placed) {
		f.refuse(placed.line, "", placed.reason, placed.hint)
		return f, nil
	}
	return f, err
}

// takeDigest reads all bytes once: the digest of a file is what it says and
// how it is to be read.
func (f *file) takeDigest(m Mapping) error {
	file, err := os.Open(f.path)
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	if f.size, err = io.Copy(sum, file); err != nil {
		return fmt.Errorf("reading %s: %w", f.path, err)
	}
	fmt.Fprintf(sum, "\n%s", m.text())
	f.intake.Digest = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// identify finds the kind and the columns.
func (f *file) identify(m Mapping) error {
	if f.format.Name == "yaml" {
		f.kind, f.order = kindNamed("policies")
		f.intake.Kind = "policies"
		f.intake.Batches = f.kind.batches(f)
		return nil
	}
	var err error
	if f.records, err = f.open(); err != nil {
		return err
	}
	f.header = f.records.header()
	if m.Kind == "" {
		if m.Kind, err = detectKind(f.intake.File, f.header, m.Columns); err != nil {
			return err
		}
	}
	f.kind, f.order = kindNamed(m.Kind)
	f.intake.Kind = m.Kind
	if m.Kind == "policies" {
		return placedError{1, "a policy is a YAML file", ""}
	}
	return f.findColumns(m)
}

func (f *file) findColumns(m Mapping) error {
	k := f.kind.describe()
	found := matchHeader(k, f.header, m.Columns)
	f.at, f.utc, f.unknown, f.said = found.at, found.utc, found.unknown, m.Columns
	f.orders = make([]columnOrder, len(k.Columns))
	for n, c := range k.Columns {
		if c.Name == "timezone" && f.at[n] >= 0 {
			f.zoneAt = n
		}
		if f.at[n] < 0 {
			f.intake.Absent = append(f.intake.Absent, c.Name)
		}
		if header, ok := m.Columns[c.Name]; ok && f.at[n] < 0 {
			f.refuse(1, c.Name, fmt.Sprintf("there is no header %q", header), nearestHint(header, f.header))
		}
	}
	for _, column := range found.missing {
		if _, mapped := m.Columns[column.Name]; !mapped {
			reason, hint := missingReason(column, found, nil)
			f.refuse(1, "", reason, hint)
		}
	}
	for _, problem := range found.problems {
		f.refuse(1, "", problem, "--map column=Header says which one is meant")
	}
	f.checkFee()
	if !f.intake.Refused() {
		f.intake.Batches = f.kind.batches(f)
	}
	return nil
}

// guessed is the header of a column that nobody named for it, "" where it has none.
func (f *file) guessed(column string) string {
	n := slices.IndexFunc(f.kind.describe().Columns, func(c Column) bool { return c.Name == column })
	if _, said := f.said[column]; said || n < 0 || f.at[n] < 0 {
		return ""
	}
	return f.header[f.at[n]]
}

// open begins to read the records.
func (f *file) open() (records, error) {
	r, err := f.format.open(f)
	var placed placedError
	var path *os.PathError
	if err == nil || errors.As(err, &placed) || errors.As(err, &path) {
		return r, err
	}
	return nil, placedError{1, err.Error(), ""}
}

func (f *file) refuse(line int, column, reason, hint string) {
	f.intake.Refuse(sla.Reject{Place: sla.Place{File: f.intake.File, Line: line}, Column: column, Reason: reason, Hint: hint})
}

// read counts bytes that were read.
func (f *file) read(n int64) { f.progress(f.done.Add(n)) }

// headerAt is the header of field n, for messages.
func (f *file) headerAt(n int) string {
	if n < len(f.header) {
		return f.header[n]
	}
	return ""
}
