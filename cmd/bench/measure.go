package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

type measureOptions struct {
	sizes, nines, work, write string
	runs                      int
	seed                      uint64
}

func runMeasure(ctx context.Context, args []string) error {
	var o measureOptions
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.StringVar(&o.sizes, "size", "S", "one or more of S, M10, M, L, with commas between")
	flags.StringVar(&o.nines, "nines", filepath.Join("bin", "nines"), "the nines that is measured")
	flags.StringVar(&o.work, "work", filepath.Join("bin", "bench"), "the folder for data sets and databases")
	flags.StringVar(&o.write, "write", "", "write the figures to this file, too")
	flags.IntVar(&o.runs, "runs", 3, "of how many runs the median is taken")
	flags.Uint64Var(&o.seed, "seed", 1, "decides everything that is invented")
	if err := flags.Parse(args); err != nil {
		return err
	}
	work, err := filepath.Abs(o.work)
	if err != nil {
		return err
	}
	o.work = work
	var done []outcome
	for name := range strings.SplitSeq(o.sizes, ",") {
		s, err := sizeNamed(name)
		if err != nil {
			return err
		}
		one, err := measureSize(ctx, s, o)
		if err != nil {
			return err
		}
		done = append(done, one)
	}
	text := page(done, o.runs)
	fmt.Println(text)
	if o.write == "" {
		return nil
	}
	return os.WriteFile(o.write, []byte(text), 0o644)
}

// outcome is everything that was found out about a size.
type outcome struct {
	plan
	figures []figure
	// agreed are the other ways to judge that came to the same rows.
	agreed []string
	// steps is where the time of analyze goes; kernelNS is what a result of a
	// contract costs the kernel alone, on one core.
	steps    string
	kernelNS int64
	// slowSteps are the steps, in seconds, of what is over its target.
	slowSteps map[string]string
}

func measureSize(ctx context.Context, s size, o measureOptions) (outcome, error) {
	work := filepath.Join(o.work, s.name)
	if err := os.MkdirAll(work, 0o755); err != nil {
		return outcome{}, err
	}
	say("%s: %d contracts, %d outage rows", s.name, s.contracts(), s.shared+s.own)
	p := plan{set: setIn(s, filepath.Join(work, "files"), true), work: work}
	if err := p.findPrograms(ctx, o.nines); err != nil {
		return outcome{}, err
	}
	// In a process of its own: what is measured inherits our memory.
	if _, _, err := runProcess(ctx, nil, p.self, "generate", "-size", s.name, "-out", p.folder, "-seed", fmt.Sprint(o.seed), "-bad", "-plain", "-parquet", "-xlsx"); err != nil {
		return outcome{}, err
	}
	if err := p.prepared(ctx); err != nil {
		return outcome{}, err
	}
	j := judgingOf(p)
	if err := j.prepared(ctx); err != nil {
		return outcome{}, err
	}
	out := outcome{plan: p}
	beside, done := j.trials(ctx)
	err := out.measure(ctx, append(p.trials(), beside...), o.runs)
	if err = errors.Join(err, done()); err != nil {
		return out, err
	}
	out.agreed = *j.agreed
	out.explainSlow(ctx)
	out.steps, out.kernelNS, err = p.whereAnalyzeGoes(ctx)
	return out, err
}

// measure runs trials and keeps their figures. What is not measured has a
// figure that says why; a disagreement about results ends it all.
func (o *outcome) measure(ctx context.Context, trials []trial, runs int) error {
	known := map[string]*cost{}
	for _, t := range trials {
		f := figure{trial: t, failed: fmt.Errorf("this nines has no %s", t.command)}
		if t.command == "" || strings.Contains(o.has, "\n  "+t.command+" ") {
			same := t.ours.key()
			f = measure(ctx, t, runs, known[same])
			if f.failed == nil {
				known[same] = &f.oursCost
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		say("%s", f.line())
		var apart disagreement
		if errors.As(f.failed, &apart) {
			return f.failed
		}
		o.figures = append(o.figures, f)
	}
	return nil
}

// findPrograms finds nines and ourselves, and builds the smallest program.
func (p *plan) findPrograms(ctx context.Context, nines string) (err error) {
	if p.nines, err = filepath.Abs(nines); err != nil {
		return err
	}
	if p.self, err = os.Executable(); err != nil {
		return err
	}
	if p.has, err = commandsOf(ctx, p.nines); err != nil {
		return err
	}
	source := filepath.Join(p.work, "empty", "main.go")
	p.empty = filepath.Join(p.work, "empty", "empty")
	if err := os.MkdirAll(filepath.Dir(source), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return err
	}
	_, _, err = runProcess(ctx, nil, "go", "build", "-o", p.empty, source)
	return err
}

// commandsOf lists what a nines knows; a flag that we ask for is one of them.
func commandsOf(ctx context.Context, nines string) (string, error) {
	_, commands, err := runProcess(ctx, nil, nines, "--help")
	if err != nil {
		return "", err
	}
	name, flag, _ := strings.Cut(materialize, " ")
	_, flags, err := runProcess(ctx, nil, nines, name, "--help")
	if strings.Contains(flags, flag) {
		commands += "\n  " + materialize + " "
	}
	return commands, err
}

// whereAnalyzeGoes is what our own profile prints, and one figure of it.
func (p plan) whereAnalyzeGoes(ctx context.Context) (printed string, kernelNS int64, err error) {
	if err := copyFile(p.db("loaded"), p.db("ours")); err != nil {
		return "", 0, err
	}
	_, printed, err = runProcess(ctx, nil, p.self, "profile", "-step", "analyze", "-db", p.db("ours"), "-out", filepath.Join(p.work, "analyze.prof"))
	if err != nil {
		return printed, 0, err
	}
	found := regexp.MustCompile(`(\d+) ns each`).FindStringSubmatch(printed)
	if found == nil {
		return printed, 0, errors.New("the profile does not say what a result costs")
	}
	kernelNS, err = strconv.ParseInt(found[1], 10, 64)
	return printed, kernelNS, err
}

// say tells how far it is, beside the results.
func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
