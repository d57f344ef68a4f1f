package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// postgres is a private server: in a folder of its own, on a socket in it.
type postgres struct {
	folder string
	// programs is where initdb and postgres are.
	programs string
	// as is who runs it, nil for ourselves: it refuses to run as root.
	as *syscall.Credential
}

// findPostgres says where the server's programs are, "" if nowhere.
func findPostgres() string {
	if named, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(named); err == nil {
			return filepath.Dir(real)
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // where Debian hides them
	if err != nil || len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

// newPostgres makes an empty server in a temporary folder.
func newPostgres(ctx context.Context) (p postgres, err error) {
	p.programs = findPostgres()
	if p.programs == "" {
		return p, errors.New("PostgreSQL is not installed here")
	}
	if p.folder, err = os.MkdirTemp("", "bench-postgres"); err != nil {
		return p, err
	}
	if err := p.choose(); err != nil {
		return p, errors.Join(err, os.RemoveAll(p.folder))
	}
	cmd := p.command(ctx, "initdb", "-D", filepath.Join(p.folder, "files"), "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if out, err := cmd.CombinedOutput(); err != nil {
		return p, errors.Join(fmt.Errorf("making a server: %w\n%s", err, out), os.RemoveAll(p.folder))
	}
	return p, nil
}

// choose finds somebody else to run it where we are root.
func (p *postgres) choose() error {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.Atoi(found.Uid)
		gid, _ := strconv.Atoi(found.Gid)
		p.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return os.Chown(p.folder, uid, gid)
	}
	return errors.New("PostgreSQL does not run as root, and there is no user postgres or nobody")
}

func (p postgres) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(p.programs, name), args...)
	cmd.Dir, cmd.SysProcAttr = p.folder, &syscall.SysProcAttr{Credential: p.as}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	return cmd
}

// start runs the server until stop is called.
func (p postgres) start(ctx context.Context) (stop func() error, err error) {
	server := p.command(context.WithoutCancel(ctx), "postgres", "-D", filepath.Join(p.folder, "files"), "-k", p.folder,
		"-c", "listen_addresses=", "-c", "work_mem=256MB", "-c", "shared_buffers=1GB", "-c", "fsync=off", "-c", "jit=off", "-c", "max_wal_size=8GB")
	if err := server.Start(); err != nil {
		return nil, err
	}
	stop = func() error {
		server.Process.Signal(os.Interrupt)
		return server.Wait()
	}
	for range 1000 {
		if err = p.script(ctx, "select 1"); err == nil || ctx.Err() != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	return stop, nil
}

// script lets psql do what a script says.
func (p postgres) script(ctx context.Context, text string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(p.programs, "psql"), "-h", p.folder, "-U", "bench", "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("psql: %w\n%s", err, strings.TrimSpace(string(out)))
	}
	return nil
}

// runPostgres starts a server, lets it do what a script says and stops it, so
// that what it needed is what this process and its children needed.
func runPostgres(ctx context.Context, args []string) (err error) {
	flags := flag.NewFlagSet("postgres", flag.ContinueOnError)
	folder := flags.String("folder", "", "of the server")
	if err := flags.Parse(args); err != nil {
		return err
	}
	p := postgres{folder: *folder, programs: findPostgres()}
	if err := p.choose(); err != nil {
		return err
	}
	stop, err := p.start(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stop()) }()
	return p.script(ctx, strings.Join(flags.Args(), "\n"))
}
