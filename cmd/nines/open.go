package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nines/sla"
	"nines/store"
)

// open opens the database, which must be there: only ingest makes one.
func (s *shared) open(ctx context.Context, readOnly bool) (*store.Store, error) {
	if _, err := os.Stat(s.database); errors.Is(err, fs.ErrNotExist) && s.database != "" {
		return nil, hintedError{fmt.Errorf("no database at %s", s.database), "nines ingest FILE... makes it; --db names another one"}
	}
	return s.openOrMake(ctx, readOnly)
}

// openOrMake opens the database, and makes it where it is not there.
func (s *shared) openOrMake(ctx context.Context, readOnly bool) (*store.Store, error) {
	memory, err := memoryMiB(s.memory)
	switch {
	case err != nil:
		return nil, usageError{"--memory: " + err.Error(), `write "512MB" or "4GB"`}
	case s.threads < 0:
		return nil, usageError{fmt.Sprintf("--threads: %d is below 0", s.threads), "0 is one a core"}
	case s.database == "" || s.database == ":memory:":
		return nil, usageError{fmt.Sprintf("--db: %q is not a file", s.database), "what is loaded must outlive the command"}
	}
	switch place, err := os.Stat(s.database); {
	case err == nil && place.IsDir():
		return nil, usageError{fmt.Sprintf("--db: %s is a folder", s.database), "name a file in it: --db " + filepath.Join(s.database, "nines.db")}
	case errors.Is(err, fs.ErrNotExist) && !isFolder(filepath.Dir(s.database)):
		return nil, usageError{fmt.Sprintf("--db: there is no folder %s", filepath.Dir(s.database)), "make it, or name another file"}
	}
	db, err := store.Open(ctx, s.database, store.Options{ReadOnly: readOnly, MemoryMiB: memory, Threads: s.threads})
	s.clock.lap("open")
	var locked *store.LockedError
	if errors.As(err, &locked) {
		return nil, hintedError{err, "wait until it is done, or name another database with --db"}
	}
	return db, err
}

func isFolder(path string) bool {
	place, err := os.Stat(path)
	return err == nil && place.IsDir()
}

// memoryMiB reads "4GB" or "512MB" (or MiB, GiB) as mebibytes; "" is 0.
func memoryMiB(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	number := strings.TrimRight(strings.ToUpper(text), "IB")
	factor := int64(1)
	switch {
	case strings.HasSuffix(number, "G"):
		factor = 1024
	case !strings.HasSuffix(number, "M"):
		return 0, fmt.Errorf("%q is not an amount of memory", text)
	}
	amount, err := sla.ParseScaled(strings.TrimSpace(number[:len(number)-1]), 0)
	if err != nil || amount <= 0 || amount > 1<<30 {
		return 0, fmt.Errorf("%q is not an amount of memory", text)
	}
	return int(amount * factor), nil
}
