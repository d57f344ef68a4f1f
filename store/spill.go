package store

import (
	"os"
	"path/filepath"
	"strings"
)

const spillMark = ".spill-"

// makeSpillFolder makes a private folder: beside the file, which is where
// there is room, or among the temporary files.
func (s *Store) makeSpillFolder() (err error) {
	if s.path == "" || s.readOnly {
		s.spill, err = os.MkdirTemp("", "nines"+spillMark)
		return err
	}
	s.spill, err = os.MkdirTemp(filepath.Dir(s.path), filepath.Base(s.path)+spillMark)
	return err
}

func (s *Store) removeSpillFolder() { os.RemoveAll(s.spill) }

// removeStaleSpill removes what processes that were killed left beside the
// file. The caller has the file's lock, so that nobody else is using it.
func (s *Store) removeStaleSpill() error {
	if s.path == "" || s.readOnly {
		return nil
	}
	folder, base := filepath.Split(s.path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		if entry.IsDir() && strings.HasPrefix(entry.Name(), base+spillMark) && path != s.spill {
			os.RemoveAll(path)
		}
	}
	return nil
}
