package reports

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nines/sla"
)

// crowd is a source with as many customers as asked, made from those of a
// small fake: each is judged once and called by many names.
type crowd struct {
	*fake
	size      int
	templates [][]sla.Result
}

func newCrowd(size int) *crowd {
	c := &crowd{fake: newFake(60), size: size}
	_ = c.fake.Results(context.Background(), c.first, c.last, nil, func(results []sla.Result) error {
		if strings.HasPrefix(results[0].Customer, "customer-") {
			c.templates = append(c.templates, results)
		}
		return nil
	})
	return c
}

// named are a template's results under another name.
func (c *crowd) named(n int, to []sla.Result, first, last sla.Month) []sla.Result {
	to = to[:0]
	for _, r := range c.templates[n%len(c.templates)] {
		if r.Period.Last >= first && r.Period.Last <= last {
			r.Customer, r.CustomerName = fmt.Sprintf("crowd-%06d", n), fakeName(n)
			to = append(to, r)
		}
	}
	return to
}

func (c *crowd) Results(_ context.Context, first, last sla.Month, _ []string, each func([]sla.Result) error) error {
	var results []sla.Result
	for n := range c.size {
		results = c.named(n, results, first, last)
		if err := each(results); err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkTenThousandStatements compares with the floor: as many files of as
// many bytes each, written one after the other by os.WriteFile in the same run.
// go test -run '^$' -bench TenThousand -benchtime 1x ./reports
func BenchmarkTenThousandStatements(b *testing.B) {
	source := newCrowd(10_000)
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
		took := time.Since(start)
		floor, files := writeAgain(b, folder)
		b.ReportMetric(float64(took)/float64(floor), "x-of-floor")
		b.ReportMetric(floor.Seconds(), "floor-s")
		b.ReportMetric(took.Seconds(), "statements-s")
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
