package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// runPages writes constant pages, as many and as large as a report set has:
// what the file system alone needs.
func runPages(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("pages", flag.ContinueOnError)
	out := flags.String("out", "", "the folder to write")
	count := flags.Int("count", 1, "how many pages")
	size := flags.Int("bytes", 6000, "how large each is")
	if err := flags.Parse(args); err != nil {
		return err
	}
	page := bytes.Repeat([]byte{'x'}, *size)
	for n := range *count {
		folder := filepath.Join(*out, fmt.Sprintf("%02x", n%256))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.html", n)), page, 0o644); err != nil {
			return err
		}
	}
	return nil
}
