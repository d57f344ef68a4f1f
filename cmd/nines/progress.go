package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a piece of work has come, with its rate and the time
// that remains. It shows nothing in the first second, nothing where nobody
// looks, and leaves nothing behind.
type progress struct{ bar *progressbar.ProgressBar }

// progress begins a bar for work that is counted in unit ("rows").
func (t *terminal) progress(what, unit string) *progress {
	if !t.live || t.quiet {
		return &progress{}
	}
	return &progress{progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(&patientWriter{w: t.err, from: time.Now().Add(time.Second)}),
		progressbar.OptionSetDescription("nines: "+printable(what)),
		progressbar.OptionSetItsString(unit),
		progressbar.OptionShowIts(),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetWidth(20),
		progressbar.OptionClearOnFinish(),
	)}
}

// set says how much is done; total is 0 where nobody knows.
func (p *progress) set(done, total int64) {
	if p.bar == nil {
		return
	}
	if total > 0 && p.bar.GetMax64() != total {
		p.bar.ChangeMax64(total)
	}
	// A bar that cannot be drawn is no reason to stop the work.
	_ = p.bar.Set64(done)
}

// close takes the bar away.
func (p *progress) close() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// patientWriter drops what is written before from.
type patientWriter struct {
	w    io.Writer
	from time.Time
}

func (p *patientWriter) Write(b []byte) (int, error) {
	if time.Now().Before(p.from) {
		return len(b), nil
	}
	return p.w.Write(b)
}
