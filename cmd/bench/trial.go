package main

import (
	"context"
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
}

// patience is how long a run may take before it counts as not measured.
const patience = 2 * time.Minute

// key is equal where the same is done to the same.
func (c contender) key() string { return strings.Join(append(c.args, c.from), " ") }

func (c contender) run(ctx context.Context) (cost, error) {
	if c.prepare != nil {
		if err := c.prepare(); err != nil {
			return cost{}, err
		}
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	took, printed, err := runProcess(ctx, c.fine, c.program, c.args...)
	if err == nil && c.check != nil {
		err = c.check(printed)
	}
	return took, err
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
		for _, side := range []struct {
			contender
			costs *[]cost
		}{{t.ours, &ours}, {t.base, &base}} {
			if side.costs == &ours && known != nil {
				ours = append(ours, *known)
				continue
			}
			took, err := side.run(ctx)
			if err != nil {
				f.failed = fmt.Errorf("%s: %w", side.name, err)
				return f
			}
			*side.costs = append(*side.costs, took)
		}
	}
	f.oursCost, f.baseCost = median(ours), median(base)
	return f
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
