package ingest

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"nines/sla"
)

// Loader keeps rows. *store.Store implements it.
type Loader interface {
	// Load keeps all rows of all files, in their order and in one transaction,
	// or nothing where any of them is refused; it says in each what became of
	// it. A file without Batches is already refused.
	Load(ctx context.Context, files []*sla.Intake) error
	// ParquetRows reads count records of a Parquet file from record from on
	// (the first is 0), as text; instants with a zone come in UTC.
	ParquetRows(ctx context.Context, path string, from, count int64) (header []string, rows [][]string, err error)
}

// Options of Load. What they say is on top of the Mapping.
type Options struct {
	Mapping Mapping
	// Kind, Timezone, DateOrder, Sheet: see Mapping; "" leaves it to the
	// mapping. Columns gives a column its header.
	Kind, Timezone, DateOrder, Sheet string
	Columns                          map[string]string
	Truncate                         bool
	// Source of the rows; "" is each file's name without its folder.
	Source string
	// Update accepts rows whose key is known with other content. Replace says
	// that a file is all that its source has to say.
	Update, Replace bool
	// Progress is called now and then, by several goroutines, with the bytes
	// that were read of all bytes; may be nil.
	Progress func(done, total int64)
}

// Report says what became of every file, in the order in which they were
// given.
type Report struct{ Files []FileReport }

// FileReport says what became of a file.
type FileReport struct {
	File, Source, Kind, Format string
	// Rows were read; Added ... say what happened to them, where nothing was
	// refused. Removed rows are those that Replace took out, Kept rows those of
	// the source that the file does not have and that stay all the same.
	Rows, Added, Unchanged, Updated, Removed, Kept int64
	AlreadyLoaded                                  bool
	// Unknown are headers that were ignored.
	Unknown []string
	Flags   []sla.Flag
	Rejects []sla.Reject
}

// Noun is what Rows counts, one and several: a policy is a file.
func (f FileReport) Noun() (one, several string) {
	if f.Kind == "policies" {
		return "file", "files"
	}
	return "row", "rows"
}

// RejectedRows counts the rows that have a reject.
func (f FileReport) RejectedRows() int {
	lines := map[int]bool{}
	for _, r := range f.Rejects {
		lines[r.Line] = true
	}
	return len(lines)
}

// Load reads files and has them kept, all of them or nothing. Errors:
// ErrRejected where a file cannot be used (the report says why), UsageError
// where an option cannot be followed, else what the disk or the database said.
func Load(ctx context.Context, loader Loader, names []string, opts Options) (Report, error) {
	mapping := opts.Mapping.with(opts)
	if err := mapping.check(); err != nil {
		return Report{}, err
	}
	files := make([]*file, len(names))
	defer func() { closeAll(files) }()
	done := &atomic.Int64{}
	for n, name := range names {
		f, err := openFile(ctx, loader, name, mapping, opts, done)
		if err != nil {
			return Report{}, err
		}
		files[n] = f
	}
	if err := checkReplace(files, opts); err != nil {
		return Report{}, err
	}
	share(files, opts.Progress)
	if err := loader.Load(ctx, inOrder(files)); err != nil {
		return Report{}, fmt.Errorf("loading: %w", err)
	}
	return report(files)
}

// inOrder sorts the files so that what is referred to comes first; files of a kind stay
// as they were given, so that of two that say something else the later one is right.
func inOrder(files []*file) []*sla.Intake {
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b *file) int { return a.order - b.order })
	intakes := make([]*sla.Intake, len(sorted))
	for n, f := range sorted {
		intakes[n] = f.intake
	}
	return intakes
}

// checkReplace refuses two files of which each would take out the other's rows.
// A policy takes out nothing.
func checkReplace(files []*file, opts Options) error {
	seen := map[[2]string]bool{}
	for _, f := range files {
		key := [2]string{f.intake.Source, f.intake.Kind}
		if opts.Replace && f.intake.Kind != "" && f.intake.Kind != "policies" && seen[key] {
			return UsageError{fmt.Sprintf("--replace with two files of %s from the source %q: each would be all that the source has to say", f.intake.Kind, f.intake.Source), "load them one after the other, or without --replace"}
		}
		seen[key] = true
	}
	return nil
}

// share tells every file how many bytes there are in all.
func share(files []*file, progress func(done, total int64)) {
	if progress == nil {
		return
	}
	var total int64
	for _, f := range files {
		total += f.size
	}
	for _, f := range files {
		f.progress = func(done int64) { progress(min(done, total), total) }
	}
}

func report(files []*file) (Report, error) {
	var out Report
	refused := false
	for _, f := range files {
		in := f.intake
		r := FileReport{File: in.File, Source: in.Source, Kind: in.Kind, Format: f.format.Name, Rows: in.Rows, AlreadyLoaded: in.AlreadyLoaded,
			Unknown: f.unknown, Flags: in.Flags(), Rejects: in.Rejects()}
		refused = refused || len(r.Rejects) > 0
		out.Files = append(out.Files, r)
	}
	if refused {
		return out, ErrRejected
	}
	for n, f := range files {
		r, in := &out.Files[n], f.intake
		r.Added, r.Unchanged, r.Updated, r.Removed, r.Kept = in.Added, in.Unchanged, in.Updated, in.Removed, in.Kept
	}
	return out, nil
}

func closeAll(files []*file) {
	for _, f := range files {
		if f != nil && f.records != nil {
			f.records.close()
		}
	}
}
