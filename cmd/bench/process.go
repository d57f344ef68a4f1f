package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// cost is what a process needed.
type cost struct {
	// wall is how long it took, processor how long it kept processors busy:
	// on a machine with other work the second is the steadier figure.
	wall, processor time.Duration
	// peak is the most memory it had, in bytes. A process inherits the peak of
	// the one that started it, so less than our own cannot be seen.
	peak int64
}

// memory is a peak for people.
func (c cost) memory() string {
	var own syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &own) == nil && c.peak <= peakOf(&own) {
		return "below " + mebibytes(peakOf(&own))
	}
	return mebibytes(c.peak)
}

// runProcess runs a program in a process of its own. An exit code among fine
// is no error.
func runProcess(ctx context.Context, fine []int, name string, args ...string) (cost, string, error) {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdout, cmd.Stderr = &out, &out
	// Asked to stop, ours stop what they started; a program that does not is killed.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	start := time.Now()
	err := cmd.Run()
	c := cost{wall: time.Since(start)}
	if cmd.ProcessState == nil {
		return c, "", err
	}
	c.processor = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.peak = peakOf(cmd.ProcessState.SysUsage())
	var ended *exec.ExitError
	if errors.As(err, &ended) && slices.Contains(fine, ended.ExitCode()) {
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, strings.TrimSpace(out.String()))
	}
	return c, out.String(), err
}

// peakOf is a process's largest resident memory. Linux counts kibibytes, others
// bytes.
func peakOf(usage any) int64 {
	used, ok := usage.(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "linux":
		return used.Maxrss << 10
	}
	return used.Maxrss
}

// median is, for each measure on its own, the middle of several runs.
func median(costs []cost) cost {
	middle := func(of func(cost) int64) int64 {
		var list []int64
		for _, c := range costs {
			list = append(list, of(c))
		}
		slices.Sort(list)
		return list[len(list)/2]
	}
	return cost{
		wall:      time.Duration(middle(func(c cost) int64 { return int64(c.wall) })),
		processor: time.Duration(middle(func(c cost) int64 { return int64(c.processor) })),
		peak:      middle(func(c cost) int64 { return c.peak }),
	}
}
