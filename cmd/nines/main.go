// Command nines takes outages and tenants in, computes each customer's
// downtime against the terms that the customer signed, and writes the pages
// that account managers, executives and finance read.
//
// Enters: arguments, files, signals. Leaves: results on standard output,
// everything else on standard error, pages in a folder, an exit code
// (exit.go). It wires the packages together and decides nothing itself: each
// command is one file, and the list of commands is in root.go.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones must be the same on every machine
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	// A file that must not grow is an error of the write, as a full disk is.
	signal.Ignore(syscall.SIGXFSZ)
	// So is a reader who has seen enough: drafts are still removed.
	signal.Ignore(syscall.SIGPIPE)
	// The first signal asks the work to end cleanly; a second one kills.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program without the process: it returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &shared{terminal: newTerminal(stdout, stderr)}
	root := newRootCommand(s)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(s.out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && !s.started {
		// cobra refused the arguments before any command began.
		err = asUsage(err)
	}
	s.clock.tell(&s.terminal)
	if flushed := s.flush(); err == nil {
		err = flushed
	}
	if err != nil {
		s.fail(ctx, err)
	}
	return exitCode(err)
}
