package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"nines/sla"
	"nines/store"
)

// open opens the database. A command that only reads does not make one.
func (s *shared) open(ctx context.Context, readOnly bool) (*store.Store, error) {
	memory, err := memoryMiB(s.memory)
	switch {
	case err != nil:
		return nil, usageError{"--memory: " + err.Error(), `write "512MB" or "4GB"`}
	case s.threads < 0:
		return nil, usageError{fmt.Sprintf("--threads: %d is below 0", s.threads), "0 is one a core"}
	}
	if _, err := os.Stat(s.database); readOnly && errors.Is(err, fs.ErrNotExist) {
		return nil, hintedError{fmt.Errorf("%s: there is no such database", s.database), "nines ingest FILE... makes it; --db names another one"}
	}
	db, err := store.Open(ctx, s.database, store.Options{ReadOnly: readOnly, MemoryMiB: memory, Threads: s.threads})
	var locked *store.LockedError
	if errors.As(err, &locked) {
		return nil, hintedError{err, "wait until it is done, or name another database with --db"}
	}
	return db, err
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
