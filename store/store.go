package store

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/duckdb/duckdb-go/v2"

	"nines/sla"
)

// Store is an open database. Its methods may be called from several
// goroutines; a judgement is written by one at a time.
type Store struct {
	db        *sql.DB
	connector *duckdb.Connector
	// path is "" in memory.
	path string
	// spill is a folder of our own for what does not fit into memory.
	spill    string
	readOnly bool
	// loading: files are loaded by one at a time.
	loading sync.Mutex
	stamped stamped
	// policies that were read.
	policies policyTexts
}

// Options of Open.
type Options struct {
	// ReadOnly opens an existing file without changing it; several processes
	// can do so at once.
	ReadOnly bool
	// MemoryMiB limits what DuckDB holds in memory before it spills; 0 is
	// 60 % of the machine's memory, which leaves room for Go.
	MemoryMiB int
	// Threads of DuckDB; 0 is one for each core.
	Threads int
}

// Open opens the database file at path, and makes it with all its tables where
// it does not exist; "" is a database in memory. Errors: another process has
// the file open ([LockedError]), a later version of nines wrote it
// ([VersionError]), it is not a database, ReadOnly and it does not exist.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	path, err := usablePath(path)
	if err != nil {
		return nil, err
	}
	if path != "" {
		if err := prepareFile(ctx, path, opts); err != nil {
			return nil, fmt.Errorf("opening %s: %w", path, err)
		}
	}
	s, err := open(ctx, path, opts)
	if err != nil && path != "" {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	return s, err
}

// usablePath is path made absolute, since the driver reads a database's name
// as a URL; three characters would end it.
func usablePath(path string) (string, error) {
	if path == "" || path == ":memory:" {
		return "", nil
	}
	if strings.ContainsAny(path, "?#%") {
		return "", fmt.Errorf("database %q: a name with ?, # or %% cannot be opened", path)
	}
	// The catalog is called as the file, and a schema of that name hides it.
	switch name, _, _ := strings.Cut(filepath.Base(path), "."); strings.ToLower(name) {
	case "input", "judged", "readable", "system", "temp", "main":
		return "", fmt.Errorf("database %q: call it something else, %s is what the tables in it are called", path, name)
	}
	return filepath.Abs(path)
}

// open opens an existing file, or a database in memory, and brings its tables
// up to date.
func open(ctx context.Context, path string, opts Options) (*Store, error) {
	s := &Store{path: path, readOnly: opts.ReadOnly}
	if err := s.makeSpillFolder(); err != nil {
		return nil, err
	}
	connector, err := duckdb.NewConnector(path+"?"+settings(s.spill, opts), nil)
	if err != nil {
		s.removeSpillFolder()
		return nil, lockedError(err)
	}
	s.connector, s.db = connector, sql.OpenDB(connector)
	if err := s.setUp(ctx, opts); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// settings are DuckDB's, as the query of its URL. Nothing may be downloaded,
// and rows come back in no order but the one that was asked for.
func settings(spill string, opts Options) string {
	v := url.Values{}
	v.Set("autoinstall_known_extensions", "false")
	v.Set("autoload_known_extensions", "false")
	v.Set("preserve_insertion_order", "false")
	v.Set("temp_directory", spill)
	v.Set("storage_compatibility_version", storageVersion)
	if opts.MemoryMiB > 0 {
		v.Set("memory_limit", strconv.Itoa(opts.MemoryMiB)+"MiB")
	}
	if opts.Threads > 0 {
		v.Set("threads", strconv.Itoa(opts.Threads))
	}
	if opts.ReadOnly {
		v.Set("access_mode", "READ_ONLY")
	}
	return v.Encode()
}

// storageVersion is how new files are written; an earlier DuckDB cannot read
// them. A file that is there stays as it is. See docs/decisions/0009.
const storageVersion = "v1.4.0"

func (s *Store) setUp(ctx context.Context, opts Options) error {
	if err := s.limitMemory(ctx, opts); err != nil {
		return err
	}
	return s.prepare(ctx)
}

// limitMemory takes three quarters of DuckDB's default, which is 80 % of the
// machine's memory and leaves no room for Go; and to write a file never more than
// 700 MiB: what is more is spilled, so that a million customers fit in 2 GiB.
func (s *Store) limitMemory(ctx context.Context, opts Options) error {
	if opts.MemoryMiB > 0 {
		return nil
	}
	var limit string
	if err := s.db.QueryRowContext(ctx, "select current_setting('memory_limit')").Scan(&limit); err != nil {
		return lockedError(err)
	}
	number, unit, _ := strings.Cut(limit, " ")
	tenths, err := sla.ParseScaled(number, 1)
	if err != nil {
		return fmt.Errorf("reading the memory limit %q: %w", limit, err)
	}
	limit = sla.FormatScaled(tenths*3/4, 1) + unit
	if !s.readOnly && s.path != "" && (unit == "GiB" || unit == "TiB") && tenths*3/4 > 10 {
		limit = "700MiB"
	}
	_, err = s.db.ExecContext(ctx, "set global memory_limit = '"+limit+"'")
	return err
}

// Close closes the database. Every connection and every row set must be closed
// before, or spilled rows stay on the disk.
func (s *Store) Close() error {
	err := s.db.Close()
	s.removeSpillFolder()
	if err != nil {
		return fmt.Errorf("closing the database: %w", err)
	}
	return nil
}

// prepareFile makes the file where it does not exist: under another name
// first, so that nobody ever sees half a database.
func prepareFile(ctx context.Context, path string, opts Options) error {
	if _, err := os.Stat(path); err == nil {
		return isDatabase(path)
	} else if opts.ReadOnly {
		return err
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), filepath.Base(path)+".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	draft := filepath.Join(folder, filepath.Base(path))
	s, err := open(ctx, draft, opts)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	// A link never replaces a file that another process made meanwhile.
	if err := os.Link(draft, path); err != nil && !os.IsExist(err) {
		return os.Rename(draft, path)
	}
	return nil
}

// isDatabase refuses every other file: DuckDB would open a CSV, too, as a table
// in memory, and what is loaded into that is lost.
func isDatabase(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var head [12]byte
	if _, err := io.ReadFull(file, head[:]); err != nil || string(head[8:]) != "DUCK" {
		return errNotADatabase
	}
	return nil
}
