package main

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
)

// runPages writes a constant file for every file of another folder, of the
// same size: what the file system alone needs for a report set.
func runPages(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("pages", flag.ContinueOnError)
	out := flags.String("out", "", "the folder to write")
	like := flags.String("like", "", "the folder whose files are counted and measured")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return filepath.WalkDir(*like, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(*like, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(filepath.Join(*out, below), 0o755)
		}
		about, err := entry.Info()
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(*out, below), bytes.Repeat([]byte{'x'}, int(about.Size())), 0o644)
	})
}
