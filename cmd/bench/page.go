package main

import (
	_ "embed"
	"fmt"
	"runtime"
	"strings"
)

// line is a figure for the screen.
func (f figure) line() string {
	if f.failed != nil {
		return fmt.Sprintf("  %-42s not measured: %s", f.step, f.reason())
	}
	return fmt.Sprintf("  %-42s %9s beside %-24s %9s: %6s x %s", f.step, seconds(f.oursCost.wall), f.base.name, f.baseTime(), f.ratioText(), f.verdict())
}

// What the other side needed; of one that was not finished, what is known.

func (f figure) baseTime() string {
	if f.atLeast {
		return fmt.Sprintf("not finished within %g s", f.baseCost.wall.Seconds())
	}
	return seconds(f.baseCost.wall)
}

func (f figure) ratioText() string {
	if f.atLeast {
		return fmt.Sprintf("below %.4f", f.ratio())
	}
	if f.ratio() < 0.1 {
		return fmt.Sprintf("%.4f", f.ratio())
	}
	return fmt.Sprintf("%.2f", f.ratio())
}

func (f figure) processorText() string {
	if f.atLeast {
		return ""
	}
	return fmt.Sprintf("%.2f", f.processorRatio())
}

func (f figure) baseMemory() string {
	if f.atLeast {
		return ""
	}
	return f.baseCost.memory()
}

// reason is the last line of why there is no figure.
func (f figure) reason() string {
	lines := strings.Split(strings.TrimSpace(f.failed.Error()), "\n")
	return lines[len(lines)-1]
}

func (f figure) verdict() string {
	switch {
	case f.most == 0:
		return ""
	case f.ratio() <= f.most:
		return fmt.Sprintf("%s: within %gx", f.target, f.most)
	}
	return fmt.Sprintf("%s: over %gx", f.target, f.most)
}

// page is docs/performance.md.
func page(done []outcome, runs int) string {
	var b strings.Builder
	b.WriteString(head)
	fmt.Fprintf(&b, "\nMedians of %d runs in fresh processes, on %d cores (%s/%s), %s.\n", runs, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	writeTargets(&b, done)
	for _, o := range done {
		o.write(&b)
	}
	writeGrowth(&b, done)
	b.WriteString(notes)
	return b.String()
}

// writeSlow says where the time of the lines over their target goes.
func (o outcome) writeSlow(b *strings.Builder) {
	if len(o.slowSteps) == 0 {
		return
	}
	b.WriteString("\nSteps, in seconds, of one run of each line that is over its target:\n\n| step | its steps |\n|---|---|\n")
	for _, f := range o.figures {
		if steps := o.slowSteps[f.step]; steps != "" {
			fmt.Fprintf(b, "| %s | %s |\n", f.step, steps)
			delete(o.slowSteps, f.step) // it may stand beside several
		}
	}
}

// notes is what stands behind the figures.
//
//go:embed notes.md
var notes string

const head = `# Performance

This page is written by ` + "`make bench`" + `; its figures are those of one machine, so
look at the ratios. Each step stands beside something that anybody could use
instead, measured in turn with it: the bare engine reading the same CSV files into
tables of a new database file, with no order to keep and nothing checked; SQL that
judges; PostgreSQL; a script.

| to measure | run |
|---|---|
| S, M10 and M, and write this page | ` + "`make bench`" + ` |
| a million tenants | ` + "`make bench SIZES=L`" + ` |
| where a step spends its time | ` + "`go run ./cmd/bench profile -step analyze -db FILE -out cpu.prof`" + `, then ` + "`go tool pprof -top cpu.prof`" + ` |
| the files alone | ` + "`go run ./cmd/bench generate -size M -out FOLDER`" + ` |

"Time" is the wall clock, "processor" the time for which processors were busy:
where a machine has other work, its ratio is the steadier one. "Memory" is the
most that the process had. A target is the ratio of times that the design allows.
`

func (o outcome) write(b *strings.Builder) {
	s := o.size
	fmt.Fprintf(b, "\n## %s: %d tenants, %d contracts, %d outage rows, 12 months\n\n", s.name, s.tenants, s.contracts(), s.shared+s.own)
	fmt.Fprintf(b, "Files: tenants %s, outages %s. Database: with the inputs %s, with the results %s.\n\n",
		mebibytes(sizeOf(o.tenants)), mebibytes(sizeOf(o.outages)), mebibytes(sizeOf(o.db("loaded"))), mebibytes(sizeOf(o.db("judged"))))
	b.WriteString("| step | nines | beside | its time | ratio | target | processor ratio | memory | its memory |\n|---|--:|---|--:|--:|---|--:|--:|--:|\n")
	for _, f := range o.figures {
		if f.failed != nil {
			fmt.Fprintf(b, "| %s | not measured: %s | | | | | | | |\n", f.step, f.reason())
			continue
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", f.step, seconds(f.oursCost.wall), f.base.name,
			f.baseTime(), f.ratioText(), f.verdict(), f.processorText(), f.oursCost.memory(), f.baseMemory())
	}
	if len(o.agreed) > 0 {
		fmt.Fprintf(b, "\nOn plain terms the same rows, field by field, as nines: %s.\n", strings.Join(o.agreed, ", "))
	}
	o.writeSlow(b)
	fmt.Fprintf(b, "\nWhere the time of one `analyze` goes:\n\n```\n%s```\n", o.steps)
}
