// Program generate makes the sample data from a seed.
//
// Enters: a seed. Leaves: the CSV files of sample-data. The outages of 2011
// that the newspapers wrote about are a table (story.go); everything else is
// invented, partly by hand (cases.go), partly by the seed. The same seed gives
// the same bytes. What is owed is worked out by judge.go, which shares nothing
// with the kernel, so that the two can be held against each other.
//
//	go run ./sample-data/generate [-seed N] [-out DIR]
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// defaultSeed makes the files that are committed.
const defaultSeed = 201105

func main() {
	seed := flag.Uint64("seed", defaultSeed, "what the invented part is made from")
	out := flag.String("out", "sample-data", "folder to write to")
	flag.Parse()
	if err := write(*out, generate(*seed)); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// write puts the files under folder.
func write(folder string, files []file) error {
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("making a folder for %s: %w", f.name, err)
		}
		if err := os.WriteFile(path, f.bytes(), 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", f.name, err)
		}
	}
	return nil
}
