package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// multiranges is PostgreSQL, which has a type for sets of intervals. done stops
// what it needs.
func (j judging) multiranges(ctx context.Context) (c contender, done func() error) {
	name := "PostgreSQL multiranges"
	server, err := newPostgres(ctx)
	if err != nil {
		return contender{name: name, prepare: func() error { return err }}, func() error { return nil }
	}
	call := func(script string) []string { return []string{"postgres", "-folder", server.folder, "--", script} }
	loaded := false
	rows := filepath.Join(j.work, "plain-postgres.csv")
	c = contender{name: name, program: j.self, args: call(bareQuery("postgres", nil)), prepare: func() error {
		if loaded {
			return nil
		}
		loaded = true
		_, _, err := runProcess(ctx, nil, j.self, call(j.load("postgres_load"))...)
		return err
	}}
	agrees := j.agrees(ctx, name, "", rowsOf(rows))
	c.check = func(printed string) error {
		copied := fmt.Sprintf("\\copy judged to '%s' (format csv, header)", rows)
		if _, _, err := runProcess(ctx, nil, j.self, call(copied)...); err != nil {
			return err
		}
		return agrees(printed)
	}
	return c, func() error { return os.RemoveAll(server.folder) }
}
