package main

import (
	"context"
	"regexp"
	"strings"
)

// stepLine is a step as --timings tells it.
var stepLine = regexp.MustCompile(`(?m)^nines: ([a-z ]+?) +([0-9.]+) s$`)

// explainSlow runs what is over its target once more, to be told where the time
// goes. What tells nothing, as a start, is left out.
func (o *outcome) explainSlow(ctx context.Context) {
	o.slowSteps = map[string]string{}
	for _, f := range o.figures {
		if f.failed != nil || f.most == 0 || f.ratio() <= f.most || o.slowSteps[f.step] != "" {
			continue
		}
		steps, err := timed(ctx, f.ours)
		if err != nil { // the figures stand
			say("%s: its steps are not known: %v", f.step, err)
		}
		if steps != "" {
			o.slowSteps[f.step] = steps
		}
	}
}

// timed are the steps of one run of a contender, "" if it has none.
func timed(ctx context.Context, c contender) (string, error) {
	var args []string
	for _, arg := range c.args {
		if arg == "--quiet" { // a command of ours
			args = append(args, "--timings")
		}
		args = append(args, strings.ReplaceAll(arg, " --quiet ", " --timings --quiet ")) // or several, in a shell
	}
	c.args = args
	var steps []string
	check := c.check
	c.check = func(printed string) error {
		for _, found := range stepLine.FindAllStringSubmatch(printed, -1) {
			steps = append(steps, found[1]+" "+found[2])
		}
		if check == nil {
			return nil
		}
		return check(printed)
	}
	_, err := c.run(ctx)
	return strings.Join(steps, ", "), err
}
