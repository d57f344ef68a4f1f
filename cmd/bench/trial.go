package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// contender is one side of a trial: a program that is run several times.
type contender struct {
	name string
	// from is the database that it begins with, "" where it makes one.
	from string
	// prepare is called before every run and not timed; may be nil.
	prepare func() error
	program string
	args    []string
	// fine are exit codes beside 0 that are as they should be.
	fine []int
	// check looks at what the last run printed or left; may be nil.
	check func(printed string) error
	// patience is how long a run may take, 0 as long as most; once: it takes so
	// long that a single run must do.
	patience time.Duration
	once     bool
}

// slowest is how long a run may take that is known to be slow.
const slowest = 5 * time.Minute

// slow says that c may take its time, and is run once where there is much.
func (p plan) slow(c contender) contender {
	c.patience, c.once = slowest, p.size.contracts() > 10_000
	return c
}

// mostPatience is how long a run may take before it counts as not measured.
const mostPatience = 2 * time.Minute

// key is equal where the same is done to the same.
func (c contender) key() string { return strings.Join(append(c.args, c.from), " ") }

func (c contender) run(ctx context.Context) (cost, error) {
	if c.prepare != nil {
		if err := c.prepare(); err != nil {
			return cost{}, err
		}
	}
	patience := c.patience
	if patience == 0 {
		patience = mostPatience
	}
	limited, stop := context.WithTimeout(ctx, patience)
	defer stop()
	took, printed, err := runProcess(limited, c.fine, c.program, c.args...)
	if err != nil && limited.Err() != nil && ctx.Err() == nil {
		return cost{wall: patience}, unfinished{patience}
	}
	if err == nil && c.check != nil {
		err = c.check(printed)
	}
	return took, err
}

// unfinished is that a run took longer than it may.
type unfinished struct{ patience time.Duration }

func (u unfinished) Error() string {
	return fmt.Sprintf("not finished within %g s", u.patience.Seconds())
}

// trial is a step of nines beside something that everybody has.
type trial struct {
	step       string
	ours, base contender
	// target is the number of the target in the design, most the ratio that
	// it allows; 0 is none.
	target string
	most   float64
	// command of nines that must be there; "" where any nines will do.
	command string
}

// figure is what came out of a trial.
type figure struct {
	trial
	oursCost, baseCost cost
	// atLeast: the other side was not finished when its time was over, which is
	// the time that is shown.
	atLeast bool
	// failed says why there is no figure.
	failed error
}

func (f figure) ratio() float64 { return f.oursCost.wall.Seconds() / f.baseCost.wall.Seconds() }

func (f figure) processorRatio() float64 {
	return f.oursCost.processor.Seconds() / f.baseCost.processor.Seconds()
}

// measure runs both sides in turn, so that other work on the machine hits both.
// known, if not nil, is what nines needed for the same step already.
func measure(ctx context.Context, t trial, runs int, known *cost) figure {
	f := figure{trial: t}
	var ours, base []cost
	for range runs {
		if t.ours.once && len(ours) > 0 {
			known = &ours[0]
		}
		if known != nil {
			ours = append(ours, *known)
		} else if f.failed = t.ours.runInto(ctx, &ours); f.failed != nil {
			return f
		}
		if f.atLeast || t.base.once && len(base) > 0 {
			continue
		}
		f.failed = t.base.runInto(ctx, &base)
		var late unfinished
		if f.atLeast = errors.As(f.failed, &late); f.atLeast {
			f.failed, base = nil, append(base, cost{wall: late.patience})
		}
		if f.failed != nil {
			return f
		}
	}
	f.oursCost, f.baseCost = median(ours), median(base)
	return f
}

func (c contender) runInto(ctx context.Context, costs *[]cost) error {
	took, err := c.run(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	*costs = append(*costs, took)
	return nil
}

// copyFile copies a database, whole and closed.
func copyFile(from, to string) error {
	os.Remove(to + ".wal")
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, in)
	return err
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }
