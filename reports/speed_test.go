package reports

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkTenThousandStatements compares with the floor: as many files of as
// many bytes each, written one after the other by os.WriteFile in the same run.
// The times of all rounds are added up, for a round is as fast as its disk.
// go test -run '^$' -bench TenThousand -benchtime 5x ./reports
func BenchmarkTenThousandStatements(b *testing.B) {
	source := newCrowd(10_000)
	var took, floor, rounds time.Duration
	for b.Loop() {
		folder := b.TempDir()
		s := newSet(folder, source, Options{Provider: "Example Cloud", Tool: "nines test"})
		s.judged, _ = source.Months(context.Background())
		m, err := s.read(context.Background(), s.judged[11])
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if err := s.statements(context.Background(), m); err != nil {
			b.Fatal(err)
		}
		took += time.Since(start)
		again, files := writeAgain(b, folder)
		floor += again
		rounds++
		b.ReportMetric(float64(took)/float64(floor), "x-of-floor")
		b.ReportMetric((floor / rounds).Seconds(), "floor-s")
		b.ReportMetric((took / rounds).Seconds(), "statements-s")
		b.ReportMetric(float64(files), "files")
		b.ReportMetric(float64(s.written.Bytes)/float64(files), "bytes/file")
	}
}

// writeAgain writes files of the same sizes into a folder of its own.
func writeAgain(b *testing.B, folder string) (took time.Duration, files int) {
	b.Helper()
	var sizes []int64
	err := filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		stat, err := d.Info()
		sizes = append(sizes, stat.Size())
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	to, constant := b.TempDir(), make([]byte, 1<<20)
	start := time.Now()
	for n, size := range sizes {
		if err := os.WriteFile(filepath.Join(to, fmt.Sprintf("crowd-%06d.html", n)), constant[:size], 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start), len(sizes)
}
