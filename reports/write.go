package reports

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"nines/sla"
)

// marker is the file that says that a folder is a report set, and of what.
const marker = "nines-report.json"

// Write writes a report set into the folder dir. It is written beside dir
// first and then put in its place, so that a reader never sees half of it and
// an error leaves what was there. A dir that exists is replaced if it is empty
// or a report set, or if opts.Force says so.
func Write(ctx context.Context, dir string, src Source, opts Options) (Written, error) {
	if !HasBundle() {
		return Written{}, ErrNoBundle
	}
	dir = filepath.Clean(dir)
	var written Written
	before := monthsIn(dir)
	err := replace(dir, opts.Force, func(folder string) (err error) {
		defer func() {
			if err != nil && opts.Discard != nil {
				opts.Discard(folder)
			}
		}()
		if written, err = writeSet(ctx, folder, src, opts); err != nil {
			return err
		}
		if err = writeAssets(filepath.Join(folder, "assets")); err != nil {
			return fmt.Errorf("writing the assets: %w", err)
		}
		return nil
	})
	if err != nil {
		return Written{}, err
	}
	written.Folder, written.Entry = dir, filepath.Join(dir, "index.html")
	written.Gone = slices.DeleteFunc(before, func(m sla.Month) bool { return slices.Contains(written.Months, m) })
	return written, nil
}

// monthsIn are the months whose pages are in a folder, in order; of a folder that cannot
// be read there are none.
func monthsIn(dir string) (months []sla.Month) {
	entries, _ := os.ReadDir(dir) // ordered by name
	for _, e := range entries {
		if m, err := sla.ParseMonth(e.Name()); err == nil && e.IsDir() {
			months = append(months, m)
		}
	}
	return months
}

// replace fills a new folder beside dir and puts it in dir's place when it is
// whole.
func replace(dir string, force bool, fill func(folder string) error) error {
	if err := mayReplace(dir, force); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	temporary, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-")
	if err != nil {
		return fmt.Errorf("making a folder beside %s: %w", dir, err)
	}
	defer func() { _ = os.RemoveAll(temporary) }() // gone already when all went well
	if err := fill(temporary); err != nil {
		return err
	}
	return putInPlace(temporary, dir)
}

// mayReplace refuses a folder that holds anything but a report set.
func mayReplace(dir string, force bool) error {
	stat, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !stat.IsDir():
		return fmt.Errorf("%s is a file, not a folder", dir)
	case force:
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	_, err = os.Stat(filepath.Join(dir, marker))
	for _, e := range entries {
		if err != nil || !ofSet(e.Name()) {
			return fmt.Errorf("%s holds something else than a report set, %s: choose another folder, or --force to replace it", dir, e.Name())
		}
	}
	return nil
}

// ofSet says whether a file or folder of that name is at the top of report sets.
func ofSet(name string) bool {
	_, err := sla.ParseMonth(name)
	return err == nil || slices.Contains([]string{"index.html", "assets", partsFolder, marker}, name)
}

// putInPlace renames the new folder to dir and removes what was there.
func putInPlace(made, dir string) error {
	if err := os.Chmod(made, 0o755); err != nil {
		return err
	}
	old := made + "-old"
	switch err := os.Rename(dir, old); {
	case errors.Is(err, os.ErrNotExist):
		old = ""
	case err != nil:
		return fmt.Errorf("moving the old report set: %w", err)
	}
	if err := os.Rename(made, dir); err != nil {
		if old != "" {
			err = errors.Join(err, os.Rename(old, dir))
		}
		return fmt.Errorf("putting the report set in its place: %w", err)
	}
	if old == "" {
		return nil
	}
	return os.RemoveAll(old)
}

// writeSet writes all pages of a set, without the assets, into a folder.
func writeSet(ctx context.Context, folder string, src Source, opts Options) (Written, error) {
	s := newSet(folder, src, opts)
	if err := s.choose(ctx); err != nil {
		return Written{}, err
	}
	if opts.Outward {
		return s.writeOutward(ctx)
	}
	var doors []monthDoors
	for _, info := range s.months {
		d, err := s.month(ctx, info)
		if err != nil {
			return Written{}, fmt.Errorf("reporting %s: %w", info.Month, err)
		}
		doors = append(doors, d)
		s.written.Months = append(s.written.Months, info.Month)
	}
	if err := s.page(indexPage(s, doors)); err != nil {
		return Written{}, err
	}
	return s.written, s.mark()
}

// choose finds the months to report among those that were judged.
func (s *set) choose(ctx context.Context) (err error) {
	if s.judged, err = s.src.Months(ctx); err != nil {
		return fmt.Errorf("reading the judged months: %w", err)
	}
	s.months, err = s.opts.wanted(s.judged)
	return err
}

// mark writes the file that says what the folder is.
func (s *set) mark() error {
	type markedMonth struct {
		Month, AsOf, Inputs, Results string
		Provisional                  bool
	}
	var months []markedMonth
	for _, m := range s.months {
		months = append(months, markedMonth{m.Month.String(), m.AsOf.String(), m.Inputs, m.Results, m.Provisional})
	}
	text, err := json.MarshalIndent(struct {
		Made   string
		Format int
		Months []markedMonth
	}{"nines report set", 1, months}, "", "  ")
	if err != nil {
		return err
	}
	return s.file(marker, append(text, '\n'))
}
